"""Pages to export, as values, and how their drawings are merged with the PDF pages under them."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from tni.core.geometry import Rect
from tni.core.ids import BlobId, ItemId, PageId
from tni.core.one_line import one_line
from tni.core.web_address import web_address
from tni.document.document import Document
from tni.document.drawlist import DrawItem, DrawPdf, DrawText, draw_item, draw_page
from tni.document.items import AnyItem, Page, Stroke, Text
from tni.document.lesson_port import LessonStoreError
from tni.document.links import linked_page
from tni.document.page_format import Paper
from tni.document.page_properties import is_master
from tni.document.paper_colours import on_paper
from tni.document.resource_card import card_of
from tni.document.reveal import PageStage, is_away, page_steps, paragraphs_to_come
from tni.document.text_link import is_plain_mail
from tni.files.atomic import atomic_file
from tni.files.pdf_errors import PdfError
from tni.files.work_folder import work_folder
from tni.render.print_page import DrawnPart, PrintLink, PrintPage, PrintTag, TagRole
from tni.services.printing.page_tags import PlacedItem, page_tags

if TYPE_CHECKING:
    from tni.formats.pdf_merge import PdfUnderlay

_log = logging.getLogger(__name__)

MAX_OVERHANG_MM = 5.0
"""Items that reach farther beyond the page are reported: they were meant to be seen, and are cut off."""


type StandIn = Callable[[int, AnyItem | DrawPdf], Sequence[DrawItem] | None]
"""Returns what is drawn in the place of an item or PDF page; None for itself. Its first argument: the page's number in
the lesson, from 1."""


@dataclass(frozen=True, slots=True)
class PageContents:
    """Choice of what pages show. ink: what is written by hand. steps: each reveal step has a page of its own, from what
    is seen at first to all; else a page shows what it shows now. language: in which formulas are read aloud, "fr" or
    "en"."""

    ink: bool = True
    steps: bool = False
    language: str = "fr"


EVERYTHING = PageContents()


@dataclass(frozen=True, slots=True)
class _PageLook:
    """Items of a page that are seen, and the paragraphs of their texts that are not."""

    items: Sequence[AnyItem]
    unrevealed: Mapping[ItemId, frozenset[int]]


def _looks(document: Document, page: PageId, contents: PageContents) -> Iterator[_PageLook]:
    """Yield the looks of a page, one for each page that it becomes."""
    beneath = document.beneath(page)
    if not contents.steps:
        seen = [*beneath, *_without_ink(document.shown(page), contents)]
        yield _PageLook(seen, document.unrevealed(page))
        return
    items = document.items(page)
    for step in (0, *page_steps(items)):
        stage = PageStage(step)
        seen = [item for item in items if not is_away(item, stage)]
        hidden = {item.id: found for item in seen if (found := paragraphs_to_come(item, stage))}
        yield _PageLook([*beneath, *_without_ink(seen, contents)], hidden)


def _without_ink(items: Sequence[AnyItem], contents: PageContents) -> Sequence[AnyItem]:
    return items if contents.ink else [item for item in items if not isinstance(item, Stroke)]


@dataclass(frozen=True, slots=True)
class _Taking:
    """Maker of the pages of an export. sheet: its paper. pages: those in it, to which links may lead."""

    document: Document
    sheet: Paper | None
    pages: frozenset[PageId]
    stand_in: StandIn
    contents: PageContents

    def print_pages(self, page: Page, number: int) -> Iterator[tuple[PrintPage, DrawPdf | None]]:
        """Yield what a page of the lesson becomes, each with its background."""
        height, sheet = self.document.height_mm(page.id), self.sheet or page.paper
        under: list[DrawItem] = []
        for drawn in draw_page(replace(page, paper=sheet), height):
            instead = self.stand_in(number, drawn) if isinstance(drawn, DrawPdf) else None
            under += [drawn] if instead is None else instead
        background = next((i for i in under if isinstance(i, DrawPdf)), None)
        for look in _looks(self.document, page.id, self.contents):
            items, links = list(under), list[PrintLink]()
            placed = list(self._draw(page, number, look, items, links))
            own = [one for one in placed if one.item.page == page.id]
            beneath = [one for one in placed if one.item.page != page.id]  # a master page is read out on no page
            reached = (PrintTag(TagRole.LINK, (), link=one.link) for one in beneath if one.link is not None)
            tags = (*_labels(under), *page_tags(self.document, page, own, self.contents.language), *reached)
            made = PrintPage(
                page.format.width_mm, height, items, tuple(links), key=page.id, title=page.title, number=number,
                tags=tags, running=frozenset(place for one in beneath for place in one.places),
            )  # fmt: skip
            yield made, background

    def _draw(
        self, page: Page, number: int, look: _PageLook, items: list[DrawItem], links: list[PrintLink]
    ) -> Iterator[PlacedItem]:
        """Add the draw items of a page's items, and their links. Yields where they are."""
        sheet = self.sheet or page.paper
        whole = Rect(0.0, 0.0, page.format.width_mm, self.document.height_mm(page.id))
        for item in look.items:
            start = len(items)
            if (instead := self.stand_in(number, item)) is not None:
                items += instead
                yield PlacedItem(item, range(start, len(items)), is_itself=False)
                continue
            if not self.document.box(item).intersects(whole):
                continue  # a file would hold what no page shows
            unrevealed = look.unrevealed.get(item.id, frozenset())
            items += draw_item(on_paper(item, page.paper, sheet), sheet, unrevealed)
            link = self._link(item)
            if link is not None:
                links.append(link)
            number_of_link = None if link is None else len(links) - 1
            yield PlacedItem(item, range(start, len(items)), number_of_link, unrevealed=unrevealed)

    def _link(self, item: AnyItem) -> PrintLink | None:
        link, box = item.behaviour.link, self.document.box(item)
        if (card := card_of(item)) is not None and card.address:
            return PrintLink(box, card.address, name=card.title)
        if (target := linked_page(link)) is not None:
            return PrintLink(box, page=target, name=_page_name(self.document, target)) if target in self.pages else None
        name = one_line(item.text) if isinstance(item, Text) and is_master(item.page) else ""  # letters are not read
        return PrintLink(box, link, name=name) if web_address(link) or is_plain_mail(link) else None


def _page_name(document: Document, target: PageId) -> str:
    number = next((n for n, page in enumerate(document.pages(), 1) if page.id == target), 0)
    page = document.get(target)
    return one_line(page.title) if isinstance(page, Page) and page.title.strip() else str(number)


def _labels(under: Sequence[DrawItem]) -> Iterator[PrintTag]:
    """Yield the tags of what stands in the place of a PDF page."""
    for place, item in enumerate(under):
        if isinstance(item, DrawText):
            yield PrintTag(TagRole.PARAGRAPH, (DrawnPart(place),))


@dataclass(frozen=True, slots=True)
class PageExport:
    """Pages to export, as values. They are taken from the document on the main thread and written on any other. cut:
    numbers in the lesson, from 1, of pages with items beside the page or beyond its edge."""

    title: str
    pages: tuple[PrintPage, ...]
    backgrounds: tuple[DrawPdf | None, ...]
    cut: tuple[int, ...] = ()

    @classmethod
    def of(
        cls,
        document: Document,
        wanted: Iterable[PageId] | None = None,
        paper: Paper | None = None,
        stand_in: StandIn = lambda _number, _item: None,
        contents: PageContents = EVERYTHING,
    ) -> PageExport:
        """Take pages from a document.

        wanted: the pages, None for all; they keep the lesson's order. paper: used instead of each page's own, with the
        inks that suit it; None keeps each page's own. stand_in: for what may not be in the export. contents:
        what the pages show.
        """
        chosen = frozenset((page.id for page in document.pages()) if wanted is None else wanted)
        taking = _Taking(document, paper, chosen, stand_in, contents)
        pages, backgrounds, cut = [], [], []
        for number, page in enumerate(document.pages(), 1):
            if page.id not in chosen:
                continue
            for made, background in taking.print_pages(page, number):
                pages.append(made)
                backgrounds.append(background)
            if _is_cut(document.extent(page.id), page.format.width_mm, document.height_mm(page.id)):
                cut.append(number)
        return cls(document.info.title, tuple(pages), tuple(backgrounds), tuple(cut))

    def write_over_backgrounds(
        self, drawn: bytes, path: Path, blobs: Callable[[BlobId], bytes], *, described: bool = False
    ) -> list[int]:
        """Write the pages as a PDF, completely or not at all. A background that cannot be read is left out, because the
        ink exists nowhere else.

        drawn: PDF of the pages without their backgrounds. described: links and tags of the backgrounds are kept.
        Returns: numbers of the pages that lack their background, from 1.

        Raises: PdfError, WriteError.
        """
        from tni.formats.pdf_merge import merge_underlays  # imported late: a lesson starts without an export

        backgrounds = self._backgrounds(blobs)
        bare = [n for n, (b, had) in enumerate(zip(backgrounds, self.backgrounds, strict=True), 1) if had and b is None]
        if not any(backgrounds):
            with atomic_file(path) as file:
                file.write(drawn)
            return bare
        with work_folder() as folder:
            overlay = folder / "overlay.pdf"
            overlay.write_bytes(drawn)
            while True:
                try:
                    merge_underlays(overlay, backgrounds, path, self.title, described=described)
                    return bare
                except PdfError as error:
                    if error.page is None or backgrounds[error.page] is None:
                        raise
                    _log.info("page %d is exported without its background: %s", error.page + 1, error)
                    backgrounds[error.page] = None
                    bare.append(error.page + 1)

    def _backgrounds(self, blobs: Callable[[BlobId], bytes]) -> list[PdfUnderlay | None]:
        from tni.formats.pdf_merge import PdfUnderlay

        kept: dict[BlobId, bytes | None] = {}
        out: list[PdfUnderlay | None] = []
        for found in self.backgrounds:
            data = None
            if found is not None:
                blob = found.pdf.blob
                if blob not in kept:
                    try:
                        kept[blob] = blobs(blob)
                    except LessonStoreError as error:
                        _log.info("a PDF background cannot be read: %s", error)
                        kept[blob] = None
                data = kept[blob]
            out.append(None if found is None or data is None else PdfUnderlay(data, found.pdf.index, found.box))
        return out

    def png_paths(self, path: Path) -> list[Path]:
        """Return the files of an export as pictures: `path` for a single page, else "name-01.png" and so on."""
        if len(self.pages) == 1:
            return [path]
        digits = max(len(str(len(self.pages))), 2)
        return [path.with_name(f"{path.stem}-{n:0{digits}d}{path.suffix}") for n in range(1, len(self.pages) + 1)]


def _is_cut(around: Rect, width_mm: float, height_mm: float) -> bool:
    """Return whether items reach beyond the page by more than `MAX_OVERHANG_MM`. around: bounds of all items, page
    mm."""
    beyond = max(-around.x, -around.y, around.right - width_mm, around.bottom - height_mm)
    return not around.empty and beyond > MAX_OVERHANG_MM
