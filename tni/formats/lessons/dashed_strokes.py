"""Dashes of a stroke as strokes of their own, since a stroke has no dashes in a lesson."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import cycle, pairwise
from math import hypot

MOST_DASHES = 200
_LEAST_PERIOD = 0.3

type Points = Sequence[tuple[float, float]]
type Dash = tuple[tuple[tuple[float, float], ...], tuple[float, ...]]
"""Points and widths of a dash."""


def dashes(points: Points, widths: Sequence[float], lengths: Sequence[float]) -> list[Dash] | None:
    """Return the dashes of a stroke; None for one that has none, or too many. lengths: of dashes and gaps by turns, in
    the unit of the points. widths: at the points, or none."""
    period = sum(lengths) * (2 if len(lengths) % 2 else 1)
    whole = sum(hypot(x1 - x0, y1 - y0) for (x0, y0), (x1, y1) in pairwise(points))
    if not lengths or min(lengths) < 0 or period < _LEAST_PERIOD or whole / period * len(lengths) > 2 * MOST_DASHES:
        return None
    turns = cycle(lengths if len(lengths) % 2 == 0 else [*lengths, *lengths])
    found: list[Dash] = []
    left, is_on = next(turns), True
    line, wide = [points[0]], list(widths[:1])
    for number, ((x0, y0), (x1, y1)) in enumerate(pairwise(points)):
        length, done = hypot(x1 - x0, y1 - y0), 0.0
        begin, end = widths[number : number + 2] if widths else (0.0, 0.0)
        while length - done > left:
            done += left
            part = done / length
            line.append((x0 + (x1 - x0) * part, y0 + (y1 - y0) * part))
            wide.append(begin + (end - begin) * part)
            if is_on:
                found.append((tuple(line), tuple(wide) if widths else ()))
            line, wide, is_on, left = line[-1:], wide[-1:], not is_on, next(turns)
        left -= length - done
        line.append((x1, y1))
        wide.append(end)
    if is_on and len(line) > 1:
        found.append((tuple(line), tuple(wide) if widths else ()))
    return found or None
