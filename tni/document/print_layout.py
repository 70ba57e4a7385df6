"""Layout of pages on sheets of paper, as values shared by preview, printing and PDF export."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import batched

from tni.core.geometry import Rect

A4_MM = (210.0, 297.0)
MARGIN_MM = 8.0
"""Margin that printers leave white."""
GAP_MM = 6.0
MAX_ASPECT = 1.6
"""Height over width of the tallest page that is fitted to one sheet; a taller page is cut."""
PIECE_ASPECT = (A4_MM[1] - 2 * MARGIN_MM) / (A4_MM[0] - 2 * MARGIN_MM)
PIECE_OVERLAP = 0.03
"""Overlap as a fraction of a piece's height: a line of writing that is cut is whole on one of the two pieces."""
PAGES_PER_SHEET = (1, 2, 4)


@dataclass(frozen=True, slots=True)
class PrintCell:
    """Part of a page on a sheet. page: index of the page. part: the part of it, in page mm. place: its box on the
    sheet, in mm."""

    page: int
    part: Rect
    place: Rect

    @property
    def scale(self) -> float:
        return self.place.width / self.part.width


@dataclass(frozen=True, slots=True)
class PrintSheet:
    """A sheet of paper. framed: a thin line surrounds each cell, since several share the sheet."""

    width_mm: float
    height_mm: float
    cells: tuple[PrintCell, ...]
    framed: bool


@dataclass(frozen=True, slots=True)
class _Piece:
    page: int
    part: Rect
    cut: bool


def print_sheets(sizes_mm: Sequence[tuple[float, float]], per_sheet: int = 1) -> list[PrintSheet]:
    """Lay pages out on A4 sheets, in portrait or landscape as suits the pages.

    sizes_mm: width and height of each page. per_sheet: 1, 2 or 4.

    Pages are as large as the margins allow. An A4 page alone on a sheet keeps its true size, so that 5 mm stay 5 mm. An
    endless page is cut into pieces that overlap a little. Raises: ValueError.
    """
    if per_sheet not in PAGES_PER_SHEET:
        raise ValueError(f"{per_sheet} pages cannot share a sheet")
    pieces = [piece for page, size in enumerate(sizes_mm) for piece in _pieces(page, *size)]
    return [_sheet(group, per_sheet) for group in batched(pieces, per_sheet)]


def _pieces(page: int, width: float, height: float) -> Iterator[_Piece]:
    if height <= width * MAX_ASPECT:
        yield _Piece(page, Rect(0.0, 0.0, width, height), cut=False)
        return
    tall, top = width * PIECE_ASPECT, 0.0
    while True:
        yield _Piece(page, Rect(0.0, top, width, min(tall, height - top)), cut=True)
        if top + tall >= height:
            return
        top += tall * (1 - PIECE_OVERLAP)


def _sheet(pieces: Sequence[_Piece], per_sheet: int) -> PrintSheet:
    part = pieces[0].part
    lying = not pieces[0].cut and part.width > part.height
    columns, rows = {1: (1, 1), 2: (1, 2) if lying else (2, 1), 4: (2, 2)}[per_sheet]
    width, height = A4_MM[::-1] if lying != (per_sheet == 2) else A4_MM
    is_a4 = abs(part.width - width) < 1 and abs(part.height - height) < 1
    if per_sheet == 1 and is_a4 and not pieces[0].cut:
        return PrintSheet(
            width, height, (PrintCell(pieces[0].page, part, Rect(0.0, 0.0, part.width, part.height)),), framed=False
        )
    room_x = (width - 2 * MARGIN_MM - (columns - 1) * GAP_MM) / columns
    room_y = (height - 2 * MARGIN_MM - (rows - 1) * GAP_MM) / rows
    cells = []
    for i, piece in enumerate(pieces):
        row, column = divmod(i, columns)
        left, top = MARGIN_MM + column * (room_x + GAP_MM), MARGIN_MM + row * (room_y + GAP_MM)
        cells.append(_fitted(piece, Rect(left, top, room_x, room_y)))
    return PrintSheet(width, height, tuple(cells), framed=per_sheet > 1)


def _fitted(piece: _Piece, room: Rect) -> PrintCell:
    """Return a piece centred in its room; the pieces of a cut page lie at the top."""
    part = piece.part
    scale = min(room.width / part.width, room.height / part.height)
    if piece.cut:  # pieces of one page have one scale
        scale = min(room.width / part.width, room.height / (part.width * PIECE_ASPECT))
    width, height = part.width * scale, part.height * scale
    top = room.y if piece.cut else room.y + (room.height - height) / 2
    return PrintCell(piece.page, part, Rect(room.x + (room.width - width) / 2, top, width, height))
