"""Integer samples of one or more strokes, one after another, on which the ink model works.

Integers are used because their sums are exact: the result for a part of a stroke equals that for the whole, bit for
bit, so that a stroke in progress can be settled piece by piece.
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
"""Subdivisions of a sample's position unit in the model."""
PER_MM = POSITION_PER_MM * FINE
STEP_TICKS = 50
"""Time between two samples whose stamps do not tell it: 200 samples a second."""
STEP_MAX_TICKS = 400
"""Upper bound of the time between two samples, for pauses and clocks that jumped."""


class SampleRun:
    """Samples of one or more strokes with arrays derived from them.

    Per stroke, (count,): starts and ends, the numbers of its first and last sample; lengths; widths of the pens, mm.
    Per sample, (n,): number; first, last: of its stroke; stroke: its index; inside: samples to the nearer end of the
    stroke; steps: time since the sample before; ticks: ascending times; places: (2, n) 1/PER_MM mm; array: of SAMPLE.
    For a single stroke, `first`, `last` and `stroke` are plain numbers, which is faster.
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
        self.steps[self.steps <= 0] = STEP_TICKS  # the clock stands still or goes back: assume the usual rate
        np.minimum(self.steps, STEP_MAX_TICKS, out=self.steps)
        self.steps[self.starts] = STEP_MAX_TICKS
        self.ticks: Ints = self.steps.cumsum()

    def __len__(self) -> int:
        return len(self.array)

    def each[V: (Ints, Floats)](self, of_strokes: V, index: Ints | None = None) -> V:
        """Return the values `of_strokes` (count,) for each sample, or for those of `index`; (1,) for a single
        stroke."""
        if isinstance(self.stroke, int):
            return of_strokes
        return of_strokes[self.stroke if index is None else self.stroke[index]]

    def within(self, widths: float, most_mm: float) -> Floats:
        """Return `widths` pen widths, at most most_mm, in 1/PER_MM mm, for each sample as `each` does."""
        return self.each(np.minimum(self.widths * widths, most_mm) * PER_MM)
