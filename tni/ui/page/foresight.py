"""The piece drawn beyond the tip of each pen that writes: where it will be when the picture has reached the eye.

It lies over the page in the window alone. No sample, picture of the page, file or export knows of it, and it is gone
as soon as its pen rests, lifts or leaves.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRect, Qt, QTimer
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainter, QPolygonF
from PySide6.QtWidgets import QWidget

from tni.board.pointer import Phase, PointerTool
from tni.board.view import View
from tni.core.clock import Clock
from tni.ink.predict import HORIZON_MAX_S, StrokePredictor
from tni.ink.predict_net import Net
from tni.ui.page.pointer_input import SurfaceEvent
from tni.ui.page.quick_line import QuickLine

DISPLAY_S = 0.012
"""From a picture that is handed over to one that is seen: half a refresh at 60 Hz, and what a panel takes at best."""
LAG_MAX_S = 0.1
"""A sample that seems older than this has a stamp of another clock."""
REST_MS = 40
"""A pen that is not heard of for so long rests; boards report each 17 ms at least."""
OPACITIES = ((0.0, 0.8), (0.6, 0.5), (1.0, 0.1))
"""(part of the way, opacity): what is farther ahead is less sure."""
END_WIDTH = 0.5
"""Of the width at the tip."""
LEAST_PX = 1.0
"""A piece no longer than that is not worth painting."""
MARGIN_PX = 2
_NO_PEN = Qt.PenStyle.NoPen


@dataclass(slots=True)
class Piece:
    """outline: surface pixels; box: of it in the widget, with its soft edge."""

    outline: QPolygonF
    brush: QBrush
    box: QRect
    at_s: float


class Foresight:
    """Pieces of one widget, by pointer. show: paint this box of the widget now."""

    def __init__(self, widget: QWidget, clock: Clock, show: Callable[[QRect], None]) -> None:
        self._clock, self._show = clock, show
        self._on = True
        self._nets: tuple[Net, ...] = ()
        self._pens: dict[int, StrokePredictor] = {}
        self._pieces: dict[int, Piece] = {}
        self._resting = QTimer(widget, interval=REST_MS)
        self._resting.timeout.connect(self._look_for_rest)

    def get_ready(self) -> None:
        """Unpack the weights, some milliseconds: before the first pen comes down, when there is time."""
        if not self._nets:
            from tni.ink.predict_table import nets  # no start needs it

            self._nets = nets()

    def set_on(self, on: bool) -> None:
        self._on = on
        if not on:
            self.clear()

    def take(self, event: SurfaceEvent, line: QuickLine | None, view: View, ratio: float) -> QRect:
        """A contact's next point. line: what its pen draws now, None for what is no plain line.

        Returns the box of the widget that is to be painted for it, empty for none.
        """
        if not self._on:
            return QRect()
        pointer = event.pointer
        if event.phase is Phase.DOWN:
            self._pens[pointer] = self._predictor(event, view, ratio)
        predictor = self._pens.get(pointer)
        if predictor is None:
            return QRect()
        if event.phase not in (Phase.DOWN, Phase.MOVE):
            return self.end(pointer)
        x, y = (event.x * ratio - view.x_px) / view.scale, (event.y * ratio - view.y_px) / view.scale
        predictor.add(x, y, event.at_s)
        before = self._pieces.pop(pointer, None)
        box = before.box if before is not None else QRect()
        if line is not None and event.phase is Phase.MOVE:
            now_s = self._clock.monotonic()
            path = predictor.ahead(horizon_s(now_s, event.at_s))
            if len(path) and (piece := _piece(path, line, view, ratio, now_s)) is not None:
                self._pieces[pointer] = piece
                box = box.united(piece.box)
                if not self._resting.isActive():
                    self._resting.start()
        return box

    def end(self, pointer: int) -> QRect:
        """Its pen has lifted or draws no line any more. Returns the box that is to be painted."""
        self._pens.pop(pointer, None)
        piece = self._pieces.pop(pointer, None)
        return piece.box if piece is not None else QRect()

    def clear(self) -> None:
        """Nothing is foreseen any more, and what was is taken off the window."""
        self._pens.clear()
        pieces, self._pieces = self._pieces, {}
        for piece in pieces.values():
            self._show(piece.box)

    def paint(self, painter: QPainter, part: QRect, ratio: float) -> None:
        """part: of the widget, that is painted."""
        for piece in self._pieces.values():
            if not piece.box.intersects(part):
                continue
            painter.save()
            painter.scale(1 / ratio, 1 / ratio)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(_NO_PEN)
            painter.setBrush(piece.brush)
            painter.drawPolygon(piece.outline)
            painter.restore()

    def _predictor(self, event: SurfaceEvent, view: View, ratio: float) -> StrokePredictor:
        self.get_ready()
        fine = event.tool is PointerTool.PEN  # mice and touch frames count in whole pixels
        return StrokePredictor(self._nets, 0.0 if fine else ratio / view.scale)

    def _look_for_rest(self) -> None:
        rested_s = self._clock.monotonic() - REST_MS / 1000
        for pointer in [p for p, piece in self._pieces.items() if piece.at_s <= rested_s]:
            self._show(self._pieces.pop(pointer).box)
        if not self._pieces:
            self._resting.stop()


def horizon_s(now_s: float, sample_s: float) -> float:
    """How far ahead what is painted now should be: it is seen `DISPLAY_S` from now."""
    lag_s = now_s - sample_s
    return min((lag_s if 0 <= lag_s <= LAG_MAX_S else 0.0) + DISPLAY_S, HORIZON_MAX_S)


def _piece(path_mm: NDArray[np.float64], line: QuickLine, view: View, ratio: float, now_s: float) -> Piece | None:
    """A ribbon from the tip on, ever thinner and fainter. path_mm: (n, 2), n >= 2."""
    path = path_mm * view.scale + (view.x_px, view.y_px)
    steps = np.diff(path, axis=0)
    lengths = np.hypot(steps[:, 0], steps[:, 1])
    whole = float(lengths.sum())
    if whole < LEAST_PX:
        return None
    directions = steps / np.maximum(lengths, 1e-9)[:, None]
    along = np.concatenate([directions, directions[-1:]])  # at each point: of the step that leaves it
    part = np.concatenate([(0.0,), np.cumsum(lengths)]) / whole
    half = line.pen.widthF() / 2 * (1 - (1 - END_WIDTH) * part)
    across = np.column_stack([-along[:, 1], along[:, 0]]) * half[:, None]
    outline = np.concatenate([path + across, (path - across)[::-1]])
    low, high = (outline.min(0) / ratio).tolist(), (outline.max(0) / ratio).tolist()
    left, top = int(low[0]) - MARGIN_PX, int(low[1]) - MARGIN_PX
    box = QRect(left, top, int(high[0]) + MARGIN_PX + 1 - left, int(high[1]) + MARGIN_PX + 1 - top)
    (x0, y0), (x1, y1) = path[0].tolist(), path[-1].tolist()
    fading = QLinearGradient(x0, y0, x1, y1)
    colour = QColor(line.pen.color())
    for at, opacity in OPACITIES:
        colour.setAlphaF(opacity)
        fading.setColorAt(at, colour)
    return Piece(QPolygonF([QPointF(x, y) for x, y in outline.tolist()]), QBrush(fading), box, now_s)
