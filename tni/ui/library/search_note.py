"""Note above what a search found: words that are nowhere, and what was taken for those that were mistyped."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from tni.library.lesson_query import QueryReading
from tni.ui.chrome.button import Style
from tni.ui.chrome.panel import Label
from tni.ui.messages.library import reading_text


class SearchNote(Label):
    """Line of text over the view, hidden while all words were found as they were typed."""

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(style, parent=parent)
        self.kit = style
        self.setWordWrap(True)
        self.hide()

    def show_reading(self, reading: QueryReading) -> None:
        text = reading_text(reading)
        pad = self.kit.theme.metrics.pad_px
        self.setContentsMargins(pad * 2, pad, pad * 2, 0)
        self.setText(text)
        self.setVisible(bool(text))
