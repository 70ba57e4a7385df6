"""Outlines of objects within a window of the plane, as lines through points, for drawing."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from math import asinh, cos, cosh, hypot, pi, sin, sinh, sqrt

from tni.constructions.conic_shapes import axis_angle
from tni.constructions.evaluation import Scope
from tni.constructions.locus_lines import locus_lines
from tni.constructions.paths import centre_of, parameter_of, point_at
from tni.constructions.plane_window import PlaneWindow, Polyline
from tni.constructions.values import (
    TURN,
    Arc,
    Conic,
    Function,
    Locus,
    Point,
    Polygon,
    Ray,
    Segment,
    StraightLine,
    Value,
    Vector,
)

ROUND_PARTS = 96
"""Parts of a whole turn."""
CURVE_PARTS = 160
"""Parts of a graph, or of another curve."""


def outline(value: Value, window: PlaneWindow, scope: Scope) -> tuple[Polyline, ...]:
    """Return the lines of an object within a window; none for an object without lines. scope: what a function is
    computed with."""
    match value:
        case StraightLine():
            return _whole_line(value, window)
        case Segment(start, end):
            return _clipped((start, end), window)
        case Vector(x, y, Point() as start):
            return _clipped((start, Point(start.x + x, start.y + y)), window)
        case Ray(start, direction):
            reach = _size(window) + hypot(start.x - window.left, start.y - window.bottom)
            far = reach / direction.length
            return _clipped((start, Point(start.x + far * direction.x, start.y + far * direction.y)), window)
        case Polygon(corners):
            return _clipped((*corners, corners[0]), window)
        case Arc():
            return _clipped(arc_points(value), window)
        case Conic():
            return _conic(value, window, scope)
        case Function(least=least, most=most):
            left, right = max(window.left, least), min(window.right, most)
            places = (left + (right - left) * part / CURVE_PARTS for part in range(CURVE_PARTS + 1))
            return _runs((point_at(value, place, scope) for place in places), window) if left < right else ()
        case Locus():
            return tuple(part for line in locus_lines(value, window) for part in _clipped(line, window))
        case _:
            return ()


def arc_points(arc: Arc) -> Polyline:
    """Return points along an arc; a sector's begin and end at its centre."""
    count = max(2, round(ROUND_PARTS * arc.extent_rad / TURN))
    turns = (arc.start_rad + arc.extent_rad * part / count for part in range(count + 1))
    round_part = tuple(
        Point(arc.centre.x + arc.radius * cos(one), arc.centre.y + arc.radius * sin(one)) for one in turns
    )
    return (arc.centre, *round_part, arc.centre) if arc.is_sector else round_part


def _size(window: PlaneWindow) -> float:
    return window.right - window.left + window.top - window.bottom


def _whole_line(line: StraightLine, window: PlaneWindow) -> tuple[Polyline, ...]:
    length = hypot(line.a, line.b)
    middle = Point((window.left + window.right) / 2, (window.bottom + window.top) / 2)
    off = (line.a * middle.x + line.b * middle.y + line.c) / length
    foot = Point(middle.x - off * line.a / length, middle.y - off * line.b / length)
    far_x, far_y = line.b / length * _size(window), -line.a / length * _size(window)
    return _clipped((Point(foot.x - far_x, foot.y - far_y), Point(foot.x + far_x, foot.y + far_y)), window)


def _conic(conic: Conic, window: PlaneWindow, scope: Scope) -> tuple[Polyline, ...]:
    circle = conic.circle
    if circle is not None:
        return _clipped(arc_points(Arc(circle[0], circle[1], 0.0, TURN)), window)
    centre = centre_of(conic)
    if centre is not None and conic.xx * conic.yy < conic.xy * conic.xy:
        return tuple(line for branch in _branches(conic, centre, window) for line in _runs(branch, window))
    if centre is not None:
        places = [TURN * part / CURVE_PARTS for part in range(CURVE_PARTS + 1)]
    else:
        corners = [Point(x, y) for x in (window.left, window.right) for y in (window.bottom, window.top)]
        across = [place for corner in corners if (place := parameter_of(conic, corner)) is not None]
        low, high = min(across, default=0.0), max(across, default=0.0)
        places = [low + (high - low) * part / CURVE_PARTS for part in range(CURVE_PARTS + 1)]
    return _runs((point_at(conic, place, scope) for place in places), window)


def _branches(conic: Conic, centre: Point, window: PlaneWindow) -> tuple[Polyline, ...]:
    """Return points of both branches of a hyperbola, beyond the window; none of two lines that cross."""
    turn = axis_angle(conic)
    c, s = cos(turn), sin(turn)
    along = conic.xx * c * c + 2 * conic.xy * c * s + conic.yy * s * s
    across = conic.xx * s * s - 2 * conic.xy * c * s + conic.yy * c * c
    rest = -conic.at(centre.x, centre.y)
    if not rest:
        return ()
    if rest / along < 0:
        along, across, c, s = across, along, -s, c
    real, other = sqrt(rest / along), sqrt(-rest / across)
    reach = _size(window) + hypot(centre.x - window.left, centre.y - window.bottom)
    most = asinh(reach / min(real, other)) + 0.1
    times = [most * (2 * part / CURVE_PARTS - 1) for part in range(CURVE_PARTS + 1)]
    return tuple(
        tuple(
            Point(centre.x + u * c - v * s, centre.y + u * s + v * c)
            for u, v in ((side * real * cosh(time), other * sinh(time)) for time in times)
        )
        for side in (1, -1)
    )


def _runs(points: Iterable[Point | None], window: PlaneWindow) -> tuple[Polyline, ...]:
    """Return the lines through points that follow each other, broken where one is missing and where they pass from one
    side of the window to the other in one step, as at a pole."""
    found: list[Polyline] = []
    run: list[Point] = []
    for point in (*points, None):
        if point is None or (run and _passes(run[-1], point, window)):
            found += _clipped(tuple(run), window)
            run = []
        if point is not None:
            run.append(point)
    return tuple(found)


def _passes(one: Point, two: Point, window: PlaneWindow) -> bool:
    low, high = sorted((one.y, two.y))
    left, right = sorted((one.x, two.x))
    return (low < window.bottom and high > window.top) or (left < window.left and right > window.right)


def _clipped(points: Polyline, window: PlaneWindow) -> tuple[Polyline, ...]:
    """Return the parts of a line through points that lie within the window."""
    found: list[Polyline] = []
    run: list[Point] = []
    for start, end in pairwise(points):
        part = _within(start, end, window)
        if part is None:
            continue
        if run and run[-1] != part[0]:
            found.append(tuple(run))
            run = []
        run = [*run, part[1]] if run else [*part]
    if run:
        found.append(tuple(run))
    return tuple(found)


def _within(start: Point, end: Point, window: PlaneWindow) -> tuple[Point, Point] | None:
    """Return the part of a segment within the window; None if it has none."""
    dx, dy = end.x - start.x, end.y - start.y
    first, last = 0.0, 1.0
    for step, low, high in (
        (dx, window.left - start.x, window.right - start.x),
        (dy, window.bottom - start.y, window.top - start.y),
    ):
        if not step:
            if low > 0 or high < 0:
                return None
            continue
        enter, leave = sorted((low / step, high / step))
        first, last = max(first, enter), min(last, leave)
    if first > last or (first == last and 0 < first < 1):
        return None
    begin = start if first == 0 else Point(start.x + first * dx, start.y + first * dy)
    finish = end if last == 1 else Point(start.x + last * dx, start.y + last * dy)
    return begin, finish


def arrow_head(start: Point, end: Point, size: float) -> Polyline:
    """Return the three points of an arrow's head."""
    dx, dy = end.x - start.x, end.y - start.y
    length = hypot(dx, dy)
    if not length:
        return ()
    ends = []
    for turn in (pi - 0.45, pi + 0.45):
        x, y = (dx * cos(turn) - dy * sin(turn)) / length, (dx * sin(turn) + dy * cos(turn)) / length
        ends.append(Point(end.x + size * x, end.y + size * y))
    return (ends[0], end, ends[1])
