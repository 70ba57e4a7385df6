"""Reading of a page of a PDF: its text, and whether the page says more than that, so that somebody must look at it.

For the process that reads PDFs and the one that reads documents: PDFium is not thread-safe, and one thread calls it.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from itertools import pairwise, repeat
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

TEXT_CHARS = 200_000
SCAN_SHARE = 0.5
"""Part of a page that pictures take from which they may say more than the text beside them."""
LITTLE_TEXT = 200
"""Letters of a page below which its strokes may say more."""
MOST_STROKES = 60
"""Strokes beside little text, such as letters are written with, from which they may be writing."""
MOST_STROKES_NOTE = 20
"""Such strokes of an annotation: a tick, the corners of a frame."""
MOST_CODELESS = 0.2
"""Part of the letters of a page that may have no code, as symbols have, before the page is not legible."""
MOST_CHECKED = 100
"""Letters of a page whose codes are checked, evenly spread."""
MOST_OBJECTS = 20_000
FORM_DEPTH = 12
MOST_UNITED = 500
"""Pictures of a page whose common area is computed; of more, areas are added up."""
_SLANT = 0.05
"""Part of a line's length by which it leaves the horizontal and the vertical, as no line of a table does."""
_UNSEEN = pdfium.FPDF_ANNOT_FLAG_HIDDEN | pdfium.FPDF_ANNOT_FLAG_NOVIEW

type Box = tuple[float, float, float, float]
"""Left, bottom, right and top, in points."""
type _Matrix = tuple[float, float, float, float, float, float]
_STRAIGHT: _Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class _Drawn:
    """Drawing beside the letters of a page. pictures: their boxes on the page as it is stored, also beyond its edges.
    strokes: curves and slanted lines. is_all: False where there is more than was counted."""

    __slots__ = ("is_all", "pictures", "strokes")

    def __init__(self) -> None:
        self.pictures: list[Box] = []
        self.strokes, self.is_all = 0, True


class PageReading(NamedTuple):
    """Text of a page, in reading order, of TEXT_CHARS at most. says_more: whether the page says, or may say, more than
    its text: by pictures, strokes, letters without a code, or more text."""

    text: str
    says_more: bool


def page_text(page: Any) -> str:
    """Return the text of a page in reading order, with /ActualText where the file gives it, of TEXT_CHARS at most."""
    return _letters(page, most_checked=0)[0]


def read_page(page: Any) -> PageReading:
    """Read a page."""
    text, codeless = _letters(page, MOST_CHECKED)
    if len(text) >= TEXT_CHARS or codeless > MOST_CODELESS:
        return PageReading(text, says_more=True)
    is_little = len(text) < LITTLE_TEXT
    if is_little and not text.strip() and pdfium.FPDFPage_CountObjects(page) > 0:
        return PageReading(text, says_more=True)
    drawn = _drawn_on(page, MOST_STROKES + 1 if is_little else 0)
    more = not drawn.is_all or drawn.strokes > MOST_STROKES or _share(page, drawn) > SCAN_SHARE
    return PageReading(text, says_more=more)


def read_note(page: Any) -> PageReading:
    """Read an annotation that stands alone on a page."""
    text, codeless = _letters(page, MOST_CHECKED)
    more = len(text) >= TEXT_CHARS or codeless > MOST_CODELESS
    return PageReading(text, more or _is_more_than_frame(_drawn_on(page, MOST_STROKES_NOTE + 1)))


def picture_share(page: Any) -> float:
    """Return the part of a page, from 0 to 1, that its pictures take together."""
    return _share(page, _drawn_on(page, most_strokes=0))


def _letters(page: Any, most_checked: int) -> tuple[str, float]:
    """Return the text of a page, and the part of its letters for which the file gives no code: what is read of them is
    not what is seen."""
    text_page = pdfium.FPDFText_LoadPage(page)
    if not text_page:
        return "", 1.0
    count = min(max(pdfium.FPDFText_CountChars(text_page), 0), TEXT_CHARS)
    buffer = (ctypes.c_ushort * (count + 1))()
    written = pdfium.FPDFText_GetText(text_page, 0, count, buffer)
    checked = range(0, count, max(-(-count // most_checked), 1)) if most_checked else range(0)
    faults = list(map(pdfium.FPDFText_HasUnicodeMapError, repeat(text_page), checked)).count(1)
    pdfium.FPDFText_ClosePage(text_page)
    text = bytes(buffer)[: max(written - 1, 0) * 2].decode("utf-16-le", "replace")
    # PDFium writes U+FFFE for the hyphen at the end of a line.
    text = text.replace("\ufffe", "-").replace("\0", " ").replace("\r\n", "\n")
    return text, faults / len(checked) if checked else 0.0


# -- annotations


def has_drawn_notes(page: Any) -> bool:
    """Return whether a page has form fields, or annotations with a look of their own: they leave with it."""
    return any(
        pdfium.FPDFAnnot_HasKey(note, b"AP") or pdfium.FPDFAnnot_GetSubtype(note) == pdfium.FPDF_ANNOT_WIDGET
        for note in _notes(page)
    )


def notes_say_more(page: Any) -> bool:
    """Return whether an annotation that is seen says more than its text: handwriting, a photo."""
    for note in _notes(page):
        if _is_seen(note) and pdfium.FPDFAnnot_HasKey(note, b"AP"):
            count = min(max(pdfium.FPDFAnnot_GetObjectCount(note), 0), MOST_OBJECTS)
            found = (pdfium.FPDFAnnot_GetObject(note, index) for index in range(count))
            is_ink = pdfium.FPDFAnnot_GetSubtype(note) == pdfium.FPDF_ANNOT_INK
            if is_ink or _is_more_than_frame(_drawn(found, MOST_STROKES_NOTE + 1)):
                return True
    return False


def field_values(page: Any, form: Any) -> list[str]:
    """Return the values of the form fields that are seen on a page: what is drawn of one may lack letters of its font.
    form: draws them."""
    return [
        value
        for note in _notes(page)
        if pdfium.FPDFAnnot_GetSubtype(note) == pdfium.FPDF_ANNOT_WIDGET and _is_seen(note)
        if (value := _value(note, form)).strip()
    ]


def _value(field: Any, form: Any) -> str:
    size = pdfium.FPDFAnnot_GetFormFieldValue(form, field, None, 0)
    if not 2 < size <= 2 * TEXT_CHARS:
        return ""
    buffer = (ctypes.c_ushort * (size // 2))()
    pdfium.FPDFAnnot_GetFormFieldValue(form, field, buffer, size)
    return bytes(buffer)[: size - 2].decode("utf-16-le", "replace")


def _is_seen(note: Any) -> bool:
    return bool(pdfium.FPDFAnnot_GetFlags(note) & _UNSEEN == 0)


def _is_more_than_frame(drawn: _Drawn) -> bool:
    return bool(drawn.pictures) or drawn.strokes > MOST_STROKES_NOTE or not drawn.is_all


def _notes(page: Any) -> Iterator[Any]:
    for index in range(max(pdfium.FPDFPage_GetAnnotCount(page), 0)):
        if note := pdfium.FPDFPage_GetAnnot(page, index):
            try:
                yield note
            finally:
                pdfium.FPDFPage_CloseAnnot(note)


# -- pictures and strokes


def _drawn_on(page: Any, most_strokes: int) -> _Drawn:
    """Return what is drawn on a page. most_strokes: number of strokes from which no more are counted."""
    count = max(pdfium.FPDFPage_CountObjects(page), 0)
    return _drawn((pdfium.FPDFPage_GetObject(page, index) for index in range(count)), most_strokes)


def _drawn(objects: Iterator[Any], most_strokes: int) -> _Drawn:
    drawn, type_of = _Drawn(), pdfium.FPDFPageObj_GetType
    levels = [(objects, _STRAIGHT)]
    left = MOST_OBJECTS
    while levels and left:
        for found in levels[-1][0]:
            left -= 1
            kind = type_of(found)
            if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
                drawn.pictures.append(_moved(_box(found), levels[-1][1]))
            elif kind == pdfium.FPDF_PAGEOBJ_PATH and drawn.strokes < most_strokes:
                drawn.strokes += _strokes(found, most_strokes - drawn.strokes)
            elif kind == pdfium.FPDF_PAGEOBJ_FORM and len(levels) <= FORM_DEPTH:
                levels.append((_within(found), _joined(_matrix(found), levels[-1][1])))
                break
            elif kind == pdfium.FPDF_PAGEOBJ_FORM:
                drawn.is_all = False
            if not left:
                break
        else:
            levels.pop()
    drawn.is_all &= not levels
    return drawn


def _within(form: Any) -> Iterator[Any]:
    count = max(pdfium.FPDFFormObj_CountObjects(form), 0)
    return (pdfium.FPDFFormObj_GetObject(form, index) for index in range(count))


def _strokes(path: Any, most: int) -> int:
    """Return the number of curves and slanted lines of a path, up to `most`."""
    found, at = 0.0, (0.0, 0.0)
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(max(pdfium.FPDFPath_CountSegments(path), 0)):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        match pdfium.FPDFPathSegment_GetType(segment):
            case pdfium.FPDF_SEGMENT_BEZIERTO:
                found += 1 / 3  # three points each
            case pdfium.FPDF_SEGMENT_LINETO:
                across, up = abs(x.value - at[0]), abs(y.value - at[1])
                found += min(across, up) > _SLANT * max(across, up)
        if found >= most:
            return most
        at = x.value, y.value
    return round(found)


def _box(found: Any) -> Box:
    sides = [ctypes.c_float() for _ in range(4)]
    if not pdfium.FPDFPageObj_GetBounds(found, *map(ctypes.byref, sides)):
        return 0.0, 0.0, 0.0, 0.0
    left, bottom, right, top = (side.value for side in sides)
    return left, bottom, right, top


def _matrix(form: Any) -> _Matrix:
    found = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(form, ctypes.byref(found)):
        return _STRAIGHT
    return found.a, found.b, found.c, found.d, found.e, found.f


def _joined(first: _Matrix, then: _Matrix) -> _Matrix:
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def _moved(box: Box, matrix: _Matrix) -> Box:
    if matrix is _STRAIGHT:
        return box
    a, b, c, d, e, f = matrix
    corners = [(a * x + c * y + e, b * x + d * y + f) for x in box[::2] for y in box[1::2]]
    across, up = zip(*corners, strict=True)
    return min(across), min(up), max(across), max(up)


def _share(page: Any, drawn: _Drawn) -> float:
    whole = pdfium.FPDF_GetPageWidthF(page) * pdfium.FPDF_GetPageHeightF(page)
    return min(united_area(drawn.pictures) / whole, 1.0) if whole > 0 else 0.0


def united_area(boxes: Sequence[Box]) -> float:
    """Return the area that boxes take together; where there are very many, at least that."""
    boxes = [box for box in boxes if box[0] < box[2] and box[1] < box[3]]
    if len(boxes) > MOST_UNITED:
        return sum((right - left) * (top - bottom) for left, bottom, right, top in boxes)
    area = 0.0
    for start, end in pairwise(sorted({side for box in boxes for side in (box[0], box[2])})):
        spans = sorted((bottom, top) for left, bottom, right, top in boxes if left <= start and right >= end)
        reached = float("-inf")
        for bottom, top in spans:
            area += (end - start) * max(top - max(bottom, reached), 0.0)
            reached = max(reached, top)
    return area
