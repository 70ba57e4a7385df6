"""Titled panel, low on the board. It asks or offers something without covering the writing."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tni.ui.chrome.button import IconButton, Style
from tni.ui.chrome.panel import FloatingPanel, Label, set_panel_spacing
from tni.ui.i18n import tr


class TitledPanel(FloatingPanel):
    """Panel with a title and a close button; Escape closes it."""

    def __init__(self, style: Style, title: str, parent: QWidget) -> None:
        super().__init__(style, title, parent)
        self.rows = QVBoxLayout(self)
        set_panel_spacing(self.rows, style)
        line = QHBoxLayout()
        line.addWidget(Label(style, title, size="title"))
        line.addStretch(1)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        close = IconButton(style, "x", tr("Fermer : {}").format(title))
        close.clicked.connect(self.put_away)
        line.addWidget(close)
        self.rows.addLayout(line)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
        else:
            super().keyPressEvent(event)

    def open_low(self) -> None:
        """Open the panel at the bottom centre and give it the keyboard focus."""
        self.open_at()
        area = self.free_area()
        self.keep_inside(area.bottomLeft() + (area.bottomRight() - area.bottomLeft()) / 2 - self.rect().center())
        self.setFocus()  # so that Escape works and Tab continues from here
