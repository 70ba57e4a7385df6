"""Changes to the selected items. Locked items stay as they are; only `locked` changes them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from functools import reduce
from math import atan2, inf

from tni.core.geometry import Affine, Point, Rect
from tni.core.ids import ItemId, PageId, new_id
from tni.document.document import Change, ChangeKind, Document
from tni.document.items import AnyItem, Dash, PluginItem, Shape, ShapeKind, Stroke, Text, bounds, local_bounds
from tni.document.overlay import SelectionFrame
from tni.document.shape_corners import corners_of
from tni.document.z_order import at_back, on_top


def with_groups(document: Document, page: PageId, items: Iterable[ItemId]) -> frozenset[ItemId]:
    """Return the items of `page` among these, with all members of their groups. A locked group is included whole."""
    chosen = {i for key in items if (i := document.item(key)) is not None and i.page == page}
    groups = {i.group for i in chosen if i.group is not None}
    if groups:
        chosen |= {i for i in document.items(page) if i.group in groups}
    return frozenset(i.id for i in chosen)


def selected(document: Document, items: Iterable[ItemId]) -> list[AnyItem]:
    """Return the items that exist, sorted by page, plane, z and id."""
    found = [i for key in items if (i := document.item(key)) is not None]
    return sorted(found, key=lambda i: (i.page, i.plane, i.z, i.id))


def unlocked(document: Document, items: Iterable[ItemId]) -> list[AnyItem]:
    return [i for i in selected(document, items) if not i.locked]


def frame_of(document: Document, items: Iterable[ItemId]) -> SelectionFrame | None:
    """Return the frame around the items; along its own axes for a single item, None for no items."""
    found = selected(document, items)
    if not found:
        return None
    locked = all(i.locked for i in found)
    if len(found) == 1 and _can_be_inverted(found[0].transform):
        return frame_of_one(found[0], document)
    box = reduce(Rect.united, map(document.box, found))
    return None if box.empty else SelectionFrame(box, locked=locked, page_height_mm=_height_of_page(document, found[0]))


def frame_of_one(item: AnyItem, document: Document) -> SelectionFrame | None:
    """Return the frame along the item's own axes. Its transform must be invertible. document: has its page."""
    if bounds(item).empty:
        return None
    keeps_ratio, keeps_size = _kept(item)
    return SelectionFrame(
        local_bounds(item), item.transform, item.locked, corners_of(item), keeps_ratio, keeps_size,
        _height_of_page(document, item),
    )  # fmt: skip


def _height_of_page(document: Document, item: AnyItem) -> float:
    page = document.page(item.page).format
    return inf if page.endless else page.height_mm


def _kept(item: AnyItem) -> tuple[bool, bool]:
    """Return whether an item keeps the ratio of its sides, and its size."""
    if not isinstance(item, PluginItem):
        return False, False
    from tni.document.plugin_state import Resizing, plugin_state  # few lessons need it

    contents = plugin_state(item)
    if contents is None or contents.resizing is Resizing.FREE:
        return False, False
    return True, contents.resizing is Resizing.FIXED


def _can_be_inverted(transform: Affine) -> bool:
    try:
        transform.inverse()
    except ValueError:
        return False
    return True


def moved(document: Document, items: Iterable[ItemId], by: Affine) -> Change:
    """Return the change that transforms the items. by: transform in page mm."""
    new = (replace(i, transform=_moved(i, by)) for i in unlocked(document, items))
    return document.replace(ChangeKind.MOVE, *new)


def _moved(item: AnyItem, by: Affine) -> Affine:
    """Return the transform of a moved item. One that keeps its ratio or size is moved and turned alone, about its
    middle, where the others are stretched."""
    keeps_ratio, keeps_size = (False, False) if by.only_moves else _kept(item)
    if not keeps_ratio:
        return by.after(item.transform)
    middle = item.transform.point(*local_bounds(item).center)
    factor = 1.0 if keeps_size else by.mean_scale
    to = by.point(*middle)
    turned = Affine.rotating(atan2(by.b, by.a), middle).after(Affine.scaling(factor, factor, middle))
    return Affine.moving(to[0] - middle[0], to[1] - middle[1]).after(turned).after(item.transform)


def deleted(document: Document, items: Iterable[ItemId]) -> Change:
    return document.remove(ChangeKind.DELETE, [i.id for i in unlocked(document, items)])


def brought_to_front(document: Document, page: PageId, items: Iterable[ItemId]) -> Change:
    return document.replace(ChangeKind.ORDER, *on_top(document, page, unlocked(document, items)))


def sent_to_back(document: Document, page: PageId, items: Iterable[ItemId]) -> Change:
    return document.replace(ChangeKind.ORDER, *at_back(document, page, unlocked(document, items)))


def locked(document: Document, items: Iterable[ItemId], lock: bool) -> Change:
    return document.replace(
        ChangeKind.EDIT, *(replace(i, locked=lock) for i in selected(document, items) if i.locked != lock)
    )


def grouped(document: Document, items: Iterable[ItemId]) -> Change:
    """Return the change that groups at least two items. Their former groups are dissolved into the new one."""
    members = unlocked(document, items)
    if len(members) < 2:
        return Change(ChangeKind.EDIT, ())
    group = ItemId(new_id())
    return document.replace(ChangeKind.EDIT, *(replace(i, group=group) for i in members))


def ungrouped(document: Document, items: Iterable[ItemId]) -> Change:
    members = (i for i in unlocked(document, items) if i.group is not None)
    return document.replace(ChangeKind.EDIT, *(replace(i, group=None) for i in members))


def coloured(document: Document, items: Iterable[ItemId], colour: str) -> Change:
    """Return the change that recolours ink, shapes, their fills and texts; images and items of plugins
    stay."""
    new = (_coloured(i, colour) for i in unlocked(document, items) if isinstance(i, Stroke | Shape | Text))
    return document.replace(ChangeKind.EDIT, *new)


def _coloured(item: Stroke | Shape | Text, colour: str) -> AnyItem:
    match item:
        case Text():
            return replace(item, colour=colour)
        case Stroke():
            return replace(item, pen=replace(item.pen, colour=colour))
        case Shape():
            fill = None if item.fill is None else colour
            return replace(item, pen=replace(item.pen, colour=colour), fill=fill)


CLOSED = (ShapeKind.RECTANGLE, ShapeKind.ELLIPSE, ShapeKind.TRIANGLE, ShapeKind.POLYGON)
"""Kinds of shapes that can be filled."""


def fillable(document: Document, items: Iterable[ItemId]) -> list[Shape]:
    """Return the closed shapes among the items that are not locked."""
    return [i for i in unlocked(document, items) if isinstance(i, Shape) and i.kind in CLOSED]


def filled(document: Document, items: Iterable[ItemId], on: bool) -> Change:
    """Return the change that fills closed shapes with the colour of their outline, or empties them."""
    new = (replace(i, fill=i.pen.colour if on else None) for i in fillable(document, items))
    return document.replace(ChangeKind.EDIT, *new)


def widened(document: Document, items: Iterable[ItemId], width_mm: float) -> Change:
    """Return the change that gives ink and outlines of shapes another width."""
    new = (
        replace(i, pen=replace(i.pen, width_mm=width_mm))
        for i in unlocked(document, items)
        if isinstance(i, Stroke | Shape)
    )
    return document.replace(ChangeKind.EDIT, *new)


def shapes(document: Document, items: Iterable[ItemId]) -> list[Shape]:
    """Return the shapes among the items that are not locked."""
    return [i for i in unlocked(document, items) if isinstance(i, Shape)]


def dashed(document: Document, items: Iterable[ItemId], dash: Dash) -> Change:
    """Return the change that gives the lines of shapes another pattern."""
    new = (replace(i, dash=dash) for i in shapes(document, items) if i.dash is not dash)
    return document.replace(ChangeKind.EDIT, *new)


def made_movable(document: Document, items: Iterable[ItemId], movable: bool) -> Change:
    """Return the change that lets pupils move the items, or no longer."""
    new = (replace(i, movable=movable) for i in unlocked(document, items) if i.movable != movable)
    return document.replace(ChangeKind.EDIT, *new)


def movable_corners(document: Document, page: PageId, away: Collection[ItemId] = ()) -> tuple[Point, ...]:
    """Return the top right corner, in page mm, of each item or group that pupils may move, but for those `away`."""
    corners: dict[ItemId, Point] = {}
    boxes: dict[ItemId, Rect] = {}
    for item in document.movable(page):
        if item.id in away:
            continue
        if item.group is None:
            local = local_bounds(item)
            if not local.empty:
                corners[item.id] = item.transform.point(local.right, local.y)
        else:
            boxes[item.group] = boxes.get(item.group, Rect.nothing()).united(document.box(item))
    corners |= {group: (box.right, box.y) for group, box in boxes.items() if not box.empty}
    return tuple(corners[key] for key in sorted(corners))


def common_value[T](values: Iterable[T]) -> T | None:
    """Return the value that all have in common; None if they differ or there are none."""
    found = set(values)
    return found.pop() if len(found) == 1 else None
