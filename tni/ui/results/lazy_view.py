"""Base of the views that are filled when they are seen, since a class may have very many results."""

from __future__ import annotations

from typing import override

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget


class LazyView(QWidget):
    """View that is filled when it is visible. is_stale: whether its content is older than its data."""

    def __init__(self, *, is_stale: bool) -> None:
        super().__init__()
        self.is_stale = is_stale

    def fill(self) -> None:
        """Show the data. Implemented by each view."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Fill the view with new data now if it is visible, otherwise when it is next shown."""
        self.is_stale = True
        if self.isVisible():
            self._fill()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.is_stale:
            self._fill()

    def _fill(self) -> None:
        self.is_stale = False
        self.fill()
