"""Dark cover of the page with clear areas: base of the spotlight and of the reading band.

The clear areas are cut out of the widget, so that what is done there is done on the page: a pen writes by its shortest
path, and nothing is painted twice.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, floor
from typing import override

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QImage, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen, QRegion
from PySide6.QtWidgets import QWidget

from tni.ui.chrome.button import Style
from tni.ui.chrome.panel import RemovableCover
from tni.ui.showing.clear_area import ClearArea

DARKNESS = (0.55, 0.7, 0.82, 0.92, 1.0)
"""How dark the rest of the page can be."""
FIRST_DARKNESS = 3
DARK, RIM = "#0f1314", "#f4f6f6"
MOST_KEPT, MOST_KEPT_PX = 8, 250_000
"""Pieces of the cover that are kept as pictures, and how large they are at most."""
EDGE_PX = 2
"""Part of a clear area along its rim that the cover paints, for a smooth edge."""


class DarkCover(RemovableCover):
    """Cover that darkens `area` of its parent but for its clear areas.

    closed: it was taken away. changed: something that its strip of buttons shows. moved: it covers another part of the
    window.
    """

    closed = Signal()
    changed = Signal()
    moved = Signal()

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(parent)
        self.kit = style
        self.areas: tuple[ClearArea, ...] = ()
        self.darkness = FIRST_DARKNESS
        self._from: QPointF | None = None
        self._has_moved = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self._pieces: dict[object, QImage] = {}
        style.theme.changed.connect(self.look_changed)
        self.hide()

    # -- for the kinds of cover

    def first_areas(self) -> tuple[ClearArea, ...]:
        """Return the areas that are clear when the cover is shown."""
        raise NotImplementedError

    def hold(self, at: QPointF) -> None:
        """Begin a drag."""
        raise NotImplementedError

    def drag(self, at: QPointF, by: QPointF) -> None:
        """Continue a drag. by: from where it began."""
        raise NotImplementedError

    def tap(self, at: QPointF) -> None:
        """Show the place that was tapped."""
        raise NotImplementedError

    def rim(self, painter: QPainter) -> None:
        """Paint what the cover is handled by."""
        raise NotImplementedError

    # -- place

    def open_over(self, area: QRect) -> None:
        """Darken `area` of the parent and take the keyboard focus."""
        self.setGeometry(area)
        if not self.areas:
            self.areas = self.first_areas()
        self._cut_out()
        self.changed.emit()
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def follow(self, area: QRect) -> None:
        """Cover another area; what is clear keeps its share of it."""
        before = self.size().toTuple()
        if area == self.geometry():
            return
        self.setGeometry(area)
        self.areas = tuple(one.on_cover(before, area.size().toTuple()) for one in self.areas)
        self._cut_out()
        self.update()
        self.moved.emit()

    @override
    def remove(self) -> None:
        self.hide()
        self.closed.emit()

    # -- what is clear

    def show_areas(self, areas: Sequence[ClearArea]) -> None:
        """Clear these areas in place of those before; only what differs is painted."""
        before, self.areas = self._reach(), tuple(areas)
        self._cut_out()
        repaint_around(self, before.united(self._reach()))
        self.changed.emit()

    def darken(self, steps: int) -> None:
        """Make the rest of the page darker, or lighter with steps < 0."""
        self.darkness = min(max(self.darkness + steps, 0), len(DARKNESS) - 1)
        self.look_changed()
        self.changed.emit()

    def look_changed(self) -> None:
        """Paint the cover anew."""
        self._pieces.clear()
        self.update()

    def _reach(self) -> QRegion:
        """Return the region in which the areas and their handles are painted."""
        margin = self.kit.theme.metrics.target_px
        region = QRegion()
        for area in self.areas:
            box = QRectF(*area.box).adjusted(-margin, -margin, margin, margin).toAlignedRect()
            region = region.united(box & self.rect())
        return region

    def _cut_out(self) -> None:
        """Leave the clear areas to the page, for input and for painting."""
        self._pieces.clear()
        region = QRegion(self.rect())
        for area in self.areas:
            x, y, width, height = area.box
            left, top = ceil(x) + EDGE_PX, ceil(y) + EDGE_PX
            box = QRect(QPoint(left, top), QPoint(floor(x + width) - EDGE_PX - 1, floor(y + height) - EDGE_PX - 1))
            shape = QRegion.RegionType.Ellipse if area.is_round else QRegion.RegionType.Rectangle
            if box.isValid():
                region = region.subtracted(QRegion(box, shape))
        self.setMask(region.united(self.handles()))

    def handles(self) -> QRegion:
        """Return the region of handles that lie in a clear area."""
        return QRegion()

    # -- mouse

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._from, self._has_moved = event.position(), False
            self.hold(event.position())
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    mouseDoubleClickEvent = mousePressEvent  # two quick taps are two taps

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._from is None:
            return
        by = event.position() - self._from
        if self._has_moved or by.manhattanLength() > self.kit.theme.metrics.gap_px:
            self._has_moved = True
            self.drag(event.position(), by)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton or self._from is None:
            return
        self._from = None
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        if not self._has_moved and self.rect().contains(event.position().toPoint()):
            self.tap(event.position())

    # -- painting

    @override
    def focusInEvent(self, _event: QFocusEvent) -> None:
        """Keep Qt from painting all of it anew, just when a pen touches the page: it looks the same."""

    focusOutEvent = focusInEvent

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self.paint_on(painter, event.region())
        painter.end()

    def paint_on(self, painter: QPainter, region: QRegion) -> None:
        """Paint a region of the cover over what is there. painter: in pixels of the cover; its clip changes."""
        box, far = region.boundingRect(), region.subtracted(self._reach())
        if far == region:  # far from a rim a plain rectangle is enough
            painter.setClipRegion(region & self.mask())
            painter.fillRect(box, self._dark)
        elif box.width() * box.height() > MOST_KEPT_PX or self.devicePixelRatioF() != 1.0:
            self._paint_rims(painter, region)
        else:
            painter.setClipRegion(region)
            painter.drawImage(box.topLeft(), self._piece(box))

    @property
    def _dark(self) -> QColor:
        dark = QColor(DARK)
        dark.setAlphaF(DARKNESS[self.darkness])
        return dark

    def _piece(self, box: QRect) -> QImage:
        """Return a piece of the cover; films and bars beneath it have the same pieces painted again and again."""
        key = box.getRect()
        if (kept := self._pieces.get(key)) is None:
            if len(self._pieces) >= MOST_KEPT:
                self._pieces.clear()
            kept = self._pieces[key] = QImage(box.size(), QImage.Format.Format_ARGB32_Premultiplied)
            kept.fill(0)
            painter = QPainter(kept)
            painter.translate(-box.topLeft())
            self._paint_rims(painter, QRegion(box))
            painter.end()
        return kept

    def _paint_rims(self, painter: QPainter, region: QRegion) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRegion(region & self.mask())
        around = QPainterPath()
        around.addRect(QRectF(self.rect()))
        for area in self.areas:
            around = around.subtracted(outline(area))
        painter.fillPath(around, self._dark)
        self.rim(painter)


def repaint_around(widget: QWidget, region: QRegion) -> None:
    """Have a region of a widget painted soon, and with it what lies beneath: Qt does not paint what a mask uncovers."""
    widget.update(region)
    parent = widget.parentWidget()
    there = region.translated(widget.pos())
    for beside in parent.children() if parent is not None else ():
        if isinstance(beside, QWidget) and beside is not widget and not beside.isWindow():
            beside.update(there.translated(-beside.pos()))


def outline(area: ClearArea) -> QPainterPath:
    """Return the edge of a clear area."""
    path = QPainterPath()
    path.addEllipse(QRectF(*area.box)) if area.is_round else path.addRect(QRectF(*area.box))
    return path


def paint_handle(painter: QPainter, at: QPointF, radius: float, style: Style, *, turned: bool = False) -> None:
    """Paint a round handle with two arrows: along the diagonal, or up and down if `turned`."""
    look = style.theme
    painter.setPen(QPen(QColor("white"), radius / 8))
    painter.setBrush(look.colour("accent"))
    painter.drawEllipse(at, radius, radius)
    painter.save()
    painter.translate(at)
    painter.rotate(90 if turned else 45)
    pen = QPen(look.colour("on_accent"), radius / 6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    tip, barb = radius * 0.6, radius * 0.25
    painter.drawLine(QPointF(-tip, 0), QPointF(tip, 0))
    for end in (-1, 1):
        corner = QPointF(end * tip, 0)
        painter.drawPolyline([corner + QPointF(-end * barb, -barb), corner, corner + QPointF(-end * barb, barb)])
    painter.restore()
