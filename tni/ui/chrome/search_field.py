"""Search field that tells when it is touched, because a board has no keyboard."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from tni.ui.chrome.button import IconButton, Style
from tni.ui.i18n import tr

FRAME_PX = 2
"""Of the field, that its button leaves free."""


class SearchField(QLineEdit):
    """Field that is searched with, or that a name is typed into. typing_began: it was pressed; True by a finger or a
    pen, of which a window makes a mouse."""

    typing_began = Signal(bool)

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._clear: IconButton | None = None

    def make_clearable(self, style: Style) -> None:
        """Add a button that empties the field, there while it holds text. Qt's own is too small for a finger."""
        self._clear = IconButton(style, "x", tr("Effacer", "a search"), self)
        self._clear.token = "muted"
        self._clear.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._clear.setCursor(Qt.CursorShape.ArrowCursor)
        self._clear.clicked.connect(self.clear)
        self.textChanged.connect(self._place_clear)
        style.theme.changed.connect(self._place_clear)
        self._place_clear()

    def _place_clear(self) -> None:
        if self._clear is None:
            return
        side, has_text = self._clear.sizeHint().width(), bool(self.text())
        self._clear.setGeometry(self.width() - side, FRAME_PX, side - FRAME_PX, self.height() - 2 * FRAME_PX)
        self._clear.setVisible(has_text)
        self.setTextMargins(0, 0, side - self._clear.kit.theme.metrics.pad_px if has_text else 0, 0)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_clear()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self.typing_began.emit(event.source() is not Qt.MouseEventSource.MouseEventNotSynthesized)
