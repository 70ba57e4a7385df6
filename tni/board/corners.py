"""Corners of figures and ends of lines as points that can be moved one by one."""

from __future__ import annotations

from dataclasses import replace

from tni.board.arcs import half_way
from tni.board.drawlist import outline
from tni.board.items import AnyItem, Shape, ShapeKind
from tni.core.geometry import Point

CORNERED = (ShapeKind.LINE, ShapeKind.ARROW, ShapeKind.TRIANGLE, ShapeKind.POLYGON)
CORNERS_MOST = 12
"""A polygon of a file may have any number; more are no points for a hand."""


def corners_of(item: AnyItem) -> tuple[Point, ...]:
    """In the item's own coordinates: ends of a line or arrow, corners of a triangle or polygon, ends of an arc and a
    point between them. Rectangles and ellipses stay what they are: their frame is led instead."""
    if not isinstance(item, Shape):
        return ()
    if item.kind is ShapeKind.ARC:
        start, end = (item.x0, item.y0), (item.x1, item.y1)
        return start, end, item.more[0] if item.more else half_way(start, end)
    if item.kind not in CORNERED or len(item.more) > CORNERS_MOST:
        return ()
    return tuple(outline(item)[0])


def with_corner(shape: Shape, index: int, place: Point) -> Shape:
    """The figure with one of its corners elsewhere, in its own coordinates; a triangle with two equal sides becomes
    any."""
    corners = list(corners_of(shape))
    corners[index] = place
    (x0, y0), (x1, y1), *more = corners
    kind = ShapeKind.POLYGON if shape.kind is ShapeKind.TRIANGLE else shape.kind
    return replace(shape, kind=kind, x0=x0, y0=y0, x1=x1, y1=y1, more=tuple(more))
