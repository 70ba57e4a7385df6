"""Outlines of shapes as lines, for formats that have ink alone."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, hypot, pi, radians, sin

from tni.api.formats import PlainShape, PlainShapeKind
from tni.core.geometry import Affine, Point

CORNERS = 72
_HEAD_MM = 4.0


def shape_lines(shape: PlainShape) -> list[tuple[Point, ...]]:
    """Return the lines that draw a shape: its outline, and the head of an arrow."""
    points = shape.points
    if len(points) < 2:
        return []
    match shape.kind:
        case PlainShapeKind.LINE:
            return [points[:2]]
        case PlainShapeKind.ARROW:
            return [points[:2], _head(points[0], points[1], shape.width)]
        case PlainShapeKind.POLYGON:
            return [turned((*points, points[0]), shape.turn)]
        case PlainShapeKind.RECTANGLE:
            (x0, y0), (x1, y1) = points[:2]
            return [turned(((x0, y0), (x1, y0), (x1, y1), (x0, y1), (x0, y0)), shape.turn)]
        case _:
            (x0, y0), (x1, y1) = points[:2]
            angles = [2 * pi * n / CORNERS for n in range(CORNERS + 1)]
            middle_x, middle_y, rx, ry = (x0 + x1) / 2, (y0 + y1) / 2, (x1 - x0) / 2, (y1 - y0) / 2
            return [turned(tuple((middle_x + rx * cos(a), middle_y + ry * sin(a)) for a in angles), shape.turn)]


def turned(points: Sequence[Point], turn: float) -> tuple[Point, ...]:
    """Return points turned about the middle of their box."""
    if not turn:
        return tuple(points)
    xs, ys = [x for x, _ in points], [y for _, y in points]
    about = Affine.rotating(radians(turn), ((min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2))
    return tuple(about.point(*point) for point in points)


def _head(start: Point, end: Point, width: float) -> tuple[Point, ...]:
    length = hypot(end[0] - start[0], end[1] - start[1]) or 1.0
    across, along = (end[0] - start[0]) / length, (end[1] - start[1]) / length
    size = min(length / 2, max(_HEAD_MM, 4 * width))
    left = end[0] - size * (across + along / 2), end[1] - size * (along - across / 2)
    right = end[0] - size * (across - along / 2), end[1] - size * (along + across / 2)
    return left, end, right
