"""Reading of the links of a page of a PDF. For the process that reads PDFs."""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2.raw as pdfium

MOST_LINKS = 500
LONGEST_ADDRESS = 2_000
SIDE = 1_000_000
"""Parts of a page's side in which its links are measured."""

type FoundLink = tuple[float, float, float, float, str, int]
"""Left, top, right and bottom, from 0 to 1 on the page as shown; an address, or "" and the index of a page."""


def page_links(document: Any, page: Any) -> list[FoundLink]:
    """Return the links of a page to addresses and to pages of its file. Their addresses are whatever the file says."""
    found: list[FoundLink] = []
    position, link = ctypes.c_int(0), pdfium.FPDF_LINK()
    for _ in range(MOST_LINKS):
        if not pdfium.FPDFLink_Enumerate(page, ctypes.byref(position), ctypes.byref(link)):
            break
        box = pdfium.FS_RECTF()
        if not pdfium.FPDFLink_GetAnnotRect(link, ctypes.byref(box)):
            continue
        address, index = _target(document, link)
        if address or index >= 0:
            (x0, y0), (x1, y1) = _shown(page, box.left, box.top), _shown(page, box.right, box.bottom)
            found.append((min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1), address, index))
    return found


def _target(document: Any, link: Any) -> tuple[str, int]:
    """Return where a link leads: an address, or the index of a page, -1 for none."""
    dest, action = pdfium.FPDFLink_GetDest(document, link), pdfium.FPDFLink_GetAction(link)
    if action and pdfium.FPDFAction_GetType(action) == pdfium.PDFACTION_URI:
        buffer = ctypes.create_string_buffer(LONGEST_ADDRESS + 1)
        size = pdfium.FPDFAction_GetURIPath(document, action, buffer, len(buffer))
        return (buffer.raw[: size - 1].decode("utf-8", "replace"), -1) if 1 < size <= len(buffer) else ("", -1)
    if not dest and action and pdfium.FPDFAction_GetType(action) == pdfium.PDFACTION_GOTO:
        dest = pdfium.FPDFAction_GetDest(document, action)
    return "", pdfium.FPDFDest_GetDestPageIndex(document, dest) if dest else -1


def _shown(page: Any, x: float, y: float) -> tuple[float, float]:
    """Return a place as it is shown, turned and cropped as the page is."""
    across, down = ctypes.c_int(0), ctypes.c_int(0)
    pdfium.FPDF_PageToDevice(page, 0, 0, SIDE, SIDE, 0, x, y, ctypes.byref(across), ctypes.byref(down))
    return across.value / SIDE, down.value / SIDE
