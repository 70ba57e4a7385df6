"""Features of a curve y = f(x): zeros, extrema, tangents, areas, tables of values."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf, isfinite, nan

from tni.maths.curves import Function, Place

SEARCHED, HALVINGS, MOST_FOUND = 120, 60, 20
"""Intervals that are searched, halvings of one, and the most places that are returned."""
MOST_PIECES, TOLERANCE = 600, 1e-8


@dataclass(frozen=True, slots=True)
class Tangent:
    """Line y = slope·x + intercept."""

    slope: float
    intercept: float

    def at(self, x: float) -> float:
        return self.slope * x + self.intercept


@dataclass(frozen=True, slots=True)
class Extremum:
    x: float
    y: float
    is_maximum: bool


def tangent(function: Function, slope: Function, x: float) -> Tangent | None:
    """Return the tangent at x; None where there is none. slope: the derivative."""
    y, rise = function(x), slope(x)
    return Tangent(rise, y - rise * x) if isfinite(y) and isfinite(rise) else None


def zeros(function: Function, low: float, high: float, most: int = MOST_FOUND, searched: int = SEARCHED) -> list[float]:
    """Return zeros between two places at which the sign changes, and those on the places that are tried, in order.
    searched: intervals between these places."""
    xs = [low + (high - low) * n / searched for n in range(searched + 1)]
    ys = [function(x) for x in xs]
    out: list[float] = []
    for n, (x, y) in enumerate(zip(xs, ys, strict=True)):
        if len(out) >= most:
            break
        if y == 0:
            if n == 0 or ys[n - 1] != 0:
                out.append(x)
        elif n and y * ys[n - 1] < 0 and (found := _zero_between(function, xs[n - 1], x, ys[n - 1], y)) is not None:
            out.append(found)
    return out


def _zero_between(function: Function, low: float, high: float, at_low: float, at_high: float) -> float | None:
    """Return the zero between two places of other signs; None for a pole or jump."""
    first = max(abs(at_low), abs(at_high))
    weight_low, weight_high = at_low, at_high  # halved on the side that stays (the Illinois method)
    for n in range(HALVINGS):
        middle = low + (high - low) * weight_low / (weight_low - weight_high)
        if n % 3 == 2 or not low < middle < high:
            middle = (low + high) / 2
        if middle in (low, high):
            break
        y = function(middle)
        if y != y:
            return None
        if y == 0:
            return middle
        if (y > 0) == (at_low > 0):
            low, at_low, weight_low, weight_high = middle, y, y, weight_high / 2
        else:
            high, at_high, weight_high, weight_low = middle, y, y, weight_low / 2
    if min(abs(at_low), abs(at_high)) > 1e-3 * first + 1e-9:
        return None
    return low if abs(at_low) <= abs(at_high) else high


def extrema(
    function: Function, slope: Function, low: float, high: float, most: int = MOST_FOUND, searched: int = SEARCHED
) -> list[Extremum]:
    """Return the places within an interval at which the derivative changes its sign."""
    out: list[Extremum] = []
    reach = (high - low) / searched / 16
    for x in zeros(slope, low, high, most, searched):
        before, after, y = slope(x - reach), slope(x + reach), function(x)
        if isfinite(y) and before * after < 0:
            out.append(Extremum(x, y, before > 0))
    return out


def area(function: Function, low: float, high: float) -> float | None:
    """Return the integral from low to high; None where the function has no value, or changes too much for it to be
    found (adaptive Simpson)."""
    if low == high:
        return 0.0
    middle = (low + high) / 2
    ends = function(low), function(middle), function(high)
    if not all(map(isfinite, ends)):
        return None
    waiting: list[tuple[float, float, float, float, float, int]] = [(low, high, *ends, 0)]
    scale = abs(high - low) * max(map(abs, ends))
    total, error, left = 0.0, 0.0, MOST_PIECES
    while waiting:
        start, end, a, m, b, depth = waiting.pop()
        middle = (start + end) / 2
        p, q = function((start + middle) / 2), function((middle + end) / 2)
        if not (isfinite(p) and isfinite(q)):
            return None
        scale = max(scale, abs(high - low) * max(abs(p), abs(q)))
        width = end - start
        whole, halves = width / 6 * (a + 4 * m + b), width / 12 * (a + 4 * p + 2 * m + 4 * q + b)
        off = abs(halves - whole) / 15
        left -= 1
        if left <= 0 or depth > 40 or (depth > 3 and off <= TOLERANCE * scale * abs(width / (high - low))):
            total += halves + (halves - whole) / 15
            error += off
        else:
            waiting += [(start, middle, a, p, m, depth + 1), (middle, end, m, q, b, depth + 1)]
    return total if error <= 1e-3 * scale else None


def table(function: Function, first: float, step: float, count: int) -> list[Place]:
    """Return pairs of x and f(x), f(x) NaN where there is no value."""
    out: list[Place] = []
    for n in range(min(count, 100)):
        x = first + n * step
        x = round(x, 12) if abs(x) < 1e3 else x  # 0,1 + 0,2 is 0,3 for the class
        y = function(x)
        out.append((x, y if isfinite(y) else nan))
    return out


def fitted_height(function: Function, low: float, high: float) -> tuple[float, float] | None:
    """Return the lowest and the highest value on an interval, leaving out the tenth that lies farthest; None without
    values."""
    ys = sorted(y for n in range(101) if isfinite(y := function(low + (high - low) * n / 100)))
    if not ys:
        return None
    cut = len(ys) // 20
    inside = ys[cut : len(ys) - cut]
    wide, all_in = inside[-1] - inside[0], ys[-1] - ys[0]
    lowest, highest = (ys[0], ys[-1]) if all_in <= 3 * wide or wide == 0 else (inside[0], inside[-1])
    return (lowest, highest) if highest - lowest < inf else None
