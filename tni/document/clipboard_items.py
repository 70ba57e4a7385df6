"""Cut, copy, paste and duplicate: items taken out of a lesson, with the images that they show."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from tni.core.geometry import Affine, Rect
from tni.core.ids import BlobId, ItemId, PageId, new_id
from tni.document.behaviour import STILL
from tni.document.document import Change, ChangeKind, Document, RecordChange
from tni.document.items import AnyItem, Item, Page, Text, blobs_of
from tni.document.lesson_plan import CREDIT_PREFIX, Credit, question_key
from tni.document.page_format import Paper
from tni.document.paper_colours import on_paper
from tni.document.selection import selected, unlocked
from tni.document.z_order import on_top

PASTE_STEP_MM = 6.0
"""Offset of a copy from its original on the same page, down and to the right."""


@dataclass(frozen=True, slots=True)
class ClipboardItems:
    """Copied items. items: sorted by page, plane and z. blobs: data of every image and of what else they need. box:
    bounding box, page mm. credits: of the items and of their blobs, under the ids of the originals. paper: for which
    their colours are; None for any."""

    items: tuple[AnyItem, ...] = ()
    blobs: Mapping[BlobId, bytes] = field(default_factory=dict)
    box: Rect = field(default_factory=Rect.nothing)
    credits: tuple[Credit, ...] = ()
    paper: Paper | None = None


def copied(document: Document, items: Iterable[ItemId], blob: Callable[[BlobId], bytes]) -> ClipboardItems:
    """Copy items, locked ones too. blob: returns an image's data."""
    found = selected(document, items)
    box = Rect.nothing()
    for item in found:
        box = box.united(document.box(item))
    blobs = {key: blob(key) for item in found for key in blobs_of(item)}
    paper = document.page(found[0].page).paper if found else None
    return ClipboardItems(tuple(found), blobs, box, credits_of(document, found), paper)


def credits_of(document: Document, records: Iterable[AnyItem | Page]) -> tuple[Credit, ...]:
    """Return the credits of items and pages, and those of their blobs, each once."""
    keys = dict.fromkeys(CREDIT_PREFIX + about for record in records for about in (record.id, *blobs_of(record)))
    return tuple(found for key in keys if isinstance(found := document.get(key), Credit))


def with_new_ids(items: Sequence[AnyItem]) -> list[AnyItem]:
    """Return the items in the same order, with new ids and new group ids, unlocked."""
    groups: dict[ItemId, ItemId] = {}
    out: list[AnyItem] = []
    for item in items:
        group = None if item.group is None else groups.setdefault(item.group, ItemId(new_id()))
        out.append(replace(item, id=ItemId(new_id()), group=group, locked=False))
    ids = {old.id: new.id for old, new in zip(items, out, strict=True)}
    return [_with_targets(item, ids) for item in out]


def _with_targets(item: AnyItem, ids: Mapping[ItemId, ItemId]) -> AnyItem:
    """Return a copy of a target to which the copies of its items belong."""
    wanted = item.behaviour.target
    if not wanted or wanted.isdisjoint(ids):
        return item
    return replace(item, behaviour=replace(item.behaviour, target=frozenset(ids.get(key, key) for key in wanted)))


def lost_behaviour(document: Document, items: Sequence[AnyItem], *, whole_page: bool = False) -> int:
    """Return the number of items that do less in a lesson than in that from which they are copied: what they open, or
    what belongs on them, is not there. whole_page: their page comes with them."""
    copied = frozenset((*(item.id for item in items), *(item.page for item in items if whole_page)))
    return sum(_known(document, item, copied) is not item for item in items)


def _on_copied_page(document: Document, item: AnyItem, page: PageId) -> AnyItem:
    """Return an item of another lesson with a link to its own page as one to the copy."""
    from tni.document.links import linked_page, page_link, with_links  # with the first link

    def change(link: str) -> str:
        linked = linked_page(link)
        is_own = linked is not None and linked == item.page and document.get(linked) is None
        return page_link(page) if is_own else link

    return with_links(item, change)


def _known(document: Document, item: AnyItem, beside: Collection[str]) -> AnyItem:
    """Return an item without what its lesson does not have: a page or question that it opens, items that belong on it.
    beside: keys of what comes with it."""
    if item.behaviour is STILL and not (isinstance(item, Text) and item.spans):
        return item
    from tni.document.links import linked_page, linked_question, with_links  # with the first link

    def known(link: str) -> str:
        page, question = linked_page(link), linked_question(link)
        if page is not None and page not in beside and document.get(page) is None:
            return ""
        if question is not None and document.question(question) is None and question_key(question) not in beside:
            return ""
        return link

    found, wanted = with_links(item, known), item.behaviour.target
    if wanted:
        there = frozenset(key for key in wanted if key in beside or document.get(key) is not None) or None
        if there != wanted:
            found = replace(found, behaviour=replace(found.behaviour, target=there))
    return found


def _credits_of_copies(
    document: Document, credits: Iterable[Credit], old: Sequence[AnyItem], new: Sequence[AnyItem]
) -> Iterator[RecordChange]:
    """Yield the credits of copies. One of a blob keeps its id, and gives way to that which the lesson has."""
    ids: dict[str, str] = {before.id: after.id for before, after in zip(old, new, strict=True)}
    for credit in credits:
        about = credit.id.removeprefix(CREDIT_PREFIX)
        key = CREDIT_PREFIX + ids.get(about, about)
        if document.get(key) is None:
            yield RecordChange(key, None, replace(credit, id=key))


def pasted(document: Document, page: Page, clip: ClipboardItems, copies: int) -> Change:
    """Return the change that pastes a clip on top of `page`. Its blobs must be in the lesson already.

    copies: how many copies already lie at the clip's position. Each further copy is offset by another PASTE_STEP_MM. A
    clip that would lie off the page is moved onto it. Colours become those for its paper.
    """
    dx, dy = _onto(clip.box, page, document.height_mm(page.id), copies * PASTE_STEP_MM)
    by = Affine.moving(dx, dy)
    items = clip.items
    if clip.paper is not None and clip.paper is not page.paper:
        items = tuple(on_paper(item, clip.paper, page.paper) for item in items)
    return _added(document, page.id, items, clip.credits, by)


def duplicated(document: Document, page: PageId, items: Iterable[ItemId], by: Affine) -> Change:
    """Return the change that copies the unlocked items to the top of `page`. by: transform of the copies, in page
    mm."""
    found = unlocked(document, items)
    return _added(document, page, found, credits_of(document, found), by)


def placed(
    document: Document, page: PageId, clip: ClipboardItems, centre_mm: tuple[float, float], coming: Collection[str] = ()
) -> Change:
    """Return the change that puts a clip on top of a page. Its blobs must be in the lesson already. centre_mm: middle
    of its box on the page. coming: keys of records that come with it."""
    x, y = clip.box.center
    by = Affine.moving(centre_mm[0] - x, centre_mm[1] - y)
    return _added(document, page, clip.items, clip.credits, by, coming)


def _added(
    document: Document, page: PageId, items: Sequence[AnyItem], credits: Iterable[Credit], by: Affine,
    coming: Collection[str] = (),
) -> Change:  # fmt: skip
    """Return the change that adds copies of items and of their credits. by: transform of the copies. coming: keys of
    records that come with them."""
    made = with_new_ids(items)
    ids = frozenset((*coming, *(item.id for item in made)))
    new = [replace(_known(document, i, ids), transform=by.after(i.transform)) for i in made]
    added = [RecordChange(i.id, None, i) for i in on_top(document, page, new)]
    return Change(ChangeKind.ADD, (*added, *_credits_of_copies(document, credits, items, new)))


def added_items(change: Change) -> frozenset[ItemId]:
    """Return the items that a change adds."""
    return frozenset(swap.after.id for swap in change.swaps if isinstance(swap.after, Item) and swap.before is None)


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
    items = document.items(source)
    return copied_page(document, items, page, credits_of(document, items))


def copied_page(document: Document, old: Sequence[AnyItem], page: Page, credits: Iterable[Credit]) -> Change:
    """Return the change that adds the new page `page` with copies of items, of this or another lesson. credits: of the
    items and blobs."""
    made = [_on_copied_page(document, item, page.id) for item in with_new_ids(old)]
    ids = frozenset((page.id, *(item.id for item in made)))
    new = [replace(_known(document, n, ids), page=page.id, locked=o.locked) for o, n in zip(old, made, strict=True)]
    added = [RecordChange(record.id, None, record) for record in (page, *new)]
    return Change(ChangeKind.ADD_PAGE, (*added, *_credits_of_copies(document, credits, old, new)))
