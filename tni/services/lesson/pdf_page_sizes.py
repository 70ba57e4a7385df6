"""Sizes of the pages of a PDF file that becomes pages of a lesson."""

from __future__ import annotations

from tni.formats.pdf_reader import PdfReader


def page_sizes(reader: PdfReader, data: bytes) -> tuple[list[tuple[float, float]], list[float]]:
    """Return width and height of every page, mm if its unit is a point, and how many points a unit is (see
    `user_units`). For a worker thread. Raises: PdfError."""
    document = reader.open(data)
    try:
        return [document.page_size_mm(page) for page in range(document.page_count)], document.user_units()
    finally:
        document.close()
