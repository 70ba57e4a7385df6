"""Print jobs as values, and the backends that print them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from tni.core.ids import BlobId, PageId
from tni.core.printers import Printers
from tni.document.page_format import Paper
from tni.files.work_folder import work_folder

if TYPE_CHECKING:
    from tni.document.print_layout import PrintSheet
    from tni.services.printing.page_export import PageContents, PageExport


MAX_COPIES = 99


class PrintRange(Enum):
    """Range of a lesson's pages to print."""

    ALL = "all"
    THIS = "this"
    RANGE = "range"


@dataclass(frozen=True, slots=True)
class PrintOptions:
    """Options of a print job. first, last: page numbers from 1, both included; white: print on white paper instead of
    each page's own. ink, steps: as those of `PageContents`."""

    which: PrintRange = PrintRange.ALL
    first: int = 1
    last: int = 1
    per_sheet: int = 1
    copies: int = 1
    white: bool = True
    printer: str = ""
    ink: bool = True
    steps: bool = False

    def __post_init__(self) -> None:
        if not 1 <= self.copies <= MAX_COPIES:
            raise ValueError(f"from 1 to {MAX_COPIES} copies, got {self.copies}")

    def pages(self, pages: Sequence[PageId], current: PageId) -> list[PageId]:
        """Return the lesson's pages to print."""
        match self.which:
            case PrintRange.ALL:
                return list(pages)
            case PrintRange.THIS:
                return [current]
            case PrintRange.RANGE:
                low, high = sorted((self.first, self.last))
                return list(pages[max(low, 1) - 1 : high])

    @property
    def contents(self) -> PageContents:
        from tni.services.printing.page_export import PageContents  # with the first job

        return PageContents(self.ink, self.steps)

    @property
    def paper(self) -> Paper | None:
        return Paper.WHITE if self.white else None


class PageDrawing(Protocol):
    """Drawing of a print job's pages, implemented by the interface. For worker threads."""

    def pdf(self, pages: PageExport) -> bytes:
        """Return the pages as a PDF without their backgrounds."""

    def print(self, job: PrintJob) -> bool:
        """Draw the sheets on the job's printer. Returns False when the printer did not accept them."""


@dataclass(frozen=True, slots=True)
class PrintJob:
    """Print job, made of values that any thread may use. title: shown in the printer's queue."""

    pages: PageExport
    choices: PrintOptions
    blobs: Callable[[BlobId], bytes]
    drawing: PageDrawing
    title: str

    @property
    def sheets(self) -> list[PrintSheet]:
        from tni.document.print_layout import print_sheets  # with the first sheet

        return print_sheets([(page.width_mm, page.height_mm) for page in self.pages.pages], self.choices.per_sheet)

    def write(self, path: Path) -> list[int]:
        """Write the sheets as a PDF.

        Returns: numbers of the pages that lack their background. Raises: as `PageExport.write_over_backgrounds`.
        """
        from tni.formats.pdf_sheets import lay_out  # imported late: the panel opens without it

        with work_folder() as folder:
            pages = folder / "pages.pdf"
            bare = self.pages.write_over_backgrounds(self.drawing.pdf(self.pages), pages, self.blobs)
            lay_out(pages, self.sheets, path)
        return bare


class PrintBackend(Protocol):
    """Interface of a print backend. For worker threads. Raises: PrinterError, TniError, OSError."""

    def printers(self) -> Printers: ...

    def send(self, job: PrintJob, wanted: Callable[[], bool]) -> str:
        """Print the job. Returns: the request to pass to `cancel`; "" when the job cannot be cancelled, or when it is
        no longer `wanted`."""

    def cancel(self, request: str) -> bool:
        """Cancel a request. Returns False when it is already printed."""


class CupsPrintBackend:
    """Print backend for CUPS. It sends the sheets as a PDF, which CUPS's filters print as vectors, including PDF
    backgrounds."""

    def printers(self) -> Printers:
        from tni.devices import cups  # with the first print job

        return cups.printers()

    def send(self, job: PrintJob, wanted: Callable[[], bool]) -> str:
        from tni.devices import cups

        with work_folder() as folder:
            path = folder / "sheets.pdf"
            job.write(path)
            if not wanted():
                return ""
            return cups.send(path, job.choices.printer, job.choices.copies, job.title)

    def cancel(self, request: str) -> bool:
        from tni.devices import cups

        return cups.cancel(request)
