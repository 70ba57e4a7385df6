"""Cut, copy and paste: items taken out of a lesson, with the pictures they show."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from tni.core.geometry import Affine, Rect
from tni.core.ids import BlobId, ItemId, PageId, new_id
from tni.document.document import Change, ChangeKind, Document, RecordChange
from tni.document.items import AnyItem, Image, Page
from tni.document.selection import selected, unlocked
from tni.document.z_order import on_top

PASTE_STEP_MM = 6.0
"""A copy on the page of its original lies this much lower and to the right."""


@dataclass(frozen=True, slots=True)
class ClipboardItems:
    """items: in painting order. blobs: bytes of every picture among them. box: around them, page mm."""

    items: tuple[AnyItem, ...] = ()
    blobs: Mapping[BlobId, bytes] = field(default_factory=dict)
    box: Rect = field(default_factory=Rect.nothing)


def copied(document: Document, items: Iterable[ItemId], blob: Callable[[BlobId], bytes]) -> ClipboardItems:
    """blob: gives a picture's bytes. Locked items are copied too."""
    found = selected(document, items)
    box = Rect.nothing()
    for item in found:
        box = box.united(document.box(item))
    blobs = {i.blob: blob(i.blob) for i in found if isinstance(i, Image)}
    return ClipboardItems(tuple(found), blobs, box)


def with_new_ids(items: Iterable[AnyItem]) -> list[AnyItem]:
    """The items with ids and groups of their own, unlocked."""
    groups: dict[ItemId, ItemId] = {}
    out: list[AnyItem] = []
    for item in items:
        group = None if item.group is None else groups.setdefault(item.group, ItemId(new_id()))
        out.append(replace(item, id=ItemId(new_id()), group=group, locked=False))
    return out


def pasted(document: Document, page: Page, clip: ClipboardItems, copies: int) -> Change:
    """The change that puts a clip on top of `page`. Its blobs must be in the lesson already.

    copies: how often it lies there at its place already; each copy is a step further. What would lie off the page is
    brought onto it.
    """
    dx, dy = _onto(clip.box, page, document.height_mm(page.id), copies * PASTE_STEP_MM)
    by = Affine.moving(dx, dy)
    items = [replace(i, transform=by.after(i.transform)) for i in with_new_ids(clip.items)]
    return Change(ChangeKind.ADD, tuple(RecordChange(i.id, None, i) for i in on_top(document, page.id, items)))


def duplicated(document: Document, page: PageId, items: Iterable[ItemId], by: Affine) -> Change:
    """Copies of the items that are not locked, on top of `page`, after `by`, a map of page mm."""
    copies = [replace(i, transform=by.after(i.transform)) for i in with_new_ids(unlocked(document, items))]
    return Change(ChangeKind.ADD, tuple(RecordChange(i.id, None, i) for i in on_top(document, page, copies)))


def _onto(box: Rect, page: Page, height_mm: float, step: float) -> tuple[float, float]:
    """How far to move the box: a step, then so that it lies on the page, at its top left where it is too large."""
    if box.empty:
        return 0.0, 0.0
    x = max(min(box.x + step, page.format.width_mm - box.width), 0.0)
    y = max(min(box.y + step, height_mm - box.height), 0.0)
    return x - box.x, y - box.y


def duplicated_page(document: Document, source: PageId, page: Page) -> Change:
    """The change that adds `page`, a new one, with copies of what is on `source`. Locks are kept."""
    old = document.items(source)
    new = [replace(n, page=page.id, locked=o.locked) for o, n in zip(old, with_new_ids(old), strict=True)]
    return Change(ChangeKind.ADD_PAGE, (RecordChange(page.id, None, page), *(RecordChange(i.id, None, i) for i in new)))
