"""Changes of a lesson between two of its states, page by page, with the places on a page where they are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from tni.core.geometry import Rect
from tni.core.ids import PageId
from tni.document.items import AnyItem, Item, LessonRecord, Page, bounds, is_page
from tni.library.revision_comparison import PageDifference, moved_pages

type Records = Mapping[str, LessonRecord]

NEAR_MM = 5.0
"""Changed items as near as this are one change to look at."""
MOST_BOXES = 300
"""Changed items of a page beyond which they are one change."""


@dataclass(frozen=True, slots=True)
class PageChange:
    """Page that differs. number, now_number: from 1, in the older and in the newer state; 0 where it is not. boxes:
    places of the items that were added, removed or changed, in page mm, from the top; empty if none was."""

    page: PageId
    how: PageDifference
    number: int
    now_number: int
    boxes: tuple[Rect, ...] = ()


def page_changes(older: Records, newer: Records) -> list[PageChange]:
    """Return the pages that differ, in the order of the newer state, and removed ones after the page that they
    followed."""
    before, after = _pages(older), _pages(newer)
    numbers = {page: number for number, page in enumerate(before, 1)}
    now_numbers = {page: number for number, page in enumerate(after, 1)}
    moved = moved_pages([page for page in before if page in now_numbers], [page for page in after if page in numbers])
    items_before, items_after = _items(older), _items(newer)
    found = []
    for page in _joined(before, after):
        boxes: tuple[Rect, ...] = ()
        if page not in now_numbers:
            how = PageDifference.REMOVED
        elif page not in numbers:
            how = PageDifference.ADDED
        else:
            changed = _changed_items(items_before.get(page, {}), items_after.get(page, {}))
            boxes = tuple(merged_boxes(map(_box_around, changed)))
            if changed or replace(before[page], position=0.0) != replace(after[page], position=0.0):
                how = PageDifference.CHANGED
            elif page in moved:
                how = PageDifference.MOVED
            else:
                continue
        found.append(PageChange(page, how, numbers.get(page, 0), now_numbers.get(page, 0), boxes))
    return found


def merged_boxes(boxes: Iterable[Rect], near: float = NEAR_MM) -> list[Rect]:
    """Return boxes of which none is near another: those that are become one. From top to bottom."""
    left = [box for box in boxes if not box.empty]
    if len(left) > MOST_BOXES:
        whole = Rect.nothing()
        for box in left:
            whole = whole.united(box)
        return [whole]
    merged: list[Rect] = []
    while left:
        box = left.pop()
        if close := [one for one in merged if one.grown(near).intersects(box)]:
            merged = [one for one in merged if one not in close]
            for one in close:
                box = box.united(one)
            left.append(box)  # it may be near others now
        else:
            merged.append(box)
    return sorted(merged, key=lambda box: (box.y, box.x))


def _pages(records: Records) -> dict[PageId, Page]:
    pages = [record for record in records.values() if is_page(record)]
    return {page.id: page for page in sorted(pages, key=lambda page: (page.position, page.id))}


def _items(records: Records) -> dict[PageId, dict[str, AnyItem]]:
    found: dict[PageId, dict[str, AnyItem]] = {}
    for key, record in records.items():
        if isinstance(record, Item):
            found.setdefault(record.page, {})[key] = record
    return found


def _joined(before: Mapping[PageId, Page], after: Mapping[PageId, Page]) -> Sequence[PageId]:
    """Return the pages of both, those of `after` in their order."""
    order = list(after)
    last: PageId | None = None
    for page in before:
        if page not in after:
            order.insert(0 if last is None else order.index(last) + 1, page)
        last = page
    return order


def _changed_items(before: Mapping[str, AnyItem], after: Mapping[str, AnyItem]) -> list[tuple[AnyItem | None, ...]]:
    """Return the items that differ, each before and after."""
    both = [(before.get(key), after.get(key)) for key in before.keys() | after.keys()]
    return [(old, new) for old, new in both if old is not new and old != new]


def _box_around(items: tuple[AnyItem | None, ...]) -> Rect:
    box = Rect.nothing()
    for item in items:
        box = box if item is None else box.united(bounds(item))
    return box
