"""Search field that tells when it is touched, because a board has no keyboard."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from tni.ui.chrome.button import IconButton, Style
from tni.ui.i18n import tr


class ClearButton(IconButton):
    """Cross within a field: without a ground of its own, which would cover the frame."""

    @override
    def paint_ground(self, painter: QPainter, idle: str | None = None, chosen: str = "accent") -> QRectF:
        self.token = "text" if self.isDown() or self.underMouse() else "muted"
        return QRectF(self.rect())


class SearchField(QLineEdit):
    """Field that is searched with, or that a name is typed into. typing_began: it was pressed; True by a finger or a
    pen, of which a window makes a mouse."""

    typing_began = Signal(bool)

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._clear: IconButton | None = None

    def make_clearable(self, style: Style) -> None:
        """Add a button that empties the field, there while it holds text. Qt's own is too small for a finger."""
        self._clear = ClearButton(style, "x", tr("Effacer", "a search"), self)
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
        self._clear.setGeometry(self.width() - side, 0, side, self.height())
        self._clear.setVisible(has_text)
        self.setTextMargins(0, 0, side - self._clear.kit.theme.metrics.pad_px if has_text else 0, 0)

    @override
    def sizeHint(self) -> QSize:
        """Return a size in which the button is a whole target."""
        hint = super().sizeHint()
        return hint if self._clear is None else hint.expandedTo(self._clear.sizeHint())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_clear()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self.typing_began.emit(event.source() is not Qt.MouseEventSource.MouseEventNotSynthesized)


class ValueField(SearchField):
    """Field with a value that is mostly typed anew: the press that comes to it selects all of it, the next one places
    the cursor."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._has_come = False

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._has_come = event.reason() is Qt.FocusReason.MouseFocusReason

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self._has_come and not self.hasSelectedText():
            self.selectAll()
        self._has_come = False
