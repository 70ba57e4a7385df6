"""Snapping of a shape's corner, or of a line's end, while it is dragged."""

from __future__ import annotations

from collections.abc import Sequence
from math import atan2, cos, hypot, sin

from tni.core.geometry import Point
from tni.ink.shapes.reshape import SNAP_ANGLE
from tni.ink.shapes.tidy import off_right_angle

PARALLEL = 0.15
"""Sine of the least angle between two sides for which an intersection is computed."""


def snapped_corner(
    corners: Sequence[Point],
    closed: bool,
    index: int,
    place: Point,
    near: Sequence[float],
    reach_mm: float,
) -> Point:
    """Return the snapped position of corner `index` when it is dragged to `place`; all page mm.

    The sides that meet there align with the page's axes, or parallel or at right angles to other sides and the
    directions `near` (radians), where that moves the corner by at most `reach_mm`. Otherwise the corner itself becomes
    a right angle where it nearly is one.
    """
    others = neighbour_corners(corners, closed, index)
    near = [*near, *_others(corners, closed, index)]
    ways = [(other, way) for other in others if (way := _drawn(other, place, near, reach_mm)) is not None]
    if len(ways) == 2:
        met = _meeting(ways[0], ways[1])
        if met is not None and _gap(met, place) <= 1.5 * reach_mm:
            return met
    if ways:
        return min((nearest_on_line(other, way, place) for other, way in ways), key=lambda made: _gap(made, place))
    return _squared(others[0], others[1], place, reach_mm) if len(others) == 2 else place


def neighbour_corners(corners: Sequence[Point], closed: bool, index: int) -> list[Point]:
    """Return the corners at the other ends of this corner's sides."""
    count = len(corners)
    there = [index - 1, index + 1]
    return [corners[k % count] for k in there if closed or 0 <= k < count]


def _others(corners: Sequence[Point], closed: bool, index: int) -> list[float]:
    """Return the directions of the sides that do not move."""
    count = len(corners)
    sides = [(k, (k + 1) % count) for k in range(count if closed else count - 1)]
    ends = [(corners[a], corners[b]) for a, b in sides if index not in (a, b)]
    return [atan2(b[1] - a[1], b[0] - a[0]) for a, b in ends]


def _drawn(other: Point, place: Point, near: Sequence[float], reach_mm: float) -> float | None:
    """Return the direction to which the side from `other` snaps; None where it does not snap."""
    angle = atan2(place[1] - other[1], place[0] - other[0])
    turns = [off_right_angle(angle - way) for way in (0.0, *near)]
    turn = turns[0] if abs(turns[0]) <= SNAP_ANGLE else min(turns, key=abs)
    return angle - turn if abs(turn) <= min(SNAP_ANGLE, reach_mm / max(_gap(other, place), reach_mm)) else None


def nearest_on_line(other: Point, direction: float, place: Point) -> Point:
    """Return the point nearest to `place` on the line through `other` with direction `direction`."""
    far = (place[0] - other[0]) * cos(direction) + (place[1] - other[1]) * sin(direction)
    return other[0] + far * cos(direction), other[1] + far * sin(direction)


def _meeting(one: tuple[Point, float], two: tuple[Point, float]) -> Point | None:
    (a, first), (b, second) = one, two
    across = sin(second - first)
    if abs(across) < PARALLEL:
        return None
    far = ((b[0] - a[0]) * sin(second) - (b[1] - a[1]) * cos(second)) / across
    return a[0] + far * cos(first), a[1] + far * sin(first)


def _squared(a: Point, b: Point, place: Point, reach_mm: float) -> Point:
    """Return the point nearest to `place` on the circle whose diameter is `a` to `b`, where the corner is a right
    angle; `place` itself when it is not near the circle."""
    x, y = (a[0] + b[0]) / 2, (a[1] + b[1]) / 2
    radius, off = _gap(a, b) / 2, hypot(place[0] - x, place[1] - y)
    if off == 0 or abs(off - radius) > min(reach_mm, SNAP_ANGLE * radius):
        return place
    return x + (place[0] - x) * radius / off, y + (place[1] - y) * radius / off


def _gap(a: Point, b: Point) -> float:
    return hypot(a[0] - b[0], a[1] - b[1])
