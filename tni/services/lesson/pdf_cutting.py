"""Cut of a PDF to the pages that a lesson shows, made by the process that reads PDFs."""

from __future__ import annotations

from collections.abc import Sequence

from tni.files.pdf_errors import PdfError
from tni.formats.pdf_reader import PdfReader
from tni.library.shown_pdfs import CutPdf


def cut_pdf(reader: PdfReader, data: bytes, pages: Sequence[int]) -> CutPdf | None:
    """Return a PDF of some of its pages; None for one that is encrypted or damaged. For a worker thread."""
    try:
        document = reader.open(data)
        try:
            there = [page for page in pages if page < document.page_count]
            return CutPdf(document.only_pages(there), there, document.page_count - len(there))
        finally:
            document.close()
    except PdfError:
        return None
