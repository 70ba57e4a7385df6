"""Drawing of exported pages: as a PDF of vectors over its original backgrounds, or as one picture per page."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtGui import QImage

from tni.core.geometry import Rect
from tni.core.ids import BlobId, PageId
from tni.document.document import Document
from tni.document.items import PdfBackground
from tni.document.page_format import Paper
from tni.files.atomic import atomic_file
from tni.render.pdf_tiles import PdfTilePixels
from tni.render.print_page import PrintPage
from tni.render.raster.item_painter import OPAQUE_FORMAT, ItemPainter
from tni.render.raster.page_image import encode_png
from tni.render.text_layout import Fonts, QtTextMeasurer
from tni.services.lesson.pdf_page_cache import PdfPageCache
from tni.services.lesson.shared_parts import SharedParts
from tni.services.printing.given_pages import GivenPages, given_pages, pages_without_extracts
from tni.services.printing.given_report import GivenAs
from tni.services.printing.page_export import PageExport
from tni.services.printing.plan_pages import plan_pages
from tni.ui.printing.page_painter import page_painter
from tni.ui.printing.web_page_texts import classroom_label, file_credit_texts, plan_sheet_texts, tag_texts

MAX_SIDE_PX = 32_767
"""Longest side of a picture that QPainter draws on: a page much higher than wide gets a narrower picture."""


def pages_to_give(
    document: Document, choices: SharedParts, fonts: Fonts, given_as: GivenAs = GivenAs.PDF
) -> GivenPages:
    """Take the pages of a lesson that is given away, with texts in the interface's language."""
    return given_pages(document, choices, classroom_label(), file_credit_texts(), QtTextMeasurer(fonts), given_as)


def pages_for_file(
    document: Document, wanted: Iterable[PageId], fonts: Fonts, paper: Paper | None = None
) -> tuple[PageExport, bool]:
    """Take some pages without extracts for the classroom only, in the place of which a label stands; and whether there
    is such an extract."""
    return pages_without_extracts(document, wanted, paper, classroom_label(), QtTextMeasurer(fonts))


def plan_to_print(document: Document, fonts: Fonts) -> PageExport:
    """Take the plan of a lesson as pages, with texts in the interface's language."""
    return plan_pages(document, plan_sheet_texts(), QtTextMeasurer(fonts))


def write_pdf(
    export: PageExport,
    path: Path,
    blobs: Callable[[BlobId], bytes],
    fonts: Fonts,
    drawn: Callable[[int], object] = lambda _n: None,
    *,
    described: bool = False,
) -> list[int]:
    """Write the pages as a PDF with tags, by which it is read aloud; see `PageExport.write_over_backgrounds`.

    drawn: called with the number of pages drawn so far. described: descriptions of pictures and titles of pages, which
    nobody sees, go with them. Raises: PdfError, WriteError, ValueError without pages."""
    from tni.render.pdf_writer import pdf_bytes  # costs 75 ms and 15 MB, and a lesson starts without an export

    texts = tag_texts(described=described)
    data = pdf_bytes(export.pages, blobs, fonts, title=export.title, drawn=drawn, tags=texts)
    return export.write_over_backgrounds(data, path, blobs, described=described)


def write_pngs(
    export: PageExport,
    path: Path,
    width_px: int,
    painter: ItemPainter,
    wrote: Callable[[int], object] = lambda _n: None,
    is_wanted: Callable[[int], bool] = lambda _n: True,
) -> list[Path]:
    """Write one picture per page, see `PageExport.png_paths`.

    wrote: called with the number of pages drawn so far. is_wanted: asked for each page, by its place, once it is drawn;
    False leaves out its file. painter: one that has its PDF pages at once. Raises: WriteError.
    """
    out: list[Path] = []
    for place, (page, target) in enumerate(zip(export.pages, export.png_paths(path), strict=True)):
        data = _png(page, width_px, painter)
        if is_wanted(place):
            with atomic_file(target) as file:
                file.write(data)
            out.append(target)
        wrote(place + 1)
    return out


def _png(page: PrintPage, width_px: int, painter: ItemPainter) -> bytes:
    px_per_mm = min(width_px / page.width_mm, MAX_SIDE_PX / page.height_mm)
    width, height = max(round(page.width_mm * px_per_mm), 1), max(round(page.height_mm * px_per_mm), 1)
    image = QImage(width, height, OPAQUE_FORMAT)
    painter.paint(image, page.items, px_per_mm, 0, 0)
    return encode_png(image)


class BlockingPdfTiles:
    """Implementation of `tni.render.pdf_tiles.PdfTileSource` for exports, which waits for each picture."""

    def __init__(self, pages: PdfPageCache) -> None:
        self._pages = pages

    def tile(self, pdf: PdfBackground, region: Rect, px_per_mm: float) -> PdfTilePixels | None:
        return self._pages.now(pdf, region, px_per_mm)

    def has_failed(self, pdf: PdfBackground) -> bool:
        return self._pages.has_failed(pdf)


def export_painter(pdf_pages: PdfPageCache, blobs: Callable[[BlobId], bytes], fonts: Fonts) -> ItemPainter:
    return page_painter(blobs, BlockingPdfTiles(pdf_pages), fonts)
