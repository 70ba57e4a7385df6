"""Commands on pages. Each first ends what is under way, and each is one undo step."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import repeat

from tni.core.ids import BlobId, ItemId, PageId, new_id
from tni.core.picture import EncodedPicture
from tni.document.document import Change, ChangeKind, RecordChange
from tni.document.items import AnyItem, Image, LessonRecord, Page, PdfBackground
from tni.document.lesson_plan import Credit
from tni.document.page_format import (
    PAGE_FORMATS,
    SCREEN_16_9,
    PageFormat,
    Paper,
    Ruling,
    RulingOptions,
    first_options,
)
from tni.document.page_order import insert_positions
from tni.document.page_properties import Guides, PageMaster, guides_key, page_master_key
from tni.document.paper_colours import on_paper
from tni.document.pointer import NOTHING_CHANGED, Changed
from tni.services.lesson.lesson_core import blank_page
from tni.services.lesson.property_commands import PropertyCommands

FORMAT_TOLERANCE_MM = 2.0
"""Tolerance within which a page of a PDF file gets one of the program's page formats."""


def _blank_like(page: Page) -> Page:
    """Return a blank page with the position, format, paper and ruling of `page`."""
    fresh = replace(blank_page(page.position), format=page.format, paper=page.paper)
    return replace(fresh, ruling=page.ruling, ruling_mm=page.ruling_mm, ruling_options=page.ruling_options)


class PageCommands(PropertyCommands):
    """Commands on pages, as a base class of the lesson editor."""

    # -- navigation

    def go_to(self, page: PageId) -> Changed:
        """Go to a page. Raises: UnknownPageError."""
        if page == self._page:
            return NOTHING_CHANGED
        self.document.page(page)
        return self._settle() | self._turn(page)

    @property
    def ends_written(self) -> bool:
        """True if the last page is shown and has content. The button for the next page then adds one, so that pressing
        it repeatedly adds at most one empty page."""
        page = self.page
        return (
            self.edited_master is None
            and self.page_index + 1 == len(self.pages)
            and (page.pdf is not None or self.document.count(page.id) > 0)
        )

    def next_page(self) -> Changed:
        return self._go_by(1)

    def previous_page(self) -> Changed:
        return self._go_by(-1)

    def _go_by(self, steps: int) -> Changed:
        pages, index = self.pages, self.page_index + steps
        return self.go_to(pages[index].id) if 0 <= index < len(pages) else NOTHING_CHANGED

    # -- adding, deleting and moving pages

    def add_page(self, paper: Paper | None = None, ruling: Ruling | None = None) -> Changed:
        """Add a page after the one shown, with its format and master page, and show it. paper, ruling: those of the
        page shown where None."""
        here = self.pages[self.page_index]
        page = _blank_like(here)
        page = page if paper is None else replace(page, paper=paper)
        if ruling is not None and ruling is not here.ruling:
            page = replace(page, ruling=ruling, ruling_mm=0.0, ruling_options=first_options(ruling, page.format))
        return self._insert(self.page_index + 1, [page], ChangeKind.ADD_PAGE, like=here.id)

    def duplicate_page(self, page: PageId | None = None) -> Changed:
        """Insert a copy of a page, with its items, after it, and show the copy. page: by default the page shown.
        Raises: UnknownPageError."""
        from tni.document.clipboard_items import duplicated_page  # with the first copy

        changed = self._settle()
        source = self.document.page(page or self.pages[self.page_index].id)
        index = next(i for i, p in enumerate(self.pages) if p.id == source.id)
        (position,), moved = insert_positions(self.pages, index + 1, 1)
        copy = replace(source, id=PageId(new_id()), position=position)
        change = duplicated_page(self.document, source.id, copy)
        more = self.document.replace(ChangeKind.ADD_PAGE, *moved, *self._setup_like(source.id, copy.id))
        change = Change(change.act, change.swaps + more.swaps)
        return changed | self.do(change) | self._turn(copy.id)

    def insert_copied_page(
        self,
        page: Page,
        items: Sequence[AnyItem],
        media: Mapping[BlobId, bytes] | None = None,
        credits: Iterable[Credit] = (),
        master: Iterable[LessonRecord] = (),
    ) -> Changed:
        """Insert a copy of a page of another lesson after the one shown, and show it. One undo step. media: blobs that
        the page and its items need. credits: of the items and blobs. master: its master page with its items."""
        from tni.document.clipboard_items import copied_page  # with the first copy
        from tni.document.master_copies import brought_master

        changed = self._settle()
        for data in (media or {}).values():
            self._port.put_blob(data)
        (position,), moved = insert_positions(self.pages, self.page_index + 1, 1)
        copy = replace(page, id=PageId(new_id()), position=position)
        change = copied_page(self.document, items, copy, credits)
        brought = brought_master(self.document, copy.id, master)
        more = self.document.replace(ChangeKind.ADD_PAGE, *moved, *brought)
        change = Change(change.act, change.swaps + more.swaps)
        return changed | self.do(change) | self._turn(copy.id)

    def insert_pdf(
        self, data: bytes, sizes_mm: Sequence[tuple[float, float]], at: int | None = None, units: Sequence[float] = ()
    ) -> Changed:
        """Insert a white page for each page of a PDF file, at index `at` or after the page shown, and show the first.

        sizes_mm: width and height of every page of the file. units: by which a page is larger than that, as those of
        posters are. Raises: ValueError for a size that no page can have.
        """
        if not sizes_mm:
            return NOTHING_CHANGED
        formats = [true_format(*size, unit) for size, unit in zip(sizes_mm, units or repeat(1.0), strict=False)]
        blob = self._port.put_blob(data)
        pages = [
            replace(blank_page(), format=format_, paper=Paper.WHITE, pdf=PdfBackground(blob, index, width, height))
            for index, (format_, (width, height)) in enumerate(zip(formats, sizes_mm, strict=True))
        ]
        return self._insert(self.page_index + 1 if at is None else at, pages, ChangeKind.IMPORT)

    def add_picture_page(
        self, picture: EncodedPicture, alt: str = "", ids: tuple[PageId, ItemId] | None = None
    ) -> Changed:
        """Add a page after the one shown, on its paper, that a locked picture fills, and show it. ids: of the page and
        of the picture on it; new ones by default. One undo step."""
        changed, here = self._settle(), self.page
        page_id, item_id = ids or (PageId(new_id()), ItemId(new_id()))
        (position,), moved = insert_positions(self.pages, self.page_index + 1, 1)
        form = picture_format(here, picture.width_px, picture.height_px)
        page = Page(id=page_id, position=position, format=form, paper=here.paper)
        image = Image(
            id=item_id, page=page.id, locked=True, blob=self._port.put_blob(picture.data),
            width_mm=form.width_mm, height_mm=form.height_mm, alt=alt,
        )  # fmt: skip
        change = self.document.replace(ChangeKind.ADD_PAGE, page, image, *moved)
        return changed | self.do(change) | self._turn(page.id)

    def _insert(self, index: int, pages: Sequence[Page], act: ChangeKind, *, like: PageId | None = None) -> Changed:
        """Insert pages. like: page whose master page they use."""
        changed = self._settle()
        positions, moved = insert_positions(self.pages, index, len(pages))
        new = [replace(page, position=position) for page, position in zip(pages, positions, strict=True)]
        use = () if like is None else [one for page in new for one in self._setup_like(like, page.id, guides=False)]
        return changed | self.do(self.document.replace(act, *new, *moved, *use)) | self._turn(new[0].id)

    def _setup_like(self, source: PageId, page: PageId, *, guides: bool = True) -> list[PageMaster | Guides]:
        """Return the use of a master page, and the guides, that a copy of a page has."""
        found: list[PageMaster | Guides] = []
        if isinstance(use := self.document.get(page_master_key(source)), PageMaster):
            found.append(replace(use, id=page_master_key(page)))
        if guides and isinstance(own := self.document.get(guides_key(source)), Guides):
            found.append(replace(own, id=guides_key(page)))
        return found

    def delete_pages(self, pages: Iterable[PageId] = ()) -> Changed:
        """Delete pages with their items; by default the page shown. If no page is left, a blank one is added."""
        doomed = [p for p in self.pages if p.id in (frozenset(pages) or {self._page})]
        if not doomed:
            return NOTHING_CHANGED
        changed, index = self._settle(), self.page_index
        before = sum(1 for p in doomed if p.position < self.pages[index].position)
        setup = (key for p in doomed for key in (page_master_key(p.id), guides_key(p.id)))
        keys = [i.id for p in doomed for i in self.document.items(p.id)] + [p.id for p in doomed]
        kept = [key for key in setup if self.document.get(key) is not None]
        change = self.document.remove(ChangeKind.DELETE_PAGE, [*keys, *kept])
        if len(doomed) == len(self.pages):
            last = doomed[-1]
            fresh = _blank_like(last)
            change = Change(change.act, (*change.swaps, RecordChange(fresh.id, None, fresh)))
        return changed | self.do(change) | self._stay(index - before)

    def restore_pages(
        self, earlier: Mapping[str, LessonRecord], media: Mapping[BlobId, bytes] | None = None, *, whole: bool = False
    ) -> Changed:
        """Put pages back to an earlier state as one undo step, and show the first of them if it is another one.

        earlier, whole: as for `restoring_change`. media: blobs that the records need.
        """
        from tni.document.page_restoring import restoring_change  # when a page is restored

        changed, index = self._settle(), self.page_index
        for data in (media or {}).values():
            self._port.put_blob(data)
        changed |= self.do(restoring_change(self.document, earlier, whole=whole)) | self._stay(index)
        first = next((page.id for page in self.pages if page.id in earlier), None)
        return changed if first is None or self._page in earlier else changed | self._turn(first)

    def take_update(self, change: Change, media: Mapping[BlobId, bytes]) -> Changed:
        """Do a change that comes from elsewhere, such as a colleague's pages, as one undo step. media: blobs that its
        records need. Whatever it does to the page shown, a page is shown after it."""
        changed, index = self._settle(), self.page_index
        for data in media.values():
            self._port.put_blob(data)
        return changed | self.do(change) | self._stay(index)

    def move_page(self, page: PageId, index: int) -> Changed:
        """Move a page to an index, from 0, of the order shown. Raises: UnknownPageError."""
        found, others = self.document.page(page), [p for p in self.pages if p.id != page]
        if self.pages.index(found) == min(max(index, 0), len(others)):
            return NOTHING_CHANGED
        changed = self._settle()
        (position,), moved = insert_positions(others, index, 1)
        return changed | self.do(
            self.document.replace(ChangeKind.ORDER_PAGES, replace(found, position=position), *moved)
        )

    # -- page properties

    def set_paper(self, paper: Paper, page: PageId | None = None) -> Changed:
        """Set the paper of a page. Between light and black paper, ink and text in palette colours change too: black
        becomes chalk.

        Raises: UnknownPageError.
        """
        changed, found = self._settle(), self.document.page(page or self._page)
        dark = (found.paper is Paper.BLACK) != (paper is Paper.BLACK)
        items = self.document.items(found.id) if dark else []
        new = [recoloured for i in items if (recoloured := on_paper(i, found.paper, paper)) != i]
        return changed | self._edit(found, replace(found, paper=paper), *new)

    def set_ruling(
        self,
        ruling: Ruling,
        page: PageId | None = None,
        *,
        size_mm: float = 0.0,
        options: RulingOptions | None = None,
    ) -> Changed:
        """Set the ruling of a page. size_mm: distance of its main lines, 0 for that on paper. options: by default those
        that the page has for this ruling."""
        found = self.document.page(page or self._page)
        if options is None:
            options = found.ruling_options if ruling is found.ruling else first_options(ruling, found.format)
        return self._edit(found, replace(found, ruling=ruling, ruling_mm=size_mm, ruling_options=options))

    def set_format(self, format_: PageFormat, page: PageId | None = None) -> Changed:
        """Set the format of a page. Its items stay in place."""
        changed, found = self._settle(), self.document.page(page or self._page)
        changed |= self._edit(found, replace(found, format=format_))
        return changed | self.fit() if found.id == self._page else changed

    def set_page_title(self, title: str, page: PageId | None = None) -> Changed:
        found = self.document.page(page or self._page)
        return self._edit(found, replace(found, title=title))

    def set_notes(self, notes: str, page: PageId | None = None) -> Changed:
        """Set the teacher's notes, which pupils never see."""
        found = self.document.page(page or self._page)
        return self._edit(found, replace(found, notes=notes))

    def _edit(self, before: Page, after: Page, *items: AnyItem) -> Changed:
        if before == after:
            return NOTHING_CHANGED
        return self.do(self.document.replace(ChangeKind.EDIT_PAGE, after, *items))


def page_format(width_mm: float, height_mm: float) -> PageFormat:
    """Return the program's format of this size, or a custom one. Raises: ValueError."""
    for known in PAGE_FORMATS:
        near = max(abs(known.width_mm - width_mm), abs(known.height_mm - height_mm)) <= FORMAT_TOLERANCE_MM
        if near and not known.endless:
            return known
    return PageFormat("custom", width_mm, height_mm)


def true_format(width_mm: float, height_mm: float, unit: float) -> PageFormat:
    """Return the format of a page that is larger by a unit, if a page can be so large. Raises: ValueError."""
    try:
        return page_format(width_mm * unit, height_mm * unit)
    except ValueError:
        return page_format(width_mm, height_mm)


def picture_format(beside: Page, width_px: int, height_px: int) -> PageFormat:
    """Return the format of a page as high as the one beside it, with exactly the ratio of a picture."""
    high = beside.format.height_mm if not beside.format.endless else SCREEN_16_9.height_mm
    wide = high * width_px / height_px
    known = page_format(wide, high)
    return known if (known.width_mm, known.height_mm) == (wide, high) else PageFormat("custom", wide, high)
