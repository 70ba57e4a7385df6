"""Undo and redo without limit: changes by number, those of earlier days fetched from the file when they are needed."""

from __future__ import annotations

from collections.abc import Callable

from tni.document.document import Change

MIN_IN_MEMORY = 500
"""Changes that are kept at hand, at least."""


class UndoHistory:
    """Changes 1 to `length` are kept; 1 to `position` are done, the rest undone. Nothing is applied here."""

    def __init__(self, length: int = 0, position: int = 0, load: Callable[[int], Change] | None = None) -> None:
        """load: gives change `number` of an earlier run; it may raise, and then nothing has moved."""
        if not 0 <= position <= length:
            raise ValueError(f"position must be 0 to {length}, got {position}")
        self._length, self._position = length, position
        self._load = load
        self._recent: dict[int, Change] = {}
        self._inverse: Change | None = None  # of what would be undone, once it was asked for

    @property
    def length(self) -> int:
        return self._length

    @property
    def position(self) -> int:
        return self._position

    @property
    def can_undo(self) -> bool:
        return self._position > 0

    @property
    def can_redo(self) -> bool:
        return self._position < self._length

    @property
    def is_at_hand(self) -> bool:
        """Whether `to_undo` need not load anything."""
        return self._position in self._recent

    def push(self, change: Change) -> int:
        """Add a change that has been done, forgetting what was undone before it. Returns its number."""
        for number in range(self._position + 1, self._length + 1):
            self._recent.pop(number, None)
        self._move(self._position + 1)
        self._length = self._position
        self._recent[self._position] = change
        return self._position

    def forget_old(self) -> None:
        """Let go of changes far back: `load` gives them again. To be called when it can."""
        if self._load is not None and len(self._recent) > 2 * MIN_IN_MEMORY:
            self._recent = {n: change for n, change in self._recent.items() if n > self._position - MIN_IN_MEMORY}

    def to_undo(self) -> Change | None:
        """What `undo` would give; nothing moves."""
        if self._inverse is None and self.can_undo:
            self._inverse = self._change(self._position).inverse()
        return self._inverse

    def to_redo(self) -> Change | None:
        """What `redo` would give; nothing moves."""
        return self._change(self._position + 1) if self.can_redo else None

    def undo(self) -> Change | None:
        """The change to apply to take back the last one; None when there is none."""
        if (change := self.to_undo()) is not None:
            self._move(self._position - 1)
        return change

    def redo(self) -> Change | None:
        """The change to apply to do again what was undone last; None when there is none."""
        if (change := self.to_redo()) is not None:
            self._move(self._position + 1)
        return change

    def _move(self, position: int) -> None:
        self._position, self._inverse = position, None

    def _change(self, number: int) -> Change:
        if number not in self._recent:
            if self._load is None:
                raise KeyError(number)
            self._recent[number] = self._load(number)
        return self._recent[number]
