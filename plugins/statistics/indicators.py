"""Indicators of a series, as French schools define them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import ceil, floor, log10, sqrt


def mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def median(values: Sequence[float]) -> float:
    """Return the middle value; the mean of both where their number is even."""
    ordered, half = sorted(values), len(values) // 2
    return ordered[half] if len(values) % 2 else (ordered[half - 1] + ordered[half]) / 2


def quartile(values: Sequence[float], number: int) -> float:
    """Return a quartile: the least value of the series such that at least a quarter (1) or three quarters (3) of the
    values are not above it."""
    return sorted(values)[ceil(number * len(values) / 4) - 1]


def deviation(values: Sequence[float]) -> float:
    """Return the standard deviation of the series itself, not an estimate of that of a population."""
    middle = mean(values)
    return sqrt(sum((value - middle) ** 2 for value in values) / len(values))


def even_step(span: float, most: int) -> float:
    """Return the least of 1, 2, 5, 10 … that divides a span into at most so many parts."""
    least = max(span, 1e-9) / most
    size = 10.0 ** floor(log10(least))
    return next(step * size for step in (1, 2, 5, 10) if step * size >= least * (1 - 1e-9))


def classes(values: Sequence[float], width: float) -> tuple[tuple[float, float, int], ...]:
    """Return the classes [start; end[ of a histogram with their counts. width: 0 for one that suits the number of
    values."""
    low, high = min(values), max(values)
    wanted = min(max(round(sqrt(len(values))) + 1, 4), 12)
    width = max(width or even_step(high - low or 1.0, wanted), (high - low) / 40, 1e-9)
    first = floor(low / width + 1e-9)
    count = max(floor(high / width + 1e-9) - first + 1, 1)
    found = [0] * count
    for value in values:
        found[min(max(floor(value / width + 1e-9) - first, 0), count - 1)] += 1
    return tuple((round((first + k) * width, 9), round((first + k + 1) * width, 9), n) for k, n in enumerate(found))


def read_off(shares: Sequence[tuple[float, float]], percent: float) -> float:
    """Return the value at which the polygon of the cumulated frequencies reaches a percentage."""
    for (low, before), (high, after) in pairwise(shares):
        if after >= percent > before:
            return low + (high - low) * (percent - before) / (after - before)
    return shares[0][0]


def cumulated_shares(values: Sequence[float], width: float) -> tuple[tuple[float, float], ...]:
    """Return the ends of the classes, each with the percentage of the values that lie below it."""
    found = classes(values, width)
    out, count = [(found[0][0], 0.0)], 0
    for _, end, one in found:
        count += one
        out.append((end, 100 * count / len(values)))
    return tuple(out)
