"""Line of a menu beside a tile: an icon and a text, as wide as the menu."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from tni.ui.chrome.button import Style, TouchButton


class MenuLine(TouchButton):
    """Button of one action in a menu."""

    WIDEST_TARGETS = 8

    def __init__(self, style: Style, icon: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(style, parent)
        self._icon, self.label = icon, text
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        metrics = self.kit.theme.metrics
        wide = QFontMetrics(self.kit.theme.font()).horizontalAdvance(self.label) + metrics.icon_px + 4 * metrics.pad_px
        return QSize(min(wide, metrics.target_px * self.WIDEST_TARGETS), metrics.target_px)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look, metrics = self.kit.theme, self.kit.theme.metrics
        painter = QPainter(self)
        self.paint_ground(painter)
        side = metrics.icon_px
        icon = QRect(metrics.pad_px, (self.height() - side) // 2, side, side)
        self.kit.icons.paint(painter, self._icon, icon, look.colour("text"))
        painter.setFont(look.font())
        painter.setPen(look.colour("text"))
        left = icon.right() + metrics.pad_px
        room = QRect(left, 0, self.width() - left - metrics.pad_px, self.height())
        text = painter.fontMetrics().elidedText(self.label, Qt.TextElideMode.ElideMiddle, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        painter.end()
