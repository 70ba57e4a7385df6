"""Outlines of pieces of strokes, and of shapes, as points."""

from __future__ import annotations

from math import cos, hypot, pi, radians, sin

from tni.api.formats import PlainShape, PlainShapeKind
from tni.core.geometry import Point
from tni.formats.lessons.shape_outline import turned

ELLIPSE_POINTS = 72
_CAP_POINTS = 8
_HEAD_WIDTHS, _HEAD_SHARE, _HEAD_SPREAD = 5.0, 0.5, radians(25)
"""Length of an arrow's head in widths of its line, at most as a part of the line, and half its angle."""


def piece_outline(one: Point, other: Point, width: float, other_width: float) -> list[Point]:
    """Return the outline of a line with round ends: along its left side, round the end, back, and round the start."""
    dx, dy = other[0] - one[0], other[1] - one[1]
    length = hypot(dx, dy)
    ux, uy = (dx / length, dy / length) if length > 0 else (1.0, 0.0)
    left = (uy, -ux)
    outline: list[Point] = []
    for (x, y), wide, sign in ((one, width, -1.0), (other, other_width, 1.0)):
        radius = wide / 2
        if sign < 0:
            outline.append((x + left[0] * radius, y + left[1] * radius))
            continue
        outline += [_on_cap((x, y), left, (ux, uy), radius, step) for step in range(_CAP_POINTS + 1)]
    x, y = one
    outline += [_on_cap((x, y), (-left[0], -left[1]), (-ux, -uy), width / 2, step) for step in range(_CAP_POINTS + 1)]
    return outline


def _on_cap(centre: Point, side: Point, ahead: Point, radius: float, step: int) -> Point:
    angle = pi * step / _CAP_POINTS
    c, s = radius * cos(angle), radius * sin(angle)
    return centre[0] + side[0] * c + ahead[0] * s, centre[1] + side[1] * c + ahead[1] * s


def shape_outline(shape: PlainShape) -> list[Point]:
    """Return the corners of a shape with an area, turned; the first one is not repeated."""
    xs, ys = [x for x, _ in shape.points], [y for _, y in shape.points]
    left, right, top, bottom = min(xs), max(xs), min(ys), max(ys)
    middle = ((left + right) / 2, (top + bottom) / 2)
    match shape.kind:
        case PlainShapeKind.RECTANGLE:
            corners = [(left, top), (right, top), (right, bottom), (left, bottom)]
        case PlainShapeKind.ELLIPSE:
            rx, ry = (right - left) / 2, (bottom - top) / 2
            angles = [2 * pi * step / ELLIPSE_POINTS for step in range(ELLIPSE_POINTS)]
            corners = [(middle[0] + rx * cos(one), middle[1] + ry * sin(one)) for one in angles]
        case _:
            corners = list(shape.points)
    return list(turned(corners, shape.turn))


def line_points(shape: PlainShape) -> list[Point]:
    """Return a line, or an arrow in one go: to its tip, and to both ends of its head from there."""
    (x0, y0), (x1, y1) = shape.points[0], shape.points[-1]
    length = hypot(x1 - x0, y1 - y0)
    if shape.kind is not PlainShapeKind.ARROW or length <= 0:
        return [(x0, y0), (x1, y1)]
    size = min(max(_HEAD_WIDTHS * shape.width, 3.0), _HEAD_SHARE * length)
    back = ((x0 - x1) / length * size, (y0 - y1) / length * size)
    sides = []
    for sign in (1, -1):
        c, s = cos(_HEAD_SPREAD), sign * sin(_HEAD_SPREAD)
        sides.append((x1 + back[0] * c - back[1] * s, y1 + back[0] * s + back[1] * c))
    return [(x0, y0), (x1, y1), sides[0], (x1, y1), sides[1]]
