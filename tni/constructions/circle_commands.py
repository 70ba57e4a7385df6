"""Commands that make circles, arcs, sectors, conics and polygons."""

from __future__ import annotations

from math import cos, pi, sin

from tni.constructions import conic_shapes
from tni.constructions.errors import NoOverloadError, TooCostlyError
from tni.constructions.evaluation import Scope
from tni.constructions.intersections import line_of
from tni.constructions.outcomes import Outcome, Several
from tni.constructions.values import (
    Conic,
    Group,
    NumberValue,
    Point,
    Polygon,
    Ray,
    Segment,
    StraightLine,
    Value,
    circle_about,
    distance,
)

MOST_CORNERS = 1000


def circle(arguments: tuple[Value, ...], _scope: Scope) -> Outcome:
    match arguments:
        case (Point() as centre, Point() as through):
            return circle_about(centre, distance(centre, through))
        case (Point() as centre, NumberValue(radius)):
            return circle_about(centre, radius) if radius >= 0 else None
        case (Point() as centre, Segment() as segment):
            return circle_about(centre, segment.length)
        case (Point() as first, Point() as second, Point() as third):
            return conic_shapes.circle_through(first, second, third)
    raise NoOverloadError("Circle")


def semicircle(arguments: tuple[Value, ...], _scope: Scope) -> Outcome:
    match arguments:
        case (Point() as first, Point() as last):
            return conic_shapes.semicircle(first, last)
    raise NoOverloadError("Semicircle")


def circle_arc(arguments: tuple[Value, ...], _scope: Scope) -> Outcome:
    first, second, third = _three_points(arguments, "CircleArc")
    return conic_shapes.arc_between(first, second, third, is_sector=False)


def circle_sector(arguments: tuple[Value, ...], _scope: Scope) -> Outcome:
    first, second, third = _three_points(arguments, "CircleSector")
    return conic_shapes.arc_between(first, second, third, is_sector=True)


def circumcircle_arc(arguments: tuple[Value, ...], _scope: Scope) -> Outcome:
    first, second, third = _three_points(arguments, "CircumcircleArc")
    return conic_shapes.arc_over(first, second, third, is_sector=False)


def circumcircle_sector(arguments: tuple[Value, ...], _scope: Scope) -> Outcome:
    first, second, third = _three_points(arguments, "CircumcircleSector")
    return conic_shapes.arc_over(first, second, third, is_sector=True)


def _three_points(arguments: tuple[Value, ...], name: str) -> tuple[Point, Point, Point]:
    match arguments:
        case (Point() as first, Point() as second, Point() as third):
            return first, second, third
    raise NoOverloadError(name)


def ellipse(arguments: tuple[Value, ...], _scope: Scope) -> Outcome:
    match arguments:
        case (Point() as first, Point() as second, Point() as through):
            half = (distance(first, through) + distance(second, through)) / 2
        case (Point() as first, Point() as second, NumberValue(length)):
            half = length
        case (Point() as first, Point() as second, Segment() as segment):
            half = segment.length
        case _:
            raise NoOverloadError("Ellipse")
    return conic_shapes.ellipse(first, second, half) if 2 * half > distance(first, second) else None


def hyperbola(arguments: tuple[Value, ...], _scope: Scope) -> Outcome:
    match arguments:
        case (Point() as first, Point() as second, Point() as through):
            half = abs(distance(first, through) - distance(second, through)) / 2
        case (Point() as first, Point() as second, NumberValue(length)):
            half = length
        case (Point() as first, Point() as second, Segment() as segment):
            half = segment.length
        case _:
            raise NoOverloadError("Hyperbola")
    return conic_shapes.ellipse(first, second, half) if 0 < 2 * half < distance(first, second) else None


def parabola(arguments: tuple[Value, ...], _scope: Scope) -> Outcome:
    match arguments:
        case (Point() as focus, StraightLine() | Segment() | Ray() as other):
            return conic_shapes.parabola(focus, line_of(other))
    raise NoOverloadError("Parabola")


def conic(arguments: tuple[Value, ...], _scope: Scope) -> Outcome:
    points = tuple(one for one in arguments if isinstance(one, Point))
    if len(points) != 5 or len(arguments) != 5:
        raise NoOverloadError("Conic")
    return conic_shapes.conic_through(points)


def polar(arguments: tuple[Value, ...], _scope: Scope) -> Outcome:
    match arguments:
        case (Point() as point, Conic() as curve):
            return conic_shapes.polar(point, curve)
    raise NoOverloadError("Polar")


def polygon(arguments: tuple[Value, ...], scope: Scope) -> Outcome:
    """Polygon of its corners, with its sides; a regular one of two corners and their number, with the other corners."""
    match arguments:
        case (Group(members),):
            corners = tuple(one for one in members if isinstance(one, Point))
            return None if len(corners) < len(members) else polygon_with_sides(corners, 0)
        case (Point() as first, Point() as second, NumberValue(count)):
            return regular_polygon(first, second, round(count), scope)
    corners = tuple(one for one in arguments if isinstance(one, Point))
    if len(corners) < len(arguments) or len(corners) < 3:
        raise NoOverloadError("Polygon")
    return polygon_with_sides(corners, 0)


def regular_polygon(first: Point, second: Point, count: int, scope: Scope) -> Outcome:
    if count < 3:
        return None
    if count > MOST_CORNERS:
        raise TooCostlyError
    scope.spend(count)
    turn = 2 * pi / count
    corners = [first, second]
    # each corner is the first one turned about the centre
    half = (second.x - first.x) / 2, (second.y - first.y) / 2
    height = cos(turn / 2) / sin(turn / 2)
    centre = Point(first.x + half[0] - half[1] * height, first.y + half[1] + half[0] * height)
    x, y = first.x - centre.x, first.y - centre.y
    for index in range(2, count):
        c, s = cos(index * turn), sin(index * turn)
        corners.append(Point(centre.x + c * x - s * y, centre.y + s * x + c * y))
    return polygon_with_sides(tuple(corners), count - 2)


def polygon_with_sides(corners: tuple[Point, ...], own_corners: int) -> Several:
    """Return a polygon, its sides, and the last corners, if the polygon made these."""
    if len(corners) < 3:
        return Several((None,))
    sides = tuple(Segment(one, two) for one, two in zip(corners, (*corners[1:], corners[0]), strict=True))
    return Several((Polygon(corners), *sides, *corners[len(corners) - own_corners :]))
