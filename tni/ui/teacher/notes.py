"""Editor of the teacher's notes on the current page; pupils never see them."""

from __future__ import annotations

from collections.abc import Callable
from typing import override

from PySide6.QtCore import QTimer
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QPlainTextEdit

from tni.core.ids import PageId
from tni.ui.i18n import tr

SAVE_DELAY_MS = 800


class NotesEditor(QPlainTextEdit):
    """Editor of notes. keep: called with a page and its new notes, after a pause and before another page is shown."""

    def __init__(self, keep: Callable[[PageId, str], None]) -> None:
        super().__init__()
        self._keep_notes = keep
        self._page: PageId | None = None
        self._kept = ""
        self.setAccessibleName(tr("Notes de la page, pour l’enseignant seul"))
        self.setPlaceholderText(tr("Notes pour vous seul"))
        self.setTabChangesFocus(True)
        self._soon = QTimer(self, singleShot=True, interval=SAVE_DELAY_MS)
        self._soon.timeout.connect(self.keep)
        self.textChanged.connect(self._soon.start)

    def show_notes(self, page: PageId, notes: str) -> None:
        """Show the notes of a page; text being typed on the same page is left alone."""
        if page == self._page and (notes == self._kept or self._soon.isActive()):
            return
        self.keep()
        self._page, self._kept = page, notes
        self.blockSignals(True)
        self.setPlainText(notes)
        self.blockSignals(False)

    def keep(self) -> None:
        """Store the typed text now."""
        self._soon.stop()
        text = self.toPlainText()
        if self._page is not None and text != self._kept:
            self._kept = text
            self._keep_notes(self._page, text)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.keep()
        super().focusOutEvent(event)
