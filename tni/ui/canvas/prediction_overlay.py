"""Predicted ink of the pens that write, drawn beyond each tip to where the pen will be when the frame reaches the eye.

It lies over the page in the window alone. No sample, picture of the page, file or export contains it. It disappears as
soon as its pen rests, lifts or leaves.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QRect, QTimer
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QWidget

from tni.core.clock import Clock
from tni.document.pointer import PointerPhase, PointerType
from tni.document.view import View
from tni.ink.predict import HORIZON_MAX_S, StrokePredictor
from tni.ink.predict_net import PredictionNet
from tni.ink.predict_record import PredictionRecord
from tni.render.pixel_view import PxRect
from tni.ui.canvas.pointer_input import PEN_REST_S, SurfaceEvent
from tni.ui.canvas.predicted_ink import PenTip, PredictedInk, predicted_ink_along

DISPLAY_S = 0.012
"""Time from handing over a frame until it is seen: half a refresh at 60 Hz, plus the minimum delay of a panel."""
MAX_LAG_S = 0.1
"""A sample that seems older than this has a time stamp of another clock."""


@dataclass(slots=True)
class _Shown:
    """Predicted ink that is on the screen. box: its bounds in the widget; at_s: time since when it is shown."""

    piece: PredictedInk
    box: QRect
    at_s: float


class PredictionOverlay:
    """Predicted ink of one widget, by pointer. show: paint a box of the widget now."""

    def __init__(self, widget: QWidget, clock: Clock, show: Callable[[QRect], None]) -> None:
        self._clock, self._show = clock, show
        self._on = True
        self._nets: tuple[PredictionNet, ...] = ()
        self._pens: dict[int, StrokePredictor] = {}
        self._records: dict[PointerType, PredictionRecord] = {}
        self._pieces: dict[int, _Shown] = {}
        self.rest_timer = QTimer(widget, interval=round(1000 * PEN_REST_S))
        self.rest_timer.timeout.connect(self._check_for_rest)

    def get_ready(self) -> None:
        """Unpack the network's weights, which takes some milliseconds. Call this before the first pen comes down."""
        if not self._nets:
            from tni.ink.predict_table import nets  # imported late because program start does not need it

            self._nets = nets()

    def set_on(self, on: bool) -> None:
        self._on = on
        if not on:
            self.clear()

    def handle_point(self, event: SurfaceEvent, tip: PenTip | None, view: View, ratio: float) -> QRect:
        """Handle a contact's next point. tip: look of its pen's line now; None for a contact that draws no ink.

        Returns: the box of the widget that needs painting, empty for none.
        """
        if not self._on:
            return QRect()
        pointer = event.pointer
        if event.phase is PointerPhase.DOWN:
            self._pens[pointer] = self._predictor(event, view, ratio)
        predictor = self._pens.get(pointer)
        if predictor is None:
            return QRect()
        if event.phase not in (PointerPhase.DOWN, PointerPhase.MOVE):
            return self.end(pointer)
        x, y = (event.x_px * ratio - view.x_px) / view.scale, (event.y_px * ratio - view.y_px) / view.scale
        predictor.add(x, y, event.at_s)
        before = self._pieces.pop(pointer, None)
        box = before.box if before is not None else QRect()
        if tip is not None and event.phase is PointerPhase.MOVE:
            now_s = self._clock.monotonic()
            path = predictor.ahead(horizon_s(now_s, event.at_s))
            if (
                len(path)
                and (piece := predicted_ink_along(path * view.scale + (view.x_px, view.y_px), tip)) is not None
            ):
                shown = self._pieces[pointer] = _Shown(piece, piece.box(ratio), now_s)
                box = box.united(shown.box)
                if not self.rest_timer.isActive():
                    self.rest_timer.start()
        return box

    def end(self, pointer: int) -> QRect:
        """Drop the predicted ink of a pen that has lifted or draws no line any more. Returns: the box that needs
        painting."""
        self._pens.pop(pointer, None)
        piece = self._pieces.pop(pointer, None)
        return piece.box if piece is not None else QRect()

    def clear(self) -> None:
        """Drop all predictions, and take predicted ink off the window."""
        self._pens.clear()
        pieces, self._pieces = self._pieces, {}
        for piece in pieces.values():
            self._show(piece.box)

    def paint(self, painter: QPainter, part: QRect, ratio: float) -> None:
        """Paint the predicted ink. part: the part of the widget that is painted."""
        for shown in self._pieces.values():
            if not shown.box.intersects(part):
                continue
            painter.save()
            painter.scale(1 / ratio, 1 / ratio)
            painter.setCompositionMode(shown.piece.mode)
            shown.piece.paint(painter)
            painter.restore()

    def pictures(self) -> list[tuple[PxRect, QImage]]:
        """Return each piece of predicted ink as a premultiplied image with its position in the surface's pixels."""
        return [shown.piece.picture() for shown in self._pieces.values()]

    def _predictor(self, event: SurfaceEvent, view: View, ratio: float) -> StrokePredictor:
        self.get_ready()
        fine = event.tool is PointerType.PEN  # mice and touch frames report whole pixels
        record = self._records.setdefault(event.tool, PredictionRecord())
        return StrokePredictor(self._nets, 0.0 if fine else ratio / view.scale, record=record)

    def _check_for_rest(self) -> None:
        rested_s = self._clock.monotonic() - PEN_REST_S
        for pointer in [p for p, piece in self._pieces.items() if piece.at_s <= rested_s]:
            self._show(self._pieces.pop(pointer).box)
        if not self._pieces:
            self.rest_timer.stop()


def horizon_s(now_s: float, sample_s: float) -> float:
    """Return the prediction time for ink that is painted now and seen in `DISPLAY_S`."""
    lag_s = now_s - sample_s
    return min((lag_s if 0 <= lag_s <= MAX_LAG_S else 0.0) + DISPLAY_S, HORIZON_MAX_S)
