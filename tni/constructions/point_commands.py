"""Commands that make points: on curves, between others, where curves meet."""

from __future__ import annotations

from tni.constructions.conic_shapes import midpoint
from tni.constructions.errors import NoOverloadError
from tni.constructions.evaluation import Scope, applied
from tni.constructions.intersections import is_met, line_of, meetings
from tni.constructions.outcomes import Choices, Outcome, RankedSolution
from tni.constructions.paths import centre_of, is_path, parameter_of, point_at
from tni.constructions.polynomial_roots import real_roots
from tni.constructions.polynomials import function_coefficients
from tni.constructions.slopes import slope_at
from tni.constructions.values import (
    Arc,
    Conic,
    Function,
    Group,
    NumberValue,
    Point,
    Ray,
    Segment,
    StraightLine,
    Value,
    Vector,
)

ORIGIN = Point(0.0, 0.0)
_NEWTON_STEPS = 60


def point(arguments: tuple[Value, ...], scope: Scope) -> Outcome:
    """Point on a curve (the nearest to the origin, until it is moved), or beyond another point by a vector."""
    match arguments:
        case (Point(x, y), Vector(by_x, by_y)):
            return Point(x + by_x, y + by_y)
        case (Group((NumberValue(x), NumberValue(y))),):
            return Point(x, y)
        case (path, NumberValue(part)) if is_path(path):
            return point_at(path, part, scope)
        case (path,) if is_path(path):
            place = parameter_of(path, ORIGIN)
            return None if place is None else point_at(path, place, scope)
    raise NoOverloadError("Point")


def middle(arguments: tuple[Value, ...], _scope: Scope) -> Outcome:
    match arguments:
        case (Point() as first, Point() as second):
            return midpoint(first, second)
        case (Segment(start, end),):
            return midpoint(start, end)
        case (Conic() as conic,):
            return centre_of(conic)
    raise NoOverloadError("Midpoint")


def centre(arguments: tuple[Value, ...], _scope: Scope) -> Outcome:
    match arguments:
        case (Conic() as conic,):
            return centre_of(conic)
        case (Arc(middle_point),):
            return middle_point
    raise NoOverloadError("Center")


def intersect(arguments: tuple[Value, ...], scope: Scope) -> Outcome:
    """Points where two curves meet; a third argument is the number of one of them, or where to look for it."""
    match arguments:
        case (first, second):
            return Choices(_met(first, second, scope))
        case (first, second, NumberValue(index)):
            return Choices(_met(first, second, scope), max(1, min(99, round(index))))
        case (Function() as first, Function() | StraightLine() | Segment() | Ray() as second, Point() as near):
            return _met_near(first, second, near.x, scope)
    raise NoOverloadError("Intersect")


def _met(first: Value, second: Value, scope: Scope) -> tuple[RankedSolution, ...]:
    if isinstance(second, Function) and not isinstance(first, Function):
        first, second = second, first
    if isinstance(first, Function):
        return _met_by_function(first, second, scope)
    curves = StraightLine | Segment | Ray | Conic | Arc
    if not isinstance(first, curves) or not isinstance(second, curves):
        raise NoOverloadError("Intersect")
    return tuple(
        RankedSolution(one.point, one.rank)
        for one in meetings(first, second)
        if is_met(first, one.point) and is_met(second, one.point)
    )


def _met_by_function(function: Function, other: Value, scope: Scope) -> tuple[RankedSolution, ...]:
    """Return where a polynomial meets another one or a line, from left to right."""
    if isinstance(other, StraightLine | Segment | Ray):
        line = line_of(other)
        if not line.b:
            x = -line.c / line.a
            found = applied(function, NumberValue(x), scope)
            points = [Point(x, found.value)] if isinstance(found, NumberValue) else []
        else:
            points = _crossings(function, (-line.c / line.b, -line.a / line.b), scope)
        return tuple(RankedSolution(one, rank) for rank, one in enumerate(points) if is_met(other, one))
    if isinstance(other, Function):
        second = function_coefficients(other, scope)
        if second is not None:
            inside = [one for one in _crossings(function, second, scope) if other.least <= one.x <= other.most]
            return tuple(RankedSolution(one, rank) for rank, one in enumerate(inside))
    raise NoOverloadError("Intersect")


def _crossings(function: Function, other: tuple[float, ...], scope: Scope) -> list[Point]:
    own = function_coefficients(function, scope)
    if own is None:
        raise NoOverloadError("Intersect")
    count = max(len(own), len(other))
    pairs = zip((*own, *[0.0] * (count - len(own))), (*other, *[0.0] * (count - len(other))), strict=True)
    found = []
    for x in real_roots([one - two for one, two in pairs]):
        value = applied(function, NumberValue(x), scope)
        if isinstance(value, NumberValue):
            found.append(Point(x, value.value))
    return found


def _met_near(first: Function, second: Value, x: float, scope: Scope) -> Outcome:
    """Return the crossing that Newton's steps reach from a place."""
    for _ in range(_NEWTON_STEPS):
        one = slope_at(first, x, scope)
        two = _slope_of(second, x, scope)
        if one is None or two is None or one[1] == two[1]:
            return None
        step = (one[0] - two[0]) / (one[1] - two[1])
        x -= step
        if abs(step) <= 1e-15 * max(1.0, abs(x)):
            break
    else:
        return None
    value = applied(first, NumberValue(x), scope)
    return Point(x, value.value) if isinstance(value, NumberValue) else None


def _slope_of(curve: Value, x: float, scope: Scope) -> tuple[float, float] | None:
    if isinstance(curve, Function):
        return slope_at(curve, x, scope)
    assert isinstance(curve, StraightLine | Segment | Ray)
    line = line_of(curve)
    return (-(line.a * x + line.c) / line.b, -line.a / line.b) if line.b else None


def vector(arguments: tuple[Value, ...], _scope: Scope) -> Outcome:
    match arguments:
        case (Point() as first, Point() as second):
            return Vector(second.x - first.x, second.y - first.y, first)
        case (Point(x, y),):
            return Vector(x, y, ORIGIN)
    raise NoOverloadError("Vector")
