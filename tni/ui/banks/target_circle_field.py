"""Field to mark the right place on a picture with pen, finger, mouse or arrow keys."""

from __future__ import annotations

from dataclasses import replace
from typing import override

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from tni.core.picture import EncodedPicture
from tni.quiz.bank.question_form import TargetCircle
from tni.render.raster.image_decoder import decode_image
from tni.ui.chrome.button import Style
from tni.ui.i18n import tr

STEP, MIN_RADIUS, MAX_RADIUS, WIDEN_FACTOR = 0.01, 0.01, 0.5, 1.25
HEIGHT_TARGETS = 9


class TargetCircleField(QWidget):
    """Picture with the circle that counts as right.

    Signal changed: the circle was moved or resized.
    """

    changed = Signal()

    def __init__(self, style: Style, place: TargetCircle | None) -> None:
        super().__init__()
        self.kit, self.place = style, place
        self._image = QImage()
        self.setAccessibleName(tr("Toucher le bon endroit ; flèches, + et − au clavier"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(style.theme.metrics.target_px * HEIGHT_TARGETS)

    def show_picture(self, picture: EncodedPicture | None) -> None:
        """Show a picture. It must have been decoded and encoded again: no untrusted file is opened here."""
        if picture is not None:
            self._image = decode_image(picture.data)
        self.update()

    @property
    def has_picture(self) -> bool:
        return not self._image.isNull()

    def widen(self, times: float) -> None:
        """Multiply the radius of the circle, between MIN_RADIUS and MAX_RADIUS of the picture's longer side."""
        place = self.place
        if place is not None:
            self._set(replace(place, radius=min(MAX_RADIUS, max(MIN_RADIUS, place.radius * times))))

    @override
    def sizeHint(self) -> QSize:
        return QSize(self.kit.theme.metrics.target_px * 10, self.height())

    def picture_rect(self) -> QRectF:
        """Return the rectangle of the picture, as large as it can be."""
        size = self._image.size().toSizeF().scaled(self.size().toSizeF(), Qt.AspectRatioMode.KeepAspectRatio)
        return QRectF(QPointF((self.width() - size.width()) / 2, (self.height() - size.height()) / 2), size)

    def _set(self, place: TargetCircle) -> None:
        self.place = replace(place, x=min(1.0, max(0.0, place.x)), y=min(1.0, max(0.0, place.y)))
        self.update()
        self.changed.emit()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        area, at = self.picture_rect(), event.position()
        if event.button() is Qt.MouseButton.LeftButton and area.contains(at):
            x, y = (at.x() - area.left()) / area.width(), (at.y() - area.top()) / area.height()
            self._set(TargetCircle(x, y) if self.place is None else replace(self.place, x=x, y=y))

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton and self.picture_rect().contains(event.position()):
            area, at = self.picture_rect(), event.position()
            place = self.place or TargetCircle(0.5, 0.5)
            x, y = (at.x() - area.left()) / area.width(), (at.y() - area.top()) / area.height()
            self._set(replace(place, x=x, y=y))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}
        place = self.place or TargetCircle(0.5, 0.5)
        key = Qt.Key(event.key())
        if key in steps:
            x, y = steps[key]
            self._set(replace(place, x=place.x + x * STEP, y=place.y + y * STEP))
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Minus):
            self.widen(WIDEN_FACTOR if key is Qt.Key.Key_Plus else 1 / WIDEN_FACTOR)
        else:
            super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.kit.theme
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.SmoothPixmapTransform | QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), look.colour("hover"))
        if not self._image.isNull():
            area = self.picture_rect()
            painter.drawImage(area, self._image)
            if self.place is not None:
                self._paint_place(painter, area, self.place)
        if self.hasFocus():
            painter.setPen(QPen(look.colour("accent"), look.metrics.focus_px))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            inset = look.metrics.focus_px // 2 + 1
            painter.drawRect(self.rect().adjusted(inset, inset, -inset, -inset))
        painter.end()

    def _paint_place(self, painter: QPainter, area: QRectF, place: TargetCircle) -> None:
        """Paint the circle in black and white, so that it is visible on any picture."""
        middle = area.topLeft() + QPointF(place.x * area.width(), place.y * area.height())
        radius, arm = place.radius * max(area.width(), area.height()), self.kit.theme.metrics.target_px / 4
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, width in ((Qt.GlobalColor.black, 5), (Qt.GlobalColor.white, 2)):
            painter.setPen(QPen(colour, width))
            painter.drawEllipse(middle, radius, radius)
            painter.drawLine(middle - QPointF(arm, 0), middle + QPointF(arm, 0))
            painter.drawLine(middle - QPointF(0, arm), middle + QPointF(0, arm))
