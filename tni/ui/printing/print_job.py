"""What is to be printed, and the two ways to a printer: CUPS's own commands where they are, else Qt."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Protocol

from tni.core.ids import BlobId, PageId
from tni.devices import cups
from tni.devices.cups import PrinterError, Printers
from tni.document.items import Paper
from tni.document.print_layout import PrintSheet, print_sheets
from tni.render.text_layout import Fonts
from tni.services.pdf_page_cache import PdfPageCache
from tni.ui.printing.export import PageExport
from tni.ui.printing.sheet_painting import paint_sheets

MAX_COPIES = 99


class PrintRange(Enum):
    """Of a lesson's pages."""

    ALL = "all"
    THIS = "this"
    RANGE = "range"


@dataclass(frozen=True, slots=True)
class PrintOptions:
    """first, last: numbers from 1, both printed; white: on white paper instead of each page's own."""

    which: PrintRange = PrintRange.ALL
    first: int = 1
    last: int = 1
    per_sheet: int = 1
    copies: int = 1
    white: bool = True
    printer: str = ""

    def __post_init__(self) -> None:
        if not 1 <= self.copies <= MAX_COPIES:
            raise ValueError(f"from 1 to {MAX_COPIES} copies, got {self.copies}")

    def pages(self, pages: Sequence[PageId], current: PageId) -> list[PageId]:
        """Which of a lesson's pages."""
        match self.which:
            case PrintRange.ALL:
                return list(pages)
            case PrintRange.THIS:
                return [current]
            case PrintRange.RANGE:
                low, high = sorted((self.first, self.last))
                return list(pages[max(low, 1) - 1 : high])

    @property
    def paper(self) -> Paper | None:
        return Paper.WHITE if self.white else None


@dataclass(frozen=True, slots=True)
class PrintJob:
    """Values that any thread may work with. title: what the printer's queue shows."""

    pages: PageExport
    choices: PrintOptions
    blobs: Callable[[BlobId], bytes]
    fonts: Fonts
    pdf_pages: PdfPageCache
    title: str

    @property
    def sheets(self) -> list[PrintSheet]:
        return print_sheets([(page.width_mm, page.height_mm) for page in self.pages.pages], self.choices.per_sheet)

    def write(self, path: Path) -> list[int]:
        """The sheets as a PDF. Returns: numbers of the pages that lack their background. Raises: as
        `PageExport.write_pdf`."""
        from tni.formats.pdf_sheets import lay_out

        with tempfile.TemporaryDirectory(prefix="tni-print-") as folder:
            pages = Path(folder) / "pages.pdf"
            bare = self.pages.write_pdf(pages, self.blobs, self.fonts)
            lay_out(pages, self.sheets, path)
        return bare


class PrintBackend(Protocol):
    """For a worker's thread. Raises: PrinterError, TniError, OSError."""

    def printers(self) -> Printers: ...

    def send(self, job: PrintJob, wanted: Callable[[], bool]) -> str:
        """Returns: what `cancel` takes; "" where nothing can be taken back, or when it is not `wanted` any more."""

    def cancel(self, request: str) -> bool:
        """Whether it was taken back; False when it is printed already."""


class CupsPrintBackend:
    """The sheets as a PDF, which CUPS's filters print: vectors and all, PDF backgrounds too."""

    def printers(self) -> Printers:
        return cups.printers()

    def send(self, job: PrintJob, wanted: Callable[[], bool]) -> str:
        with tempfile.TemporaryDirectory(prefix="tni-print-") as folder:
            path = Path(folder) / "sheets.pdf"
            job.write(path)
            if not wanted():
                return ""
            return cups.send(path, job.choices.printer, job.choices.copies, job.title)

    def cancel(self, request: str) -> bool:
        return cups.cancel(request)


class QtPrintBackend:
    """Painted on the printer by Qt, where there is no CUPS."""

    def printers(self) -> Printers:
        from PySide6.QtPrintSupport import QPrinterInfo

        names = tuple(QPrinterInfo.availablePrinterNames())
        usual = QPrinterInfo.defaultPrinterName()
        return Printers(names, usual if usual in names else "")

    def send(self, job: PrintJob, wanted: Callable[[], bool]) -> str:
        from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

        if not wanted():
            return ""
        name = job.choices.printer
        printer = QPrinter(QPrinterInfo.printerInfo(name), QPrinter.PrinterMode.HighResolution)
        printer.setDocName(job.title)
        printer.setCopyCount(job.choices.copies)
        if not paint_sheets(printer, job.sheets, job.pages.pages, job.blobs, job.fonts, job.pdf_pages):
            raise PrinterError(name, "Qt could not print")
        return ""

    def cancel(self, request: str) -> bool:  # noqa: ARG002
        """Never: Qt gives no hold on what was sent."""
        return False


def print_backend() -> PrintBackend:
    """The best that this system has."""
    return CupsPrintBackend() if cups.is_available() else QtPrintBackend()
