"""Unlimited undo and redo: numbered changes, older ones loaded from the file on demand."""

from __future__ import annotations

from collections.abc import Callable

from tni.document.document import Change

MIN_IN_MEMORY = 500
"""Number of changes that stay in memory, at least."""


class UndoHistory:
    """Undo history of a layer. It holds changes 1 to `length`, of which 1 to `position` are done and the rest undone.
    It applies nothing itself."""

    def __init__(self, length: int = 0, position: int = 0, load: Callable[[int], Change] | None = None) -> None:
        """load: returns change `number` of an earlier run. It may raise; the position is then unchanged."""
        if not 0 <= position <= length:
            raise ValueError(f"position must be 0 to {length}, got {position}")
        self._length, self._position = length, position
        self._load = load
        self._recent: dict[int, Change] = {}
        self._inverse: Change | None = None  # inverse of the last change, once computed

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
        """True if `to_undo` needs to load nothing."""
        return self._position in self._recent

    def push(self, change: Change) -> int:
        """Add a change that has been applied and discard undone changes. Returns its number."""
        for number in range(self._position + 1, self._length + 1):
            self._recent.pop(number, None)
        self._move(self._position + 1)
        self._length = self._position
        self._recent[self._position] = change
        return self._position

    def forget_old(self) -> None:
        """Drop old changes from memory. Call it only when `load` can return them again."""
        if self._load is not None and len(self._recent) > 2 * MIN_IN_MEMORY:
            self._recent = {n: change for n, change in self._recent.items() if n > self._position - MIN_IN_MEMORY}

    def to_undo(self) -> Change | None:
        """Return what `undo` would return, without moving."""
        if self._inverse is None and self.can_undo:
            self._inverse = self._change(self._position).inverse()
        return self._inverse

    def to_redo(self) -> Change | None:
        """Return what `redo` would return, without moving."""
        return self._change(self._position + 1) if self.can_redo else None

    def undo(self) -> Change | None:
        """Step back and return the change to apply; None when there is nothing to undo."""
        if (change := self.to_undo()) is not None:
            self._move(self._position - 1)
        return change

    def redo(self) -> Change | None:
        """Step forward and return the change to apply; None when there is nothing to redo."""
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
