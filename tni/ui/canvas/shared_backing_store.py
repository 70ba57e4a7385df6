"""Direct drawing into a window's backing store that the X server reads: the shortest path of a pen's line to the
screen.

A repaint asks the widget to paint, through Qt's bookkeeping and this program's Python code. Where nothing lies over the
page, a piece of a line can be drawn into the backing store and sent without that. The caller must afterwards draw the
same line into the picture from which the widget paints itself.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QLineF, QPoint, QRect
from PySide6.QtGui import QGuiApplication, QPainter, QPen, QRegion, QTransform
from PySide6.QtWidgets import QWidget

from tni.ui.canvas.fast_stroke import draw_fast_line

type _Box = tuple[int, int, int, int]
"""Left, top, width, height in the widget's pixels."""

REACHES_PX = (160, 72)
"""Distances around the pen within which widgets over the page are looked for: the second one near such a widget."""
NEAR_PX = 24
"""The next piece of the line is hardly farther away than this."""


@runtime_checkable
class PageTint(Protocol):
    """A widget over the page through which it is seen, such as the dark of a spotlight."""

    def paint_on(self, painter: QPainter, region: QRegion) -> None:
        """Paint a region of the widget over what is there. painter: in pixels of the widget; its clip may change."""
        ...


class SharedBackingStore:
    """Backing store of the window of a widget that is the window's own child and paints without scaling."""

    def __init__(self, widget: QWidget) -> None:
        self._widget = widget
        self._shared = QGuiApplication.platformName() == "xcb"
        self._sent: _Box | None = None
        self.bare: _Box | None = None
        self.drawn_in = QRegion()
        """Region in which lines may have been drawn since the last check for widgets over it."""
        self._origin = 0, 0

    def draw(self, pen: QPen, line: QLineF, box: _Box, tip: QTransform | None = None) -> bool:
        """Show a line at once. line, box (around it): in the widget; tip: from a round tip to the pen's.

        Returns: False when it has to be repainted instead.
        """
        if not self._is_bare(box):
            return False
        left, top, width, height = box
        (x, y), store = self._origin, self._widget.backingStore()
        region = QRegion(left + x, top + y, width, height)
        store.beginPaint(region)
        draw_fast_line(store.paintDevice(), pen, line, tip, (x, y))
        store.endPaint()
        store.flush(region)
        return True

    def paint(self, paint: Callable[[QPainter], None], box: _Box) -> bool:
        """Paint a box of the widget and show it at once. Returns False when it has to be repainted instead."""
        if not self._is_bare(box):
            return False
        self._paint(paint, box)
        return True

    def paint_wide(self, paint: Callable[[QPainter], None], box: _Box) -> bool:
        """Do the same as `paint` for a box that reaches farther from the pen and is not urgent, and may lie under
        covers."""
        part = QRect(*box)
        if self.bare is None or not self._widget.isVisible() or not self._widget.rect().contains(part):
            return False
        covers = self._over(part)
        tints = [(one, one.mapTo(one.window(), QPoint())) for one in covers if isinstance(one, PageTint)]
        if len(tints) < len(covers):
            return False

        def paint_all(painter: QPainter) -> None:
            paint(painter)
            for tint, place in tints:
                there = place - QPoint(*self._origin)
                painter.translate(there)
                tint.paint_on(painter, QRegion(part.translated(-there)))
                painter.translate(-there)

        region = self._paint(paint_all if tints else paint, box)
        if self._shared:  # so that the next piece of a line need not wait for the server
            self._widget.backingStore().beginPaint(region)
            self._widget.backingStore().endPaint()
        return True

    def _paint(self, paint: Callable[[QPainter], None], box: _Box) -> QRegion:
        left, top, width, height = box
        (x, y), store = self._origin, self._widget.backingStore()
        region = QRegion(left + x, top + y, width, height)
        store.beginPaint(region)
        painter = QPainter(store.paintDevice())
        painter.translate(x, y)
        painter.setClipRect(left, top, width, height)
        paint(painter)
        painter.end()
        store.endPaint()
        store.flush(region)
        return region

    def _is_bare(self, box: _Box) -> bool:
        """Return whether the backing store may be painted on in this box."""
        bare, (left, top, width, height) = self.bare, box
        if bare is None or left < bare[0] or top < bare[1]:
            return False
        if left + width > bare[0] + bare[2] or top + height > bare[1] + bare[3]:
            return False
        return self._widget.isVisible()  # the window may have been closed in the middle of the line

    def sent(self, box: _Box) -> None:
        """Note that this part has just been shown."""
        self._sent = box

    def await_read(self) -> None:
        """Wait until the server has read what was sent last, a round trip, and check where the next piece may be drawn.

        Before Qt paints pixels that it sent last, it waits until the server has read them. Each piece of a pen's line
        touches the one before. Waiting right after a piece is sent keeps the wait out of the next piece's way.
        """
        sent, self._sent = self._sent, None
        if sent is None or not self._shared:
            return
        store = self._widget.backingStore()
        if store is None or store.size().isEmpty():  # the store is empty until the window is first shown
            return
        around = QRect(*sent)
        store.beginPaint(QRegion(around.translated(self._widget.pos())))
        store.endPaint()
        if self.bare is None or not QRect(*self.bare).contains(around.adjusted(-NEAR_PX, -NEAR_PX, NEAR_PX, NEAR_PX)):
            self.bare = self._bare_around(around.center())
            self.drawn_in |= self._bare_region()

    def check_overlap(self) -> None:
        """Check whether a widget has come over the page. Called periodically while a pen is down."""
        over = [] if self.drawn_in.isEmpty() else self._over(self.drawn_in)
        for widget in over:
            widget.update()  # a piece of a line may have been drawn on it
        if over:
            self.forget()
        self.drawn_in = self._bare_region()

    def forget(self) -> None:
        """Forget what is known of widgets over this one, after it was painted or moved."""
        self.bare = None

    def _bare_region(self) -> QRegion:
        return QRegion() if self.bare is None else QRegion(*self.bare)

    def _bare_around(self, at: QPoint) -> _Box | None:
        board = self._widget.parentWidget()
        if board is None or not board.isWindow():
            return None
        self._origin = self._widget.x(), self._widget.y()
        for reach in REACHES_PX:
            bare = QRect(at.x() - reach, at.y() - reach, 2 * reach, 2 * reach) & self._widget.rect()
            if not self._over(bare):
                return bare.x(), bare.y(), bare.width(), bare.height()
        return None

    def _over(self, bare: QRect | QRegion) -> list[QWidget]:
        """Return the widgets that lie over a part of this one."""
        board = self._widget.parentWidget()
        inside = [(child, bare) for child in self._widget.children()]
        beside = [(child, bare.translated(self._widget.pos())) for child in board.children()] if board else []
        return [
            child
            for child, where in inside + beside
            if isinstance(child, QWidget) and child is not self._widget and child.isVisible()
            if not child.isWindow() and _lies_over(child, where)
        ]


def _lies_over(widget: QWidget, where: QRect | QRegion) -> bool:
    """Return whether a widget covers a part of a region of its parent. What is cut out of it, such as a spotlight's
    clear area, it does not cover."""
    if (where & widget.geometry()).isEmpty():
        return False
    shape = widget.mask()
    return shape.isEmpty() or shape.intersects(where.translated(-widget.pos()))
