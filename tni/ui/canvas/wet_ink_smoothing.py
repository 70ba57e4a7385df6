"""The smooth body of each line under way, drawn behind its pen in place of the plain one.

It takes a few turns of a millisecond each, and a pen may send its next point at any time. So the turns are taken right
after a point has been shown, one turn after one point, and otherwise while the pen rests.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from tni.core.clock import Clock
from tni.document.pointer import WetInk
from tni.render.pixel_view import NO_PIXELS, PxRect
from tni.services.lesson_editor import LessonEditor
from tni.ui.canvas.fast_ink import FastInk
from tni.ui.canvas.page_renderer import PageRenderer
from tni.ui.canvas.pointer_input import PEN_REST_S

MODEL_INTERVAL_S = 0.045
"""From one look of the model at a line to the next."""


class CanvasState(NamedTuple):
    """ratio: surface pixels to each of the widget's. bare: nothing lies over the picture."""

    session: LessonEditor
    screen: PageRenderer
    ratio: float
    bare: bool


@dataclass(slots=True)
class _Body:
    """looked_s: when the model last looked; heard_s: when a point last came; due: covered, but not shown yet."""

    looked_s: float
    heard_s: float
    due: PxRect = NO_PIXELS


class WetInkSmoothing:
    """Of one widget, by pointer."""

    def __init__(
        self, lines: FastInk, clock: Clock, surface: Callable[[], CanvasState], update: Callable[[PxRect], None]
    ) -> None:
        """update: have these pixels of the surface shown soon."""
        self._lines, self._clock, self._surface, self._update = lines, clock, surface, update
        self._bodies: dict[int, _Body] = {}

    def follow(self, pointer: int) -> None:
        """A point of the pointer has been shown: a turn of its body, if any is due."""
        now_s = self._clock.monotonic()
        body = self._bodies.get(pointer)
        if body is None:
            self._bodies[pointer] = _Body(now_s, now_s)
            return
        body.heard_s = now_s
        if not body.due.empty:
            self._show(body)
        elif now_s - body.looked_s >= MODEL_INTERVAL_S:
            body.looked_s = now_s
            self._look(pointer, body)

    def rest(self) -> None:
        """Called every now and then while a pen is down: what is due of those that rest."""
        now_s = self._clock.monotonic()
        for pointer, body in list(self._bodies.items()):
            if now_s - body.heard_s >= PEN_REST_S:
                self._look(pointer, body)
                self._show(body)

    def end(self, pointer: int) -> None:
        """Its stroke has ended, or its page has gone: what is due of it is shown in another way."""
        self._bodies.pop(pointer, None)

    def clear(self) -> None:
        self._bodies.clear()

    def show(self, wet: WetInk) -> None:
        """A body that the model has been asked for elsewhere."""
        self._show(_Body(0.0, 0.0, self._cover(wet)))

    def _look(self, pointer: int, body: _Body) -> None:
        wet = self._surface().session.body(pointer)
        if wet is None:
            del self._bodies[pointer]
        elif len(wet.segments):
            body.due = body.due.united(self._cover(wet))

    def _cover(self, wet: WetInk) -> PxRect:
        assert wet.settled is not None
        surface = self._surface()
        self._lines.follow(wet, surface.session.view)
        return surface.screen.remodel(wet.pointer, wet.pen, wet.settled, wet.segments)

    def _show(self, body: _Body) -> None:
        box, body.due = body.due, NO_PIXELS
        if box.empty:
            return
        surface = self._surface()
        box = surface.screen.compose(box)
        if not self._lines.show(surface.screen.front, box, surface.ratio, bare=surface.bare):
            self._update(box)
