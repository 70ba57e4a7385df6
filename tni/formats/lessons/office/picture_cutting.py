"""Cutter of pictures out of the pages of a PDF that an office program made of a reduced copy."""

from __future__ import annotations

import io
from typing import Any

from tni.formats.lessons.office.wanted_pictures import OfficePicture

PX_PER_MM = 8.0
LONGEST_PX = 2000
_PATH = 2
"""PDFium's number of paths among the objects of a page."""


def cut_pictures(
    pdf: bytes, wanted: tuple[OfficePicture, ...], sizes_mm: tuple[tuple[float, float], ...]
) -> dict[int, bytes]:
    """Return the pictures as PNG, clear where nothing is drawn, by their places in `wanted`; those that would be blank
    are left out, all of a damaged PDF. sizes_mm: of all pages of the lesson; the PDF has those on which something is
    wanted."""
    import pypdfium2

    found: dict[int, bytes] = {}
    pages = sorted({one.page for one in wanted})
    try:
        document = pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError:
        return found
    try:
        for place, number in enumerate(pages[: len(document)]):
            page = document[place]
            _clear_paper(page)
            for index, one in enumerate(wanted):
                data = _cut(page, one, sizes_mm[number - 1]) if one.page == number else b""
                if data:
                    found[index] = data
            page.close()
    finally:
        document.close()
    return found


def _clear_paper(page: Any) -> None:
    """Take out the paper that the program paints over the whole page first."""
    wide, high = page.get_size()
    first = next(iter(page.get_objects(max_depth=1)), None)
    if first is None or first.type != _PATH:
        return
    left, bottom, right, top = first.get_bounds()
    if left <= 1 and bottom <= 1 and right >= wide - 1 and top >= high - 1:
        page.remove_obj(first)


def _cut(page: Any, wanted: OfficePicture, size_mm: tuple[float, float]) -> bytes:
    wide_pt, high_pt = page.get_size()
    x, y, wide, high = wanted.box_mm
    scale = min(PX_PER_MM, LONGEST_PX / max(wide, high, 1.0)) * size_mm[0] / wide_pt
    across, down = wide_pt / size_mm[0], high_pt / size_mm[1]
    crop = (x * across, high_pt - (y + high) * down, wide_pt - (x + wide) * across, y * down)
    bitmap = page.render(scale=scale, crop=tuple(max(one, 0.0) for one in crop), fill_color=(255, 255, 255, 0))
    image = bitmap.to_pil().convert("RGBA")
    bitmap.close()
    if image.getextrema()[3][1] == 0:  # nothing is drawn
        return b""
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()
