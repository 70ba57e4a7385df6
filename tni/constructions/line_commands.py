"""Commands that make lines: through points, parallel, perpendicular, bisectors, tangents."""

from __future__ import annotations

from math import hypot

from tni.constructions.conic_shapes import bisector_of, is_on, polar
from tni.constructions.errors import NoOverloadError
from tni.constructions.evaluation import Scope
from tni.constructions.intersections import ZERO, crossing, line_of, line_with_conic
from tni.constructions.outcomes import Choices, Outcome, RankedSolution, Several
from tni.constructions.slopes import slope_at
from tni.constructions.transforms import homothety, mapped
from tni.constructions.values import (
    Arc,
    Conic,
    Function,
    NumberValue,
    Point,
    Ray,
    Segment,
    StraightLine,
    Value,
    Vector,
    between,
    distance,
    line_along,
    line_through,
)


def line(arguments: tuple[Value, ...], _scope: Scope) -> Outcome:
    match arguments:
        case (Point() as first, Point() as second):
            return line_through(first, second)
        case (Point() as start, Vector() as direction):
            return line_along(start, direction)
        case (Point() as start, StraightLine() | Segment() | Ray() as other):
            return line_along(start, line_of(other).direction)
    raise NoOverloadError("Line")


def segment(arguments: tuple[Value, ...], _scope: Scope) -> Outcome:
    match arguments:
        case (Point() as first, Point() as second):
            return Segment(first, second)
        case (Point(x, y) as start, NumberValue(length)):
            end = Point(x + length, y)
            return Several((Segment(start, end), end))
    raise NoOverloadError("Segment")


def ray(arguments: tuple[Value, ...], _scope: Scope) -> Outcome:
    match arguments:
        case (Point() as start, Point() as through):
            return Ray(start, between(start, through))
        case (Point() as start, Vector() as direction):
            return Ray(start, direction)
    raise NoOverloadError("Ray")


def perpendicular(arguments: tuple[Value, ...], _scope: Scope) -> Outcome:
    match arguments:
        case (Point() as start, StraightLine() | Segment() | Ray() as other):
            carrier = line_of(other)
            return line_along(start, Vector(carrier.a, carrier.b))
        case (Point() as start, Vector(x, y)):
            return line_along(start, Vector(-y, x))
    raise NoOverloadError("OrthogonalLine")


def bisector(arguments: tuple[Value, ...], _scope: Scope) -> Outcome:
    match arguments:
        case (Point() as first, Point() as second):
            return bisector_of(first, second)
        case (Segment(start, end),):
            return bisector_of(start, end)
    raise NoOverloadError("LineBisector")


def angle_bisector(arguments: tuple[Value, ...], _scope: Scope) -> Outcome:
    match arguments:
        case (Point() as first, Point() as vertex, Point() as second):
            direction = _half_way(between(vertex, first), between(vertex, second))
            return None if direction is None else line_along(vertex, direction)
        case (StraightLine() | Segment() | Ray() as first, StraightLine() | Segment() | Ray() as second):
            return Several(_bisectors(line_of(first), line_of(second)))
    raise NoOverloadError("AngularBisector")


def _half_way(first: Vector, second: Vector) -> Vector | None:
    """Return the unit vector half-way between two, anticlockwise from the first; None if one has no length."""
    one, two = first.length, second.length
    if not one or not two:
        return None
    a_x, a_y, b_x, b_y = first.x / one, first.y / one, second.x / two, second.y / two
    if a_x * b_x + a_y * b_y >= 0:
        x, y = a_x + b_x, a_y + b_y
    else:
        x, y = b_y - a_y, a_x - b_x
        x, y = (-x, -y) if a_x * b_y < a_y * b_x else (x, y)
    length = hypot(x, y)
    return Vector(x / length, y / length) if length else None


def _bisectors(first: StraightLine, second: StraightLine) -> tuple[StraightLine | None, StraightLine | None]:
    meeting = crossing(first, second)
    if meeting is not None:
        direction = _half_way(first.direction, second.direction)
        if direction is None:
            return None, None
        return line_along(meeting, direction), line_along(meeting, Vector(-direction.y, direction.x))
    one, two = hypot(first.a, first.b), hypot(second.a, second.b)
    is_same_way = first.a * second.a + first.b * second.b > 0
    constant = (first.c / one + (second.c if is_same_way else -second.c) / two) / 2
    between_them = StraightLine(first.a / one, first.b / one, constant)
    return (between_them, None) if is_same_way else (None, between_them)


def tangent(arguments: tuple[Value, ...], scope: Scope) -> Outcome:
    """Tangents of a conic from a point or along a line, of two circles, or of a function at a place."""
    match arguments:
        case (Point() as start, Conic() | Arc() as curve) | (Conic() | Arc() as curve, Point() as start):
            return _from_point(start, curve if isinstance(curve, Conic) else curve.conic)
        case (StraightLine() | Segment() | Ray() as along, Conic() as conic):
            return _along(line_of(along), conic)
        case (Conic() as first, Conic() as second):
            return _common(first, second)
        case (NumberValue(x), Function() as function) | (Function() as function, NumberValue(x)):
            return _at(function, x, scope)
        case (Point(x), Function() as function) | (Function() as function, Point(x)):
            return _at(function, x, scope)
    raise NoOverloadError("Tangent")


def _from_point(start: Point, conic: Conic) -> Choices:
    through = polar(start, conic)
    if is_on(conic, start):
        return Choices((RankedSolution(StraightLine(through.a, through.b, through.c, start), 0),))
    touching = line_with_conic(through, conic)
    if len(touching) == 2 and abs(distance(touching[0].point, touching[1].point)) <= ZERO:
        touching = touching[:1]
    return Choices(tuple(RankedSolution(line_through(start, one.point), one.rank) for one in touching))


def _along(other: StraightLine, conic: Conic) -> Choices:
    """Return the tangents parallel to a line: their points lie on the diameter that halves all chords along it."""
    x, y = other.b, -other.a
    diameter = StraightLine(conic.xx * x + conic.xy * y, conic.xy * x + conic.yy * y, conic.x * x + conic.y * y)
    found = line_with_conic(diameter, conic)
    return Choices(tuple(RankedSolution(line_along(one.point, Vector(x, y)), one.rank) for one in found))


def _common(first: Conic, second: Conic) -> Choices:
    """Return the common tangents of two circles: through the centres of the two homotheties that map one on the
    other."""
    one, two = first.circle, second.circle
    if one is None or two is None:
        raise NoOverloadError("Tangent")
    (start, radius), (end, other_radius) = one, two
    found: list[RankedSolution] = []
    for factor in (other_radius, -other_radius):
        if abs(radius - factor) <= ZERO * (radius + other_radius):
            tangents = _along(line_through(start, end), first).found if start != end else ()
        else:
            # the centre S of the homothety: end - S = factor / radius (start - S)
            share = radius / (radius - factor)
            centre = mapped(end, homothety(share, start))
            assert isinstance(centre, Point)
            tangents = _from_point(centre, first).found
        found += [RankedSolution(choice.value, len(found) + choice.rank) for choice in tangents]
    return Choices(tuple(found))


def _at(function: Function, x: float, scope: Scope) -> Outcome:
    found = slope_at(function, x, scope)
    if found is None:
        return None
    value, slope = found
    return StraightLine(-slope, 1.0, slope * x - value, Point(x, value))
