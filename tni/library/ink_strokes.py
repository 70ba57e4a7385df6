"""Measures of a page's strokes for grouping them into words: boxes, lengths, middles; freed from the hand's slant."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tni.core.geometry import Rect

type Floats = NDArray[np.float64]
type Ints = NDArray[np.intp]

REACH_MM = 1e7
SLANT_MAX_RAD, SHEAR_MAX = np.radians(50), 0.9


@dataclass(frozen=True, slots=True)
class MeasuredStrokes:
    """Strokes of a page with a position at least.

    numbers: indices in the page's list. boxes: (n, 4) left, top, right, bottom, upright. outer: the same, as written.
    lengths: mm of path. middles, spreads: mean and variance of y along the path.
    """

    numbers: Ints
    boxes: Floats
    outer: Floats
    lengths: Floats
    middles: Floats
    spreads: Floats

    def __len__(self) -> int:
        return len(self.numbers)

    def part(self, chosen: slice) -> MeasuredStrokes:
        return MeasuredStrokes(
            self.numbers[chosen], self.boxes[chosen], self.outer[chosen], self.lengths[chosen], self.middles[chosen],
            self.spreads[chosen],
        )  # fmt: skip

    def height_of(self, line: Ints) -> float:
        """Return the standard deviation of the ink's y in a line of writing, which may rise or fall."""
        weight = self.lengths[line]
        if weight.sum() <= 0:
            return 1e-6
        x, y = (self.boxes[line, 0] + self.boxes[line, 2]) / 2, self.middles[line]
        x, y = x - np.average(x, weights=weight), y - np.average(y, weights=weight)
        spread = float((weight * x * x).sum())
        if len(line) > 3 and spread > 0:
            y = y - x * float((weight * x * y).sum()) / spread
        return max(float(np.sqrt(np.average(y * y + self.spreads[line], weights=weight))), 1e-6)

    def box_of(self, members: Ints) -> Rect:
        left, top = self.outer[members, :2].min(axis=0).tolist()
        right, bottom = self.outer[members, 2:].max(axis=0).tolist()
        return Rect(left, top, right - left, bottom - top)


def measured_strokes(strokes: Sequence[Floats]) -> MeasuredStrokes:
    """Measure strokes; positions that are no numbers are ignored. strokes: (n, 2) mm each."""
    sound = [sound_path(stroke) for stroke in strokes]
    numbers = np.array([k for k, stroke in enumerate(sound) if len(stroke)], dtype=np.intp)
    if not len(numbers):
        return MeasuredStrokes(numbers, np.empty((0, 4)), np.empty((0, 4)), np.empty(0), np.empty(0), np.empty(0))
    counts = np.array([len(sound[k]) for k in numbers])
    starts = np.cumsum(counts) - counts
    points = np.concatenate([sound[k] for k in numbers])
    steps = np.diff(points, axis=0, append=points[-1:])
    steps[starts[1:] - 1] = 0  # no step from a stroke to the next
    weight = np.hypot(steps[:, 0], steps[:, 1])
    upright = points + np.stack([lean_of(steps, weight) * points[:, 1], np.zeros(len(points))], axis=1)
    lengths = np.add.reduceat(weight, starts)
    # A dot has no length: its middle is that of its positions.
    weight = weight + np.repeat(np.where(lengths > 0, 0.0, 1.0), counts)
    total = np.add.reduceat(weight, starts)
    y = points[:, 1] + steps[:, 1] / 2
    middles = np.add.reduceat(y * weight, starts) / total
    spreads = np.add.reduceat((y - np.repeat(middles, counts)) ** 2 * weight, starts) / total
    return MeasuredStrokes(numbers, _boxes(upright, starts), _boxes(points, starts), lengths, middles, spreads)


def sound_path(stroke: Floats) -> Floats:
    """Return the positions of a stroke without those that are no numbers or out of reach."""
    stroke = np.asarray(stroke, dtype=np.float64).reshape(-1, 2)
    with np.errstate(invalid="ignore"):
        return stroke[(np.abs(stroke) < REACH_MM).all(axis=1)]


def _boxes(points: Floats, starts: NDArray[Any]) -> Floats:
    return np.concatenate([np.minimum.reduceat(points, starts), np.maximum.reduceat(points, starts)], axis=1)


def lean_of(steps: Floats, weight: Floats) -> float:
    """Return how far to the right the upright parts of ink lean, as a part of their height. steps: (n, 2), of lengths
    `weight`."""
    rising = np.where(steps[:, 1:] > 0, -steps, steps)
    lean = np.arctan2(rising[:, 0], -rising[:, 1])
    weight = weight * (np.abs(lean) < SLANT_MAX_RAD)
    if weight.sum() <= 0:
        return 0.0
    return float(np.clip(np.tan((lean * weight).sum() / weight.sum()), -SHEAR_MAX, SHEAR_MAX))
