"""Frozen picture of the main window, which pupils go on seeing while the teacher prepares the next page."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from tni.ui.chrome.button import Style
from tni.ui.chrome.window_cover import WindowCover
from tni.ui.i18n import tr


class FrozenScreen(WindowCover):
    """Cover that shows the frozen picture. Touches have no effect, since a pupil may touch it. remove_wanted: Escape
    was pressed."""

    remove_wanted = Signal()

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(style, tr("Image figée"), parent)
        self._picture = QPixmap()

    def freeze(self) -> None:
        """Show the parent as it looks now."""
        self._picture = self._parent().grab()
        self.set_covering(True)

    def thaw(self) -> None:
        self.set_covering(False)
        self._picture = QPixmap()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.remove_wanted.emit()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look, metrics = self.kit.theme, self.kit.theme.metrics
        painter = QPainter(self)
        painter.drawPixmap(self.rect(), self._picture)
        words = tr("Image figée")
        painter.setFont(look.font(metrics.small_px))
        width = painter.fontMetrics().horizontalAdvance(words) + 2 * metrics.pad_px
        height = painter.fontMetrics().height() + metrics.gap_px
        mark = QRect(self.width() - width - metrics.pad_px, metrics.pad_px, width, height)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.colours.surface))
        painter.drawRoundedRect(mark, metrics.radius_px, metrics.radius_px)
        painter.setPen(look.colour("muted"))
        painter.drawText(mark, Qt.AlignmentFlag.AlignCenter, words)
        painter.end()
