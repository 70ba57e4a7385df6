"""Corners of figures and ends of lines as points that can be moved one by one."""

from __future__ import annotations

from dataclasses import replace

from tni.core.geometry import Point
from tni.document.arcs import arc_midpoint
from tni.document.drawlist import shape_outline
from tni.document.items import AnyItem, Shape, ShapeKind

SHAPES_WITH_CORNERS = (ShapeKind.LINE, ShapeKind.ARROW, ShapeKind.TRIANGLE, ShapeKind.POLYGON)
MAX_CORNERS = 12
"""A polygon of a file may have any number; more are no points for a hand."""


def corners_of(item: AnyItem) -> tuple[Point, ...]:
    """In the item's own coordinates: ends of a line or arrow, corners of a triangle or polygon, ends of an arc and a
    point between them. Rectangles and ellipses stay what they are: their frame is led instead."""
    if not isinstance(item, Shape):
        return ()
    if item.kind is ShapeKind.ARC:
        start, end = (item.x0, item.y0), (item.x1, item.y1)
        return start, end, item.more[0] if item.more else arc_midpoint(start, end)
    if item.kind not in SHAPES_WITH_CORNERS or len(item.more) > MAX_CORNERS:
        return ()
    return tuple(shape_outline(item)[0])


def with_corner(shape: Shape, index: int, place: Point) -> Shape:
    """The figure with one of its corners elsewhere, in its own coordinates; a triangle with two equal sides becomes
    any."""
    corners = list(corners_of(shape))
    corners[index] = place
    (x0, y0), (x1, y1), *more = corners
    kind = ShapeKind.POLYGON if shape.kind is ShapeKind.TRIANGLE else shape.kind
    return replace(shape, kind=kind, x0=x0, y0=y0, x1=x1, y1=y1, more=tuple(more))
