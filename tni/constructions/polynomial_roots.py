"""Real roots of polynomials, found between the turning points, so that none is missed and nothing can run away."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import isfinite

MOST_DEGREE = 30
_HALVINGS = 200


def trimmed(coefficients: Sequence[float]) -> tuple[float, ...]:
    """Return the coefficients, constant first, without the last ones that are 0."""
    found = list(coefficients)
    while found and found[-1] == 0:
        found.pop()
    return tuple(found)


def value_at(coefficients: Sequence[float], x: float) -> float:
    found = 0.0
    for one in reversed(coefficients):
        found = found * x + one
    return found


def derivative(coefficients: Sequence[float]) -> tuple[float, ...]:
    return tuple(index * one for index, one in enumerate(coefficients))[1:]


def real_roots(coefficients: Sequence[float]) -> list[float]:
    """Return the real roots, ascending, each once. coefficients: constant first. A constant has none."""
    found = trimmed(coefficients)
    if not all(map(isfinite, found)):
        return []
    most = max(map(abs, found), default=0.0)
    while len(found) > 1 and abs(found[-1]) <= 1e-15 * most:
        found = found[:-1]
    if len(found) < 2 or len(found) > MOST_DEGREE + 1:
        return []
    if len(found) == 2:
        return [-found[0] / found[1]]
    bound = 1 + max(abs(one / found[-1]) for one in found[:-1])
    turns = [turn for turn in real_roots(derivative(found)) if -bound < turn < bound]
    places = [-bound, *turns, bound]
    roots: list[float] = []
    for low, high in pairwise(places):
        root = _between(found, low, high)
        if root is not None and (not roots or root - roots[-1] > 1e-9 * max(1.0, abs(root))):
            roots.append(root)
    return roots


def _between(coefficients: tuple[float, ...], low: float, high: float) -> float | None:
    """Return the root in an interval where the polynomial only rises or only falls; a turning point that touches the
    axis within rounding is one too."""
    at_low, at_high = value_at(coefficients, low), value_at(coefficients, high)
    for place, value in ((low, at_low), (high, at_high)):
        size = sum(abs(one) * abs(place) ** index for index, one in enumerate(coefficients))
        if abs(value) <= 4e-15 * size:
            return place
    if (at_low < 0) == (at_high < 0):
        return None
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if middle in (low, high):
            break
        value = value_at(coefficients, middle)
        if value == 0:
            return middle
        if (value < 0) == (at_low < 0):
            low = middle
        else:
            high = middle
    return (low + high) / 2
