"""Painting of printed sheets: small for the preview, or page by page on a printer that Qt knows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from tni.core.geometry import Rect
from tni.core.ids import BlobId
from tni.core.units import MM_PER_INCH
from tni.document.drawlist import DrawPdf
from tni.document.print_layout import PrintCell, PrintSheet
from tni.render.print_page import PrintPage
from tni.render.raster.image_painters import ImagePainter, paint_failed_page, to_qimage
from tni.render.raster.item_painter import OPAQUE_FORMAT, ItemPainter
from tni.render.text_layout import Fonts
from tni.services.lesson.pdf_page_cache import PdfPageCache
from tni.ui.printing.page_painter import failed_pdf_text

if TYPE_CHECKING:
    from PySide6.QtGui import QPageLayout
    from PySide6.QtPrintSupport import QPrinter

PAPER_COLOUR, FRAME_COLOUR = "#ffffff", "#999999"
MAX_DPI = 600
"""Limit for the resolution of a PDF's picture, whatever the printer reports: the eye sees no more, and a page then has
35 million pixels."""
BAND_MM = 40.0


def sheet_picture(sheet: PrintSheet, pages: Sequence[PrintPage], painter: ItemPainter, width_px: int) -> QImage:
    """Return a picture of the sheet, `width_px` wide. painter: one that has its PDF pages at once."""
    scale = width_px / sheet.width_mm
    image = QImage(width_px, max(1, round(sheet.height_mm * scale)), OPAQUE_FORMAT)
    image.fill(QColor(PAPER_COLOUR))
    on_sheet = QPainter(image)
    for cell in sheet.cells:
        px_per_mm = scale * cell.scale
        part = cell.part
        piece = QImage(max(1, round(part.width * px_per_mm)), max(1, round(part.height * px_per_mm)), OPAQUE_FORMAT)
        painter.paint(piece, pages[cell.page].items, px_per_mm, round(part.x * px_per_mm), round(part.y * px_per_mm))
        on_sheet.drawImage(_place(cell, scale), piece)
        if sheet.framed:
            on_sheet.setPen(QPen(QColor(FRAME_COLOUR), 1))
            on_sheet.drawRect(_place(cell, scale))
    on_sheet.end()
    return image


def _place(cell: PrintCell, scale: float = 1.0) -> QRectF:
    place = cell.place
    return QRectF(place.x * scale, place.y * scale, place.width * scale, place.height * scale)


def paint_sheets(
    printer: QPrinter,
    sheets: Sequence[PrintSheet],
    pages: Sequence[PrintPage],
    blobs: Callable[[BlobId], bytes],
    fonts: Fonts,
    pdf_pages: PdfPageCache,
) -> bool:
    """Print the sheets with ink, text and shapes as vectors, and with PDF pages as pictures of the printer's
    resolution, at most `MAX_DPI`.

    Returns: False when the printer did not accept the job.
    """
    from tni.render.pdf_writer import VectorPagePainter  # slow to import, and a lesson starts without printing

    dpi = printer.resolution()
    fine = min(dpi, MAX_DPI) / MM_PER_INCH

    painter = QPainter()
    for number, sheet in enumerate(sheets):
        printer.setPageLayout(_layout(sheet))
        if not (printer.newPage() if number else painter.begin(printer)):
            painter.end()
            return False
        for cell in sheet.cells:
            drawing = VectorPagePainter(ImagePainter(blobs), fonts, True, _background(pdf_pages, cell, fine))
            painter.save()
            painter.scale(dpi / MM_PER_INCH, dpi / MM_PER_INCH)
            painter.setClipRect(_place(cell))
            painter.translate(cell.place.x, cell.place.y)
            painter.scale(cell.scale, cell.scale)
            painter.translate(-cell.part.x, -cell.part.y)
            drawing.page(painter, pages[cell.page])
            painter.restore()
            if sheet.framed:
                painter.save()
                painter.scale(dpi / MM_PER_INCH, dpi / MM_PER_INCH)
                painter.setPen(QPen(QColor(FRAME_COLOUR), 0.15))
                painter.drawRect(_place(cell))
                painter.restore()
    return bool(painter.end())


def _layout(sheet: PrintSheet) -> QPageLayout:
    from PySide6.QtGui import QPageLayout, QPageSize  # imports the names of all papers, which the start does not need

    lying = sheet.width_mm > sheet.height_mm
    orientation = QPageLayout.Orientation.Landscape if lying else QPageLayout.Orientation.Portrait
    layout = QPageLayout(QPageSize(QPageSize.PageSizeId.A4), orientation, QMarginsF(0, 0, 0, 0))
    layout.setMode(QPageLayout.Mode.FullPageMode)
    return layout


def _background(pdf_pages: PdfPageCache, cell: PrintCell, fine: float) -> Callable[[QPainter, DrawPdf], None]:
    def paint(painter: QPainter, item: DrawPdf) -> None:
        zoom = item.box.width / item.pdf.width_mm  # page mm per mm of the PDF
        px_per_mm = fine * cell.scale * zoom
        if pdf_pages.has_failed(item.pdf):
            paint_failed_page(painter, item.box, failed_pdf_text())
            return
        for region in _bands(Rect(0.0, 0.0, item.pdf.width_mm, item.pdf.height_mm)):
            pixels = pdf_pages.now(item.pdf, region, px_per_mm)
            if pixels is not None:
                into = QRectF(
                    item.box.x + region.x * zoom,
                    item.box.y + region.y * zoom,
                    region.width * zoom,
                    region.height * zoom,
                )
                painter.drawImage(into, to_qimage(pixels))
            elif pdf_pages.has_failed(item.pdf):
                paint_failed_page(painter, item.box, failed_pdf_text())
                return

    return paint


def _bands(page: Rect) -> Iterator[Rect]:
    """Split a page into bands, so that no picture is too large."""
    top = 0.0
    while top < page.height:
        yield Rect(0.0, top, page.width, min(BAND_MM, page.height - top))
        top += BAND_MM
