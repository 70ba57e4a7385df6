"""PDFs of a lesson that is given away, cut to the pages that the lesson shows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from tni.core.ids import BlobId
from tni.document.items import LessonRecord, Page, blobs_of
from tni.document.lesson_plan import CREDIT_PREFIX, Credit


@dataclass(frozen=True, slots=True)
class CutPdf:
    """PDF with some pages of another one. pages: their indices there, in order. left_out: number of its other pages."""

    data: bytes
    pages: Sequence[int]
    left_out: int


type PdfCutter = Callable[[bytes, Sequence[int]], CutPdf | None]
"""Function that cuts a PDF to some of its pages; None for one that cannot be cut."""


@dataclass(frozen=True, slots=True)
class GivenPdfs:
    """PDFs of a copy. left_out: number of their pages that are not in it. whole: number of PDFs that could not be cut,
    so that the copy has all of their pages."""

    left_out: int = 0
    whole: int = 0


def shown_pdf_pages(records: Iterable[LessonRecord]) -> dict[BlobId, list[int]]:
    """Return the pages of each PDF that a lesson shows, in order."""
    found: dict[BlobId, set[int]] = {}
    for record in records:
        if isinstance(record, Page) and record.pdf is not None:
            found.setdefault(record.pdf.blob, set()).add(record.pdf.index)
    return {blob: sorted(pages) for blob, pages in found.items()}


def with_cut_pdfs(
    records: Sequence[LessonRecord], cut: Mapping[BlobId, tuple[BlobId, CutPdf]]
) -> Iterator[LessonRecord]:
    """Yield the records of a lesson with cut PDFs under its pages, and their credits. cut: by the PDFs before. A page
    of a PDF that has no such page stays without one."""
    linked = {blob for record in records if not isinstance(record, Page) for blob in blobs_of(record)}
    for record in records:
        match record:
            case Page(pdf=pdf) if pdf is not None and pdf.blob in cut:
                blob, made = cut[pdf.blob]
                index = made.pages.index(pdf.index) if pdf.index in made.pages else len(made.pages)
                yield replace(record, pdf=replace(pdf, blob=blob, index=index))
            case Credit() if (about := BlobId(record.id.removeprefix(CREDIT_PREFIX))) in cut:
                if about in linked:
                    yield record
                yield replace(record, id=CREDIT_PREFIX + cut[about][0])
            case _:
                yield record
