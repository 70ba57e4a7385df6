"""Losses of a lesson that is being read, gathered page by page."""

from __future__ import annotations

from tni.api.formats import FormatLoss

MOST = 100_000
"""Most losses that are listed one by one; the rest is counted."""


class ImportLosses:
    """List of losses."""

    def __init__(self) -> None:
        self._found: list[FormatLoss] = []
        self._said: set[tuple[str, int]] = set()
        self._more = 0

    @property
    def found(self) -> tuple[FormatLoss, ...]:
        more = FormatLoss(f"Autres pertes, non détaillées : {self._more}.")
        return (*self._found, more) if self._more else tuple(self._found)

    def drop(self, what: str, page: int, item: str) -> None:
        """Add an element that is left out."""
        self._add(FormatLoss(what, page, True, item))

    def change(self, what: str, page: int, item: str) -> None:
        """Add an element that is kept in a changed way."""
        self._add(FormatLoss(what, page, False, item))

    def say_once(self, what: str, page: int = 0, item: str = "") -> None:
        """Add what is kept in a changed way, once for a page; once for the lesson on page 0."""
        if (what, page) not in self._said:
            self._said.add((what, page))
            self._add(FormatLoss(what, page, False, item))

    def _add(self, loss: FormatLoss) -> None:
        if len(self._found) < MOST:
            self._found.append(loss)
        else:
            self._more += 1
