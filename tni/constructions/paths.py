"""Points on curves: where on its curve such a point is, and where that place is once the curve has moved."""

from __future__ import annotations

from math import atan2, cos, floor, hypot, isfinite, pi, sin, sqrt

from tni.constructions.evaluation import Scope, applied
from tni.constructions.values import (
    Arc,
    Conic,
    Function,
    NumberValue,
    Point,
    Polygon,
    Ray,
    Segment,
    StraightLine,
    Value,
    Vector,
    angle_of,
    between,
    turned_angle,
)

type Path = StraightLine | Segment | Ray | Vector | Conic | Arc | Polygon | Function

_FLAT = 1e-12


def is_path(value: Value | None) -> bool:
    return isinstance(value, StraightLine | Segment | Ray | Conic | Arc | Polygon | Function) or (
        isinstance(value, Vector) and value.start is not None
    )


def parameter_of(path: Value, point: Point) -> float | None:
    """Return the place on the curve that a point takes: the nearest one on lines and circles; None if the curve has no
    place for it."""
    match path:
        case StraightLine():
            start, direction = _start(path), path.direction
            return _time(start, direction, point)
        case Segment(start, end):
            return min(1.0, max(0.0, _time(start, between(start, end), point)))
        case Vector() if path.start is not None:
            return min(1.0, max(0.0, _time(path.start, path, point)))
        case Ray(start, direction):
            return max(0.0, _time(start, direction, point))
        case Arc():
            return _arc_parameter(path, point)
        case Polygon(corners):
            return _outline_parameter(corners, point)
        case Conic():
            return _conic_parameter(path, point)
        case Function():
            return min(path.most, max(path.least, point.x))
        case _:
            return None


def point_at(path: Value, parameter: float, scope: Scope) -> Point | None:
    """Return the point at a place on a curve. scope: what a function is computed with."""
    match path:
        case StraightLine():
            return _along(_start(path), path.direction, parameter)
        case Segment(start, end):
            return _along(start, between(start, end), parameter)
        case Vector() if path.start is not None:
            return _along(path.start, path, parameter)
        case Ray(start, direction):
            return _along(start, direction, parameter)
        case Arc():
            turned = path.start_rad + path.extent_rad * (1 - parameter if path.is_reversed else parameter)
            return _on_circle(path.centre, path.radius, turned)
        case Polygon(corners):
            return _on_outline(corners, parameter)
        case Conic():
            return _on_conic(path, parameter)
        case Function():
            found = applied(path, NumberValue(parameter), scope)
            return Point(parameter, found.value) if isinstance(found, NumberValue) else None
        case _:
            return None


def _start(line: StraightLine) -> Point:
    """Return the point of a line from which its places are counted: the one it was drawn through, else that nearest to
    the origin."""
    if line.start is not None:
        return line.start
    square = line.a * line.a + line.b * line.b
    return Point(-line.a * line.c / square, -line.b * line.c / square)


def _time(start: Point, direction: Vector, point: Point) -> float:
    square = direction.x * direction.x + direction.y * direction.y
    if not square:
        return 0.0
    return ((point.x - start.x) * direction.x + (point.y - start.y) * direction.y) / square


def _along(start: Point, direction: Vector, time: float) -> Point:
    return Point(start.x + time * direction.x, start.y + time * direction.y)


def _on_circle(centre: Point, radius: float, angle: float) -> Point:
    return Point(centre.x + radius * cos(angle), centre.y + radius * sin(angle))


def _arc_parameter(arc: Arc, point: Point) -> float:
    if not arc.extent_rad:
        return 0.0
    turned = turned_angle(angle_of(between(arc.centre, point)) - arc.start_rad) / arc.extent_rad
    if turned > 1:
        turned = 0.0 if turned > 0.5 + pi / arc.extent_rad else 1.0
    return 1 - turned if arc.is_reversed else turned


def _outline_parameter(corners: tuple[Point, ...], point: Point) -> float | None:
    """Return the number of the nearest side, and the part of it before the point."""
    best: tuple[float, float] | None = None
    for index, start in enumerate(corners):
        side = between(start, corners[(index + 1) % len(corners)])
        time = min(1.0, max(0.0, _time(start, side, point)))
        near = _along(start, side, time)
        away = hypot(near.x - point.x, near.y - point.y)
        if best is None or away < best[0]:
            best = (away, index + time)
    return None if best is None else best[1]


def _on_outline(corners: tuple[Point, ...], parameter: float) -> Point:
    index = min(len(corners) - 1, floor(parameter))
    side = between(corners[index], corners[(index + 1) % len(corners)])
    return _along(corners[index], side, parameter - index)


def _conic_parameter(conic: Conic, point: Point) -> float | None:
    """Return the direction of the point from the centre; on a parabola, its place across the axis."""
    centre = centre_of(conic)
    if centre is not None:
        return atan2(point.y - centre.y, point.x - centre.x)
    across = _across(conic)
    return None if across is None else across.x * point.x + across.y * point.y


def _on_conic(conic: Conic, parameter: float) -> Point | None:
    centre = centre_of(conic)
    if centre is None:
        return _on_parabola(conic, parameter)
    x, y = cos(parameter), sin(parameter)
    square = conic.xx * x * x + conic.yy * y * y + 2 * conic.xy * x * y
    rest = conic.at(centre.x, centre.y)
    if not square or -rest / square < 0:
        return None
    return _along(centre, Vector(x, y), sqrt(-rest / square))


def centre_of(conic: Conic) -> Point | None:
    """Return the centre; None for a parabola and what has none."""
    turn = conic.xx * conic.yy - conic.xy * conic.xy
    size = max(abs(conic.xx), abs(conic.yy), abs(conic.xy))
    if abs(turn) <= _FLAT * size * size:
        return None
    x = (conic.xy * conic.y - conic.yy * conic.x) / turn
    y = (conic.xy * conic.x - conic.xx * conic.y) / turn
    return Point(x, y) if isfinite(x) and isfinite(y) else None


def _across(conic: Conic) -> Vector | None:
    """Return the unit vector across the axis of a parabola."""
    x, y = (conic.xx, conic.xy) if abs(conic.xx) >= abs(conic.yy) else (conic.xy, conic.yy)
    length = hypot(x, y)
    return Vector(x / length, y / length) if length else None


def _on_parabola(conic: Conic, parameter: float) -> Point | None:
    across = _across(conic)
    if across is None:
        return None
    axis = Vector(-across.y, across.x)
    foot = Point(across.x * parameter, across.y * parameter)
    slope = 2 * ((conic.xx * foot.x + conic.xy * foot.y + conic.x) * axis.x)
    slope += 2 * ((conic.xy * foot.x + conic.yy * foot.y + conic.y) * axis.y)
    return _along(foot, axis, -conic.at(foot.x, foot.y) / slope) if slope else None
