"""Wet ink: a stroke whose pen is down. Every sample is stored and the tip is drawn at once; the modelled line
follows."""

from __future__ import annotations

from dataclasses import dataclass
from math import hypot

import numpy as np

from tni.ink.curve import BLOCK
from tni.ink.params import INK_PARAMS
from tni.ink.pen import Pen
from tni.ink.sample import POSITION_PER_MM, PRESSURE_FULL, PRESSURE_UNKNOWN, SampleBuffer, Samples
from tni.ink.segments import Segments, segments_from_lines
from tni.ink.stroke_model import REACH_SAMPLES, StrokeLines, model_lines
from tni.ink.taper import starts_still
from tni.ink.width import pressed_part

LOOKBACK_SAMPLES = -(-(REACH_SAMPLES + 2) // BLOCK) * BLOCK
"""Number of samples before the last settled one from which the model recomputes the line, in whole blocks."""


@dataclass(frozen=True, slots=True)
class WetStrokeUpdate:
    """Update of the drawn stroke. settled: segments that have become final since the last update; tail: the present
    segments after them."""

    settled: Segments
    tail: Segments


class WetStrokeBuilder:
    """Mutable builder of a stroke in progress. All `settled` segments so far and the last `tail` together are
    `segments_of` the samples, not ended.

    `add` uses scalars, not arrays: it runs in the input event, a few microseconds per sample.
    """

    __slots__ = ("_last", "_params", "_part", "_settled", "buffer", "pen")

    def __init__(self, pen: Pen, started_s: float) -> None:
        self.pen = pen
        self.buffer = SampleBuffer(started_s)
        self._params = INK_PARAMS[pen.kind]
        self._part = 1.0  # fraction of the pen's width, without a sensor
        self._last: tuple[float, float, float] | None = None
        self._settled = 0  # samples up to this one, a multiple of BLOCK, have their final line

    def add(
        self, x_mm: float, y_mm: float, at_s: float, pressure: float | None, tilt: tuple[float, float] | None
    ) -> Segments:
        """Store a sample. Returns (1, 6): the unsmoothed segment from the last sample to it, a dot for the first
        sample.

        Raises: ValueError or OverflowError for values that are not finite; nothing is stored then.
        """
        x, y, pressed = self.buffer.append(x_mm, y_mm, at_s, pressure, tilt)
        part = self._part
        if pressed != PRESSURE_UNKNOWN and self._params.width is not None:
            part = pressed_part(pressed / PRESSURE_FULL, self._params.width)
        end = (x / POSITION_PER_MM, y / POSITION_PER_MM, self.pen.width_mm / 2 * part)
        segment: Segments = np.array(((*(self._last or end), *end),), np.float32)
        self._last = end
        return segment

    def body(self, *, anew: bool = False) -> WetStrokeUpdate:
        """Return the modelled line as far as the samples go. anew: whether to repeat everything that has settled."""
        if anew:
            self._settled = 0
        count = len(self.buffer)
        first = max(self._settled - LOOKBACK_SAMPLES, 0)
        array = self.buffer.samples(first).array
        chain = model_lines([array], [self.pen.width_mm], self._params, ended=False, begun=first == 0)
        radius = float(chain.radii[-1])
        self._part = radius / (self.pen.width_mm / 2)
        if self._last is not None:
            self._last = (*self._last[:2], radius)
        before = self._settled
        after = (count - 2 - REACH_SAMPLES) // BLOCK * BLOCK
        if after > before and (before or self._begun(chain, after)):
            self._settled = after
        a, b = np.searchsorted(chain.at, (before - first, self._settled - first)).tolist()
        return WetStrokeUpdate(
            segments_from_lines(_part(chain, a, b + 1)) if b > a else NO_SEGMENTS,
            segments_from_lines(_part(chain, b, len(chain.at))),
        )

    def _begun(self, chain: StrokeLines, after: int) -> bool:
        """Return whether the line up to sample `after` no longer depends on the length of the stroke: it is not a tap,
        and the taper at its start, if any, is complete."""
        taper, width = self._params.taper, self.pen.width_mm
        if len(chain.at) < 2:
            return False
        samples = self.samples().array
        if taper is None or starts_still(samples, taper):
            return True
        x, y = (float(samples[axis][after] - samples[axis][0]) / POSITION_PER_MM for axis in ("x", "y"))
        return hypot(x, y) > width * (1 + max(2 * taper.short_widths, taper.length_widths))

    def samples(self, start: int = 0) -> Samples:
        return self.buffer.samples(start)

    def __len__(self) -> int:
        return len(self.buffer)


NO_SEGMENTS: Segments = np.empty((0, 6), np.float32)


def _part(chain: StrokeLines, start: int, end: int) -> StrokeLines:
    """Return the points from `start` to before `end` of one stroke."""
    part = slice(start, end)
    return StrokeLines(chain.places[part], chain.radii[part], chain.at[part], np.array([end - start]))
