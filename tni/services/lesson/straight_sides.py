"""Points that keep the long sides of a drawn stroke straight.

Ink is smoothed between its points, and these are near each other where a hand moved the pen. Other programs have lines
with a point at each corner alone, drawn with a ruler or as a rectangle: smoothing makes curves of them, 2.4 mm off a
side of 80 mm. With a point beside each corner they stay within a tenth of a millimetre.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from math import atan2, hypot

from tni.api.formats import PlainStroke
from tni.core.geometry import Point

BESIDE_MM = 2.0
"""Distance of an added point from its corner."""
LONG_MM = 3 * BESIDE_MM
LEAST_TURN = 0.05
"""Radians, below which nobody sees a corner."""
MOST_POINTS = 2000
"""Points of a stroke beyond which it is a hand's."""


def with_straight_sides(item: PlainStroke) -> PlainStroke:
    """Return a stroke with points beside the corners of its long sides. A recorded stroke, which has times, stays."""
    points = item.points
    if not 2 < len(points) <= MOST_POINTS or len(item.times_s) == len(points):
        return item
    widths = item.widths if len(item.widths) == len(points) else ()
    bends = [False, *(_bends(*three) for three in zip(points, points[1:], points[2:], strict=False)), False]
    made, wide = [points[0]], list(widths[:1])
    for number, ((x0, y0), (x1, y1)) in enumerate(pairwise(points)):
        length = hypot(x1 - x0, y1 - y0)
        beside = BESIDE_MM / length if length > LONG_MM else 0.0
        parts = [
            part for part, is_bent in zip((beside, 1 - beside), bends[number : number + 2], strict=True) if is_bent
        ]
        parts = [*(parts if beside else ()), 1.0]
        made += [(x0 + (x1 - x0) * part, y0 + (y1 - y0) * part) for part in parts[:-1]]
        made.append((x1, y1))
        if widths:
            begin, end = widths[number : number + 2]
            wide += [begin + (end - begin) * part for part in parts]
    return item if len(made) == len(points) else replace(item, points=tuple(made), widths=tuple(wide))


def _bends(before: Point, at: Point, after: Point) -> bool:
    """Return whether a line turns at a point."""
    come, go = (at[0] - before[0], at[1] - before[1]), (after[0] - at[0], after[1] - at[1])
    across, along = come[0] * go[1] - come[1] * go[0], come[0] * go[0] + come[1] * go[1]
    return abs(atan2(across, along)) > LEAST_TURN
