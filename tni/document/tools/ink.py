"""Ink tool, for pens and highlighters: every contact writes a stroke of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from tni.core.geometry import Rect
from tni.core.ids import IdSeries, ItemId, PageId
from tni.document.document import Change, ChangeKind, RecordChange
from tni.document.items import Stroke
from tni.document.page_properties import is_master
from tni.document.pen_caps import pen_for_cap
from tni.document.pointer import NOTHING_CHANGED, Changed, ChangedFlag, PointerEvent, PointerPhase, WetInk
from tni.document.tools.base import Tool, ToolTarget
from tni.ink.pen import Pen
from tni.ink.sample import SAMPLE_DTYPE, Samples
from tni.ink.sample_filter import RestFilter, StrokeClock
from tni.ink.segments import Segments
from tni.ink.wet_stroke import NO_SEGMENTS, WetStrokeBuilder

SAVE_DELAY_S = 0.1
"""Age from which an unfinished stroke is sent to the store: a younger one may well turn out to be a palm. With a tick
every 0.1 s, at most 0.2 s of a stroke are unsaved."""

JITTER_PX = 1.0
"""Amplitude by which a board's pixels jitter under a resting pen."""


class _Live:
    """One pen that is down. kept: number of samples sent to the store. modelled: number of samples that the stroke
    model has processed. held: the last event, if its sample was left out because the pen rests."""

    __slots__ = ("began_s", "guided", "held", "kept", "modelled", "pressure", "rest", "stroke", "time", "wet")

    def __init__(self, stroke: Stroke, pen: Pen, event: PointerEvent, now_s: float) -> None:
        self.stroke, self.began_s = stroke, now_s
        self.wet = WetStrokeBuilder(pen, 0.0)
        self.time = StrokeClock(event.at_s, now_s)
        self.rest = RestFilter(event.x_mm, event.y_mm, event.pressure)
        self.kept = self.modelled = 0
        self.pressure = event.pressure
        self.held: PointerEvent | None = None
        self.guided = event.guided

    def add(self, event: PointerEvent, elapsed_s: float) -> Segments:
        return self.wet.add(event.x_mm, event.y_mm, elapsed_s, event.pressure, event.tilt)

    def wet_ink(self, pointer: int, segments: Segments, settled: Segments | None = None) -> WetInk:
        return WetInk(pointer, self.wet.pen, segments, settled, self.guided)


class InkTool(Tool):
    """Ink tool."""

    writes = True

    def __init__(self, target: ToolTarget, pen: Callable[[], Pen]) -> None:
        """pen: called when a contact comes down. A board's own pen replaces the colour with that of its cap."""
        self._target, self._pen, self._ids = target, pen, IdSeries()
        self._last_pen = Pen()
        self._live: dict[int, _Live] = {}

    def handle(self, event: PointerEvent, now_s: float) -> Changed:
        if event.phase is PointerPhase.DOWN:
            return self._down(event, now_s)
        live = self._live.get(event.pointer)
        if live is None:
            return NOTHING_CHANGED
        if event.phase is PointerPhase.MOVE:
            return self._move(live, event, now_s)
        if event.phase is PointerPhase.UP:
            self._last(live, event, now_s)
        return self._end(event.pointer)

    def _down(self, event: PointerEvent, now_s: float) -> Changed:
        pen = self._pen()
        if event.colour is not None:
            pen = pen_for_cap(pen, event.colour, self._target.page.paper)
        if pen == self._last_pen:
            pen = self._last_pen  # one object shared by all strokes of a lesson
        self._last_pen, page = pen, self._target.page.id
        plane, z, _ = self._target.document.top(page)
        nothing = Samples(np.empty(0, SAMPLE_DTYPE))
        stroke = Stroke(id=ItemId(self._ids.next()), page=page, plane=plane, z=z + 1, pen=pen, samples=nothing)
        live = self._live[event.pointer] = _Live(stroke, pen, event, now_s)
        return Changed(ChangedFlag.WET, wet=(live.wet_ink(event.pointer, live.add(event, 0.0)),))

    def _move(self, live: _Live, event: PointerEvent, now_s: float) -> Changed:
        live.pressure = event.pressure
        before_s = live.time.elapsed_s
        elapsed_s = live.time.of(event.at_s, now_s)
        if live.rest.leaves_out(event.x_mm, event.y_mm, event.pressure, elapsed_s, JITTER_PX * event.mm_per_px):
            live.held = event
            return NOTHING_CHANGED
        wet: tuple[WetInk, ...] = ()
        if (held := live.held) is not None:  # the position and time at which it left its place
            live.held = None
            wet = (live.wet_ink(event.pointer, live.add(held, before_s)),)
        return Changed(ChangedFlag.WET, wet=(*wet, live.wet_ink(event.pointer, live.add(event, elapsed_s))))

    def _last(self, live: _Live, event: PointerEvent, now_s: float) -> None:
        """Add the last sample. A pen may lift elsewhere than it last moved, and its pressure is then 0; most devices
        repeat the last position."""
        if live.held is not None:
            live.add(live.held, live.time.elapsed_s)
        before = live.wet.samples(len(live.wet) - 1).positions_mm[0]
        if abs(before[0] - event.x_mm) > 0.01 or abs(before[1] - event.y_mm) > 0.01:
            last = replace(event, pressure=event.pressure or live.pressure)
            live.add(last, live.time.of(event.at_s, now_s))

    def _end(self, pointer: int) -> Changed:
        live = self._live.pop(pointer)
        plane, z, _ = self._target.document.top(live.stroke.page)
        stroke = replace(live.stroke, plane=plane, z=z + 1, samples=live.wet.samples())
        stamped = stroke.pen.kind.on_top and not is_master(stroke.page)  # else other pages show it as well
        change = Change(ChangeKind.WRITE, (RecordChange(stroke.id, None, stroke),))
        changed = self._target.do(change, ChangedFlag.STAMP if stamped else ChangedFlag.DRY)
        return changed | Changed(finished=(stroke,), ended=(pointer,))

    def retract(self, pointer: int) -> Changed:
        live = self._live.pop(pointer, None)
        if live is None:
            return NOTHING_CHANGED
        if live.kept:
            self._target.discard_unfinished(live.stroke.id)
        box = self._box(live)
        return Changed(ChangedFlag.DRY, {live.stroke.page: box}, ended=(pointer,))

    def finish(self) -> Changed:
        changed = NOTHING_CHANGED
        for pointer in list(self._live):
            changed |= self._end(pointer)
        return changed

    def tick(self, now_s: float) -> Changed:
        """Send new samples of the pens that are down to the store."""
        for live in self._live.values():
            count = len(live.wet)
            if count > live.kept and now_s - live.began_s > SAVE_DELAY_S:
                self._target.save_unfinished(live.stroke, live.kept, live.wet.samples(live.kept))
                live.kept = count
        return NOTHING_CHANGED

    def body(self, pointer: int) -> WetInk | None:
        """Return the modelled line of a pen that is down; without segments if nothing was added since the last call."""
        live = self._live.get(pointer)
        if live is None:
            return None
        count = len(live.wet)
        if count == live.modelled:
            return live.wet_ink(pointer, NO_SEGMENTS, NO_SEGMENTS)
        live.modelled, body = count, live.wet.body()
        return live.wet_ink(pointer, body.tail, body.settled)

    @property
    def busy(self) -> bool:
        return bool(self._live)

    def wet(self, page: PageId) -> tuple[WetInk, ...]:
        """Return all unfinished strokes on `page`, to be redrawn after the surface was lost."""
        found: list[WetInk] = []
        for pointer, live in self._live.items():
            if live.stroke.page == page:
                body = live.wet.body(anew=True)
                found.append(live.wet_ink(pointer, body.tail, body.settled))
        return tuple(found)

    def _box(self, live: _Live) -> Rect:
        points = live.wet.samples().positions_mm
        return Rect.of_points(points).grown(live.wet.pen.width_mm)
