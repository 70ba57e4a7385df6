"""Size of a page of a PDF. For a sandboxed process only."""

from __future__ import annotations

import pypdfium2.raw as pdfium

MOST_BYTES = 300_000_000
_MOST_PT = 1e5


def pdf_page_size(data: bytes, index: int) -> tuple[float, float] | None:
    """Return width and height in points; None for what is none. index: of the page, from 0."""
    if b"%PDF" not in data[:1024] or len(data) > MOST_BYTES:
        return None
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        return None
    try:
        size = pdfium.FS_SIZEF()
        if not pdfium.FPDF_GetPageSizeByIndexF(document, index, size):
            return None
        width, height = float(size.width), float(size.height)
        return (width, height) if 0 < width < _MOST_PT and 0 < height < _MOST_PT else None
    finally:
        pdfium.FPDF_CloseDocument(document)
