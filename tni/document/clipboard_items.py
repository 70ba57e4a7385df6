"""Cut, copy, paste and duplicate: items taken out of a lesson, with the images that they show."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from tni.core.geometry import Affine, Rect
from tni.core.ids import BlobId, ItemId, PageId, new_id
from tni.document.document import Change, ChangeKind, Document, RecordChange
from tni.document.items import AnyItem, Page, blobs_of
from tni.document.selection import selected, unlocked
from tni.document.z_order import on_top

PASTE_STEP_MM = 6.0
"""Offset of a copy from its original on the same page, down and to the right."""


@dataclass(frozen=True, slots=True)
class ClipboardItems:
    """Copied items. items: sorted by page, plane and z. blobs: data of every image and of what else they need. box:
    bounding box, page mm."""

    items: tuple[AnyItem, ...] = ()
    blobs: Mapping[BlobId, bytes] = field(default_factory=dict)
    box: Rect = field(default_factory=Rect.nothing)


def copied(document: Document, items: Iterable[ItemId], blob: Callable[[BlobId], bytes]) -> ClipboardItems:
    """Copy items, locked ones too. blob: returns an image's data."""
    found = selected(document, items)
    box = Rect.nothing()
    for item in found:
        box = box.united(document.box(item))
    blobs = {key: blob(key) for item in found for key in blobs_of(item)}
    return ClipboardItems(tuple(found), blobs, box)


def with_new_ids(items: Iterable[AnyItem]) -> list[AnyItem]:
    """Return the items with new ids and new group ids, unlocked."""
    groups: dict[ItemId, ItemId] = {}
    out: list[AnyItem] = []
    for item in items:
        group = None if item.group is None else groups.setdefault(item.group, ItemId(new_id()))
        out.append(replace(item, id=ItemId(new_id()), group=group, locked=False))
    return out


def pasted(document: Document, page: Page, clip: ClipboardItems, copies: int) -> Change:
    """Return the change that pastes a clip on top of `page`. Its blobs must be in the lesson already.

    copies: how many copies already lie at the clip's position. Each further copy is offset by another PASTE_STEP_MM. A
    clip that would lie off the page is moved onto it.
    """
    dx, dy = _onto(clip.box, page, document.height_mm(page.id), copies * PASTE_STEP_MM)
    by = Affine.moving(dx, dy)
    items = [replace(i, transform=by.after(i.transform)) for i in with_new_ids(clip.items)]
    return Change(ChangeKind.ADD, tuple(RecordChange(i.id, None, i) for i in on_top(document, page.id, items)))


def duplicated(document: Document, page: PageId, items: Iterable[ItemId], by: Affine) -> Change:
    """Return the change that copies the unlocked items to the top of `page`. by: transform of the copies, in page
    mm."""
    copies = [replace(i, transform=by.after(i.transform)) for i in with_new_ids(unlocked(document, items))]
    return Change(ChangeKind.ADD, tuple(RecordChange(i.id, None, i) for i in on_top(document, page, copies)))


def _onto(box: Rect, page: Page, height_mm: float, step: float) -> tuple[float, float]:
    """Return the offset that moves the box by `step` and then onto the page. A box larger than the page goes to its top
    left corner."""
    if box.empty:
        return 0.0, 0.0
    x = max(min(box.x + step, page.format.width_mm - box.width), 0.0)
    y = max(min(box.y + step, height_mm - box.height), 0.0)
    return x - box.x, y - box.y


def duplicated_page(document: Document, source: PageId, page: Page) -> Change:
    """Return the change that adds the new page `page` with copies of the items on `source`. Locks are kept."""
    return copied_page(document.items(source), page)


def copied_page(old: Sequence[AnyItem], page: Page) -> Change:
    """Return the change that adds the new page `page` with copies of items, of this or another lesson."""
    new = [replace(n, page=page.id, locked=o.locked) for o, n in zip(old, with_new_ids(old), strict=True)]
    return Change(ChangeKind.ADD_PAGE, (RecordChange(page.id, None, page), *(RecordChange(i.id, None, i) for i in new)))
