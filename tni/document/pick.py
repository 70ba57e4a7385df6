"""Hit tests: the items that a tap or a lasso selects."""

from __future__ import annotations

from typing import assert_never

import numpy as np

from tni.core.geometry import Points, Rect
from tni.core.ids import ItemId, PageId
from tni.document.document import Document
from tni.document.drawlist import shape_outline
from tni.document.items import AnyItem, Image, Media, PluginItem, Shape, Stroke, Text
from tni.document.mark_record import is_mark
from tni.document.stroke_arrays import stroke_lines
from tni.ink.hit import distances_to_point, inside_polygon

LASSO_SHARE = 0.5
"""Smallest fraction of an item that must lie inside a lasso for the item to be selected."""


def item_at(document: Document, page: PageId, x: float, y: float, tolerance: float) -> AnyItem | None:
    """Return the topmost item painted at (x, y), or within `tolerance` of it; all mm."""
    near = document.shown(page, Rect(x, y, 0.0, 0.0).grown(tolerance))
    return next((i for i in reversed(near) if touches(i, x, y, tolerance)), None)


def movable_at(document: Document, page: PageId, x: float, y: float, tolerance: float) -> ItemId | None:
    """Return an item that pupils may move, or drag copies from, and that a finger at (x, y) takes, within `tolerance`
    of it; all mm.

    Ink that may not be moved does not keep a finger from what lies under it; anything else does. Within its outline a
    hollow shape is taken, and handwriting or a group within its box, so that a finger needs no aim.
    """
    for item in reversed(document.shown(page, Rect(x, y, 0.0, 0.0).grown(tolerance))):
        if touches(item, x, y, tolerance):
            if (item.movable or item.behaviour.cloner) and not item.locked:
                return item.id
            if not isinstance(item, Stroke):
                return None
    boxes: dict[ItemId, tuple[Rect, ItemId]] = {}
    for item in document.draggable(page):
        if item.locked or (item.group is None and isinstance(item, Shape) and not shape_outline(item)[1]):
            continue
        key = item.group or item.id
        box = boxes[key][0] if key in boxes else Rect.nothing()
        boxes[key] = box.united(document.box(item)), item.id
    around = [(box.width * box.height, item) for box, item in boxes.values() if box.contains(x, y)]
    return min(around)[1] if around else None


def touches(item: AnyItem, x: float, y: float, tolerance: float) -> bool:
    """Return whether the item is painted within `tolerance` mm of (x, y)."""
    match item:
        case Stroke():
            if not len(item.samples):
                return False
            line = stroke_lines([item])
            first, second = line.pairs()
            radii = np.maximum(line.radii[first], line.radii[second])
            away = distances_to_point((x, y), line.places[first], line.places[second])
            return bool((away <= radii + tolerance).any())
        case Shape():
            corners = outline_points(item)
            if item.fill is not None and inside_polygon(np.array([(x, y)]), corners)[0]:
                return True
            reach = item.pen.width_mm / 2 * item.transform.mean_scale + tolerance
            return bool((distances_to_point((x, y), corners[:-1], corners[1:]) <= reach).any())
        case PluginItem() if is_mark(item):
            from tni.document.mark_outline import touches_mark  # with the first mark

            return touches_mark(item, x, y, tolerance)
        case Text() | Image() | Media() | PluginItem():
            box = item.transform.points(Rect(0.0, 0.0, item.width_mm, item.height_mm).corners())
            if inside_polygon(np.array([(x, y)]), box)[0]:
                return True
            return bool((distances_to_point((x, y), box, np.roll(box, -1, axis=0)) <= tolerance).any())
        case _:
            assert_never(item)


def outline_points(shape: Shape) -> Points:
    """Return (n, 2) page mm along a shape's outline. A closed outline ends where it starts."""
    corners, closed = shape_outline(shape)
    points = np.array([*corners, corners[0]] if closed else corners)
    return shape.transform.points(points)


def items_in(document: Document, page: PageId, polygon: Points) -> frozenset[ItemId]:
    """Return the items that lie mostly inside the (n, 2) polygon, without locked ones."""
    near = [i for i in document.shown(page, Rect.of_points(polygon)) if not i.locked]
    caught = {i.id for i in near if not isinstance(i, Stroke) and _share_inside(i, polygon) >= LASSO_SHARE}
    strokes = [i for i in near if isinstance(i, Stroke) and len(i.samples)]
    if strokes:
        lines = stroke_lines(strokes)
        inside = np.add.reduceat(inside_polygon(lines.places, polygon).astype(np.intp), lines.starts)
        share = inside / lines.lengths
        caught |= {s.id for s, part in zip(strokes, share.tolist(), strict=True) if part >= LASSO_SHARE}
    return frozenset(caught)


def _share_inside(item: Shape | Text | Image | Media | PluginItem, polygon: Points) -> float:
    match item:
        case Shape():
            points = outline_points(item)
        case Text() | Image() | Media() | PluginItem():
            box = Rect(0.0, 0.0, item.width_mm, item.height_mm)
            points = item.transform.points(np.vstack([box.corners(), box.center]))
        case _:
            assert_never(item)
    return float(inside_polygon(points, polygon).mean())
