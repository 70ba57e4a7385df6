"""Windows of the plane: the part that a plot shows, moved and enlarged; even steps for its axes."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise

SMALLEST, LARGEST = 1e-9, 1e9
"""Least width of a window, and the farthest place it reaches."""


@dataclass(frozen=True, slots=True)
class PlotWindow:
    """Part of the plane. Its sides are above 0."""

    x_min: float
    x_max: float
    y_min: float
    y_max: float

    @property
    def width(self) -> float:
        return self.x_max - self.x_min

    @property
    def height(self) -> float:
        return self.y_max - self.y_min

    @property
    def is_valid(self) -> bool:
        sides = (self.x_min, self.x_max, self.y_min, self.y_max)
        return all(abs(one) <= LARGEST for one in sides) and self.width >= SMALLEST and self.height >= SMALLEST

    def moved(self, dx: float, dy: float) -> PlotWindow:
        return self.or_valid(PlotWindow(self.x_min + dx, self.x_max + dx, self.y_min + dy, self.y_max + dy))

    def zoomed(self, factor_x: float, factor_y: float, x: float, y: float) -> PlotWindow:
        """Return the window enlarged about a point, which keeps its place. factor: above 1 to see more."""
        return self.or_valid(
            PlotWindow(
                x + (self.x_min - x) * factor_x, x + (self.x_max - x) * factor_x,
                y + (self.y_min - y) * factor_y, y + (self.y_max - y) * factor_y,
            )
        )  # fmt: skip

    def or_valid(self, other: PlotWindow) -> PlotWindow:
        """Return another window if it is valid, else this one."""
        return other if other.is_valid else self


def even_step(span: float, most: int) -> float:
    """Return 1, 2 or 5 times a power of ten: the step of at most so many steps in a span > 0."""
    least = span / max(most, 1)
    power = math.pow(10.0, math.floor(math.log10(least)))
    for factor in (1.0, 2.0, 5.0, 10.0):
        if factor * power >= least * (1 - 1e-9):
            return factor * power
    return 10.0 * power


def even_places(low: float, high: float, step: float) -> tuple[float, ...]:
    """Return the multiples of a step from low to high, at most a thousand."""
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    return tuple(n * step for n in range(first, min(last, first + 999) + 1))


def clipped(points: list[tuple[float, float]], window: PlotWindow) -> list[tuple[tuple[float, float], ...]]:
    """Return the parts of a line that lie in a window, cut exactly at its edges."""
    out: list[tuple[tuple[float, float], ...]] = []
    run: list[tuple[float, float]] = []
    for one, other in pairwise(points):
        cut = _cut(one, other, window)
        if cut is None:
            continue
        start, end = cut
        if not run or run[-1] != start:
            if len(run) > 1:
                out.append(tuple(run))
            run = [start]
        run.append(end)
    if len(run) > 1:
        out.append(tuple(run))
    return out


def _cut(
    one: tuple[float, float], other: tuple[float, float], window: PlotWindow
) -> tuple[tuple[float, float], tuple[float, float]] | None:
    """Return the part of a segment in a window (Liang and Barsky); None if there is none."""
    (x, y), (x1, y1) = one, other
    if (
        window.y_min <= y <= window.y_max and window.y_min <= y1 <= window.y_max
        and window.x_min <= x <= window.x_max and window.x_min <= x1 <= window.x_max
    ):  # fmt: skip
        return one, other
    dx, dy = x1 - x, y1 - y
    low, high = 0.0, 1.0
    for along, room in (
        (-dx, x - window.x_min), (dx, window.x_max - x), (-dy, y - window.y_min), (dy, window.y_max - y)
    ):  # fmt: skip
        if along == 0:
            if room < 0:
                return None
        elif along < 0:
            low = max(low, room / along)
        else:
            high = min(high, room / along)
    if low > high:
        return None

    def at(place: float) -> tuple[float, float]:
        return (
            min(max(x + place * dx, window.x_min), window.x_max),
            min(max(y + place * dy, window.y_min), window.y_max),
        )

    return (one if low == 0 else at(low)), (other if high == 1 else at(high))
