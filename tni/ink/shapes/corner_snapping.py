"""A corner of a figure, or the end of a line, that a hand leads to another place."""

from __future__ import annotations

from collections.abc import Sequence
from math import atan2, cos, hypot, sin

from tni.core.geometry import Point
from tni.ink.shapes.reshape import SNAP_ANGLE
from tni.ink.shapes.tidy import off_right_angle

PARALLEL = 0.15
"""Sine of the least angle between two sides that are made to meet."""


def snapped_corner(
    corners: Sequence[Point],
    closed: bool,
    index: int,
    place: Point,
    near: Sequence[float],
    reach_mm: float,
) -> Point:
    """Where corner `index` is meant to be when a hand has led it to `place`; all page mm.

    Sides that meet there lie along the page's axes or at right angles to, or along, other sides and directions `near`
    (radians) where that is no more than `reach_mm` off; else the corner itself is a right angle where it nearly is.
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
    """The corners that sides go to from this one."""
    count = len(corners)
    there = [index - 1, index + 1]
    return [corners[k % count] for k in there if closed or 0 <= k < count]


def _others(corners: Sequence[Point], closed: bool, index: int) -> list[float]:
    """Directions of the sides that stay."""
    count = len(corners)
    sides = [(k, (k + 1) % count) for k in range(count if closed else count - 1)]
    ends = [(corners[a], corners[b]) for a, b in sides if index not in (a, b)]
    return [atan2(b[1] - a[1], b[0] - a[0]) for a, b in ends]


def _drawn(other: Point, place: Point, near: Sequence[float], reach_mm: float) -> float | None:
    """The direction that the side from `other` is drawn to; None where it stays as it is led."""
    angle = atan2(place[1] - other[1], place[0] - other[0])
    turns = [off_right_angle(angle - way) for way in (0.0, *near)]
    turn = turns[0] if abs(turns[0]) <= SNAP_ANGLE else min(turns, key=abs)
    return angle - turn if abs(turn) <= min(SNAP_ANGLE, reach_mm / max(_gap(other, place), reach_mm)) else None


def nearest_on_line(other: Point, way: float, place: Point) -> Point:
    """The point nearest to `place` on the line through `other`."""
    far = (place[0] - other[0]) * cos(way) + (place[1] - other[1]) * sin(way)
    return other[0] + far * cos(way), other[1] + far * sin(way)


def _meeting(one: tuple[Point, float], two: tuple[Point, float]) -> Point | None:
    (a, first), (b, second) = one, two
    across = sin(second - first)
    if abs(across) < PARALLEL:
        return None
    far = ((b[0] - a[0]) * sin(second) - (b[1] - a[1]) * cos(second)) / across
    return a[0] + far * cos(first), a[1] + far * sin(first)


def _squared(a: Point, b: Point, place: Point, reach_mm: float) -> Point:
    """On the circle over the line from `a` to `b`, where corners are right, if `place` is near it."""
    x, y = (a[0] + b[0]) / 2, (a[1] + b[1]) / 2
    radius, off = _gap(a, b) / 2, hypot(place[0] - x, place[1] - y)
    if off == 0 or abs(off - radius) > min(reach_mm, SNAP_ANGLE * radius):
        return place
    return x + (place[0] - x) * radius / off, y + (place[1] - y) * radius / off


def _gap(a: Point, b: Point) -> float:
    return hypot(a[0] - b[0], a[1] - b[1])
