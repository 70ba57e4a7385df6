"""Pictures of a PDF's pages: formulas that other programs keep so, and backgrounds for formats that have no PDF within.
For a sandboxed process only."""

from __future__ import annotations

import ctypes
import io
from math import ceil

import pypdfium2.raw as pdfium
from PIL import Image

MOST_PX = 2400
MOST_BYTES = 200_000_000
_PX_PER_MM = 16.0
_TRANSPARENT = 0x00FFFFFF


def pdf_page_picture(data: bytes, width_mm: float, index: int = 0, *, px_per_mm: float = _PX_PER_MM) -> bytes | None:
    """Return a page of a PDF on a transparent ground, as PNG; None for what is none. width_mm: at which it is shown.
    index: of the page, from 0."""
    if b"%PDF" not in data[:1024] or len(data) > MOST_BYTES:
        return None
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        return None
    try:
        page = pdfium.FPDF_LoadPage(document, index)
        if not page:
            return None
        try:
            return _painted(page, width_mm * px_per_mm)
        finally:
            pdfium.FPDF_ClosePage(page)
    finally:
        pdfium.FPDF_CloseDocument(document)


def _painted(page: object, width_px: float) -> bytes | None:
    width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
    if not (0 < width < 1e5 and 0 < height < 1e5):
        return None
    scale = min(width_px / width, MOST_PX / max(width, height))
    wide, high = max(1, min(ceil(width * scale), MOST_PX)), max(1, min(ceil(height * scale), MOST_PX))
    bitmap = pdfium.FPDFBitmap_Create(wide, high, 1)
    if not bitmap:
        return None
    try:
        pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, wide, high, _TRANSPARENT)
        pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, wide, high, 0, pdfium.FPDF_ANNOT)
        stride = pdfium.FPDFBitmap_GetStride(bitmap)
        pixels = ctypes.string_at(pdfium.FPDFBitmap_GetBuffer(bitmap), stride * high)
    finally:
        pdfium.FPDFBitmap_Destroy(bitmap)
    image = Image.frombuffer("RGBA", (wide, high), pixels, "raw", "BGRA", stride, 1)
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()
