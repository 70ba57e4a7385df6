"""Meeting points of lines and conics.

Each point comes with its rank: its place along the line that carries it. The order of the list is GeoGebra's, which
decides which point is the first of a new intersection; the rank decides which is which while something is dragged,
since it changes only where two points meet.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import atan2, hypot, isfinite, sqrt

from tni.constructions.degenerate_conics import lines_of, pencil_members
from tni.constructions.values import (
    Arc,
    Conic,
    Curve,
    Point,
    Ray,
    Segment,
    StraightLine,
    angle_of,
    between,
    turned_angle,
)

ZERO = 1e-12
ON_PATH = 1e-8


@dataclass(frozen=True, slots=True)
class Meeting:
    """Point on two curves. rank: among those of these curves, from 0."""

    point: Point
    rank: int


def line_of(curve: StraightLine | Segment | Ray) -> StraightLine:
    return curve if isinstance(curve, StraightLine) else curve.line


def conic_of(curve: Conic | Arc) -> Conic:
    return curve if isinstance(curve, Conic) else curve.conic


def meetings(first: Curve, second: Curve) -> tuple[Meeting, ...]:
    """Return the points on both curves; on the whole lines and circles that carry them."""
    if isinstance(first, StraightLine | Segment | Ray):
        if isinstance(second, StraightLine | Segment | Ray):
            found = crossing(line_of(first), line_of(second))
            return () if found is None else (Meeting(found, 0),)
        return line_with_conic(line_of(first), conic_of(second))
    if isinstance(second, StraightLine | Segment | Ray):
        return line_with_conic(line_of(second), conic_of(first))
    return conics(conic_of(first), conic_of(second))


def crossing(first: StraightLine, second: StraightLine) -> Point | None:
    """Return where two lines cross; None if they are parallel."""
    turn = first.a * second.b - first.b * second.a
    if abs(turn) <= ZERO * hypot(first.a, first.b) * hypot(second.a, second.b):
        return None
    x = (first.b * second.c - first.c * second.b) / turn
    y = (first.c * second.a - first.a * second.c) / turn
    return Point(x, y) if isfinite(x) and isfinite(y) else None


def line_with_conic(line: StraightLine, conic: Conic) -> tuple[Meeting, ...]:
    """Return the points of a line on a conic, two equal ones where it touches."""
    length = hypot(line.a, line.b)
    if not length:
        return ()
    start = _start_of(line)
    along_x, along_y = line.b, -line.a
    slope_x = conic.xx * along_x + conic.xy * along_y
    slope_y = conic.xy * along_x + conic.yy * along_y
    square = along_x * slope_x + along_y * slope_y
    half = start.x * slope_x + start.y * slope_y + conic.x * along_x + conic.y * along_y
    rest = conic.at(start.x, start.y)
    size = max(abs(conic.xx), abs(conic.yy), abs(conic.xy))
    if abs(square) <= ZERO * size * length * length:
        if not half:
            return ()
        return (Meeting(_ahead(start, line, -rest / (2 * half)), 0),)
    under = half * half - square * rest
    if abs(under) <= ZERO * (half * half + abs(square * rest) + square * square * _reach(start, length)):
        touching = _ahead(start, line, -half / square)
        return (Meeting(touching, 0), Meeting(touching, 1))
    if under < 0:
        return ()
    return _two(start, line, square, half, rest, sqrt(under))


def _two(start: Point, line: StraightLine, square: float, half: float, rest: float, root: float) -> tuple[Meeting, ...]:
    larger = -(half + (root if half >= 0 else -root))
    times = (larger / square, rest / larger)
    first_rank = 0 if times[0] <= times[1] else 1
    return (
        Meeting(_ahead(start, line, times[0]), first_rank),
        Meeting(_ahead(start, line, times[1]), 1 - first_rank),
    )


def _start_of(line: StraightLine) -> Point:
    """Return the point of the line on an axis, from which GeoGebra counts; the order of its points follows from it."""
    if abs(line.a) > abs(line.b):
        return Point(-line.c / line.a, 0.0)
    return Point(0.0, -line.c / line.b)


def _reach(start: Point, length: float) -> float:
    """Return the square of the size of the coordinates, in lengths of the line's vector: what rounding goes by."""
    return (start.x * start.x + start.y * start.y) / (length * length)


def _ahead(start: Point, line: StraightLine, time: float) -> Point:
    return Point(start.x + time * line.b, start.y - time * line.a)


def conics(first: Conic, second: Conic) -> tuple[Meeting, ...]:
    """Return the points of two conics."""
    radical = _common_chord(first, second)
    if radical is not None:
        found = line_with_conic(radical, first)
        return tuple(one for one in found if _is_near(second, one.point)) or line_with_conic(radical, second)
    points: list[Point] = []
    for member in pencil_members(first, second):
        for line in lines_of(member):
            for one in line_with_conic(line, first):
                point = _polished(one.point, first, second)
                if point is not None and all(hypot(point.x - p.x, point.y - p.y) > ON_PATH for p in points):
                    points.append(point)
        if points:
            break
    about = _middle(points)
    order = sorted(points, key=lambda p: atan2(p.y - about.y, p.x - about.x))
    return tuple(Meeting(point, order.index(point)) for point in points)


def _common_chord(first: Conic, second: Conic) -> StraightLine | None:
    """Return the line on which all points of two conics of the same shape lie, as those of two circles; None for
    others."""
    size = max(abs(first.xx), abs(first.yy)) * max(abs(second.xx), abs(second.yy))
    turns = (
        first.xx * second.yy - first.yy * second.xx,
        first.xx * second.xy - first.xy * second.xx,
        first.yy * second.xy - first.xy * second.yy,
    )
    if not first.xx or not second.xx or any(abs(turn) > ZERO * size for turn in turns):
        return None
    return StraightLine(
        2 * (first.x * second.xx - first.xx * second.x),
        2 * (first.y * second.xx - first.xx * second.y),
        first.constant * second.xx - first.xx * second.constant,
    )


def _middle(points: list[Point]) -> Point:
    count = max(1, len(points))
    return Point(sum(p.x for p in points) / count, sum(p.y for p in points) / count)


def _is_near(conic: Conic, point: Point) -> bool:
    size = sum(map(abs, conic.coefficients)) * (1 + point.x * point.x + point.y * point.y)
    return abs(conic.at(point.x, point.y)) <= 1e-7 * size


def _polished(point: Point, first: Conic, second: Conic) -> Point | None:
    """Return the point moved onto both conics by Newton's steps; None if it does not belong to both."""
    x, y = point.x, point.y
    for _ in range(6):
        value_1, value_2 = first.at(x, y), second.at(x, y)
        dx_1, dy_1 = first.xx * x + first.xy * y + first.x, first.xy * x + first.yy * y + first.y
        dx_2, dy_2 = second.xx * x + second.xy * y + second.x, second.xy * x + second.yy * y + second.y
        turn = 2 * (dx_1 * dy_2 - dy_1 * dx_2)
        if abs(turn) <= ZERO * (hypot(dx_1, dy_1) * hypot(dx_2, dy_2)) or not isfinite(turn):
            break
        x -= (value_1 * dy_2 - value_2 * dy_1) / turn
        y -= (value_2 * dx_1 - value_1 * dx_2) / turn
    found = Point(x, y)
    return found if isfinite(x) and isfinite(y) and _is_near(first, found) and _is_near(second, found) else None


def is_met(curve: Curve, point: Point) -> bool:
    """Tell whether a point of the whole line or circle is within a segment, ray or arc."""
    size = 1 + abs(point.x) + abs(point.y)
    match curve:
        case Segment(start, end, is_whole_met):
            if is_whole_met:
                return True
            along, there = between(start, end), between(start, point)
            square = along.x * along.x + along.y * along.y
            done = along.x * there.x + along.y * there.y
            slack = ON_PATH * size * sqrt(square)
            return -slack <= done <= square + slack
        case Ray(start, direction, is_whole_met):
            there = between(start, point)
            done = direction.x * there.x + direction.y * there.y
            return is_whole_met or done >= -ON_PATH * size * direction.length
        case Arc():
            if curve.is_whole_met:
                return True
            turned = turned_angle(angle_of(between(curve.centre, point)) - curve.start_rad)
            slack = ON_PATH * size / curve.radius if curve.radius else 0.0
            return turned <= curve.extent_rad + slack or turned >= turned_angle(-slack) > 0
        case _:
            return True
