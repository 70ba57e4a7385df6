"""Pages out of the lesson: a PDF of vectors with the PDF backgrounds they were, or a picture of each page."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QImage

from tni.board.document import Document
from tni.board.drawlist import DrawItem, DrawPdf, draw_item, draw_page
from tni.board.items import PdfBackground
from tni.core.geometry import Rect
from tni.core.ids import BlobId, PageId
from tni.formats.atomic import atomic_file
from tni.formats.pdf_merge import Background, merge
from tni.render.pdf import PrintPage, pdf_of
from tni.render.raster.paint import OPAQUE, ItemPainter
from tni.render.raster.picture import png_of
from tni.render.text import Fonts
from tni.session.pdf_pages import PdfPages


@dataclass(frozen=True, slots=True)
class Pages:
    """What is to be exported, as values: taken from the document on the main thread, written by any other."""

    title: str
    pages: tuple[PrintPage, ...]
    backgrounds: tuple[DrawPdf | None, ...]

    @classmethod
    def of(cls, document: Document, wanted: Iterable[PageId] | None = None) -> Pages:
        """wanted: which pages, None for all; they come in the lesson's order."""
        chosen = None if wanted is None else frozenset(wanted)
        pages, backgrounds = [], []
        for page in document.pages():
            if chosen is not None and page.id not in chosen:
                continue
            height = document.height_mm(page.id)
            items: list[DrawItem] = draw_page(page, height)
            backgrounds.append(next((i for i in items if isinstance(i, DrawPdf)), None))
            for item in document.items(page.id):
                items += draw_item(item, page.paper)
            pages.append(PrintPage(page.format.width_mm, height, items))
        return cls(document.info.title, tuple(pages), tuple(backgrounds))

    def write_pdf(self, path: Path, blobs: Callable[[BlobId], bytes], fonts: Fonts) -> None:
        """Whole or not at all. Raises: PdfError, WriteError, ValueError without pages."""
        data = pdf_of(self.pages, blobs, fonts, title=self.title)
        if not any(self.backgrounds):
            with atomic_file(path) as file:
                file.write(data)
            return
        kept: dict[BlobId, bytes] = {}

        def background(found: DrawPdf | None) -> Background | None:
            if found is None:
                return None
            pdf = found.pdf
            if pdf.blob not in kept:
                kept[pdf.blob] = blobs(pdf.blob)
            return Background(kept[pdf.blob], pdf.index, found.box)

        with tempfile.TemporaryDirectory(prefix="tni-pdf-") as folder:
            overlay = Path(folder) / "overlay.pdf"
            overlay.write_bytes(data)
            merge(overlay, [background(b) for b in self.backgrounds], path, self.title)

    def write_pngs(
        self, path: Path, width_px: int, painter: ItemPainter, wrote: Callable[[int], bool] = lambda _n: True
    ) -> list[Path]:
        """A file for each page: `path` for the only one, else "name-01.png" and so on.

        wrote: called with how many are written; False stops. painter: one whose PDF pages are there at once.
        Raises: WriteError.
        """
        out: list[Path] = []
        for number, page in enumerate(self.pages, 1):
            target = path if len(self.pages) == 1 else path.with_name(f"{path.stem}-{number:02d}{path.suffix}")
            with atomic_file(target) as file:
                file.write(_png(page, width_px, painter))
            out.append(target)
            if not wrote(number):
                break
        return out


def _png(page: PrintPage, width_px: int, painter: ItemPainter) -> bytes:
    px_per_mm = width_px / page.width_mm
    image = QImage(width_px, max(round(page.height_mm * px_per_mm), 1), OPAQUE)
    painter.paint(image, page.items, px_per_mm, 0, 0)
    return png_of(image)


class WaitingPdf:
    """Implements `tni.render.pdf_tiles.PdfTiles` for exports: waits for each picture."""

    def __init__(self, pages: PdfPages) -> None:
        self._pages = pages

    def tile(self, pdf: PdfBackground, region: Rect, px_per_mm: float) -> object:
        return self._pages.now(pdf, region, px_per_mm)


def exporting_painter(pdf_pages: PdfPages, blobs: Callable[[BlobId], bytes], fonts: Fonts) -> ItemPainter:
    return ItemPainter(blobs, WaitingPdf(pdf_pages), fonts)  # type: ignore[arg-type]


def chosen_pages(document: Document, numbers: Sequence[int]) -> list[PageId]:
    """Ids of pages by their numbers, from 1."""
    pages = document.pages()
    return [pages[n - 1].id for n in numbers if 0 < n <= len(pages)]
