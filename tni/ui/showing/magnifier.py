"""Magnifier: a lens over the page that shows what is under it two to four times as large, live."""

from __future__ import annotations

from typing import Protocol, override

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QHideEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QRegion,
    QShowEvent,
)
from PySide6.QtWidgets import QWidget

from tni.ui.chrome.button import Style
from tni.ui.chrome.panel import RemovableCover
from tni.ui.i18n import tr
from tni.ui.showing.clear_area import ClearArea
from tni.ui.showing.dark_cover import outline, paint_handle, repaint_around

FACTORS = (2.0, 3.0, 4.0)
FIRST_SHARE = 0.24
"""Radius of the lens when it is first shown, as a share of the page's height."""
POLL_MS = 40
BUSY_POLLS = 3
"""Number of timer events between two looks while somebody writes."""
STILL_POLLS = 5
"""Number of looks without a change after which the lens is painted anew, sharp."""
KEY_STEPS = 24


class LensSource(Protocol):
    """Page as pupils see it, for the lens. Positions are logical pixels of the canvas."""

    @property
    def is_busy(self) -> bool:
        """True while somebody writes."""

    def version(self) -> object:
        """Return a value that differs when the picture has changed."""

    def sharpened(self, of: QRectF, times: float) -> QImage | None:
        """Return a part of the picture painted anew, so many times as large; None where there is no time for it."""

    def paint(self, painter: QPainter, of: QRectF, into: QRectF, sharp: QImage | None = None) -> None:
        """Paint a part of the picture into a rectangle of another size. sharp: that part, painted anew."""


class Magnifier(RemovableCover):
    """Lens over `area` of its parent. A drag moves it, a drag of its handle sizes it; a pen writes beside it.

    Arrow keys move it, + and - change how much it magnifies, Escape takes it away. closed: it was taken away. changed:
    something that its strip of buttons shows. moved: the page has another place.
    """

    closed = Signal()
    changed = Signal()
    moved = Signal()

    def __init__(self, style: Style, picture: LensSource, parent: QWidget) -> None:
        super().__init__(parent)
        self.kit, self._picture = style, picture
        self._area = QRect()
        self.lens: ClearArea | None = None
        """Place of the lens, in pixels of the page's part of the window."""
        self.factor = FACTORS[0]
        self._from: QPointF | None = None
        self._sizes = False
        self._before = ClearArea(0, 0, 0, 0)
        self._seen: object = None
        self._polls = self._still = 0
        self._sharp: QImage | None = None
        """Contents of the lens painted anew, while nothing moves."""
        self._timer = QTimer(self, interval=POLL_MS)
        self._timer.timeout.connect(self._poll)
        self.setAccessibleName(tr("Loupe"))
        self.setAccessibleDescription(
            tr("Flèches : déplacer. Plus et moins : grossir plus ou moins. Échap : ranger la loupe.")
        )
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # else the page under it is painted with each look
        style.theme.changed.connect(self.update)
        self.hide()

    # -- place

    def open_over(self, area: QRect) -> None:
        """Show the lens over `area` of the parent, the page, and take the keyboard focus."""
        if self.lens is None or self._area.isEmpty():
            half = area.height() * FIRST_SHARE
            self.lens, self._area = ClearArea(area.width() / 2, area.height() / 2, half, half), area
        self.follow(area)
        self._apply()
        self.changed.emit()
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def follow(self, area: QRect) -> None:
        """Lie over another area, at the same share of it."""
        before, self._area = self._area, area
        if self.lens is not None and area != before:
            self._put(self.lens.on_cover(before.size().toTuple(), area.size().toTuple()))
            self.moved.emit()

    @override
    def remove(self) -> None:
        self.hide()
        self.closed.emit()

    def _put(self, lens: ClearArea) -> None:
        self.lens = lens
        self._blur()
        self._apply()
        self.changed.emit()

    @property
    def _margin(self) -> int:
        """Room around the lens for its handle."""
        return self.kit.theme.metrics.target_px // 2 + 2

    def _apply(self) -> None:
        """Take the lens's place. The widget has its shape, so that a pen may write right beside it."""
        lens, margin = self.lens, self._margin
        assert lens is not None
        x, y, width, height = lens.box
        place = QRectF(x, y, width, height).toAlignedRect().adjusted(-margin, -margin, margin, margin)
        was = self.mask().translated(self.pos())
        self.setGeometry(place.translated(self._area.topLeft()))
        box = QRectF(*self._here(lens).box).toAlignedRect()
        shape = QRegion.RegionType.Ellipse if lens.is_round else QRegion.RegionType.Rectangle
        side, at = 2 * margin, self._handle().toPoint()
        handle = QRegion(at.x() - margin, at.y() - margin, side, side, QRegion.RegionType.Ellipse)
        self.setMask(QRegion(box, shape).united(handle))
        repaint_around(self, self.mask().united(was.translated(-self.pos())))

    def _corner(self) -> QPointF:
        """Return the corner of this widget in the page's part of the window."""
        return QPointF(self.pos() - self._area.topLeft())

    def _here(self, lens: ClearArea) -> ClearArea:
        """Return the lens in this widget's pixels."""
        corner = self._corner()
        return ClearArea(lens.x - corner.x(), lens.y - corner.y(), lens.half_width, lens.half_height, lens.is_round)

    def _handle(self) -> QPointF:
        """Return the place of the handle in this widget."""
        assert self.lens is not None
        reach = self.kit.theme.metrics.target_px / 2
        return QPointF(*self.lens.handle(reach, self._area.width(), self._area.height())) - self._corner()

    # -- commands of the strip

    def magnify(self, steps: int) -> None:
        """Magnify more, or less with steps < 0."""
        index = min(max(FACTORS.index(self.factor) + steps, 0), len(FACTORS) - 1)
        self.factor = FACTORS[index]
        self._blur()
        self.update()
        self.changed.emit()

    def reshape(self) -> None:
        """Make the lens rectangular, twice as wide as high, or round again."""
        lens = self.lens
        assert lens is not None
        if lens.is_round:
            self._put(ClearArea(lens.x, lens.y, lens.half_width * 1.6, lens.half_height * 0.8, is_round=False))
        else:
            self._put(lens.reshaped(is_round=True))

    # -- mouse and keyboard

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.lens is not None:
            self._from, self._before = self.mapToParent(event.position()), self.lens
            reach = self.kit.theme.metrics.target_px * 0.7
            self._sizes = (self._handle() - event.position()).manhattanLength() <= reach
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    mouseDoubleClickEvent = mousePressEvent

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._from is None:
            return
        at, before = self.mapToParent(event.position()), self._before
        width, height = self._area.width(), self._area.height()
        if self._sizes:
            on_page = at - QPointF(self._area.topLeft())
            self._put(before.pulled(on_page.x(), on_page.y(), width, height))
        else:
            by = at - self._from
            self._put(before.at(before.x + by.x(), before.y + by.y(), width, height))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._from = None
            self.setCursor(Qt.CursorShape.OpenHandCursor)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step, lens = self._area.height() / KEY_STEPS, self.lens
        ways = {
            Qt.Key.Key_Left: (-step, 0.0), Qt.Key.Key_Right: (step, 0.0),
            Qt.Key.Key_Up: (0.0, -step), Qt.Key.Key_Down: (0.0, step),
        }  # fmt: skip
        match key := Qt.Key(event.key()):
            case _ if key in ways and lens is not None:
                dx, dy = ways[key]
                self._put(lens.at(lens.x + dx, lens.y + dy, self._area.width(), self._area.height()))
            case Qt.Key.Key_Plus:
                self.magnify(1)
            case Qt.Key.Key_Minus:
                self.magnify(-1)
            case Qt.Key.Key_Escape | Qt.Key.Key_Delete:
                self.remove()
            case _:
                super().keyPressEvent(event)

    # -- looking

    def _poll(self) -> None:
        """Look again if the page has changed. While somebody writes, less often."""
        self._polls += 1
        if self._picture.is_busy and self._polls % BUSY_POLLS:
            return
        seen = self._picture.version()
        if seen != self._seen:
            self._seen = seen
            self._blur()
            self.update()
        elif self._from is None and not self._picture.is_busy and self._still < STILL_POLLS:
            self._still += 1
            if self._still == STILL_POLLS:
                self._sharp = self._picture.sharpened(self.source, self.factor)
                self.update()

    def _blur(self) -> None:
        """Show the enlarged picture again, until nothing moves."""
        self._sharp, self._still = None, 0

    @override
    def showEvent(self, event: QShowEvent) -> None:
        self._timer.start()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self._timer.stop()
        self._from = None

    @property
    def source(self) -> QRectF:
        """Part of the page that the lens shows, in pixels of the canvas."""
        lens = self.lens
        assert lens is not None
        width, height = 2 * lens.half_width / self.factor, 2 * lens.half_height / self.factor
        return QRectF(lens.x - width / 2, lens.y - height / 2, width, height)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self.lens is None:
            return
        look, metrics = self.kit.theme, self.kit.theme.metrics
        thick, edge = metrics.target_px / 8, outline(self._here(self.lens))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), look.page_surround)
        corner = self._corner()
        self._picture.paint(painter, QRectF(corner, self.size()), QRectF(self.rect()))  # seen along the smooth edges
        painter.save()
        painter.setClipPath(edge)
        box = QRectF(*self._here(self.lens).box)
        painter.fillRect(box, look.page_surround)
        self._picture.paint(painter, self.source, box, self._sharp)
        painter.restore()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        ring = QPainterPath(edge)
        painter.setClipPath(ring)  # half of the line lies outside
        painter.setPen(QPen(look.colour("accent"), 2 * thick))
        painter.drawPath(ring)
        painter.setPen(QPen(look.colour("surface"), thick / 2))
        painter.drawPath(ring)
        painter.setClipping(False)
        paint_handle(painter, self._handle(), metrics.target_px * 0.42, self.kit)
        painter.end()

    def grip(self) -> QPoint:
        """Return a place of the rim, in the parent, for a hand."""
        assert self.lens is not None
        return self._area.topLeft() + QPoint(round(self.lens.x), round(self.lens.y - self.lens.half_height + 3))
