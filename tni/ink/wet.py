"""A stroke whose pen is down: every sample kept, and the one segment that it adds given at once."""

from __future__ import annotations

import numpy as np

from tni.ink.pen import PRESSURE_WIDTHS, Pen
from tni.ink.sample import POSITION_PER_MM, PRESSURE_FULL, PRESSURE_UNKNOWN, SampleBuffer, Samples
from tni.ink.segments import Segments


class WetStroke:
    """Mutable. The segments it gives, one after another, are `segments_of` the whole.

    Scalars, not arrays: this runs in the input event, a few microseconds for each sample.
    """

    __slots__ = ("_half", "_last", "_least", "_more", "buffer", "pen")

    def __init__(self, pen: Pen, started_s: float) -> None:
        self.pen = pen
        self.buffer = SampleBuffer(started_s)
        self._half = pen.width_mm / 2
        self._least, most = PRESSURE_WIDTHS[pen.kind]
        self._more = most - self._least
        self._last: tuple[float, float, float] | None = None

    def add(
        self, x_mm: float, y_mm: float, at_s: float, pressure: float | None, tilt: tuple[float, float] | None
    ) -> Segments:
        """Keep a sample. Returns (1, 6): the new segment, a dot for the first sample.

        Raises: ValueError or OverflowError for what is not finite; nothing is kept then.
        """
        x, y, pressed = self.buffer.append(x_mm, y_mm, at_s, pressure, tilt)
        radius = self._half
        if pressed != PRESSURE_UNKNOWN:
            radius *= self._least + self._more * (pressed / PRESSURE_FULL)
        end = (x / POSITION_PER_MM, y / POSITION_PER_MM, radius)
        segment: Segments = np.array(((*(self._last or end), *end),), np.float32)
        self._last = end
        return segment

    def samples(self, start: int = 0) -> Samples:
        return self.buffer.samples(start)

    def __len__(self) -> int:
        return len(self.buffer)
