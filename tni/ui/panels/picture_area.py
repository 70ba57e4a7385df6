"""Picture of which an area is picked by a drag."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHideEvent, QImage, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from tni.ui.chrome.button import Style

VEIL_ALPHA = 110
MIN_SIDE_PX = 8
"""Least side of an area. A smaller one is a tap, which picks nothing."""


class PictureArea(QWidget):
    """Picture as large as fits, under a veil but for the area that is dragged out.

    Signals:
        picked: the area, in pixels of the picture.
        drag_began, drag_ended: a drag began; it ended without an area.
    """

    picked = Signal(QRect)
    drag_began = Signal()
    drag_ended = Signal()

    def __init__(self, style: Style, picture: QImage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kit, self._picture = style, picture
        self._from: QPoint | None = None
        self._area = QRect()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setCursor(Qt.CursorShape.CrossCursor)

    def show_picture(self, picture: QImage) -> None:
        """Show another picture; an area under way is dropped."""
        self._picture, self._from, self._area = picture, None, QRect()
        self.update()

    def _place(self) -> QRectF:
        """Return the place of the picture in this widget."""
        size = self._picture.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        corner = QPoint((self.width() - size.width()) // 2, (self.height() - size.height()) // 2)
        return QRectF(QRect(corner, size))

    def _in_picture(self, area: QRect) -> QRect:
        place = self._place()
        scale = self._picture.width() / max(1.0, place.width())
        found = QRectF(area).translated(-place.topLeft())
        pixels = QRectF(found.topLeft() * scale, found.size() * scale).toRect()
        return pixels.intersected(self._picture.rect())

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._from = event.position().toPoint()
            self.drag_began.emit()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._from is not None:
            self._area = QRect(self._from, event.position().toPoint()).normalized()
            self.update()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._from is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        area, self._from, self._area = self._area, None, QRect()
        pixels = self._in_picture(area)
        if min(area.width(), area.height()) >= MIN_SIDE_PX and not pixels.isEmpty():
            self.picked.emit(pixels)
            return
        self.drag_ended.emit()
        self.update()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self._from = None

    @override
    def sizeHint(self) -> QSize:
        return self._picture.size()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.kit.theme
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(look.page_surround))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(self._place(), self._picture)
        veil = QColor(look.colours.text if not look.is_dark else look.colours.surround)
        veil.setAlpha(self.veil_alpha(is_dragged=not self._area.isEmpty()))
        painter.setClipRegion(self.visibleRegion().subtracted(self._area))
        painter.fillRect(self.rect(), veil)
        painter.setClipping(False)
        if not self._area.isEmpty():
            painter.setPen(QPen(look.colour("accent"), look.metrics.focus_px))
            painter.drawRect(self._area)
        painter.end()

    def veil_alpha(self, *, is_dragged: bool) -> int:
        """Return how dark the veil is, while an area is dragged and before."""
        return VEIL_ALPHA if is_dragged else 0
