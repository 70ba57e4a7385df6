"""Drawing of exported pages: as a PDF of vectors over its original backgrounds, or as one picture per page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QImage

from tni.core.geometry import Rect
from tni.core.ids import BlobId
from tni.document.items import PdfBackground
from tni.files.atomic import atomic_file
from tni.render.print_page import PrintPage
from tni.render.raster.item_painter import OPAQUE_FORMAT, ItemPainter
from tni.render.raster.page_image import encode_png
from tni.render.text_layout import Fonts
from tni.services.lesson.pdf_page_cache import PdfPageCache
from tni.services.printing.page_export import PageExport


def write_pdf(
    export: PageExport,
    path: Path,
    blobs: Callable[[BlobId], bytes],
    fonts: Fonts,
    drawn: Callable[[int], object] = lambda _n: None,
) -> list[int]:
    """Write the pages as a PDF; see `PageExport.write_over_backgrounds`. drawn: called with the number of pages drawn
    so far. Raises: PdfError, WriteError, ValueError without pages."""
    from tni.render.pdf_writer import pdf_bytes  # costs 75 ms and 15 MB, and a lesson starts without an export

    data = pdf_bytes(export.pages, blobs, fonts, title=export.title, drawn=drawn)
    return export.write_over_backgrounds(data, path, blobs)


def write_pngs(
    export: PageExport,
    path: Path,
    width_px: int,
    painter: ItemPainter,
    wrote: Callable[[int], bool] = lambda _n: True,
) -> list[Path]:
    """Write one picture per page, see `PageExport.png_paths`.

    wrote: called with the number of files written so far; returning False stops. painter: one that has its PDF pages
    at once. Raises: WriteError.
    """
    out: list[Path] = []
    for number, (page, target) in enumerate(zip(export.pages, export.png_paths(path), strict=True), 1):
        with atomic_file(target) as file:
            file.write(_png(page, width_px, painter))
        out.append(target)
        if not wrote(number):
            break
    return out


def _png(page: PrintPage, width_px: int, painter: ItemPainter) -> bytes:
    px_per_mm = width_px / page.width_mm
    image = QImage(width_px, max(round(page.height_mm * px_per_mm), 1), OPAQUE_FORMAT)
    painter.paint(image, page.items, px_per_mm, 0, 0)
    return encode_png(image)


class BlockingPdfTiles:
    """Implementation of `tni.render.pdf_tiles.PdfTileSource` for exports, which waits for each picture."""

    def __init__(self, pages: PdfPageCache) -> None:
        self._pages = pages

    def tile(self, pdf: PdfBackground, region: Rect, px_per_mm: float) -> object:
        return self._pages.now(pdf, region, px_per_mm)


def export_painter(pdf_pages: PdfPageCache, blobs: Callable[[BlobId], bytes], fonts: Fonts) -> ItemPainter:
    return ItemPainter(blobs, BlockingPdfTiles(pdf_pages), fonts)  # type: ignore[arg-type]
