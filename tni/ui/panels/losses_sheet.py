"""Sheet with all that was lost when a plugin read or wrote a lesson."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QWidget

from tni.ui.chrome.button import Style
from tni.ui.chrome.finger_scroll import FingerScroll
from tni.ui.chrome.sheet import Sheet


class LossesSheet(Sheet):
    """Sheet of losses, a line each."""

    def __init__(self, style: Style, title: str, lines: Sequence[str], parent: QWidget) -> None:
        super().__init__(style, title, parent)
        self.title.setWordWrap(True)
        self.head.setStretchFactor(self.title, 1)
        self.list = QListWidget()
        self.list.setAccessibleName(title)
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        FingerScroll(self.list)
        self.list.addItems(list(lines))
        self.list.setCurrentRow(0)
        self.rows.addWidget(self.list, 1)
