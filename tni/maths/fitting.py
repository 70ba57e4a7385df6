"""The line that is nearest to points: that of least squares, with how well it fits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt


@dataclass(frozen=True, slots=True)
class FittedLine:
    """Line of least squares, y = slope · x + height. r: correlation, None where y does not vary."""

    slope: float
    height: float
    r: float | None

    def at(self, x: float) -> float:
        return self.slope * x + self.height


def fitted_line(xs: Sequence[float], ys: Sequence[float]) -> FittedLine | None:
    """Return the line of least squares; None where no x differs."""
    if len(xs) < 2:
        return None
    mid_x, mid_y = sum(xs) / len(xs), sum(ys) / len(ys)
    spread_x = sum((x - mid_x) ** 2 for x in xs)
    spread_y = sum((y - mid_y) ** 2 for y in ys)
    if spread_x <= 1e-18 * (1 + mid_x * mid_x):
        return None
    both = sum((x - mid_x) * (y - mid_y) for x, y in zip(xs, ys, strict=True))
    slope = both / spread_x
    r = None if spread_y <= 1e-18 * (1 + mid_y * mid_y) else both / sqrt(spread_x * spread_y)
    return FittedLine(slope, mid_y - slope * mid_x, r)
