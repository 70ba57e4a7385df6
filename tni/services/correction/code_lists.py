"""Use case of a teacher's correction codes: her lists, the code that is chosen, and changes, each kept at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from tni.core.listeners import Listeners
from tni.document.correction_code import CodeLists, CorrectionCode, code_for_key


class CodeListsPort(Protocol):
    """Port of the file of lists."""

    def read(self) -> CodeLists | None: ...

    def write(self, lists: CodeLists) -> None:
        """Raises: WriteError."""


class CodeListsService:
    """The teacher's lists of codes, for the main thread. usual: returns the lists that are offered to who has none
    yet."""

    def __init__(self, file: CodeListsPort, usual: Callable[[], CodeLists]) -> None:
        self._file, self._usual = file, usual
        self._lists = file.read() or usual()
        self._place: int | None = 0 if self._lists.current.codes else None
        self._listeners = Listeners[CodeLists]()

    def subscribe(self, listener: Callable[[CodeLists], None]) -> None:
        """Call `listener` whenever the lists or the chosen code are others."""
        self._listeners.add(listener)

    @property
    def lists(self) -> CodeLists:
        return self._lists

    @property
    def place(self) -> int | None:
        """Place of the chosen code in the list in use; None for none."""
        return self._place

    @property
    def code(self) -> CorrectionCode | None:
        """The chosen code."""
        return None if self._place is None else self._lists.current.codes[self._place]

    def choose(self, place: int) -> None:
        """Choose a code of the list in use."""
        if 0 <= place < len(self._lists.current.codes):
            self._place = place
            self._listeners.tell(self._lists)

    def choose_by_key(self, typed: str) -> bool:
        """Choose the code of a key, and return whether there is one; see `code_for_key`."""
        found = code_for_key(self._lists.current.codes, typed, self._place)
        if found is not None:
            self.choose(found)
        return found is not None

    def refresh(self) -> None:
        """Take the lists as another window may have written them."""
        self._show(self._file.read() or self._lists)

    def change(self, lists: CodeLists) -> None:
        """Take other lists, and write them. Raises: WriteError; they are in use all the same."""
        self._show(lists)
        self._file.write(lists)

    def _show(self, lists: CodeLists) -> None:
        before = self.code
        self._lists = lists
        codes = lists.current.codes
        if before is None or before not in codes:
            self._place = min(self._place or 0, len(codes) - 1) if codes else None
        else:
            self._place = codes.index(before)
        self._listeners.tell(lists)

    def usual_lists(self) -> CodeLists:
        """Return the lists that are offered to who has none."""
        return self._usual()
