"""View of a whole picture on which the part that stays is framed: its edges and corners are dragged."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from tni.document.items import Crop
from tni.document.picture_changes import fitting_crop
from tni.ui.chrome.button import Style
from tni.ui.i18n import tr

VEIL_ALPHA = 150
KEY_STEP = 0.01
"""Part of the picture by which an arrow key moves the frame's lower right corner, or with Shift the upper left one."""


class CropView(QWidget):
    """Picture with the frame of what stays.

    Signals:
        cropped: the crop, after a drag or a key.
        colour_picked: "#rrggbb" of the place that was tapped, once `pick_colour` was asked for.
    """

    cropped = Signal(tuple)
    colour_picked = Signal(str)

    def __init__(self, style: Style, picture: QImage, crop: Crop, size: QSize, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kit, self._picture, self._crop = style, picture, crop
        self._drag: tuple[tuple[bool, bool, bool, bool], QPointF, Crop] | None = None
        self._is_picking = False
        self._seen, self._opacity = picture, 1.0
        self._small = QImage()
        self._small_of = 0
        self.setFixedSize(size)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Partie gardée de l’image"))
        self.setAccessibleDescription(
            tr("Les flèches déplacent le coin en bas à droite ; avec Maj, celui en haut à gauche.")
        )

    @property
    def crop(self) -> Crop:
        return self._crop

    def show_crop(self, crop: Crop) -> None:
        self._crop = crop
        self.update()

    def show_look(self, seen: QImage, opacity: float) -> None:
        """Show the picture as it is seen on the page. seen: without its clear colour; colours are still picked from
        the picture itself."""
        self._seen, self._opacity = seen, opacity
        self.update()

    def pick_colour(self, *, is_picking: bool) -> None:
        """Let the next tap pick a colour of the picture, or no longer."""
        self._is_picking = is_picking
        self.setCursor(Qt.CursorShape.CrossCursor if is_picking else Qt.CursorShape.ArrowCursor)

    def _place(self) -> QRectF:
        """Return the place of the picture, with room for the handles around it."""
        margin = self._reach()
        room = self.size() - QSize(round(2 * margin), round(2 * margin))
        size = self._picture.size().scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        return QRectF((self.width() - size.width()) / 2, (self.height() - size.height()) / 2, *size.toTuple())

    def _reach(self) -> float:
        return self.kit.theme.metrics.target_px / 2

    def frame(self) -> QRectF:
        """Return the frame, in pixels of this widget."""
        place, (left, top, right, bottom) = self._place(), self._crop
        wide, high = place.width(), place.height()
        return QRectF(
            place.x() + left * wide, place.y() + top * high, (1 - left - right) * wide, (1 - top - bottom) * high
        )

    def _shrunk(self, picture: QImage, place: QRectF) -> QImage:
        """Return a picture in the pixels in which it is shown. A painter that shrinks it leaves out what is fine."""
        size = (place.size() * self.devicePixelRatioF()).toSize()
        if self._small_of != picture.cacheKey() or self._small.size() != size:
            smooth, stretch = Qt.TransformationMode.SmoothTransformation, Qt.AspectRatioMode.IgnoreAspectRatio
            self._small, self._small_of = picture.scaled(size, stretch, smooth), picture.cacheKey()
        return self._small

    def _edges_at(self, at: QPointF) -> tuple[bool, bool, bool, bool]:
        """Return which of the edges left, top, right and bottom a press takes: near a corner two of them; inside, all,
        which moves the frame."""
        frame, reach = self.frame(), self._reach()
        if not frame.adjusted(-reach, -reach, reach, reach).contains(at):
            return False, False, False, False
        x = _nearer(at.x(), frame.left(), frame.right(), reach)
        y = _nearer(at.y(), frame.top(), frame.bottom(), reach)
        found = (x == -1, y == -1, x == 1, y == 1)
        return found if any(found) else (True, True, True, True)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        at = event.position()
        if self._is_picking:
            self._pick(at)
            return
        edges = self._edges_at(at)
        self._drag = (edges, at, self._crop) if any(edges) else None

    def _pick(self, at: QPointF) -> None:
        place = self._place()
        if place.contains(at):
            scale = self._picture.width() / place.width()
            x, y = int((at.x() - place.x()) * scale), int((at.y() - place.y()) * scale)
            colour = self._picture.pixelColor(min(x, self._picture.width() - 1), min(y, self._picture.height() - 1))
            self.colour_picked.emit(colour.name(QColor.NameFormat.HexRgb))

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drag is None:
            return
        edges, start, before = self._drag
        place, moved = self._place(), event.position() - start
        across, down = moved.x() / place.width(), moved.y() / place.height()
        if all(edges):  # the whole frame stays within the picture
            across = min(max(across, -before[0]), before[2])
            down = min(max(down, -before[1]), before[3])
        left, top, right, bottom = (
            side + take * by for side, take, by in zip(before, edges, (across, down, -across, -down), strict=True)
        )
        self._crop = fitting_crop((left, top, right, bottom))
        self.update()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._drag is not None and event.button() is Qt.MouseButton.LeftButton:
            (*_, before), self._drag = self._drag, None
            if before != self._crop:
                self.cropped.emit(self._crop)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Left: (-KEY_STEP, 0.0), Qt.Key.Key_Right: (KEY_STEP, 0.0),
            Qt.Key.Key_Up: (0.0, -KEY_STEP), Qt.Key.Key_Down: (0.0, KEY_STEP),
        }  # fmt: skip
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        left, top, right, bottom = self._crop
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            left, top = left + step[0], top + step[1]
        else:
            right, bottom = right - step[0], bottom - step[1]
        self._crop = fitting_crop((left, top, right, bottom))
        self.update()
        self.cropped.emit(self._crop)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look, place, frame = self.kit.theme, self._place(), self.frame()
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.SmoothPixmapTransform | QPainter.RenderHint.Antialiasing)
        painter.fillRect(place, QColor(look.page_surround))
        painter.setOpacity(self._opacity)
        painter.drawImage(place, self._shrunk(self._picture if self._is_picking else self._seen, place))
        painter.setOpacity(1.0)
        veil = QColor(look.colours.surround)
        veil.setAlpha(VEIL_ALPHA)
        outside = (
            QRectF(place.topLeft(), QPointF(place.right(), frame.top())),
            QRectF(QPointF(place.left(), frame.bottom()), place.bottomRight()),
            QRectF(QPointF(place.left(), frame.top()), frame.bottomLeft()),
            QRectF(frame.topRight(), QPointF(place.right(), frame.bottom())),
        )
        for part in outside:
            painter.fillRect(part, veil)
        accent = look.colour("accent")
        painter.setPen(QPen(accent, look.metrics.focus_px))
        painter.drawRect(frame)
        painter.setPen(QPen(look.colour("surface"), look.metrics.focus_px))
        painter.setBrush(accent)
        radius = self._reach() / 3
        for x in (frame.left(), frame.center().x(), frame.right()):
            for y in (frame.top(), frame.center().y(), frame.bottom()):
                if (x, y) != (frame.center().x(), frame.center().y()):
                    painter.drawEllipse(QPointF(x, y), radius, radius)
        painter.end()


def _nearer(at: float, low: float, high: float, reach: float) -> int:
    """Return -1 near the low edge, 1 near the high one, 0 between them. Between two edges that are near to each other
    the nearer one is taken, and a third of the frame stays to move it by."""
    reach = min(reach, (high - low) / 3)
    if at <= low + reach:
        return -1
    return 1 if at >= high - reach else 0
