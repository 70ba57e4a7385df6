"""Links of a page as the process that reads PDFs sends them. A hostile file may have taken it over."""

from __future__ import annotations

import json
from typing import Any

from tni.core.geometry import Rect
from tni.document.pdf_links import PdfLink

MOST_BYTES = 4_000_000


def read_links(data: bytes) -> tuple[PdfLink, ...]:
    """Return the links; none for what is no list of them."""
    if len(data) > MOST_BYTES:
        return ()
    try:
        return tuple(map(_read, json.loads(data)))
    except (ValueError, TypeError, OverflowError, RecursionError):
        return ()


def _read(found: Any) -> PdfLink:
    left, top, right, bottom, address, page = found
    box = Rect(float(left), float(top), float(right) - float(left), float(bottom) - float(top))
    return PdfLink(box, str(address)) if address else PdfLink(box, page=int(page))
