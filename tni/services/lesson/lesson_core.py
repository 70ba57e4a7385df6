"""Base of the lesson editor: state of the open lesson (page, selection, view), and the methods through which tools
and commands change it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from operator import or_

from tni.core.clock import Clock
from tni.core.geometry import Rect
from tni.core.ids import ClassLayerId, ItemId, PageId, new_id
from tni.document.damage import Damage
from tni.document.document import Change, Document, UnknownPageError
from tni.document.items import Item, LessonInfo, LessonRecord, Page, Stroke
from tni.document.lesson_port import LessonPort
from tni.document.page_properties import Guides, PageMaster, is_master
from tni.document.pointer import NOTHING_CHANGED, Changed, ChangedFlag
from tni.document.text_measurer import TextMeasurer
from tni.document.tool_styles import ToolStyles
from tni.document.tools.base import Tool
from tni.document.tools.ink import InkTool
from tni.document.tools.text import TextEditState
from tni.document.view import View, Viewport
from tni.ink.sample import Samples
from tni.services.lesson.lesson_layer import LessonLayer

RECORDS_PER_PART = 25
"""Records applied in one part of a long change."""
SPOT_MARGIN_PX = 60.0
"""Margin of a place that is pointed out, to the edge of what is in sight."""
PAGE_TURNED = ChangedFlag.PAGE | ChangedFlag.VIEW | ChangedFlag.SELECTION | ChangedFlag.OVERLAY | ChangedFlag.UNDO


class LessonCore:
    """Base of the lesson editor; implements `ToolTarget` for the tools. For one thread."""

    def __init__(self, port: LessonPort, clock: Clock, measurer: TextMeasurer) -> None:
        """Open the prepared lesson. Raises: LessonStoreError."""
        self._port, self._clock, self._measurer = port, clock, measurer
        self._prepared = self._layer = LessonLayer.prepared(port)
        self._tools: Sequence[Tool] = ()
        self._selection: frozenset[ItemId] = frozenset()
        self._surface_px = (1280.0, 720.0)
        self._view, self._fits = View(), True
        self._page = self._beside_master = PageId("")
        self._spots: tuple[PageId, tuple[Rect, ...]] | None = None
        """Places on a page that are pointed out."""
        self.styles = ToolStyles()
        self.editing: TextEditState | None = None
        self._height_before: float | None = None  # of an endless page, before a change that is applied in parts
        self._arrive()

    # -- state

    @property
    def document(self) -> Document:
        return self._layer.document

    @property
    def page(self) -> Page:
        """Page shown."""
        return self.document.page(self._page)

    @property
    def pages(self) -> list[Page]:
        """Pages in the order shown."""
        return self.document.pages()

    @property
    def page_index(self) -> int:
        """Index of the page shown, from 0; while a master page is edited, of the page shown before it."""
        here = self._beside_master if is_master(self._page) else self._page
        return next((i for i, page in enumerate(self.document.pages()) if page.id == here), 0)

    @property
    def _shown_page(self) -> PageId:
        """Page shown; while a master page is edited, the page shown before it."""
        return self.pages[self.page_index].id

    @property
    def edited_master(self) -> Page | None:
        """Master page that is edited; None while a page is shown."""
        return self.page if is_master(self._page) else None

    @property
    def info(self) -> LessonInfo:
        return self.document.info

    @property
    def seance(self) -> ClassLayerId | None:
        """Class layer that is open; None while the prepared lesson itself is."""
        return self._layer.seance

    @property
    def measurer(self) -> TextMeasurer:
        return self._measurer

    @property
    def selection(self) -> frozenset[ItemId]:
        return self._selection

    @property
    def view(self) -> View:
        return self._view

    @property
    def viewport(self) -> Viewport:
        page = self.page
        return Viewport(
            *self._surface_px, page.format.width_mm, self.document.height_mm(page.id), page.format.height_mm
        )

    @property
    def can_undo(self) -> bool:
        return self._layer.can_undo

    @property
    def can_redo(self) -> bool:
        return self._layer.history.can_redo

    @property
    def untouched(self) -> bool:
        """True if neither the open layer nor the prepared lesson beneath it was changed."""
        return not any(layer.can_undo or layer.history.can_redo for layer in (self._layer, self._prepared))

    # -- ToolTarget

    def do(self, change: Change, painted: ChangedFlag = ChangedFlag.DRY) -> Changed:
        """Apply and commit a change as one undo step. A change without swaps does nothing."""
        first = NOTHING_CHANGED
        for tool in self._tools:
            if tool.busy:
                first |= tool.commit_affected(change)
        return first | self.show(change, painted) | self.commit(change)

    def show(self, change: Change, painted: ChangedFlag = ChangedFlag.DRY) -> Changed:
        """Apply a change that is committed later, or never."""
        if not change.swaps:
            return NOTHING_CHANGED
        height = self._endless_height()
        changed = self._flags_of(change, self.document.apply(change), painted)
        return changed if self._endless_height() == height else changed | Changed(ChangedFlag.PAGE)

    def commit(self, change: Change) -> Changed:
        """Commit an applied change as one undo step."""
        if not change.swaps:
            return NOTHING_CHANGED
        self._layer.commit(change)
        return Changed(ChangedFlag.UNDO)

    def save_unfinished(self, stroke: Stroke, start: int, part: Samples) -> None:
        self._layer.store()
        if self._layer.is_stored:
            self._port.save_unfinished(self.seance, stroke, start, part)

    def discard_unfinished(self, stroke: ItemId) -> None:
        self._port.discard_unfinished(stroke)

    def select(self, items: frozenset[ItemId]) -> Changed:
        if items == self._selection:
            return NOTHING_CHANGED
        self._selection = items
        return Changed(ChangedFlag.SELECTION | ChangedFlag.OVERLAY)

    def set_view(self, view: View) -> Changed:
        """Show this view of the page, or the nearest one that its edges and the zoom limits allow."""
        self._fits = False
        return self._apply_view(view.clamped(self.viewport))

    # -- long changes, applied in parts

    @property
    def is_late(self) -> bool:
        """True while a long undo or redo is not yet on the page in full: call `apply_queued`. Queries of the document
        see all of it."""
        return self.document.is_late

    def apply_queued(self) -> Changed:
        """Apply the next part, one millisecond of work; the last part also reports the changes beside the items."""
        if not self.document.is_late:
            return NOTHING_CHANGED
        damage = self.document.apply_queued(RECORDS_PER_PART)
        changed = Changed(ChangedFlag.DRY if damage.regions else ChangedFlag.NOTHING, damage.regions)
        if self.document.is_late:
            return changed
        before, self._height_before = self._height_before, None
        return changed | Changed(
            ChangedFlag.UNDO if self._endless_height() == before else ChangedFlag.UNDO | ChangedFlag.PAGE
        )

    def _catch_up(self) -> Changed:
        changed = NOTHING_CHANGED
        while self.is_late:
            changed |= self.apply_queued()
        return changed

    # -- the view

    def set_surface(self, width_px: float, height_px: float, *, refit: bool = True) -> Changed:
        """Set the size of the surface that shows the page. refit: a view that fits the page is fitted again. False is
        for what covers the surface for a while: it takes its space and leaves the scale."""
        self._surface_px = (max(width_px, 1.0), max(height_px, 1.0))
        return self.fit() if self._fits and refit else self._apply_view(self._view.clamped(self.viewport))

    def fit(self) -> Changed:
        """Show the whole page; of an endless page its first screen."""
        self._fits = True
        return self._apply_view(View.fitting(self.viewport))

    def zoom(self, factor: float, x_px: float, y_px: float) -> Changed:
        """Zoom in (factor > 1) or out, keeping the point under (x_px, y_px) in place."""
        return self.set_view(self._view.zoomed(factor, x_px, y_px, self.viewport))

    def scroll(self, dx_px: float, dy_px: float) -> Changed:
        """Scroll the view: positive values go right and down the page."""
        return self.set_view(self._view.panned(-dx_px, -dy_px))

    @property
    def fits(self) -> bool:
        """True if the view follows the size of the surface."""
        return self._fits

    def reveal(self, box: Rect, margin_px: float = 0.0) -> Changed:
        """Scroll as little as needed to show a box of the page (mm), or its right and bottom when it is too large."""
        x, y = self._view.to_screen(box.x, box.y)
        right, bottom = self._view.to_screen(box.right, box.bottom)
        width, height = self._surface_px
        dx = _into(x - margin_px, right + margin_px, width)
        dy = _into(y - margin_px, bottom + margin_px, height)
        return self.scroll(dx, dy) if dx or dy else NOTHING_CHANGED

    def point_out(self, first: Rect, *others: Rect) -> Changed:
        """Mark boxes of the page shown (mm) until `end_pointing`. They are scrolled into sight, or the first alone."""
        self._spots = self._page, (first, *others)
        whole = reduce(Rect.united, others, first)
        width, height = (side / self._view.scale for side in self._surface_px)
        shown = whole if whole.width <= width and whole.height <= height else first
        return self.reveal(shown, SPOT_MARGIN_PX) | Changed(ChangedFlag.OVERLAY)

    def end_pointing(self) -> Changed:
        if self._spots is None:
            return NOTHING_CHANGED
        self._spots = None
        return Changed(ChangedFlag.OVERLAY)

    def _apply_view(self, view: View) -> Changed:
        if view == self._view:
            return NOTHING_CHANGED
        self._view = view
        return Changed(ChangedFlag.VIEW)

    # -- private

    def _flags_of(self, change: Change, damage: Damage, painted: ChangedFlag) -> Changed:
        """Return the flags of an applied change for the views, and drop deleted items from the selection."""
        what = painted if damage.regions else ChangedFlag.NOTHING
        if damage.pages:
            what |= ChangedFlag.PAGES
        if self._page in damage.pages:
            what |= ChangedFlag.PAGE
        if damage.info:
            what |= ChangedFlag.INFO
            if any(isinstance(one, Guides) for swap in change.swaps for one in (swap.before, swap.after)):
                what |= ChangedFlag.OVERLAY
        if not self._selection.isdisjoint(swap.key for swap in change.swaps):
            what |= ChangedFlag.SELECTION | ChangedFlag.OVERLAY
            self._selection = frozenset(
                key for key in self._selection if (i := self.document.item(key)) is not None and i.page == self._page
            )
        return Changed(what, damage.regions)

    def _endless_height(self) -> float | None:
        page = self.document.get(self._page)
        endless = isinstance(page, Page) and page.format.endless
        return self.document.height_mm(self._page) if endless else None

    def _settle(self, *, inks: bool = True) -> Changed:
        """End gestures under way, keeping what they drew. inks: also end strokes and long undos."""
        ending = (tool.finish() for tool in self._tools if inks or not isinstance(tool, InkTool))
        return reduce(or_, ending, self._catch_up() if inks else NOTHING_CHANGED)

    @property
    def is_writing(self) -> bool:
        """True while a stroke is under way."""
        return any(tool.busy for tool in self._tools if isinstance(tool, InkTool))

    def _turn(self, page: PageId) -> Changed:
        """Show another page. Everything under way must have been settled. Raises: UnknownPageError."""
        self.document.page(page)
        if not is_master(self._page):
            self._beside_master = self._page
        self._page, self._selection = page, frozenset()
        if not is_master(page):
            self._layer.at_page(page)
        self.fit()
        return Changed(PAGE_TURNED)

    def _stay(self, index: int) -> Changed:
        """Stay on the page shown or, if it is deleted, go to the page now at `index`."""
        pages = self.document.pages()
        if not pages:
            return self._arrive()
        if any(page.id == self._page for page in pages) or self.document.get(self._page) is not None:
            return NOTHING_CHANGED
        return self._turn(pages[min(index, len(pages) - 1)].id)

    def _arrive(self) -> Changed:
        """Show the page where the layer was left. A layer without pages gets a blank one."""
        if not self.document.pages():
            self._layer.begin(blank_page())
        known = {page.id for page in self.document.pages()}
        left_at = self._layer.page
        page = left_at if left_at in known else self.document.pages()[0].id
        if page is None:  # never happens: the page is among the known ones
            raise UnknownPageError("")
        return self._turn(page) | Changed(ChangedFlag.PAGES | ChangedFlag.INFO)


def _into(start: float, end: float, size: float) -> float:
    """Return how far to scroll so that `start` to `end` lies within 0 to `size`."""
    return end - size if end > size else min(start, 0.0)


def blank_page(position: float = 0.0) -> Page:
    return Page(id=PageId(new_id()), position=position)


def page_of_record(record: LessonRecord | None) -> PageId | None:
    """Return the page that a record is or lies on; None for other records."""
    match record:
        case Page():
            return record.id
        case Item() | PageMaster():
            return record.page
        case _:
            return None
