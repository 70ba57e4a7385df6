"""Strip of buttons above the windows of other programs."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QScreen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tni.ui.chrome.announcement import announce
from tni.ui.chrome.button import Style
from tni.ui.chrome.panel import Label
from tni.ui.chrome.style_sheet import apply_to_window


class FloatingStrip(QWidget):
    """Strip above all windows. It takes no keyboard focus, so the other program keeps it, and is dragged by its ground.

    texts: the heading, and below it what was last told.
    """

    def __init__(self, style: Style, title: str, heading: str) -> None:
        flags = (
            Qt.WindowType.Tool
            | Qt.WindowType.FramelessWindowHint
            | Qt.WindowType.WindowStaysOnTopHint
            | Qt.WindowType.WindowDoesNotAcceptFocus
        )
        super().__init__(None, flags)
        self.kit = style
        self._grip: QPoint | None = None
        self._was_moved = False
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        apply_to_window(self, style.theme)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.heading = Label(style, heading, size="small", token="muted")
        self.message = Label(style, size="small", token="accent")
        self.texts = QVBoxLayout()
        self.texts.setSpacing(0)
        self.texts.addWidget(self.heading)
        self.texts.addWidget(self.message)

    def tell(self, text: str) -> None:
        """Say something below the heading, to screen readers too; "" for nothing."""
        self.message.setText(text)
        self.message.setVisible(bool(text))
        if text:
            announce(self, text)

    def place_at(self, edge: Qt.Edge, screen: QScreen) -> None:
        """Place the strip in the middle of the top or bottom edge of a screen, where it was not moved elsewhere."""
        if self._was_moved:
            return
        area, gap = screen.availableGeometry(), self.kit.theme.metrics.gap_px
        place = QRect(QPoint(0, 0), self.sizeHint())
        place.moveCenter(area.center())
        if edge is Qt.Edge.TopEdge:
            place.moveTop(area.top() + gap)
        else:
            place.moveBottom(area.bottom() - gap)
        self.setGeometry(place.intersected(area))

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._grip = event.globalPosition().toPoint() - self.pos()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grip is not None:
            self._was_moved = True
            self.move(event.globalPosition().toPoint() - self._grip)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look, metrics = self.kit.theme, self.kit.theme.metrics
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.colour("surface"))
        painter.setPen(QPen(look.colour("line"), metrics.line_px))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()
