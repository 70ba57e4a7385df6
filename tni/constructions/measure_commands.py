"""Commands that measure: angles, lengths, areas, slopes."""

from __future__ import annotations

from math import sin

from tni.constructions import measures
from tni.constructions.conic_shapes import axis_angle
from tni.constructions.errors import NoOverloadError
from tni.constructions.evaluation import Scope, finite
from tni.constructions.intersections import line_of
from tni.constructions.outcomes import Outcome, Several
from tni.constructions.slopes import slope_at
from tni.constructions.transforms import mapped, rotation
from tni.constructions.values import (
    Arc,
    Conic,
    Function,
    Group,
    NumberValue,
    Point,
    Polygon,
    Ray,
    Segment,
    StraightLine,
    TextValue,
    Value,
    Vector,
    angle_of,
    turned_angle,
)


def angle(arguments: tuple[Value, ...], _scope: Scope) -> Outcome:
    match arguments:
        case (Point() as first, Point() as vertex, Point() as second):
            found = measures.angle_at(first, vertex, second)
            return None if found is None else NumberValue(found, is_angle=True)
        case (Point() as first, Point() as vertex, NumberValue(size)):
            return Several((NumberValue(turned_angle(size), is_angle=True), mapped(first, rotation(size, vertex))))
        case (Vector() as one, Vector() as two):
            return NumberValue(measures.turn(one, two), is_angle=True) if one.length and two.length else None
        case (StraightLine() | Segment() | Ray() as first, StraightLine() | Segment() | Ray() as second):
            return NumberValue(measures.turn(line_of(first).direction, line_of(second).direction), is_angle=True)
    if len(arguments) == 1:
        return _angle_of(arguments[0])
    raise NoOverloadError("Angle")


def _angle_of(value: Value) -> Outcome:
    match value:
        case Point(x, y) | Vector(x, y):
            return NumberValue(angle_of(Vector(x, y)), is_angle=True)
        case NumberValue(size):
            return NumberValue(size, is_angle=True)
        case Conic():
            return NumberValue(turned_angle(axis_angle(value)), is_angle=True)
        case Polygon(corners):
            return Several(tuple(_inner_angles(corners)))
    raise NoOverloadError("Angle")


def _inner_angles(corners: tuple[Point, ...]) -> list[NumberValue | None]:
    """Return the angle of each corner, inside a polygon that turns anticlockwise."""
    found: list[NumberValue | None] = []
    is_anticlockwise = measures.signed_area(corners) >= 0
    for index, corner in enumerate(corners):
        before, after = corners[index - 1], corners[(index + 1) % len(corners)]
        first, last = (after, before) if is_anticlockwise else (before, after)
        size = measures.angle_at(first, corner, last)
        found.append(None if size is None else NumberValue(size, is_angle=True))
    return found


def distance(arguments: tuple[Value, ...], _scope: Scope) -> Outcome:
    match arguments:
        case (StraightLine() as first, StraightLine() as second):
            return finite(measures.gap(first, second))
        case (Point() as point, other) | (other, Point() as point):
            found = measures.distance_to(point, other)
            if found is not None:
                return finite(found)
    raise NoOverloadError("Distance")


def length(arguments: tuple[Value, ...], scope: Scope) -> Outcome:
    match arguments:
        case (Point(x, y) | Vector(x, y),):
            return NumberValue(Vector(x, y).length)
        case (Segment() as segment,):
            return NumberValue(segment.length)
        case (Arc() as arc,):
            return NumberValue(arc.radius * arc.extent_rad)
        case (Group(members),):
            return NumberValue(float(len(members)))
        case (TextValue(words),):
            return NumberValue(float(len(words)))
        case (Function() as function, NumberValue(start), NumberValue(end)):
            return _length_of_graph(function, start, end, scope)
        case (Function() as function, Point(start), Point(end)):
            return _length_of_graph(function, start, end, scope)
    raise NoOverloadError("Length")


def _length_of_graph(function: Function, start: float, end: float, scope: Scope) -> Outcome:
    """Return the length of a graph between two places."""
    from tni.constructions.integrals import integral  # needed by few constructions

    def pace(x: float) -> float | None:
        found = slope_at(function, x, scope)
        return None if found is None else (1 + found[1] * found[1]) ** 0.5

    found = integral(pace, start, end)
    return None if found is None else NumberValue(abs(found))


def area(arguments: tuple[Value, ...], _scope: Scope) -> Outcome:
    match arguments:
        case (Polygon(corners),):
            return finite(measures.area(corners))
        case (Conic() as conic,):
            return finite(measures.conic_area(conic))
        case (Arc() as arc,):
            return finite(arc.radius * arc.radius * arc.extent_rad / 2) if arc.is_sector else finite(_cap(arc))
    corners = tuple(one for one in arguments if isinstance(one, Point))
    if len(corners) < len(arguments) or len(corners) < 3:
        raise NoOverloadError("Area")
    return finite(measures.area(corners))


def _cap(arc: Arc) -> float:
    """Return the area between an arc and its chord."""
    return arc.radius * arc.radius * (arc.extent_rad - sin(arc.extent_rad)) / 2


def perimeter(arguments: tuple[Value, ...], _scope: Scope) -> Outcome:
    match arguments:
        case (Polygon(corners),):
            return finite(measures.perimeter(corners))
        case (Conic() as conic,):
            return finite(measures.circumference(conic))
        case (Arc() as arc,):
            around = arc.radius * arc.extent_rad
            return finite(around + 2 * arc.radius if arc.is_sector else around)
    raise NoOverloadError("Perimeter")


def radius(arguments: tuple[Value, ...], _scope: Scope) -> Outcome:
    match arguments:
        case (Conic() as conic,):
            found = conic.circle
            return None if found is None else NumberValue(found[1])
        case (Arc() as arc,):
            return NumberValue(arc.radius)
    raise NoOverloadError("Radius")


def slope(arguments: tuple[Value, ...], _scope: Scope) -> Outcome:
    match arguments:
        case (StraightLine() | Segment() | Ray() as straight,):
            line = line_of(straight)
            return finite(-line.a / line.b) if line.b else None
    raise NoOverloadError("Slope")
