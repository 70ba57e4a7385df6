"""Copies that were corrected and are given back: pages of the lesson as PDF files, one for each copy."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path
from typing import Protocol

from tni.core.errors import TniError
from tni.core.ids import BlobId
from tni.document.copy_ranges import CopyRange
from tni.document.correction_code import CodeCount, CorrectionCode, tally
from tni.document.correction_mark import codes_of
from tni.document.document import Document
from tni.document.mark_record import is_mark
from tni.document.page_format import Paper
from tni.document.text_measurer import TextMeasurer
from tni.files.atomic import WriteError, free_name
from tni.services.printing.correction_legend import NO_VERDICT, CopyVerdict, CorrectionLegend, LegendTexts
from tni.services.printing.given_pages import pages_without_extracts
from tni.services.printing.page_export import PageExport
from tni.services.printing.print_service import as_file_name

LEGEND_RATIO = 1.5
"""A page of the legend is no higher than so many times its width: those of a roll are endless."""


class LegendPlace(Enum):
    END = "end"
    BELOW = "below"
    """At the foot of the copy's last page, which gets longer."""
    NONE = "none"


@dataclass(frozen=True, slots=True)
class CopyToReturn:
    """A copy. pages: of the lesson. verdict: what the teacher typed for it."""

    pages: CopyRange
    verdict: CopyVerdict = NO_VERDICT


@dataclass(frozen=True, slots=True)
class ReturnedCopy:
    """A copy as values, to be written on any thread. name: of its file, without a suffix; "" for that which was
    chosen. withheld: an extract for the classroom alone is left out."""

    name: str
    export: PageExport
    withheld: bool = False


class CopiesCancelledError(TniError):
    """The writing of copies was ended by the teacher."""


def counts_of(document: Document, pages: CopyRange, order: Sequence[CorrectionCode] = ()) -> tuple[CodeCount, ...]:
    """Return the numbers of the codes on some pages, without making the ink of these pages. order: the list in use."""
    ids = {page.id: place for place, page in enumerate(document.pages()[pages.first - 1 : pages.last])}
    marks = [item for item in document.plugin_items if item.page in ids and is_mark(item)]
    return tally(codes_of(sorted(marks, key=lambda item: (ids[item.page], item.z, item.id))), order)


@dataclass(frozen=True, slots=True)
class CopyMaker:
    """Maker of copies from the open lesson; for the main thread. classroom: says in the place of an extract that it is
    for the classroom alone."""

    document: Document
    texts: LegendTexts
    classroom: str
    measurer: TextMeasurer
    order: Sequence[CorrectionCode] = ()

    def copies(self, wanted: Sequence[CopyToReturn], place: LegendPlace) -> list[ReturnedCopy]:
        """Return the copies, one alone under the name that is chosen for it."""
        return [self._copy(one, place, file_label(number, len(wanted), one)) for number, one in enumerate(wanted, 1)]

    def _copy(self, wanted: CopyToReturn, place: LegendPlace, name: str) -> ReturnedCopy:
        document, pages = self.document, self.document.pages()[wanted.pages.first - 1 : wanted.pages.last]
        export, withheld = pages_without_extracts(
            document, [page.id for page in pages], Paper.WHITE, self.classroom, self.measurer
        )
        return ReturnedCopy(name, self._with_legend(export, wanted, place), withheld)

    def _with_legend(self, export: PageExport, wanted: CopyToReturn, place: LegendPlace) -> PageExport:
        last = export.pages[-1]
        height = min(last.height_mm, last.width_mm * LEGEND_RATIO)
        counts = counts_of(self.document, wanted.pages, self.order)
        legend = CorrectionLegend(last.width_mm, height, self.texts, self.measurer, wanted.verdict, counts)
        if place is LegendPlace.NONE or legend.is_empty:
            return export
        if place is LegendPlace.BELOW:
            return replace(export, pages=(*export.pages[:-1], legend.below(last)))
        ends = tuple(legend.pages())
        return replace(
            export, pages=(*export.pages, *ends), backgrounds=(*export.backgrounds, *[None] * len(ends))
        )  # fmt: skip


def file_label(number: int, count: int, copy: CopyToReturn) -> str:
    """Return what tells the file of a copy from the others: its number and what was typed; "" for one alone."""
    if count == 1:
        return ""
    digits = max(len(str(count)), 2)
    return " ".join(filter(None, (f"{number:0{digits}d}", as_file_name(copy.verdict.name))))


class WriteCopy(Protocol):
    """Writes one copy as PDF. drawn: called with the number of pages drawn so far; what it raises ends the writing.
    Returns numbers of the pages that lack their background, from 1."""

    def __call__(
        self, export: PageExport, path: Path, blobs: Callable[[BlobId], bytes], drawn: Callable[[int], object]
    ) -> list[int]: ...


@dataclass(frozen=True, slots=True)
class WrittenCopies:
    """Files that were written. bare: (copy, page), from 1, of pages without the PDF beneath, which could not be
    read."""

    paths: tuple[Path, ...]
    bare: tuple[tuple[int, int], ...] = ()


def write_copies(
    copies: Sequence[ReturnedCopy],
    path: Path,
    blobs: Callable[[BlobId], bytes],
    write: WriteCopy,
    wrote: Callable[[int, int], object] = lambda _done, _all: None,
    is_wanted: Callable[[], bool] = lambda: True,
) -> WrittenCopies:
    """Write the copies: one alone at `path`, several beside it under names of their own, none over another file. All of
    them, or none: what is written is removed when another fails. For worker threads.

    wrote: called with the number of pages done and that of all. is_wanted: asked before each page. Raises:
    CopiesCancelledError, PdfError, WriteError.
    """
    total, before = sum(len(copy.export.pages) for copy in copies), 0
    paths: list[Path] = []
    bare: list[tuple[int, int]] = []

    def drawn(pages: int) -> None:
        if not is_wanted():
            raise CopiesCancelledError("cancelled")
        wrote(before + pages, total)

    try:
        for number, copy in enumerate(copies, 1):
            drawn(0)
            target = path if not copy.name else free_name(path.with_name(f"{path.stem} {copy.name}{path.suffix}"))
            try:
                bare += [(number, page) for page in write(copy.export, target, blobs, drawn)]
            except WriteError as error:
                raise WriteError(path, error.cause) from None  # its own name may be a pupil's, and errors are logged
            paths.append(target)
            before += len(copy.export.pages)
    except BaseException:
        if len(copies) > 1:  # the file of one alone is atomic, and may have been there before
            for written in paths:
                written.unlink(missing_ok=True)
        raise
    return WrittenCopies(tuple(paths), tuple(bare))
