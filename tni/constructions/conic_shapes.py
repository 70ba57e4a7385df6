"""Circles, arcs and conics made of points and lengths."""

from __future__ import annotations

from math import atan2, hypot

from tni.constructions.intersections import crossing
from tni.constructions.values import (
    TURN,
    Arc,
    Conic,
    Point,
    StraightLine,
    angle_of,
    between,
    circle_about,
    distance,
    line_through,
    turned_angle,
)


def bisector_of(first: Point, second: Point) -> StraightLine | None:
    """Return the line of the points as far from one point as from the other."""
    a, b = second.x - first.x, second.y - first.y
    middle = midpoint(first, second)
    return StraightLine(a, b, -(a * middle.x + b * middle.y), middle) if a or b else None


def midpoint(first: Point, second: Point) -> Point:
    return Point((first.x + second.x) / 2, (first.y + second.y) / 2)


def circumcentre(first: Point, second: Point, third: Point) -> Point | None:
    """Return the centre of the circle through three points; None if they lie on a line."""
    one, two = bisector_of(first, second), bisector_of(second, third)
    return None if one is None or two is None else crossing(one, two)


def circle_through(first: Point, second: Point, third: Point) -> Conic | None:
    """Return the circle through three points; None if they lie on a line."""
    centre = circumcentre(first, second, third)
    return None if centre is None else circle_about(centre, distance(centre, first))


def arc_between(centre: Point, first: Point, second: Point, *, is_sector: bool) -> Arc | None:
    """Return the arc anticlockwise from a point to the direction of another."""
    radius = distance(centre, first)
    if not radius or not distance(centre, second):
        return None
    start = angle_of(between(centre, first))
    return Arc(centre, radius, start, turned_angle(angle_of(between(centre, second)) - start) or TURN, is_sector)


def arc_over(first: Point, middle: Point, last: Point, *, is_sector: bool) -> Arc | None:
    """Return the arc from a point over another one to a third."""
    centre = circumcentre(first, middle, last)
    if centre is None:
        return None
    across = (middle.x - first.x) * (last.y - first.y) - (middle.y - first.y) * (last.x - first.x)
    start, end = (first, last) if across > 0 else (last, first)
    begin = angle_of(between(centre, start))
    extent = turned_angle(angle_of(between(centre, end)) - begin)
    return Arc(centre, distance(centre, first), begin, extent, is_sector, across <= 0)


def semicircle(first: Point, last: Point) -> Arc | None:
    """Return the half circle that turns clockwise from one end to the other: above a segment drawn to the right."""
    centre = midpoint(first, last)
    radius = distance(first, last) / 2
    if not radius:
        return None
    return Arc(centre, radius, angle_of(between(centre, last)), TURN / 2, is_reversed=True)


def ellipse(first: Point, second: Point, half_axis: float) -> Conic | None:
    """Return the ellipse or hyperbola of two foci: points whose distances have the sum or difference of two half
    axes."""
    middle = midpoint(first, second)
    x, y = (second.x - first.x) / 2, (second.y - first.y) / 2
    square = half_axis * half_axis
    rest = square - (x * x + y * y)
    if not square or not rest:
        return None
    xx, yy, xy = square - x * x, square - y * y, -x * y
    slope_x, slope_y = -(xx * middle.x + xy * middle.y), -(xy * middle.x + yy * middle.y)
    constant = -(slope_x * middle.x + slope_y * middle.y) - square * rest
    return Conic(xx, yy, constant, xy, slope_x, slope_y)


def parabola(focus: Point, line: StraightLine) -> Conic | None:
    """Return the parabola of a focus and a line."""
    a, b, c = line.a, line.b, line.c
    square = a * a + b * b
    constant = square * (focus.x * focus.x + focus.y * focus.y) - c * c
    return Conic(b * b, a * a, constant, -a * b, -square * focus.x - a * c, -square * focus.y - b * c)


def conic_through(points: tuple[Point, ...]) -> Conic | None:
    """Return the conic through five points: the one of the pencil over the first four that holds the fifth."""
    p, q, r, s, t = points
    one = _pair_of_lines(line_through(p, q), line_through(r, s))
    two = _pair_of_lines(line_through(p, r), line_through(q, s))
    at_one, at_two = one.at(t.x, t.y), two.at(t.x, t.y)
    size = max(abs(at_one), abs(at_two))
    if not size:
        return None
    pairs = zip(one.coefficients, two.coefficients, strict=True)
    found = Conic(*((at_two * left - at_one * right) / size for left, right in pairs))
    return found if any(found.coefficients) else None


def _pair_of_lines(first: StraightLine, second: StraightLine) -> Conic:
    return Conic(
        first.a * second.a,
        first.b * second.b,
        first.c * second.c,
        (first.a * second.b + first.b * second.a) / 2,
        (first.a * second.c + first.c * second.a) / 2,
        (first.b * second.c + first.c * second.b) / 2,
    )


def polar(point: Point, conic: Conic) -> StraightLine:
    """Return the polar line of a point: the line of the tangents' points, if it has tangents."""
    return StraightLine(
        conic.xx * point.x + conic.xy * point.y + conic.x,
        conic.xy * point.x + conic.yy * point.y + conic.y,
        conic.x * point.x + conic.y * point.y + conic.constant,
    )


def axis_angle(conic: Conic) -> float:
    """Return the direction of the first axis of a conic, from the x axis."""
    return atan2(2 * conic.xy, conic.xx - conic.yy) / 2


def is_on(conic: Conic, point: Point) -> bool:
    """Tell whether a point lies on a conic, but for rounding."""
    slope = 2 * hypot(
        conic.xx * point.x + conic.xy * point.y + conic.x, conic.xy * point.x + conic.yy * point.y + conic.y
    )
    return abs(conic.at(point.x, point.y)) <= 1e-8 * slope * (1 + abs(point.x) + abs(point.y))
