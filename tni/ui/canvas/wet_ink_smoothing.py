"""Smoothing of wet ink: replaces the plain line of a stroke under way by the smooth one, except its last few points.

Smoothing takes a few steps of a millisecond each, and a pen may send its next point at any time. So a step runs right
after a point has been shown, one step per point, and otherwise while the pen rests.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from tni.core.clock import Clock
from tni.document.pointer import WetInk
from tni.render.pixel_view import NO_PIXELS, PxRect
from tni.services.lesson.lesson_editor import LessonEditor
from tni.ui.canvas.fast_ink import FastInk
from tni.ui.canvas.page_renderer import PageRenderer
from tni.ui.canvas.pointer_input import PEN_REST_S

MODEL_INTERVAL_S = 0.045
"""Interval between two runs of the ink model on a line."""


class CanvasState(NamedTuple):
    """State of the canvas that smoothing works on. ratio: surface pixels to each of the widget's."""

    editor: LessonEditor
    screen: PageRenderer
    ratio: float


@dataclass(slots=True)
class _Body:
    """Smoothing state of one line. last_run_s: last run of the ink model; last_point_s: time of the last point; due:
    pixels that are covered but not yet shown."""

    last_run_s: float
    last_point_s: float
    due: PxRect = NO_PIXELS


class WetInkSmoothing:
    """Smoothed lines of one widget, by pointer."""

    def __init__(
        self, lines: FastInk, clock: Clock, surface: Callable[[], CanvasState], update: Callable[[PxRect], None]
    ) -> None:
        """update: have these pixels of the surface shown soon."""
        self._lines, self._clock, self._surface, self._update = lines, clock, surface, update
        self._bodies: dict[int, _Body] = {}

    def follow(self, pointer: int) -> None:
        """Run the step of the pointer's line that is due, if any, after a point of it was shown."""
        now_s = self._clock.monotonic()
        body = self._bodies.get(pointer)
        if body is None:
            self._bodies[pointer] = _Body(now_s, now_s)
            return
        body.last_point_s = now_s
        if not body.due.empty:
            self._show(body)
        elif now_s - body.last_run_s >= MODEL_INTERVAL_S:
            body.last_run_s = now_s
            self._run_model(pointer, body)

    def rest(self) -> None:
        """Run the steps of resting pens. Called periodically while a pen is down."""
        now_s = self._clock.monotonic()
        for pointer, body in list(self._bodies.items()):
            if now_s - body.last_point_s >= PEN_REST_S:
                self._run_model(pointer, body)
                self._show(body)

    def end(self, pointer: int) -> None:
        """Forget a line whose stroke has ended or whose page is gone. Its pending pixels are shown in another way."""
        self._bodies.pop(pointer, None)

    def clear(self) -> None:
        self._bodies.clear()

    def show(self, wet: WetInk) -> None:
        """Show a smoothed line that the caller has obtained from the ink model."""
        self._show(_Body(0.0, 0.0, self._cover(wet)))

    def _run_model(self, pointer: int, body: _Body) -> None:
        wet = self._surface().editor.body(pointer)
        if wet is None:
            del self._bodies[pointer]
        elif len(wet.segments):
            body.due = body.due.united(self._cover(wet))

    def _cover(self, wet: WetInk) -> PxRect:
        assert wet.settled is not None
        surface = self._surface()
        self._lines.follow(wet, surface.editor.view)
        return surface.screen.remodel(wet.pointer, wet.pen, wet.settled, wet.segments)

    def _show(self, body: _Body) -> None:
        box, body.due = body.due, NO_PIXELS
        if box.empty:
            return
        surface = self._surface()
        box = surface.screen.compose(box)
        if not self._lines.show(surface.screen.front, box, surface.ratio):
            self._update(box)
