"""Conversion of recognised shapes to items of the document, and the directions of nearby items to which a new shape can
be aligned.
"""

from __future__ import annotations

from dataclasses import replace
from math import atan2, hypot

from tni.core.geometry import IDENTITY, Affine, Point, Rect
from tni.core.ids import ItemId, PageId, new_id
from tni.document.document import Document
from tni.document.drawlist import shape_outline
from tni.document.items import Shape, ShapeKind, Stroke
from tni.ink.shapes.recognised_shape import RecognisedShape, RecognisedShapeKind
from tni.ink.shapes.tidy import RIGHT_ANGLE, off_right_angle

NEAR_MM = 60.0
"""Shapes within this distance of a stroke provide directions for it to be parallel to."""
MAX_DIRECTIONS = 24
"""Directions considered at most: on a full page not all of them are relevant."""

_KINDS = {
    RecognisedShapeKind.LINE: ShapeKind.LINE,
    RecognisedShapeKind.ARROW: ShapeKind.ARROW,
    RecognisedShapeKind.RECTANGLE: ShapeKind.RECTANGLE,
    RecognisedShapeKind.ELLIPSE: ShapeKind.ELLIPSE,
    RecognisedShapeKind.TRIANGLE: ShapeKind.POLYGON,
    RecognisedShapeKind.POLYGON: ShapeKind.POLYGON,
    RecognisedShapeKind.ARC: ShapeKind.ARC,
}


def shape_from_recognised(recognised: RecognisedShape, stroke: Stroke) -> Shape:
    """Return a recognised shape as an item with the stroke's page, z order and pen."""
    (x0, y0), (x1, y1), *more = recognised.points
    shape = Shape(
        id=ItemId(new_id()), page=stroke.page, plane=stroke.plane, z=stroke.z, kind=_KINDS[recognised.kind],
        x0=x0, y0=y0, x1=x1, y1=y1, pen=stroke.pen, more=tuple(more),
    )  # fmt: skip
    return with_recognised_points(shape, recognised)


def with_recognised_points(shape: Shape, recognised: RecognisedShape) -> Shape:
    """Return the item with the points of `recognised`."""
    match recognised.kind:
        case RecognisedShapeKind.RECTANGLE:
            a, b, c, d = recognised.points
            return _boxed(shape, _middle(a, c), _gap(a, b), _gap(a, d))
        case RecognisedShapeKind.ELLIPSE:
            center, a, b = recognised.points
            across, down = _gap(center, a), _gap(center, b)
            return _boxed(shape, center, (2 * across[0], 2 * across[1]), (2 * down[0], 2 * down[1]))
        case _:
            (x0, y0), (x1, y1), *more = recognised.points
            return replace(shape, x0=x0, y0=y0, x1=x1, y1=y1, more=tuple(more))


def _boxed(shape: Shape, center: Point, across: Point, down: Point) -> Shape:
    """Return a shape in a box around `center` with these sides, which are at right angles."""
    width, height = hypot(*across), hypot(*down)
    angle = atan2(across[1], across[0])
    turned = off_right_angle(angle)
    if round((angle - turned) / RIGHT_ANGLE) % 2:
        width, height = height, width
    x, y = center
    return replace(
        shape, x0=x - width / 2, y0=y - height / 2, x1=x + width / 2, y1=y + height / 2, more=(),
        transform=IDENTITY if abs(turned) < 1e-9 else Affine.rotating(turned, center),
    )  # fmt: skip


def _middle(a: Point, b: Point) -> Point:
    return (a[0] + b[0]) / 2, (a[1] + b[1]) / 2


def _gap(a: Point, b: Point) -> Point:
    return b[0] - a[0], b[1] - a[1]


def nearby_directions(document: Document, page: PageId, box: Rect, but: ItemId | None = None) -> list[float]:
    """Return directions, in radians, of lines and of sides of shapes near a box of the page, topmost first. but: an
    item to leave out."""
    found: list[float] = []
    for item in reversed(document.shown(page, box.grown(NEAR_MM))):
        if not isinstance(item, Shape) or item.kind in (ShapeKind.ELLIPSE, ShapeKind.ARC) or item.id == but:
            continue
        corners, closed = shape_outline(item)
        points = [item.transform.point(*corner) for corner in corners]
        ends = points[1:] + points[:1] if closed else points[1:]
        found += [atan2(y - a[1], x - a[0]) for a, (x, y) in zip(points, ends, strict=False)]
        if len(found) >= MAX_DIRECTIONS:
            break
    return found[:MAX_DIRECTIONS]
