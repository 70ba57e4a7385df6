"""Points of a curve that are marked: zeros, extrema, and where it meets the other curves of functions."""

from __future__ import annotations

from functools import lru_cache

from tni.api.maths import Place, PlotWindow, extrema, zeros

from .formulas import Numbers, PlottedCurve, read_formulas

MOST_MARKS, SEARCHED_WORK = 8, 2_000
"""Points of each kind; parts of a formula that are computed to find them."""
LEAST_SEARCHED, MOST_SEARCHED = 24, 72
FLAT = 1e-9
"""Height that counts as 0, in heights of the window: what roundings leave of a zero."""


@lru_cache(32)
def marked_points(texts: tuple[str, ...], number: int, numbers: Numbers, window: PlotWindow) -> tuple[Place, ...]:
    """Return the points that are marked of one of the texts, none for one that is no function."""
    formulas = read_formulas(texts)
    curve = formulas[number]
    if not isinstance(curve, PlottedCurve) or not curve.is_function:
        return ()
    function, low, high = curve.function(numbers), window.x_min, window.x_max
    out = [(x, 0.0) for x in zeros(function, low, high, MOST_MARKS, _searched(curve))]
    tops = extrema(function, curve.slope_function(numbers), low, high, MOST_MARKS, _searched(curve))
    out += [(one.x, _flat(one.y, window)) for one in tops]
    for n, other in enumerate(formulas):
        if n != number and isinstance(other, PlottedCurve) and other.is_function:
            out += _meetings(curve, other, numbers, window)
    return tuple(out)


def _meetings(curve: PlottedCurve, other: PlottedCurve, numbers: Numbers, window: PlotWindow) -> list[Place]:
    one, two = curve.function(numbers), other.function(numbers)
    searched = min(_searched(curve), _searched(other))
    found = zeros(lambda x: one(x) - two(x), window.x_min, window.x_max, MOST_MARKS, searched)
    return [(x, _flat(one(x), window)) for x in found]


def _searched(curve: PlottedCurve) -> int:
    """Return the number of intervals that are searched."""
    return min(max(SEARCHED_WORK // curve.cost, LEAST_SEARCHED), MOST_SEARCHED)


def _flat(y: float, window: PlotWindow) -> float:
    return 0.0 if abs(y) < FLAT * window.height else y
