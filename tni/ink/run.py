"""Samples of one stroke or of many, one after another, as the whole numbers that the model of ink works on.

Whole numbers, because sums of them are exact: what is worked out from a part of a stroke is what the whole gives, bit
for bit, so a stroke under way settles piece by piece.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tni.ink.sample import POSITION_PER_MM, one_after_another

Whole = NDArray[np.int64]
Floats = NDArray[np.float64]

FINE = 16
"""Steps of the model's places in one of the samples'."""
PER_MM = POSITION_PER_MM * FINE
STEP_TICKS = 50
"""Between two samples, where their times do not tell: 200 a second."""
STEP_MAX_TICKS = 400
"""A longer time between two samples counts as this: a pause, a clock that jumped."""


class Run:
    """Of each stroke, (count,): starts, the number of its first sample, and lengths. Of each sample, (n,): number;
    first, last: of its stroke; inside: samples to the nearer end of its stroke; half: half its pen's width, mm; ticks: ascending; places: (2, n) 1/PER_MM mm; array: of
    SAMPLE."""

    __slots__ = ("array", "first", "half", "inside", "last", "lengths", "number", "places", "starts", "ticks")

    def __init__(self, arrays: Sequence[NDArray[Any]], widths_mm: Sequence[float]) -> None:
        """arrays: of SAMPLE, none empty; widths_mm: of their pens."""
        self.array = one_after_another(arrays)
        count = len(self.array)
        self.number: Whole = np.arange(count)
        self.lengths: Whole = np.array([len(a) for a in arrays], np.int64)
        ends = np.cumsum(self.lengths)
        self.starts: Whole = ends - self.lengths
        self.first: Whole = np.repeat(self.starts, self.lengths)
        self.last: Whole = np.repeat(ends - 1, self.lengths)
        self.inside: Whole = np.minimum(self.number - self.first, self.last - self.number)
        self.half: Floats = np.repeat(np.array(widths_mm) / 2, self.lengths)
        self.places: Whole = np.empty((2, count), np.int64)
        self.places[0], self.places[1] = self.array["x"], self.array["y"]
        self.places *= FINE
        steps = np.empty(count, np.int64)
        np.subtract(self.array["t"][1:], self.array["t"][:-1], out=steps[1:], dtype=np.int64)
        steps[steps <= 0] = STEP_TICKS  # the clock stands still or runs back: samples count one by one
        np.minimum(steps, STEP_MAX_TICKS, out=steps)
        steps[self.starts] = STEP_MAX_TICKS
        self.ticks: Whole = np.cumsum(steps)

    def __len__(self) -> int:
        return len(self.array)
