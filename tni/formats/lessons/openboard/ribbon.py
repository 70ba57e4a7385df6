"""Centre line and widths of a polygon that is the outline of a piece of a stroke.

OpenBoard and its ancestors draw a stroke of varying width as many filled polygons. Each goes along the left side of a
few points, round the last one, back along the right side and round the first one. Left and right side have as many
corners as there are points, so each point is the middle of a pair. Where the end of the piece before is cut out of a
polygon, its start is round too, but hollow.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import dist, hypot, pi, sqrt

from tni.core.geometry import Point

CORNERS_MAX = 1500
"""Corners beyond which a polygon is not looked at: a whole stroke that OpenBoard simplified has some hundreds."""
_SAME = 0.015
"""Distance of corners that are one; files round to a hundredth."""
_DOT_RADIUS, _TINY_RADIUS, _DOT_CORNERS = 60.0, 1.5, 8
"""Largest radius of a dot, and that of one of less than _DOT_CORNERS corners: a larger one would be a square."""
_BULGE = 1.15
"""Times the width at its ends that a short piece has between them, at most."""
_STEP = 1.5
"""Radii between corners of an arc, at most. A tiny dot is a square."""
_ROUND = 0.04
"""Part of a radius by which corners may be off their circle."""


@dataclass(slots=True)
class Ribbon:
    """Piece of a stroke. widths: at each of the points; there is at least one."""

    points: list[Point]
    widths: list[float]


def ribbon_of(polygon: Sequence[Point]) -> Ribbon | None:
    """Return the piece of a stroke whose outline a polygon is; None for another polygon."""
    corners = _without_doubles(polygon)
    if not 3 <= len(corners) <= CORNERS_MAX:
        return None
    start = _round_start(corners)
    if start is not None:
        centre, radius = _circle(corners[0], corners[start])
        most = _DOT_RADIUS if len(corners) >= _DOT_CORNERS else _TINY_RADIUS
        is_round = all(_lies_on(corner, centre, radius) for corner in corners)
        if radius <= most and is_round and _are_close([*corners, corners[0]], radius):
            return Ribbon([centre], [2 * radius])
    found = _between_caps(corners, len(corners) - 1 if start is None else start, is_flat=start is None)
    return found or _capsule(corners)


def cut_end(polygon: Sequence[Point], width: float, start: Point) -> Point | None:
    """Return the end of a piece whose outline was cut by other parts of its stroke: the middle of the arc of the
    stroke's width that is left of it, other than that at its start. None if there is no such arc."""
    corners = _without_doubles(polygon)
    found: list[Point] = []
    for one, middle, other in zip(corners, corners[1:], corners[2:], strict=False):
        centre = _centre(one, middle, other)
        if centre is None or abs(dist(centre, one) - width / 2) > 2 * _ROUND * width / 2:
            continue
        if _ROUND * width < dist(centre, start) < 3 * width:
            found.append(centre)
    near = width / 8
    best = max(found, key=lambda one: sum(dist(one, other) < near for other in found), default=None)
    if best is None or sum(dist(best, other) < near for other in found) < 2:
        return None
    return best


def _centre(one: Point, middle: Point, other: Point) -> Point | None:
    """Return the centre of the circle through three points; None for points in a line."""
    (ax, ay), (bx, by) = (middle[0] - one[0], middle[1] - one[1]), (other[0] - one[0], other[1] - one[1])
    twice = 2 * (ax * by - ay * bx)
    if abs(twice) < 1e-6:
        return None
    a, b = ax * ax + ay * ay, bx * bx + by * by
    return one[0] + (by * a - ay * b) / twice, one[1] + (ax * b - bx * a) / twice


def _without_doubles(polygon: Sequence[Point]) -> list[Point]:
    corners: list[Point] = []
    for corner in polygon[: 2 * CORNERS_MAX]:
        if not corners or dist(corners[-1], corner) > _SAME:
            corners.append(corner)
    while len(corners) > 1 and dist(corners[-1], corners[0]) <= _SAME:
        corners.pop()
    return corners


def _circle(one: Point, other: Point) -> tuple[Point, float]:
    """Return centre and radius of the circle of which two points are the ends of a diameter."""
    return ((one[0] + other[0]) / 2, (one[1] + other[1]) / 2), dist(one, other) / 2


def _lies_on(point: Point, centre: Point, radius: float) -> bool:
    return abs(dist(point, centre) - radius) <= max(2 * _SAME, _ROUND * radius)


def _are_close(arc: Sequence[Point], radius: float) -> bool:
    """Return whether corners follow each other as closely as those of an arc: at less than a right angle, nearly."""
    return all(dist(one, other) <= _STEP * radius + 2 * _SAME for one, other in pairwise(arc))


def _is_cap(corners: Sequence[Point], first: int, last: int) -> bool:
    """Return whether the corners between two are on the circle round their middle. One at least has to be there."""
    if last - first < 2:
        return False
    centre, radius = _circle(corners[first], corners[last])
    if radius < _SAME or not _lies_on(corners[(first + last) // 2], centre, radius):
        return False
    arc = corners[first : last + 1]
    return _are_close(arc, radius) and all(_lies_on(corner, centre, radius) for corner in arc)


def _round_start(corners: list[Point]) -> int | None:
    """Return the first corner of the arc by which the outline comes back to its beginning."""
    around = [*corners, corners[0]]
    last = len(corners)
    return next((first for first in range(2, last - 1) if _is_cap(around, first, last)), None)


def _between_caps(corners: list[Point], start: int, *, is_flat: bool) -> Ribbon | None:
    """Return the middles of the sides between the arc at the end and that at the start. start: last corner of the right
    side."""
    for along in range(1, start // 2 + 1):
        if _is_cap(corners, along, start - along):
            sides = list(zip(corners[: along + 1], reversed(corners[start - along : start + 1]), strict=True))
            return _of_sides(sides)
    for first, last in ((1, start), (1, start - 2), (2, start - 1), (1, start - 3), (2, start)):
        # a corner more on one side, where an arc meets it
        if not is_flat and _is_cap(corners, first, last):
            return _of_sides([(corners[0], corners[start]), (corners[first], corners[last])])
    middle = start // 2
    if start % 2 and middle >= 1 and not is_flat:  # an end that is cut off straight
        return _of_sides(
            list(zip(corners[: middle + 1], reversed(corners[middle + 1 : start + 1]), strict=True)), is_even=True
        )
    return None


def _of_sides(sides: list[tuple[Point, Point]], *, is_even: bool = False) -> Ribbon | None:
    circles = [_circle(left, right) for left, right in sides]
    widths = [2 * radius for _, radius in circles]
    if is_even and max(widths) > 1.5 * min(widths):  # sides that have nothing to do with each other
        return None
    points = [centre for centre, _ in circles]
    bulges = max(widths) > _BULGE * max(widths[0], widths[-1])
    if bulges and sum(dist(one, other) for one, other in pairwise(points)) < 2 * max(widths):
        return None  # a filled ellipse, or another body
    return Ribbon(points, widths)


def _capsule(corners: list[Point]) -> Ribbon | None:
    """Return the line from end to end of an outline whose corners are in another order than pieces have them. Area and
    perimeter of a band of even width with round ends tell its width."""
    around = list(pairwise([*corners, corners[0]]))
    area = abs(sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in around)) / 2
    perimeter = sum(dist(one, other) for one, other in around)
    square = perimeter * perimeter - 4 * pi * area
    if square <= 0 or len(corners) < _DOT_CORNERS or area <= 0:
        return None
    radius = (perimeter - sqrt(square)) / (2 * pi)
    one, other = _farthest(corners)
    length = dist(one, other)
    if not _SAME < 2 * radius < length:
        return None
    part = radius / length
    dx, dy = (other[0] - one[0]) * part, (other[1] - one[1]) * part
    ends = [(one[0] + dx, one[1] + dy), (other[0] - dx, other[1] - dy)]
    near = max(2 * _SAME, _ROUND * radius)
    if all(abs(_distance(corner, *ends) - radius) <= near for corner in corners):
        return Ribbon(ends, [2 * radius, 2 * radius])
    return None


def _farthest(corners: list[Point]) -> tuple[Point, Point]:
    """Return two corners that are as far from each other as any, nearly: the farthest from the one that is farthest
    from the first."""
    one = max(corners, key=lambda corner: dist(corner, corners[0]))
    return one, max(corners, key=lambda corner: dist(corner, one))


def _distance(point: Point, one: Point, other: Point) -> float:
    """Return the distance of a point from a line between two others."""
    dx, dy = other[0] - one[0], other[1] - one[1]
    square = dx * dx + dy * dy
    t = 0.0 if square == 0 else max(0.0, min(1.0, ((point[0] - one[0]) * dx + (point[1] - one[1]) * dy) / square))
    return hypot(point[0] - one[0] - t * dx, point[1] - one[1] - t * dy)
