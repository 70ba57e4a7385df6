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
    """Editor of notes. save: called with a page and its new notes, after a pause and before another page is shown."""

    def __init__(self, save: Callable[[PageId, str], None]) -> None:
        super().__init__()
        self._save_notes = save
        self._page: PageId | None = None
        self._saved = ""
        self.setAccessibleName(tr("Notes de la page, pour l’enseignant seul"))
        self.setPlaceholderText(tr("Notes que la classe ne voit pas"))
        self.setTabChangesFocus(True)
        self._soon = QTimer(self, singleShot=True, interval=SAVE_DELAY_MS)
        self._soon.timeout.connect(self.save)
        self.textChanged.connect(self._soon.start)

    def show_notes(self, page: PageId, notes: str) -> None:
        """Show the notes of a page; text being typed on the same page is left alone."""
        if page == self._page and (notes == self._saved or self._soon.isActive()):
            return
        self.save()
        self._page, self._saved = page, notes
        self.blockSignals(True)
        self.setPlainText(notes)
        self.blockSignals(False)

    def save(self) -> None:
        """Store the typed text now."""
        self._soon.stop()
        text = self.toPlainText()
        if self._page is not None and text != self._saved:
            self._saved = text
            self._save_notes(self._page, text)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.save()
        super().focusOutEvent(event)
