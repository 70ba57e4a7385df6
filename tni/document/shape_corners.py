"""Corners of shapes and ends of lines as points that can be moved one by one."""

from __future__ import annotations

from dataclasses import replace

from tni.core.geometry import Point
from tni.document.arcs import arc_midpoint
from tni.document.drawlist import shape_outline
from tni.document.items import AnyItem, Shape, ShapeKind

SHAPES_WITH_CORNERS = (ShapeKind.LINE, ShapeKind.ARROW, ShapeKind.TRIANGLE, ShapeKind.POLYGON)
MAX_CORNERS = 12
"""Most corners of a polygon that get handles. A polygon from a file may have any number, too many to drag by hand."""


def corners_of(item: AnyItem) -> tuple[Point, ...]:
    """Return the movable points in the item's own coordinates: ends of a line or arrow, corners of a triangle or
    polygon, ends of an arc and a point between them.

    Rectangles and ellipses have none: they are resized by their frame.
    """
    if not isinstance(item, Shape):
        return ()
    if item.kind is ShapeKind.ARC:
        start, end = (item.x0, item.y0), (item.x1, item.y1)
        return start, end, item.more[0] if item.more else arc_midpoint(start, end)
    if item.kind not in SHAPES_WITH_CORNERS or len(item.more) > MAX_CORNERS:
        return ()
    return tuple(shape_outline(item)[0])


def with_corner(shape: Shape, index: int, place: Point) -> Shape:
    """Return the shape with one corner moved, in its own coordinates. An isosceles triangle becomes a polygon."""
    corners = list(corners_of(shape))
    corners[index] = place
    (x0, y0), (x1, y1), *more = corners
    kind = ShapeKind.POLYGON if shape.kind is ShapeKind.TRIANGLE else shape.kind
    return replace(shape, kind=kind, x0=x0, y0=y0, x1=x1, y1=y1, more=tuple(more))
