"""Pictures of a PDF's first page, as PNG: formulas that other programs keep so. For a sandboxed process only."""

from __future__ import annotations

import ctypes
import io
from math import ceil

import pypdfium2.raw as pdfium
from PIL import Image

MOST_PX = 2400
MOST_BYTES = 20_000_000
_PX_PER_MM = 16.0
_TRANSPARENT = 0x00FFFFFF


def pdf_page_picture(data: bytes, width_mm: float) -> bytes | None:
    """Return the first page of a PDF on a transparent ground; None for what is none. width_mm: at which it is shown."""
    if not data.startswith(b"%PDF") or len(data) > MOST_BYTES:
        return None
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        return None
    try:
        page = pdfium.FPDF_LoadPage(document, 0)
        if not page:
            return None
        try:
            return _painted(page, width_mm)
        finally:
            pdfium.FPDF_ClosePage(page)
    finally:
        pdfium.FPDF_CloseDocument(document)


def _painted(page: object, width_mm: float) -> bytes | None:
    width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
    if not (0 < width < 1e5 and 0 < height < 1e5):
        return None
    scale = min(_PX_PER_MM * width_mm / width, MOST_PX / max(width, height))
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
