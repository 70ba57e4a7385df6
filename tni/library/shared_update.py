"""Update of a lesson from another one's revision, page by page: a look at what would change, and the records that do.

Laws, tested: a page that is not taken keeps each of its records; a page that was changed here is taken only if the
teacher chooses so; her own notes, and items that were never shared, stay in any case; class layers are not spoken of.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum

from tni.core.ids import ItemId, PageId
from tni.document.items import Item, LessonRecord, Page, blobs_of, is_page
from tni.document.lesson_plan import CREDIT_PREFIX, Credit
from tni.document.master_copies import brought_master, stored_master
from tni.document.page_properties import is_master
from tni.library.property_merge import merged_properties, off_pages
from tni.library.revision import Revision
from tni.library.revision_comparison import MergedPage, MergeSide, compare

type Records = Mapping[str, LessonRecord]


class PageTaking(Enum):
    """Choice about one page of an update."""

    OURS = "ours"
    THEIRS = "theirs"
    BESIDE = "beside"
    """Ours stays, and theirs becomes a page after it."""


@dataclass(frozen=True, slots=True)
class ProposedPage:
    """Page of an update, to be looked at. page: parts of it in what both were made from, here, and there. proposed:
    choice that is taken where the teacher does not choose. protected: it is taken only if she chooses so."""

    page: MergedPage
    proposed: PageTaking
    protected: bool

    @property
    def is_new(self) -> bool:
        return self.page.ours is None and self.page.theirs is not None

    @property
    def is_removal(self) -> bool:
        return self.page.ours is not None and self.page.theirs is None


@dataclass(frozen=True, slots=True)
class LessonComparison:
    """Both sides of a lesson beside each other. pages: in our order, then theirs; also those that are the same.
    properties: side that has changed title, plan, curriculum or credits."""

    ours: Revision
    theirs: Revision
    pages: tuple[ProposedPage, ...]
    properties: MergeSide

    @property
    def changes(self) -> tuple[ProposedPage, ...]:
        """Pages that taking all that is proposed would change."""
        return tuple(page for page in self.pages if page.proposed is PageTaking.THEIRS)

    @property
    def undecided(self) -> tuple[ProposedPage, ...]:
        """Pages that both sides have changed, each in its own way: what is not taken of them is taken from nobody."""
        return tuple(page for page in self.pages if page.protected and page.page.side is MergeSide.BOTH)


@dataclass(frozen=True, slots=True)
class OwnPages:
    """Pages of a lesson that are more than what the comparison of their contents says.

    untouched: not changed unless the teacher chooses so. kept: not removed unless she chooses so. annotated: those that
    she changed in nothing but her notes, which stay in any case.
    """

    untouched: Collection[PageId] = ()
    kept: Collection[PageId] = ()
    annotated: Collection[PageId] = ()


def compared(base: Revision | None, ours: Revision, theirs: Revision, own: OwnPages | None = None) -> LessonComparison:
    """Compare a lesson with another one's. base: what both were made from, None if it is not known."""
    own = own or OwnPages()
    found = compare(base, ours, theirs)
    pages = []
    for page in found.pages:
        annotated = page.side is MergeSide.BOTH and page.page in own.annotated and page.theirs is not None
        changed = page.side in (MergeSide.OURS, MergeSide.BOTH) and not annotated
        guarded = own.kept if page.theirs is None else own.untouched
        comes = annotated or page.side is MergeSide.THEIRS
        protected = changed or (comes and page.page in guarded)
        takes = comes and not protected
        pages.append(ProposedPage(page, PageTaking.THEIRS if takes else PageTaking.OURS, protected))
    return LessonComparison(ours, theirs, tuple(pages), found.properties)


def annotated_pages(base: Records, ours: Records, pages: Collection[PageId]) -> set[PageId]:
    """Return those pages that differ from their base in nothing but the teacher's notes."""
    found = set[PageId]()
    for key in pages:
        before, now = base.get(key), ours.get(key)
        if not isinstance(before, Page) or not isinstance(now, Page):
            continue
        is_same = replace(now, notes=before.notes, position=before.position) == before
        if is_same and _items(base, key) == _items(ours, key):
            found.add(key)
    return found


@dataclass(frozen=True, slots=True)
class LessonRecords:
    """Records of one lesson in its three states. base: what both sides were made from. ours: all of the lesson here.
    shared: those of `ours` that the others have seen, without extracts for use in class. theirs: the other one's."""

    base: Records
    ours: Records
    shared: Records
    theirs: Records


@dataclass(frozen=True, slots=True)
class RecordUpdate:
    """Records to put into a lesson, by key, and keys to remove."""

    put: dict[str, LessonRecord] = field(default_factory=dict)
    removed: set[str] = field(default_factory=set)

    def applied(self, records: Records) -> dict[str, LessonRecord]:
        return {key: record for key, record in records.items() if key not in self.removed} | self.put


def record_update(
    records: LessonRecords, taken: Mapping[PageId, PageTaking], *, properties: bool, new_id: Callable[[], str]
) -> RecordUpdate:
    """Return what changes in a lesson when some pages are taken from theirs. properties: take what only they have
    changed of title, plan, curriculum and credits, and of the order of pages. A lesson keeps its pages where taking
    all of their removals would leave none."""
    update = RecordUpdate()
    if not _leaves_a_page(records, taken):
        taken = {page: choice for page, choice in taken.items() if isinstance(records.theirs.get(page), Page)}
    for page, choice in taken.items():
        if choice is PageTaking.THEIRS:
            _clear(update, records, page)
    for page, choice in taken.items():
        theirs = records.theirs.get(page)
        if choice is PageTaking.THEIRS and isinstance(theirs, Page):
            _take(update, records, theirs, new_id)
        elif choice is PageTaking.BESIDE and isinstance(theirs, Page):
            _put_beside(update, records, theirs, new_id)
    update.removed.difference_update(update.put)
    if properties:
        _take_properties(update, records)
        _take_order(update, records)
    _take_credits(update, records)
    return update


def _leaves_a_page(records: LessonRecords, taken: Mapping[PageId, PageTaking]) -> bool:
    theirs = {page for page, choice in taken.items() if choice is not PageTaking.OURS}
    if any(isinstance(records.theirs.get(page), Page) for page in theirs):
        return True
    replaced = {page for page in theirs if taken[page] is PageTaking.THEIRS}
    return any(is_page(one) and one.id not in replaced for one in records.ours.values())


def _items(records: Records, page: PageId) -> dict[str, Item]:
    return {key: one for key, one in records.items() if isinstance(one, Item) and one.page == page}


def _take(update: RecordUpdate, records: LessonRecords, theirs: Page, new_id: Callable[[], str]) -> None:
    """Put their state of a page in the place of ours. Items that were never shared stay, and so do our notes."""
    ours, seen, base = (side.get(theirs.id) for side in (records.ours, records.shared, records.base))
    page = theirs
    if isinstance(ours, Page):
        noted = not isinstance(base, Page) or ours.notes != base.notes
        background = ours.pdf if isinstance(seen, Page) and seen.pdf is None and theirs.pdf is None else theirs.pdf
        notes = ours.notes if noted and ours.notes else theirs.notes
        page = replace(theirs, position=_position(ours, base, theirs), notes=notes, pdf=background)
    update.put[theirs.id] = page
    for key, item in _items(records.theirs, theirs.id).items():
        if key in records.ours and key not in update.removed:
            item = replace(item, id=ItemId(new_id()))  # ours lies on another page by now, and stays there
        update.put[item.id] = item  # type: ignore[assignment]  # an item of the lesson is one of its records
    _bring_master(update, records, theirs.id, theirs.id)


def _position(ours: Page, base: LessonRecord | None, theirs: Page) -> float:
    moved = not isinstance(base, Page) or ours.position != base.position
    return ours.position if moved else theirs.position


def _take_order(update: RecordUpdate, records: LessonRecords) -> None:
    """Move the pages that only they have moved; nothing else of them changes."""
    for key, ours in records.ours.items():
        theirs = records.theirs.get(key)
        if not is_page(ours) or not is_page(theirs) or key in update.put or key in update.removed:
            continue
        if (position := _position(ours, records.base.get(key), theirs)) != ours.position:
            update.put[key] = replace(ours, position=position)


def _clear(update: RecordUpdate, records: LessonRecords, page: PageId) -> None:
    """Remove what their state of a page replaces: with a page that they removed, also what was never shared."""
    removes = not isinstance(records.theirs.get(page), Page)
    update.removed.update(_items(records.ours if removes else records.shared, page), [page] if removes else [])


def _put_beside(update: RecordUpdate, records: LessonRecords, theirs: Page, new_id: Callable[[], str]) -> None:
    pages = sorted(one.position for one in records.ours.values() if is_page(one))
    ours = records.ours.get(theirs.id)
    at = ours.position if isinstance(ours, Page) else theirs.position
    after = next((position for position in pages if position > at), at + 1.0)
    page = replace(theirs, id=PageId(new_id()), position=(at + after) / 2)
    update.put[page.id] = page
    groups: dict[ItemId, ItemId] = {}
    for item in _items(records.theirs, theirs.id).values():
        group = None if item.group is None else groups.setdefault(item.group, ItemId(new_id()))
        copy = replace(item, id=ItemId(new_id()), page=page.id, group=group)
        update.put[copy.id] = copy  # type: ignore[assignment]
    _bring_master(update, records, theirs.id, page.id)


def _bring_master(update: RecordUpdate, records: LessonRecords, theirs: PageId, page: PageId) -> None:
    """Put the use of a master page that a new page has there, with the master page if it is not here."""
    if page in records.ours:
        return
    brought = brought_master(records.ours, page, stored_master(records.theirs, theirs))
    update.put.update((record.id, record) for record in brought)


def _take_properties(update: RecordUpdate, records: LessonRecords) -> None:
    """Take each property that only they have changed, of master pages each item, and of guides each one. Where both
    have changed one, ours stays."""
    base, ours, theirs = off_pages(records.base, {**records.ours, **records.shared}, records.theirs)
    merged = merged_properties(base, ours, theirs, MergeSide.OURS, restoring=False)
    for key in {**ours, **merged}:
        if (record := merged.get(key)) == ours.get(key) or (key in records.ours and key not in records.shared):
            continue
        if record is None:
            update.removed.add(key)
        elif key not in records.ours or records.ours[key] == ours.get(key):
            update.put[key] = record
    left = (one.page for one in update.applied(records.ours).values() if isinstance(one, Item))
    update.removed.difference_update(page for page in left if is_master(page))


def _take_credits(update: RecordUpdate, records: LessonRecords) -> None:
    """Put the credits of all that was taken."""
    for record in list(update.put.values()):
        for about in (record.id, *blobs_of(record)):
            credit = records.theirs.get(CREDIT_PREFIX + about)
            if isinstance(credit, Credit) and credit.id not in records.ours:
                update.put[credit.id] = credit
