"""Areas under curves by halved intervals, within a number of evaluations."""

from __future__ import annotations

from collections.abc import Callable

MOST_PARTS = 4000
_NODES = (
    (0.0, 0.8888888888888888),
    (0.7745966692414834, 0.5555555555555556),
    (-0.7745966692414834, 0.5555555555555556),
)


def integral(curve: Callable[[float], float | None], start: float, end: float) -> float | None:
    """Return the area under a curve, negative where it lies below the axis; None if it is undefined somewhere."""
    whole = _part(curve, start, end)
    if whole is None:
        return None
    waiting = [(start, end, whole, 0)]
    total, done = 0.0, 0
    while waiting:
        low, high, estimate, depth = waiting.pop()
        middle = (low + high) / 2
        left, right = _part(curve, low, middle), _part(curve, middle, high)
        done += 1
        if left is None or right is None:
            return None
        off = abs(left + right - estimate)
        if off <= 1e-14 * max(1.0, abs(left + right)) or depth >= 40 or done > MOST_PARTS:
            total += left + right
        else:
            waiting += [(low, middle, left, depth + 1), (middle, high, right, depth + 1)]
    return total


def _part(curve: Callable[[float], float | None], low: float, high: float) -> float | None:
    half, middle = (high - low) / 2, (low + high) / 2
    total = 0.0
    for place, weight in _NODES:
        value = curve(middle + half * place)
        if value is None:
            return None
        total += weight * value
    return total * half
