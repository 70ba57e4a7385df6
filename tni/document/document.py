"""A lesson in memory: records by key, a séance's class layer over them, and changes that can be undone."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from itertools import islice

import numpy as np

from tni.core.errors import TniError
from tni.core.geometry import Rect
from tni.core.ids import ItemId, PageId
from tni.document.box_index import BoxIndex, Edges, box_around, item_boxes
from tni.document.damage import Damage
from tni.document.items import LESSON_KEY, AnyItem, Item, LessonInfo, LessonRecord, Page, bounds
from tni.document.later_strokes import LaterStrokes
from tni.document.master_reader import MasterReader
from tni.document.page_properties import PageMaster, is_master
from tni.document.paint_order import PaintOrder, paint_order
from tni.document.stage_reader import marked


class UnknownPageError(TniError):
    def __init__(self, page: str) -> None:
        super().__init__(f"no page {page}")
        self.page = page


class ChangeKind(Enum):
    """Kind of a change, for the labels of undo and for the log."""

    WRITE = "write"
    ERASE = "erase"
    ADD = "add"
    MOVE = "move"
    EDIT = "edit"
    DELETE = "delete"
    ORDER = "order"
    ADD_PAGE = "add_page"
    DELETE_PAGE = "delete_page"
    ORDER_PAGES = "order_pages"
    EDIT_PAGE = "edit_page"
    IMPORT = "import"
    MERGE = "keep"


@dataclass(frozen=True, slots=True)
class RecordChange:
    """One record before and after a change; None where there is none."""

    key: str
    before: LessonRecord | None
    after: LessonRecord | None


@dataclass(frozen=True, slots=True)
class Change:
    """Records that are replaced together and undone together."""

    act: ChangeKind
    swaps: tuple[RecordChange, ...]

    def inverse(self) -> Change:
        return Change(self.act, tuple(RecordChange(s.key, s.after, s.before) for s in reversed(self.swaps)))

    def of_pages(self) -> Change:
        """Return the part of the change that concerns pages themselves."""
        return Change(self.act, tuple(s for s in self.swaps if isinstance(s.before, Page) or isinstance(s.after, Page)))


class Document(MasterReader):
    """Mutable model of a lesson, for one thread. Records are immutable; only `apply` adds and removes them.

    With `overlay` (a séance), changes go to the class layer and the prepared records stay untouched. The overlay maps a
    key to a record, or to None where the séance removed the prepared record.

    A long change can be applied in parts (`apply_later`). No reader sees a partly applied change: every reading method
    first applies all that is left. In the same way each takes what it needs of `later`: prepared strokes that are made
    when their page is first needed.
    """

    def __init__(
        self,
        base: Mapping[str, LessonRecord] | Iterable[LessonRecord] = (),
        overlay: Mapping[str, LessonRecord | None] | None = None,
        later: LaterStrokes | None = None,
    ) -> None:
        super().__init__()
        records = base.values() if isinstance(base, Mapping) else base
        self._base: dict[str, LessonRecord] = {r.id: r for r in records}
        self._later = LaterStrokes() if later is None else later
        self._overlay: dict[str, LessonRecord | None] | None = None if overlay is None else dict(overlay)
        self._boxes: dict[PageId, BoxIndex] = {}  # built on the first request for the page
        self._pages: list[Page] | None = None
        self._late: deque[RecordChange] = deque()  # swaps of items alone, not applied yet
        # damage of late swaps that a reader forced to be applied, or that failed; `apply_queued` returns it
        self._unreported: list[Damage] = []
        self._torn = False  # a replacement failed half-way: order and boxes may not match the records
        self._index_all()

    def _index_all(self) -> None:
        found: dict[PageId, list[AnyItem]] = {}
        self._page_keys.clear()
        for record in self._all():
            if isinstance(record, Page):
                self._page_keys.add(record.id)
            elif isinstance(record, Item):
                found.setdefault(record.page, []).append(record)
        self._order = {page: PaintOrder(items) for page, items in found.items()}
        self._marked = {page: some for page, items in found.items() if (some := marked(items))}
        self._boxes.clear()
        self._torn = False

    def under(self, overlay: Mapping[str, LessonRecord | None]) -> Document:
        """Return a document of the same prepared records with a class layer."""
        self._catch_up()
        return Document(self._base, overlay, self._later.copy())

    # -- reading

    @property
    def in_seance(self) -> bool:
        return self._overlay is not None

    def is_prepared(self, key: str) -> bool:
        """Return whether a séance is open and a record belongs to the lesson beneath it, changed by the class or
        not."""
        return self._overlay is not None and (key in self._base or self._later.page_of(key) is not None)

    @property
    def class_pictures(self) -> frozenset[str]:
        """Marks of pictures that any class added and the lesson has kept; a class layer may have older properties."""
        found = (self._base.get(LESSON_KEY), self.info)
        return frozenset(mark for one in found if isinstance(one, LessonInfo) for mark in one.class_pictures)

    @property
    def base(self) -> Mapping[str, LessonRecord]:
        self._catch_up(*self._later.pages)
        return self._base

    @property
    def overlay(self) -> Mapping[str, LessonRecord | None]:
        """Records of the séance's class layer; empty outside a séance."""
        self._catch_up()
        return self._overlay or {}

    def get(self, key: str) -> LessonRecord | None:
        self._catch_up()
        return self._found(key)

    def _found(self, key: str) -> LessonRecord | None:
        if self._overlay is not None and key in self._overlay:
            return self._overlay[key]
        return self._prepared(key)

    def _prepared(self, key: str) -> LessonRecord | None:
        if (found := self._base.get(key)) is None and (page := self._later.page_of(key)) is not None:
            self._take(page)
            found = self._base.get(key)
        return found

    def prepared_item(self, key: ItemId) -> AnyItem | None:
        """Return an item as it is in the lesson beneath a séance."""
        self._catch_up()
        found = self._prepared(key)
        return found if isinstance(found, Item) else None

    def records(self) -> Iterator[LessonRecord]:
        """Yield every visible record, in no order."""
        self._catch_up(*self._later.pages)
        yield from self._all()

    def _but_later(self) -> Iterator[LessonRecord]:
        self._catch_up()
        yield from self._all()

    def _all(self) -> Iterator[LessonRecord]:
        if self._overlay is None:
            yield from self._base.values()
            return
        yield from (r for k, r in self._base.items() if k not in self._overlay)
        yield from (r for r in self._overlay.values() if r is not None)

    def pages(self) -> list[Page]:
        """Return the pages in the order shown."""
        if self._pages is None:
            self._catch_up()
            shown = (self.page(key) for key in self._page_keys if not is_master(key))
            self._pages = sorted(shown, key=lambda page: (page.position, page.id))
        return list(self._pages)

    def page(self, page: PageId) -> Page:
        """Return a page. Raises: UnknownPageError."""
        found = self._found(page)
        if not isinstance(found, Page):
            raise UnknownPageError(page)
        return found

    def item(self, key: ItemId) -> AnyItem | None:
        found = self.get(key)
        return found if isinstance(found, Item) else None

    def items(self, page: PageId, within: Rect | None = None) -> list[AnyItem]:
        """Return a page's items in painting order. within: only those whose box intersects it."""
        self._catch_up(page)
        if within is None:
            found = (self.item(key) for key in self._order.get(page, ()))
            return [i for i in found if i is not None]
        met = (self.item(key) for key in self._boxes_of(page).meeting(within))
        return sorted((i for i in met if i is not None), key=paint_order)

    def count(self, page: PageId, within: Rect | None = None) -> int:
        """Count a page's items. within: only those whose box intersects it."""
        self._catch_up(page)
        return len(self._order.get(page, ())) if within is None else self._boxes_of(page).count(within)

    def box(self, item: AnyItem) -> Rect:
        """Return `bounds(item)`, cached while the item is in the document."""
        if self.get(item.id) is not item:
            return bounds(item)
        return self._boxes_of(item.page).box(item.id)

    def _edges(self, item: AnyItem) -> Edges:
        return self._boxes_of(item.page).edges(item.id)

    def extent(self, page: PageId) -> Rect:
        """Return the box around all items of a page."""
        self._catch_up()
        return self._boxes_of(page).extent()

    def _boxes_of(self, page: PageId) -> BoxIndex:
        if (boxes := self._boxes.get(page)) is None:
            boxes = self._boxes[page] = BoxIndex(self.items(page))
        return boxes

    def height_mm(self, page: PageId) -> float:
        """Return the page's height. An endless page has one free screen below its lowest item."""
        found = self.page(page)
        if not found.format.endless:
            return found.format.height_mm
        extent = self.extent(page)
        low = 0.0 if extent.empty else extent.bottom
        return max(found.format.height_mm, low + found.format.height_mm)

    def top(self, page: PageId) -> tuple[int, int, bool]:
        """Return (highest plane, highest z, whether that plane holds ink); (0, 0, False) for an empty page."""
        self._catch_up(page)
        order = self._order.get(page)
        return (0, 0, False) if order is None else order.top()

    def lowest_plane(self, page: PageId) -> int:
        """Return the lowest plane; 0 for an empty page."""
        self._catch_up(page)
        order = self._order.get(page)
        return 0 if order is None else order.lowest_plane()

    # -- changing

    def apply(self, change: Change) -> Damage:
        """Replace the records and return what must be repainted. The change's `before` is not checked."""
        return self._apply(change.swaps)

    def apply_later(self, change: Change) -> Damage:
        """Queue a change of items alone, after those already queued. `apply_queued` applies it in parts; nothing
        changes yet."""
        self._late.extend(change.swaps)
        return Damage()

    @property
    def is_late(self) -> bool:
        """True if `apply_queued` has swaps to apply or damage to return."""
        return bool(self._late or self._unreported)

    def apply_queued(self, swaps: int) -> Damage:
        """Apply at most `swaps` queued swaps."""
        if self._unreported:
            return self._unreported.pop()
        return self._apply_late(swaps)

    def _catch_up(self, *pages: PageId) -> None:
        """Apply what is queued, and take what is left of pages."""
        if self._torn:
            self._index_all()
        if self._late:
            self._unreported.append(self._apply_late(len(self._late)))
        for page in pages:
            self._take(page)

    def _take(self, page: PageId) -> None:
        """Add the prepared strokes of a page, unless they are taken already. A failure leaves them to be taken."""
        if not (strokes := self._later.of_page(page)):
            return
        hidden = self._overlay or {}
        there = [item for key in self._order.get(page, ()) if isinstance(item := self._found(key), Item)]
        order = PaintOrder([*there, *(stroke for stroke in strokes if stroke.id not in hidden)])
        self._base.update((stroke.id, stroke) for stroke in strokes)
        self._order[page] = order
        self._later.drop(page)

    def _apply_late(self, swaps: int) -> Damage:
        """Apply queued swaps. A part that fails (out of memory) stays queued; applying it again gives the same
        result."""
        late, self._late = self._late, deque()  # emptied so that applying the part does not trigger `_catch_up`
        try:
            damage = self._apply(list(islice(late, swaps)))
            for _ in range(min(swaps, len(late))):
                late.popleft()
            return damage
        finally:
            self._late = late

    def _apply(self, swaps: Collection[RecordChange]) -> Damage:
        self._catch_up()
        new_items = [s.after for s in swaps if isinstance(s.after, Item)]
        edges = dict(zip((i.id for i in new_items), item_boxes(new_items), strict=True))
        touched: dict[PageId, list[list[float]]] = {}
        pages: set[PageId] = set()
        info = False
        try:
            for swap in swaps:
                old, new = self._found(swap.key), swap.after
                for record in (old, new):
                    match record:
                        case Page():
                            pages.add(record.id)
                        case None:
                            pass
                        case PageMaster():
                            pages.add(record.page)
                        case Item():
                            row = self._edges(record) if record is old else edges[record.id]
                            touched.setdefault(record.page, []).append(row.tolist())
                        case _:
                            info = True
                self._replace(swap.key, old, new, edges)
        except BaseException:
            self._torn = True
            # when the swaps are applied again, removed items are no longer there to report
            self._unreported.append(Damage(_around(touched)))
            raise
        return self._shown_through(Damage(_around(touched), frozenset(pages), info))

    def _replace(
        self, key: str, old: LessonRecord | None, new: LessonRecord | None, edges: Mapping[ItemId, Edges]
    ) -> None:
        if isinstance(old, Item):
            self._order[old.page].remove(old)
            self._unmark(old)
            if (boxes := self._boxes.get(old.page)) is not None:
                boxes.remove(old.id)
        if isinstance(old, Page) or isinstance(new, Page):
            self._pages = None
            self._page_keys.add(PageId(key)) if isinstance(new, Page) else self._page_keys.discard(PageId(key))
        if self._overlay is None:
            if new is None:
                self._base.pop(key, None)
            else:
                self._base[key] = new
        elif new == self._prepared(key):
            # equal to the prepared record again: later edits of the prepared lesson show through
            self._overlay.pop(key, None)
        else:
            self._overlay[key] = new
        if isinstance(new, Item):
            if (order := self._order.get(new.page)) is None:
                order = self._order[new.page] = PaintOrder()
            order.add(new)
            self._mark(new)
            if (boxes := self._boxes.get(new.page)) is not None:
                boxes.add(new, edges[new.id])

    def replace(self, act: ChangeKind, *records: LessonRecord) -> Change:
        """Return a change that puts `records` in place of those with the same ids. It is not applied."""
        return Change(act, tuple(RecordChange(r.id, self.get(r.id), r) for r in records))

    def remove(self, act: ChangeKind, keys: Iterable[str]) -> Change:
        """Return a change that removes records. It is not applied."""
        return Change(act, tuple(RecordChange(k, self.get(k), None) for k in keys))


def _around(touched: Mapping[PageId, list[list[float]]]) -> dict[PageId, Rect]:
    return {page: box_around(np.array(rows)) for page, rows in touched.items()}
