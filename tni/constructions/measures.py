"""Lengths, areas, angles and slopes of the objects of a construction."""

from __future__ import annotations

from itertools import pairwise
from math import atan2, hypot, pi, sqrt

from tni.constructions.values import (
    Arc,
    Conic,
    NumberValue,
    Point,
    Polygon,
    Ray,
    Segment,
    StraightLine,
    Truth,
    Value,
    Vector,
    between,
    distance,
    turned_angle,
)


def number_of(value: Value | None) -> float | None:
    """Return the number that stands for an object where one is asked for: a segment's length, a polygon's area, the
    length of an arc, the area of a sector; None if none does."""
    match value:
        case NumberValue(number):
            return number
        case Segment():
            return value.length
        case Polygon(corners):
            return area(corners)
        case Arc():
            return value.value
        case Truth(is_true):
            return float(is_true)
        case _:
            return None


def signed_area(corners: tuple[Point, ...]) -> float:
    if not corners:
        return 0.0
    start = corners[0]
    total = 0.0
    for one, two in pairwise(corners[1:]):
        total += (one.x - start.x) * (two.y - start.y) - (one.y - start.y) * (two.x - start.x)
    return total / 2


def area(corners: tuple[Point, ...]) -> float:
    return abs(signed_area(corners))


def perimeter(corners: tuple[Point, ...]) -> float:
    return sum(distance(one, two) for one, two in zip(corners, (*corners[1:], *corners[:1]), strict=True))


def turn(first: Vector, second: Vector) -> float:
    """Return the angle anticlockwise from one vector to another, 0 to 2π."""
    across = first.x * second.y - first.y * second.x
    along = first.x * second.x + first.y * second.y
    return turned_angle(atan2(across, along))


def angle_at(first: Point, vertex: Point, second: Point) -> float | None:
    """Return the angle anticlockwise from one leg to the other; None if a leg has no length."""
    one, two = between(vertex, first), between(vertex, second)
    return turn(one, two) if one.length and two.length else None


def distance_to(point: Point, other: Value) -> float | None:
    """Return how far a point is from an object; None for kinds that have no distance here."""
    match other:
        case Point():
            return distance(point, other)
        case StraightLine(a, b, c):
            return abs(a * point.x + b * point.y + c) / hypot(a, b)
        case Segment(start, end):
            return distance(point, _nearest(start, between(start, end), point, 1.0))
        case Ray(start, direction):
            return distance(point, _nearest(start, direction, point, float("inf")))
        case Conic():
            found = other.circle
            return None if found is None else abs(distance(point, found[0]) - found[1])
        case _:
            return None


def _nearest(start: Point, along: Vector, point: Point, most: float) -> Point:
    square = along.x * along.x + along.y * along.y
    done = (point.x - start.x) * along.x + (point.y - start.y) * along.y
    time = min(most, max(0.0, done / square)) if square else 0.0
    return Point(start.x + time * along.x, start.y + time * along.y)


def gap(first: StraightLine, second: StraightLine) -> float:
    """Return the distance of two lines: 0 unless they are parallel."""
    one, two = hypot(first.a, first.b), hypot(second.a, second.b)
    if abs(first.a * second.b - first.b * second.a) > 1e-12 * one * two:
        return 0.0
    is_same_way = first.a * second.a + first.b * second.b > 0
    return abs(first.c / one - (second.c if is_same_way else -second.c) / two)


def half_axes(conic: Conic) -> tuple[float, float] | None:
    """Return the half axes of an ellipse, the larger first; None for other curves."""
    if (circle := conic.circle) is not None:
        return circle[1], circle[1]
    product = conic.xx * conic.yy - conic.xy * conic.xy
    if product <= 0:
        return None
    x = (conic.xy * conic.y - conic.yy * conic.x) / product
    y = (conic.xy * conic.x - conic.xx * conic.y) / product
    rest = -conic.at(x, y)
    mean, spread = (conic.xx + conic.yy) / 2, hypot((conic.xx - conic.yy) / 2, conic.xy)
    large, small = sorted((abs(mean) + spread, abs(mean) - spread), reverse=True)
    sign = 1 if mean > 0 else -1
    if rest * sign < 0 or small <= 0:
        return None
    return sqrt(rest * sign / small), sqrt(rest * sign / large)


def conic_area(conic: Conic) -> float | None:
    found = half_axes(conic)
    return None if found is None else pi * found[0] * found[1]


def circumference(conic: Conic) -> float | None:
    """Return the length around a circle or ellipse, by the means of its half axes, which meet within a few steps."""
    found = half_axes(conic)
    if found is None:
        return None
    large, small = found
    if not large:
        return 0.0
    one, two, total, weight = 1.0, small / large, 0.0, 0.5
    total = weight * (1 - two * two)
    while abs(one - two) > 1e-15 and weight < 1e6:
        one, two, half = (one + two) / 2, sqrt(one * two), (one - two) / 2
        weight *= 2
        total += weight * half * half
    return 2 * pi * large * (1 - total) / one
