"""Printing with Qt: the drawing of print jobs, and the backend for systems without CUPS."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tni.core.ids import BlobId
from tni.core.printers import PrinterError, Printers
from tni.render.text_layout import Fonts
from tni.services.lesson.pdf_page_cache import PdfPageCache
from tni.services.printing.page_export import PageExport
from tni.services.printing.print_job import PrintJob
from tni.ui.printing.sheet_painting import paint_sheets


@dataclass(frozen=True, slots=True)
class QtPageDrawing:
    """Implementation of `PageDrawing` for the pages of one lesson."""

    blobs: Callable[[BlobId], bytes]
    fonts: Fonts
    pdf_pages: PdfPageCache

    def pdf(self, pages: PageExport) -> bytes:
        from tni.render.pdf_writer import pdf_bytes  # slow to import, and the panel opens without it

        return pdf_bytes(pages.pages, self.blobs, self.fonts, title=pages.title)

    def print(self, job: PrintJob) -> bool:
        from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

        printer = QPrinter(QPrinterInfo.printerInfo(job.choices.printer), QPrinter.PrinterMode.HighResolution)
        printer.setDocName(job.title)
        printer.setCopyCount(job.choices.copies)
        return paint_sheets(printer, job.sheets, job.pages.pages, self.blobs, self.fonts, self.pdf_pages)


class QtPrintBackend:
    """Print backend that paints on the printer with Qt, for systems without CUPS."""

    def printers(self) -> Printers:
        from PySide6.QtPrintSupport import QPrinterInfo

        names = tuple(QPrinterInfo.availablePrinterNames())
        usual = QPrinterInfo.defaultPrinterName()
        return Printers(names, usual if usual in names else "")

    def send(self, job: PrintJob, wanted: Callable[[], bool]) -> str:
        if wanted() and not job.drawing.print(job):
            raise PrinterError(job.choices.printer, "Qt could not print")
        return ""

    def cancel(self, request: str) -> bool:  # noqa: ARG002
        """Return False, because Qt has no way to cancel a job."""
        return False
