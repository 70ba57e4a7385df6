"""Lines of the pens that are down, shown before the lesson editor handles the point.

A line takes the shortest available path: into the window's backing store past Qt's bookkeeping, or by a repaint of the
widget.
"""

from __future__ import annotations

import os
from collections.abc import Callable

from PySide6.QtCore import QLineF, QRect, QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QWidget

from tni.core.clock import Clock
from tni.document.page_format import Paper
from tni.document.pointer import WetInk
from tni.document.view import View
from tni.render.pixel_view import PxRect
from tni.ui.canvas.fast_stroke import FastStroke
from tni.ui.canvas.ink_warm_up import InkWarmUp
from tni.ui.canvas.pointer_input import SurfaceEvent
from tni.ui.canvas.predicted_ink import PenTip
from tni.ui.canvas.prediction_overlay import PredictionOverlay
from tni.ui.canvas.shared_backing_store import SharedBackingStore

_yield_processor: Callable[[], None] = getattr(os, "sched_yield", lambda: None)
"""Let other processes that wait for this processor run first. Python on Windows has no such call."""


class FastInk:
    """Fast lines of one widget, by pointer."""

    def __init__(self, widget: QWidget, clock: Clock, update: Callable[[QRect], None]) -> None:
        """update: have a box of the widget shown soon, by whichever backend shows it."""
        self._widget = widget
        self.over: Callable[[], QRectF] = QRectF
        """Returns the box of what lies over the picture, pixels of the surface."""
        self._lines: dict[int, FastStroke] = {}
        self._tips: dict[int, PenTip] = {}
        """Tips of all pens, including those that have no line."""
        self.backing_store = SharedBackingStore(widget)
        self._warm_up = InkWarmUp(widget)
        self._update = update
        self.predicted_ink = PredictionOverlay(widget, clock, update)
        self._repainting = False
        # These need no timer of their own: they are called after each point.
        self.await_read = self.backing_store.await_read
        self.check_overlap = self.backing_store.check_overlap
        self.forget = self.backing_store.forget

    def begin(self, wet: WetInk, view: View, paper: Paper, *, plainly: bool) -> None:
        """Start from the ink that is on the screen: predicted ink, and a line if the pen is to be drawn plainly. A pen
        at an edge has neither: they are drawn where the pen is."""
        if wet.guided:
            return
        self._tips[wet.pointer] = PenTip.of(wet, view, paper)
        if plainly and (line := FastStroke.after(wet, view)) is not None:
            self._lines[wet.pointer] = line

    def follow(self, wet: WetInk, view: View) -> bool:
        """Follow the last point that the lesson editor has handled. Returns False when the pointer has no line, so that
        its ink is not yet on the screen."""
        if (line := self._lines.get(wet.pointer)) is None:
            return False
        line.follow(wet, view)
        self._tips[wet.pointer] = PenTip.plain(wet, view)
        self._warm_up.point(line.pen)
        return True

    def end(self, pointer: int) -> None:
        self._lines.pop(pointer, None)
        self._tips.pop(pointer, None)
        if not self._lines:
            self._warm_up.stop()
        if not (box := self.predicted_ink.end(pointer)).isEmpty():
            self._update(box)

    def clear(self) -> None:
        self._lines.clear()
        self._tips.clear()
        self._warm_up.stop()
        self.predicted_ink.clear()

    def predict_first(self, event: SurfaceEvent, view: View, front: QImage | None, ratio: float) -> None:
        """Predict before the lesson editor handles the point. Does so only where one frame shows both, which is with
        OpenGL: it has no `front`."""
        if front is None:
            box = self.predicted_ink.handle_point(event, self._tips.get(event.pointer), view, ratio)
            if not box.isEmpty():
                self._update(box)

    def is_bare(self, box: tuple[int, int, int, int]) -> bool:
        """Return whether nothing lies over the picture in a box: left, top, width and height."""
        over = self.over()
        return over.isEmpty() or not over.intersects(QRectF(*box))

    def repaints(self, part: QRect) -> bool:
        """Return whether this part of the widget is painted for a piece of a line alone, with nothing over it."""
        return self._repainting and self.is_bare((part.x(), part.y(), part.width(), part.height()))

    def predict(self, event: SurfaceEvent, view: View, front: QImage | None, ratio: float) -> None:
        """Draw predicted ink after the lesson editor has handled a point and its line is shown. front: as for
        `draw`."""
        if front is None:
            return
        box = self.predicted_ink.handle_point(event, self._tips.get(event.pointer), view, ratio)
        if box.isEmpty():
            return
        around = box.x(), box.y(), box.width(), box.height()
        plain = ratio == 1.0 and self.is_bare(around)
        if not (plain and self.backing_store.paint(lambda painter: self.paint_short(painter, front, box), around)):
            self._repaint(box, plain=plain)
        self.backing_store.sent(around)

    def paint_short(self, painter: QPainter, front: QImage, part: QRect) -> None:
        """Paint a part that `repaints`: only the picture and the predicted ink."""
        painter.drawImage(part, front, part)
        self.predicted_ink.paint(painter, part, 1.0)

    def show(self, front: QImage | None, box: PxRect, ratio: float) -> bool:
        """Show a part of the picture at once, while pens are down. Returns False when it has to be repainted
        instead."""
        part = box.left, box.top, box.width, box.height
        if front is None or ratio != 1.0 or box.empty or not self.is_bare(part):
            return False
        return self.backing_store.paint_wide(lambda painter: self.paint_short(painter, front, QRect(*part)), part)

    def draw(self, pointer: int, x: float, y: float, front: QImage | None, ratio: float) -> None:
        """Extend the pointer's line, if it has one, to (x, y), surface pixels, on the screen and on the picture
        `front`.

        ratio: surface pixels to each of the widget's.
        """
        if (line := self._lines.get(pointer)) is None:
            return
        assert front is not None  # without a front picture there are no lines
        left, top, width, height = line.box(x, y)
        box = int(left / ratio), int(top / ratio), int(width / ratio) + 2, int(height / ratio) + 2
        plain = ratio == 1.0 and self.is_bare(box)
        shown = plain and self.backing_store.draw(line.pen, QLineF(line.x, line.y, x, y), box, line.tip)
        line.draw(front, x, y)
        if not shown:
            self._repaint(QRect(*box), plain=plain)
        self.backing_store.sent(box)
        # The X server often waits for this very processor. Without this call it would draw after the lesson editor's
        # work, 0.4 ms later.
        _yield_processor()

    def _repaint(self, box: QRect, *, plain: bool) -> None:
        self._repainting = plain
        self._widget.repaint(box)
        self._repainting = False
