"""Sizes of the units of a PDF's pages: a page may count in more than points, as posters do, which PDFium leaves out."""

from __future__ import annotations

from io import BytesIO
from math import isfinite

MOST_PAGES = 500
"""Pages of a longer file, which is no poster, are not looked at."""


def user_units(data: bytes, page_count: int, password: str = "") -> list[float]:
    """Return how many points a unit of each page is; nothing if all are points, or none can be read."""
    if page_count > MOST_PAGES or (b"/UserUnit" not in data and b"/ObjStm" not in data):
        return []
    from pikepdf import Pdf  # few files need it

    from tni.formats.pdf_flattening import MALFORMED

    try:
        with Pdf.open(BytesIO(data), password=password) as pdf:
            units = [_unit(page.obj.get("/UserUnit", 1)) for page in pdf.pages]
    except (*MALFORMED, OSError):
        return []
    return units if any(unit != 1.0 for unit in units) else []


def _unit(found: object) -> float:
    try:
        unit = float(str(found))
    except ValueError:
        return 1.0
    return unit if isfinite(unit) and unit > 0 else 1.0
