"""Maps of the plane: translation, rotation, symmetry, homothety, and the inversion at a circle."""

from __future__ import annotations

from dataclasses import dataclass
from math import atan2, cos, hypot, sin

from tni.constructions.values import (
    Arc,
    Conic,
    Group,
    Point,
    Polygon,
    Ray,
    Segment,
    StraightLine,
    Value,
    Vector,
    circle_about,
    turned_angle,
)


@dataclass(frozen=True, slots=True)
class Similarity:
    """Map that keeps shapes: (x, y) to (xx x + xy y + x0, yx x + yy y + y0). It turns by an angle, scales, and may
    mirror."""

    xx: float
    xy: float
    yx: float
    yy: float
    x0: float
    y0: float

    @property
    def determinant(self) -> float:
        return self.xx * self.yy - self.xy * self.yx

    @property
    def scale(self) -> float:
        return hypot(self.xx, self.yx)

    def point(self, p: Point) -> Point:
        return Point(self.xx * p.x + self.xy * p.y + self.x0, self.yx * p.x + self.yy * p.y + self.y0)

    def vector(self, v: Vector) -> Vector:
        return Vector(self.xx * v.x + self.xy * v.y, self.yx * v.x + self.yy * v.y)


def translation(by: Vector) -> Similarity:
    return Similarity(1.0, 0.0, 0.0, 1.0, by.x, by.y)


def rotation(angle_rad: float, about: Point) -> Similarity:
    turned = (cos(angle_rad), sin(angle_rad))
    return _about(about, turned[0], -turned[1], turned[1], turned[0])


def homothety(factor: float, about: Point) -> Similarity:
    return _about(about, factor, 0.0, 0.0, factor)


def half_turn(about: Point) -> Similarity:
    return homothety(-1.0, about)


def reflection(axis: StraightLine) -> Similarity:
    """Return the symmetry at a line."""
    square = axis.a * axis.a + axis.b * axis.b
    double = 2 / square
    xx = 1 - double * axis.a * axis.a
    yy = 1 - double * axis.b * axis.b
    xy = -double * axis.a * axis.b
    return Similarity(xx, xy, xy, yy, -double * axis.a * axis.c, -double * axis.b * axis.c)


def _about(centre: Point, xx: float, xy: float, yx: float, yy: float) -> Similarity:
    x0 = centre.x - xx * centre.x - xy * centre.y
    y0 = centre.y - yx * centre.x - yy * centre.y
    return Similarity(xx, xy, yx, yy, x0, y0)


def mapped(value: Value, by: Similarity) -> Value | None:
    """Return the picture of an object; None if this kind of object has none, or all of it falls on one point."""
    match value:
        case Point():
            return by.point(value)
        case Vector():
            turned = by.vector(value)
            return Vector(turned.x, turned.y, None if value.start is None else by.point(value.start))
        case StraightLine():
            return _line(value, by)
        case Segment(start, end, is_whole_met):
            return Segment(by.point(start), by.point(end), is_whole_met)
        case Ray(start, direction, is_whole_met):
            return Ray(by.point(start), by.vector(direction), is_whole_met)
        case Conic():
            return _conic(value, by)
        case Arc():
            return _arc(value, by)
        case Polygon(corners):
            return Polygon(tuple(map(by.point, corners)))
        case Group(members):
            return Group(tuple(None if one is None else mapped(one, by) for one in members))
        case _:
            return None


def _line(line: StraightLine, by: Similarity) -> StraightLine | None:
    """Return the picture of a line, which runs in the direction of the picture of its vector."""
    square = by.scale**2
    if not square:
        return None
    a = (by.xx * line.a + by.xy * line.b) / by.scale
    b = (by.yx * line.a + by.yy * line.b) / by.scale
    start = None if line.start is None else by.point(line.start)
    return StraightLine(a, b, line.c * by.scale - a * by.x0 - b * by.y0, start)


def _conic(conic: Conic, by: Similarity) -> Conic | None:
    found = conic.circle
    if found is not None:
        return circle_about(by.point(found[0]), found[1] * by.scale)
    turn = by.determinant
    if not turn:
        return None
    xx, xy, yx, yy = by.yy / turn, -by.xy / turn, -by.yx / turn, by.xx / turn
    x0, y0 = -(xx * by.x0 + xy * by.y0), -(yx * by.x0 + yy * by.y0)
    slope_x = conic.xx * x0 + conic.xy * y0 + conic.x
    slope_y = conic.xy * x0 + conic.yy * y0 + conic.y
    return Conic(
        conic.xx * xx * xx + 2 * conic.xy * xx * yx + conic.yy * yx * yx,
        conic.xx * xy * xy + 2 * conic.xy * xy * yy + conic.yy * yy * yy,
        conic.at(x0, y0),
        conic.xx * xx * xy + conic.xy * (xx * yy + xy * yx) + conic.yy * yx * yy,
        slope_x * xx + slope_y * yx,
        slope_x * xy + slope_y * yy,
    )


def _arc(arc: Arc, by: Similarity) -> Arc:
    is_mirrored = by.determinant < 0
    first = arc.start_rad + (arc.extent_rad if is_mirrored else 0.0)
    ahead = by.vector(Vector(cos(first), sin(first)))
    return Arc(
        by.point(arc.centre),
        arc.radius * by.scale,
        turned_angle(atan2(ahead.y, ahead.x)),
        arc.extent_rad,
        arc.is_sector,
        arc.is_reversed != is_mirrored,
        arc.is_whole_met,
    )


def inverted(value: Value, centre: Point, radius: float) -> Value | None:
    """Return the picture of a point, line or circle by the inversion at a circle; None for other kinds and for the
    centre itself."""
    match value:
        case Point(x, y):
            square = (x - centre.x) ** 2 + (y - centre.y) ** 2
            factor = radius * radius / square if square else 0.0
            return Point(centre.x + factor * (x - centre.x), centre.y + factor * (y - centre.y)) if factor else None
        case StraightLine(a, b, c):
            return _inverted_circle(Conic(0.0, 0.0, c, 0.0, a / 2, b / 2), centre, radius) or value
        case Conic():
            return _inverted_circle(value, centre, radius) if value.circle else None
        case _:
            return None


def _inverted_circle(curve: Conic, centre: Point, radius: float) -> StraightLine | Conic | None:
    """Return the picture of a circle or line k (x² + y²) + 2 p x + 2 q y + c = 0; None for a line through the centre,
    which is its own picture."""
    k = curve.xx
    p, q = curve.x + k * centre.x, curve.y + k * centre.y
    c = curve.at(centre.x, centre.y)
    square = radius * radius
    size = abs(k) * square + (abs(p) + abs(q)) * radius + abs(c)
    if abs(c) <= 1e-12 * size:
        if abs(k) <= 1e-12 * size / square:
            return None
        a, b = 2 * p, 2 * q
        return StraightLine(a, b, k * square - a * centre.x - b * centre.y)
    x, y = centre.x - p * square / c, centre.y - q * square / c
    under = (p * p + q * q) / (c * c) * square * square - k * square * square / c
    return circle_about(Point(x, y), under**0.5) if under >= 0 else None
