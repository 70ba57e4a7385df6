"""Targets and cloners: where items that are dragged before a class go, and whether they are in their places."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from math import hypot

from tni.core.geometry import Affine, Point, Rect
from tni.core.ids import ItemId, PageId, new_id
from tni.document.behaviour import MOST_TARGETED, STILL
from tni.document.document import Change, ChangeKind, Document, RecordChange
from tni.document.items import AnyItem
from tni.document.selection import unlocked, with_groups
from tni.document.z_order import on_top

PLACE_GAP_MM = 3.0
"""Gap between the places of a target, and from its edge where there is room."""
REACH_MM = 8.0
"""Distance from a target within which an item that is let go is drawn onto it."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Judgement of an item on a target. box: of the item, page mm."""

    item: ItemId
    is_right: bool
    box: Rect


def targets(document: Document, page: PageId) -> list[AnyItem]:
    """Return the targets of a page that are seen, the topmost first."""
    away = document.away(page)
    found = (item for item in document.acting(page) if item.behaviour.target is not None and item.id not in away)
    return sorted(found, key=lambda item: (item.plane, item.z, item.id), reverse=True)


# -- cloners


def cloned(document: Document, page: PageId, items: Collection[ItemId], by: Affine) -> Change:
    """Return the change that adds a copy of a cloner to the class layer, which pupils may move. by: how far, in mm."""
    group = ItemId(new_id()) if len(items) > 1 else None
    copies = [
        replace(
            item, id=ItemId(new_id()), group=group, movable=True, transform=by.after(item.transform),
            behaviour=replace(item.behaviour, cloner=False, reveals=(), target=None),
        )
        for item in unlocked(document, items)
    ]  # fmt: skip
    return Change(ChangeKind.ADD, tuple(RecordChange(one.id, None, one) for one in on_top(document, page, copies)))


def alike(a: AnyItem, b: AnyItem) -> bool:
    """Return whether two items look the same, wherever they lie: a copy belongs where its cloner does, and of two equal
    labels either is right."""
    return _look(a) == _look(b)


def _look(item: AnyItem) -> AnyItem:
    turned = replace(item.transform, e=0.0, f=0.0)
    return replace(
        item, id=ItemId(""), group=None, plane=0, z=0, movable=False, locked=False, behaviour=STILL, transform=turned
    )


# -- snapping


def snapped(document: Document, page: PageId, items: Collection[ItemId], by: Affine) -> Affine:
    """Return how far items go that are let go after a move, onto the free place of a target nearest to them: quietly,
    whether they belong there or not."""
    moved = [document.box(item) for item in unlocked(document, items)]
    if not moved:
        return by
    box = by.rect(_united(moved))
    for target in targets(document, page):
        if target.id in items:
            continue
        area = document.box(target)
        if area.grown(REACH_MM).contains(*box.center):
            taken = [one.center for one in _on_target(document, page, target, items)]
            place = _free_place(area, box, taken)
            if place is not None:
                x, y = place[0] - box.center[0], place[1] - box.center[1]
                return Affine.moving(x, y).after(by)
    return by


def _free_place(area: Rect, box: Rect, taken: Sequence[Point]) -> Point | None:
    """Return the middle of the free place of a target nearest to a box; None if all are taken."""
    free = [
        place
        for place in places(area, box.width, box.height)
        if not any(abs(x - place[0]) < box.width / 2 and abs(y - place[1]) < box.height / 2 for x, y in taken)
    ]
    x, y = box.center
    return min(free, key=lambda place: hypot(place[0] - x, place[1] - y), default=None)


def places(area: Rect, width: float, height: float) -> list[Point]:
    """Return the middles of the places on a target for items of a size: its middle, or a grid where several fit."""
    across, down = (_fit(area.width, width), _fit(area.height, height))
    left = area.x + (area.width - across * width - (across - 1) * PLACE_GAP_MM) / 2 + width / 2
    top = area.y + (area.height - down * height - (down - 1) * PLACE_GAP_MM) / 2 + height / 2
    return [
        (left + column * (width + PLACE_GAP_MM), top + row * (height + PLACE_GAP_MM))
        for row in range(down)
        for column in range(across)
    ]


MOST_PLACES = 30
"""Most places of a target in a row, and most rows."""


def _fit(room: float, size: float) -> int:
    fit = int((room + PLACE_GAP_MM) / (size + PLACE_GAP_MM)) if size + PLACE_GAP_MM > 0 else 1
    return max(min(fit, MOST_PLACES), 1)


def _on_target(document: Document, page: PageId, target: AnyItem, but: Collection[ItemId]) -> list[Rect]:
    """Return the boxes of what lies on a target. but: items that are not meant."""
    return [box for items, box in _laid(document, page, target) if not _ids(items) & set(but)]


def _ids(items: Iterable[AnyItem]) -> set[ItemId]:
    return {item.id for item in items}


def _laid(document: Document, page: PageId, target: AnyItem) -> list[tuple[list[AnyItem], Rect]]:
    """Return what pupils may move and lies on a target: each item or group with its box."""
    area = document.box(target)
    groups: dict[ItemId, list[AnyItem]] = {}
    for item in document.movable(page):
        if item.id != target.id:
            groups.setdefault(item.group or item.id, []).append(item)
    found = ((items, _united([document.box(item) for item in items])) for items in groups.values())
    return [(items, box) for items, box in found if area.contains(*box.center)]


def _united(boxes: Iterable[Rect]) -> Rect:
    out = Rect.nothing()
    for box in boxes:
        out = out.united(box)
    return out


# -- checking


def verdicts(document: Document, page: PageId) -> list[Verdict]:
    """Return which items lie on a target of a page where they belong, and which on another."""
    out = []
    for target in targets(document, page):
        wanted = target.behaviour.target or frozenset()
        models = [item for key in wanted if (item := document.item(key)) is not None]
        for items, box in _laid(document, page, target):
            is_right = not wanted or any(
                item.id in wanted or any(alike(item, model) for model in models) for item in items
            )
            out.append(Verdict(min(item.id for item in items), is_right, box))
    return sorted(out, key=lambda one: one.item)


def missing(document: Document, page: PageId) -> int:
    """Return the number of items that belong on a target of the page and lie on none."""
    wanted = {key for target in targets(document, page) for key in target.behaviour.target or ()}
    laid: set[ItemId] = set()
    for target in targets(document, page):
        for items, _ in _laid(document, page, target):
            laid |= _ids(items)
    return sum(1 for key in wanted - laid if (item := document.item(key)) is not None and item.page == page)


def put_back(document: Document, page: PageId) -> Change:
    """Return the change that puts what pupils have moved back where it was prepared, and takes copies of cloners
    away."""
    swaps = []
    cloners = [item for item in document.acting(page) if item.behaviour.cloner]
    for item in document.items(page):
        if not item.movable:
            continue
        before = document.prepared_item(item.id)
        if before is None:
            if any(alike(item, cloner) for cloner in cloners):
                swaps.append(RecordChange(item.id, item, None))
        elif before.transform != item.transform:
            back = replace(item, transform=before.transform, plane=before.plane, z=before.z)
            swaps.append(RecordChange(item.id, item, back))
    return Change(ChangeKind.MOVE, tuple(swaps))


# -- preparing


def belonging(document: Document, items: Collection[ItemId]) -> Change:
    """Return the change by which items belong together: the largest, or the one that is a target already, is the
    target, and pupils may move the others onto it. Nothing changes where more than MOST_TARGETED would belong on it."""
    found = unlocked(document, items)
    if len(found) < 2 or (pair := _target_and_wanted(document, found)) is None:
        return Change(ChangeKind.EDIT, ())
    target, others, wanted = pair
    new = [
        replace(target, behaviour=replace(target.behaviour, target=wanted), movable=False),
        *(replace(item, movable=True) for item in others),
    ]
    return document.replace(ChangeKind.EDIT, *(item for item in new if document.item(item.id) != item))


def are_too_many(document: Document, items: Collection[ItemId]) -> bool:
    """Return whether items are more than may belong on one target."""
    found = unlocked(document, items)
    return len(found) > 1 and _target_and_wanted(document, found) is None


def _target_and_wanted(
    document: Document, found: Sequence[AnyItem]
) -> tuple[AnyItem, list[AnyItem], frozenset[ItemId]] | None:
    """Return the target of items, the others, and what would belong on it; None if that is too much."""
    target = max(found, key=lambda item: (item.behaviour.target is not None, _area(document.box(item)), item.id))
    others = [item for item in found if item.id != target.id]
    if target.group is not None:
        others = [item for item in others if item.group != target.group]
    wanted = (target.behaviour.target or frozenset()) | _ids(others)
    return (target, others, wanted) if len(wanted) <= MOST_TARGETED else None


def _area(box: Rect) -> float:
    return box.width * box.height


def without_target(item: AnyItem) -> AnyItem:
    """Return an item that is no target any more."""
    return replace(item, behaviour=replace(item.behaviour, target=None))


def with_cloner(item: AnyItem, on: bool) -> AnyItem:
    """Return an item from which copies are dragged, or no longer."""
    return replace(item, behaviour=replace(item.behaviour, cloner=on))


def is_cloned(document: Document, page: PageId, items: Collection[ItemId]) -> bool:
    """Return whether a drag of these items takes copies out."""
    found = (document.item(key) for key in with_groups(document, page, items))
    return any(item is not None and item.behaviour.cloner for item in found)
