"""View of a photograph on which the four corners of a sheet are dragged."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QWidget

from tni.core.geometry import Point
from tni.core.straightening import Corners, is_sheet, scaled
from tni.ui.chrome.announcement import announce
from tni.ui.chrome.button import Style
from tni.ui.i18n import tr

VEIL_ALPHA = 130
KEY_STEP, LARGE_KEY_STEP = 0.002, 0.02
"""Parts of the picture by which an arrow key moves a corner, alone and with Shift."""
LOUPE_ZOOM = 3.0
LOUPE_TARGETS = 1.4
"""Radius of the magnifying glass, in targets."""


class CornersView(QWidget):
    """Photograph with the outline of a sheet. Corners are parts of its width and height.

    Signals:
        moved: a corner is moving.
        changed: a corner was moved by a drag or a key.
    """

    moved = Signal()
    changed = Signal()

    def __init__(self, style: Style, picture: QImage, corners: Corners, size: QSize, parent: QWidget) -> None:
        super().__init__(parent)
        self.kit, self._picture, self.corners = style, picture, corners
        self.active = 0
        """Number of the corner that keys move."""
        self._grip: QPointF | None = None
        """Way from the finger to the corner that it drags."""
        self.setFixedSize(size)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Coins de la feuille"))
        self.setAccessibleDescription(
            tr("Les flèches déplacent un coin, avec Maj plus vite ; Tab ou la barre d’espace passe au coin suivant.")
        )

    @property
    def is_dragging(self) -> bool:
        return self._grip is not None

    def show_corners(self, corners: Corners) -> None:
        self.corners = corners
        self.update()

    def _margin(self) -> float:
        return self.kit.theme.metrics.target_px / 2

    def place(self) -> QRectF:
        """Return the place of the picture, with room for the handles around it."""
        margin = round(self._margin())
        size = self._picture.size().scaled(
            self.size() - QSize(2 * margin, 2 * margin), Qt.AspectRatioMode.KeepAspectRatio
        )
        return QRectF((self.width() - size.width()) / 2, (self.height() - size.height()) / 2, *size.toTuple())

    def corner_at(self, number: int) -> QPointF:
        """Return where a corner is, in pixels of this widget."""
        place, (x, y) = self.place(), self.corners[number]
        return QPointF(place.x() + x * place.width(), place.y() + y * place.height())

    def _move(self, number: int, to: Point) -> None:
        """Move a corner within the picture, as far as the outline stays that of a sheet."""
        corners = list(self.corners)
        corners[number] = min(max(to[0], 0.0), 1.0), min(max(to[1], 0.0), 1.0)
        a, b, c, d = corners
        if is_sheet(scaled((a, b, c, d), self._picture.width(), self._picture.height())):
            self.corners = (a, b, c, d)
        self.update()
        self.moved.emit()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        at = event.position()
        ways = [self.corner_at(number) - at for number in range(4)]
        nearest = min(range(4), key=lambda number: QPointF.dotProduct(ways[number], ways[number]))
        self.active, self._grip = nearest, ways[nearest]  # the nearest one wherever the finger is: none is missed
        self.update()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grip is not None:
            at, place = event.position() + self._grip, self.place()
            self._move(self.active, ((at.x() - place.x()) / place.width(), (at.y() - place.y()) / place.height()))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._grip is not None and event.button() is Qt.MouseButton.LeftButton:
            self._grip = None
            self.update()
            self.changed.emit()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin with the first corner, or with the last where Tab comes backwards."""
        if event.reason() is Qt.FocusReason.TabFocusReason:
            self.active = 0
        elif event.reason() is Qt.FocusReason.BacktabFocusReason:
            self.active = 3
        self._say_corner()
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.update()

    @override
    def focusNextPrevChild(self, forwards: bool) -> bool:
        """Go from corner to corner, and on from the last one."""
        to = self.active + (1 if forwards else -1)
        if not 0 <= to <= 3:
            return super().focusNextPrevChild(forwards)
        self._take_corner(to)
        return True

    def _take_corner(self, number: int) -> None:
        self.active = number
        self._say_corner()
        self.update()

    def _say_corner(self) -> None:
        """Tell screen readers which corner the keys move. Corners go round the sheet from its upper left."""
        x, y = self.corners[self.active]
        names = tr("En haut à gauche"), tr("En haut à droite"), tr("En bas à droite"), tr("En bas à gauche")
        said = tr("{corner} : {x} %, {y} %").format(corner=names[self.active], x=round(x * 100), y=round(y * 100))
        announce(self, said)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key is Qt.Key.Key_Space:
            self._take_corner((self.active + 1) % 4)
            return
        ways = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}
        if key not in ways:
            super().keyPressEvent(event)
            return
        step = LARGE_KEY_STEP if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else KEY_STEP
        x, y = self.corners[self.active]
        self._move(self.active, (x + step * ways[key][0], y + step * ways[key][1]))
        self._say_corner()
        self.changed.emit()

    # -- painting

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look, place = self.kit.theme, self.place()
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.SmoothPixmapTransform | QPainter.RenderHint.Antialiasing)
        painter.drawImage(place, self._picture)
        outline = QPolygonF([self.corner_at(number) for number in range(4)])
        outside = QPainterPath()
        outside.addRect(place)
        sheet = QPainterPath()
        sheet.addPolygon(outline)
        sheet.closeSubpath()
        veil = QColor(look.colours.surround)
        veil.setAlpha(VEIL_ALPHA)
        painter.fillPath(outside.subtracted(sheet), veil)
        painter.setPen(QPen(look.colour("surface"), look.metrics.focus_px * 2))
        painter.drawPolygon(outline)
        painter.setPen(QPen(look.colour("accent"), look.metrics.focus_px))
        painter.drawPolygon(outline)
        for number in range(4):
            self._paint_handle(painter, number)
        if self.is_dragging:
            self._paint_loupe(painter)
        painter.end()

    def _paint_handle(self, painter: QPainter, number: int) -> None:
        look, at = self.kit.theme, self.corner_at(number)
        is_active = number == self.active and self.hasFocus()
        radius = self._margin() * (0.75 if is_active else 0.55)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(look.colour("surface"), look.metrics.focus_px * 3))
        painter.drawEllipse(at, radius, radius)
        painter.setPen(QPen(look.colour("accent"), look.metrics.focus_px * (2 if is_active else 1)))
        painter.drawEllipse(at, radius, radius)
        painter.drawPoint(at)

    def _paint_loupe(self, painter: QPainter) -> None:
        """Paint what is below the finger, enlarged, on the other side of the picture."""
        look, at, place = self.kit.theme, self.corner_at(self.active), self.place()
        radius = self.kit.theme.metrics.target_px * LOUPE_TARGETS
        left = at.x() > self.width() / 2
        middle = QPointF(place.left() + radius if left else place.right() - radius, place.top() + radius)
        glass = QPainterPath()
        glass.addEllipse(middle, radius, radius)
        painter.save()
        painter.setClipPath(glass)
        painter.fillRect(self.rect(), look.colour("surface"))
        painter.translate(middle)
        painter.scale(LOUPE_ZOOM, LOUPE_ZOOM)
        painter.translate(-at)
        painter.drawImage(place, self._picture)
        painter.setPen(QPen(look.colour("accent"), 0))
        painter.drawPolygon(QPolygonF([self.corner_at(number) for number in range(4)]))
        painter.restore()
        painter.setPen(QPen(look.colour("accent"), look.metrics.focus_px))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(middle, radius, radius)
