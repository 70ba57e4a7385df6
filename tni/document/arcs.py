"""Circular arcs through three points as polylines, for arc shapes."""

from __future__ import annotations

from math import atan2, ceil, cos, hypot, isfinite, pi, sin

from tni.core.geometry import Point

STEP = 2 * pi / 96
"""Largest angle between neighbouring points, in radians. An ellipse has as many sides as fit in a full turn: 96."""


def arc_points(start: Point, through: Point, end: Point) -> list[Point]:
    """Return points of the arc from `start` through `through` to `end`, both ends included.

    The result is the three points themselves where no circle goes through all of them.
    """
    (ax, ay), (bx, by) = (through[0] - start[0], through[1] - start[1]), (end[0] - start[0], end[1] - start[1])
    across = 2 * (ax * by - ay * bx)
    a2, b2 = ax * ax + ay * ay, bx * bx + by * by
    if not isfinite(across) or abs(across) <= 1e-9 * (a2 + b2) or not isfinite(a2 + b2):
        return [start, through, end]
    x, y = start[0] + (by * a2 - ay * b2) / across, start[1] + (ax * b2 - bx * a2) / across
    radius = hypot(start[0] - x, start[1] - y)
    if not isfinite(radius):
        return [start, through, end]
    first, last = atan2(start[1] - y, start[0] - x), atan2(end[1] - y, end[0] - x)
    sweep = (last - first) % (2 * pi)
    if (atan2(through[1] - y, through[0] - x) - first) % (2 * pi) > sweep:
        sweep -= 2 * pi
    count = max(ceil(abs(sweep) / STEP), 1)
    inner = (first + sweep * k / count for k in range(1, count))
    return [start, *((x + radius * cos(a), y + radius * sin(a)) for a in inner), end]


def arc_midpoint(start: Point, end: Point) -> Point:
    """Return the midpoint of a half circle from `start` to `end`. It lies to the left of the direction of travel, as
    seen on the page."""
    dx, dy = (end[0] - start[0]) / 2, (end[1] - start[1]) / 2
    return start[0] + dx + dy, start[1] + dy - dx
