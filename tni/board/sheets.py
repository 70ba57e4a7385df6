"""Pages laid out on sheets of paper, as values: what is previewed, printed and saved is laid out alike."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import batched

from tni.core.geometry import Rect

A4_MM = (210.0, 297.0)
MARGIN_MM = 8.0
"""What printers leave white."""
GAP_MM = 6.0
TALLEST = 1.6
"""Height over width of the tallest page that is still made to fit; a taller one is cut."""
PIECE = (A4_MM[1] - 2 * MARGIN_MM) / (A4_MM[0] - 2 * MARGIN_MM)
OVERLAP = 0.03
"""Of a piece's height: a line of writing that is cut is whole on one of the two pieces."""
PER_SHEET = (1, 2, 4)


@dataclass(frozen=True, slots=True)
class Cell:
    """page: index of a page; part: what of it, in its millimetres; place: where that lies on the sheet, in mm."""

    page: int
    part: Rect
    place: Rect

    @property
    def scale(self) -> float:
        return self.place.width / self.part.width


@dataclass(frozen=True, slots=True)
class Sheet:
    """framed: a thin line goes around each cell, since several stand side by side."""

    width_mm: float
    height_mm: float
    cells: tuple[Cell, ...]
    framed: bool


@dataclass(frozen=True, slots=True)
class _Piece:
    page: int
    part: Rect
    cut: bool


def sheets_of(sizes_mm: Sequence[tuple[float, float]], per_sheet: int = 1) -> list[Sheet]:
    """A4 sheets, upright or lying as suits their pages. sizes_mm: width and height of each page; per_sheet: 1, 2 or 4.

    Pages are as large as they can be inside the margins; A4 pages alone on a sheet keep their true size, so that
    5 mm stay 5 mm. An endless page is cut into pieces that overlap a little. Raises: ValueError.
    """
    if per_sheet not in PER_SHEET:
        raise ValueError(f"{per_sheet} pages cannot share a sheet")
    pieces = [piece for page, size in enumerate(sizes_mm) for piece in _pieces(page, *size)]
    return [_sheet(group, per_sheet) for group in batched(pieces, per_sheet)]


def _pieces(page: int, width: float, height: float) -> Iterator[_Piece]:
    if height <= width * TALLEST:
        yield _Piece(page, Rect(0.0, 0.0, width, height), cut=False)
        return
    tall, top = width * PIECE, 0.0
    while True:
        yield _Piece(page, Rect(0.0, top, width, min(tall, height - top)), cut=True)
        if top + tall >= height:
            return
        top += tall * (1 - OVERLAP)


def _sheet(pieces: Sequence[_Piece], per_sheet: int) -> Sheet:
    part = pieces[0].part
    lying = not pieces[0].cut and part.width > part.height
    columns, rows = {1: (1, 1), 2: (1, 2) if lying else (2, 1), 4: (2, 2)}[per_sheet]
    width, height = A4_MM[::-1] if lying != (per_sheet == 2) else A4_MM
    is_a4 = abs(part.width - width) < 1 and abs(part.height - height) < 1
    if per_sheet == 1 and is_a4 and not pieces[0].cut:
        return Sheet(
            width, height, (Cell(pieces[0].page, part, Rect(0.0, 0.0, part.width, part.height)),), framed=False
        )
    room_x = (width - 2 * MARGIN_MM - (columns - 1) * GAP_MM) / columns
    room_y = (height - 2 * MARGIN_MM - (rows - 1) * GAP_MM) / rows
    cells = []
    for i, piece in enumerate(pieces):
        row, column = divmod(i, columns)
        left, top = MARGIN_MM + column * (room_x + GAP_MM), MARGIN_MM + row * (room_y + GAP_MM)
        cells.append(_fitted(piece, Rect(left, top, room_x, room_y)))
    return Sheet(width, height, tuple(cells), framed=per_sheet > 1)


def _fitted(piece: _Piece, room: Rect) -> Cell:
    """In the middle of its room; the last piece of a cut page at its top."""
    part = piece.part
    scale = min(room.width / part.width, room.height / part.height)
    if piece.cut:  # pieces of one page have one scale
        scale = min(room.width / part.width, room.height / (part.width * PIECE))
    width, height = part.width * scale, part.height * scale
    top = room.y if piece.cut else room.y + (room.height - height) / 2
    return Cell(piece.page, part, Rect(room.x + (room.width - width) / 2, top, width, height))
