"""Picture over the whole window, of which the teacher picks an area by a drag."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QHideEvent, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QWidget

from tni.ui.chrome.button import Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.panel import Label, Panel, set_panel_spacing
from tni.ui.i18n import tr

VEIL_ALPHA = 110
MIN_SIDE_PX = 8
"""Least side of an area. A smaller one is a tap, which picks nothing."""


class AreaPicker(QWidget):
    """Frozen picture of the page or the screen. A drag picks a rectangle of it; Escape or « Annuler » picks nothing.

    Signals:
        picked: the area, in pixels of the picture.
        screen_wanted: pick on the screen beneath the window instead.
        closed: the picker is gone; it deletes itself.
    """

    picked = Signal(QRect)
    screen_wanted = Signal()
    closed = Signal()

    def __init__(self, style: Style, picture: QImage, parent: QWidget, *, is_screen: bool) -> None:
        super().__init__(parent)
        self.kit, self._picture = style, picture
        self._from: QPoint | None = None
        self._area = QRect()
        self.setAccessibleName(tr("Capturer une zone"))
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self._panel = Panel(style, tr("Capturer une zone"), self)
        line = QHBoxLayout(self._panel)
        set_panel_spacing(line, style)
        line.addWidget(Label(style, tr("Tracer un cadre autour de la zone.")))
        if not is_screen:
            screen = TextButton(style, tr("Sur l’écran de l’ordinateur"))
            screen.clicked.connect(self._leave_for_screen)
            line.addWidget(screen)
        cancel = TextButton(style, tr("Annuler", "cancel"))
        cancel.clicked.connect(self.close_picker)
        line.addWidget(cancel)

    def open_over(self, area: QRect) -> None:
        """Cover `area` of the parent and take the keyboard focus."""
        self.setGeometry(area)
        self.show()
        self.raise_()
        self.setFocus()
        self._panel.ensurePolished()
        self._panel.adjustSize()
        self._panel.keep_inside(QPoint((self.width() - self._panel.width()) // 2, self.height()))
        self._panel.show()

    def close_picker(self) -> None:
        self.hide()
        self.deleteLater()
        self.closed.emit()

    def _leave_for_screen(self) -> None:
        self.close_picker()
        self.screen_wanted.emit()

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
            self._panel.hide()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._from is not None:
            self._area = QRect(self._from, event.position().toPoint()).normalized()
            self.update()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._from is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        self._from = None
        pixels = self._in_picture(self._area)
        if min(self._area.width(), self._area.height()) >= MIN_SIDE_PX and not pixels.isEmpty():
            self.close_picker()
            self.picked.emit(pixels)
            return
        self._area = QRect()
        self._panel.show()
        self.update()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_picker()
        else:
            super().keyPressEvent(event)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self._from = None

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.kit.theme
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(look.page_surround))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(self._place(), self._picture)
        veil = QColor(look.colours.text if not look.is_dark else look.colours.surround)
        veil.setAlpha(VEIL_ALPHA)
        if self._area.isEmpty():
            veil.setAlpha(VEIL_ALPHA // 3)
        painter.setClipRegion(self.visibleRegion().subtracted(self._area))
        painter.fillRect(self.rect(), veil)
        painter.setClipping(False)
        if not self._area.isEmpty():
            painter.setPen(QPen(look.colour("accent"), look.metrics.focus_px))
            painter.drawRect(self._area)
        painter.end()
