"""Samples of one stroke or of many, one after another, as the whole numbers that the model of ink works on.

Whole numbers, because sums of them are exact: what is worked out from a part of a stroke is what the whole gives, bit
for bit, so a stroke under way settles piece by piece.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tni.ink.sample import POSITION_PER_MM, concatenated

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

FINE = 16
"""Steps of the model's places in one of the samples'."""
PER_MM = POSITION_PER_MM * FINE
STEP_TICKS = 50
"""Between two samples, where their times do not tell: 200 a second."""
STEP_MAX_TICKS = 400
"""A longer time between two samples counts as this: a pause, a clock that jumped."""


class SampleRun:
    """Of each stroke, (count,): starts and ends, the numbers of its first and last sample, lengths, and widths of the
    pens, mm. Of each sample, (n,): number; first, last: of its stroke; stroke: which one; inside: samples to the nearer
    end of it; steps: time since the one before, ticks: ascending times; places: (2, n) 1/PER_MM mm; array: of SAMPLE.

    One stroke alone is quicker with plain numbers: its `first`, `last` and `stroke` are such.
    """

    __slots__ = (
        "alone",
        "array",
        "ends",
        "first",
        "inside",
        "last",
        "lengths",
        "number",
        "places",
        "starts",
        "steps",
        "stroke",
        "ticks",
        "widths",
    )

    def __init__(self, arrays: Sequence[NDArray[Any]], widths_mm: Sequence[float]) -> None:
        """arrays: of SAMPLE, none empty; widths_mm: of their pens."""
        array = self.array = concatenated(arrays)
        count = len(array)
        self.alone = len(arrays) == 1
        self.number: Ints = np.arange(count)
        self.widths: Floats = np.array(widths_mm, np.float64)
        self.lengths: Ints = np.array([len(a) for a in arrays], np.int64)
        self.ends: Ints = self.lengths.cumsum()
        self.starts: Ints = self.ends - self.lengths
        self.ends -= 1
        self.first: Ints | int = 0
        self.last: Ints | int = count - 1
        self.stroke: Ints | int = 0
        if not self.alone:
            self.first, self.last = self.starts.repeat(self.lengths), self.ends.repeat(self.lengths)
            self.stroke = np.arange(len(arrays)).repeat(self.lengths)
        self.inside: Ints = np.minimum(self.number - self.first, self.last - self.number)
        self.places: Ints = np.empty((2, count), np.int64)
        self.places[0], self.places[1] = array["x"], array["y"]
        self.places *= FINE
        self.steps: Ints = np.empty(count, np.int64)
        times = array["t"]
        np.subtract(times[1:], times[:-1], out=self.steps[1:], dtype=np.int64)
        self.steps[self.steps <= 0] = STEP_TICKS  # the clock stands still or runs back: samples count one by one
        np.minimum(self.steps, STEP_MAX_TICKS, out=self.steps)
        self.steps[self.starts] = STEP_MAX_TICKS
        self.ticks: Ints = self.steps.cumsum()

    def __len__(self) -> int:
        return len(self.array)

    def each[V: (Ints, Floats)](self, of_strokes: V, index: Ints | None = None) -> V:
        """Of samples, those of `index` if given, what `of_strokes` (count,) says of their strokes; (1,) for one stroke
        alone."""
        if isinstance(self.stroke, int):
            return of_strokes
        return of_strokes[self.stroke if index is None else self.stroke[index]]

    def within(self, widths: float, most_mm: float) -> Floats:
        """1/PER_MM mm, as `each`: so many widths of each sample's pen, no more than most_mm."""
        return self.each(np.minimum(self.widths * widths, most_mm) * PER_MM)
