"""Layout of voting cards on A4 sheets for printing: the pattern, the card's number, and the answer letter of each side.

A white border, one cell wide, surrounds the pattern: the card reader needs it. Letters and number stand beyond it and
are small, so that a neighbour cannot read them. The back repeats them for the pupil who holds the card.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import batched
from math import pi

from tni.core.geometry import Affine, Rect
from tni.core.ids import ItemId, PageId
from tni.document.drawlist import DrawFill, DrawItem, DrawText
from tni.document.items import Text
from tni.document.print_layout import A4_MM, MARGIN_MM, PAGES_PER_SHEET
from tni.document.text_measurer import TextMeasurer
from tni.quiz.card_codes import CARD_LETTERS, GRID_SIDE, CardGrid, CardSet, card_grid, card_numbers

CELL_MM = {1: 19.0, 2: 13.0, 4: 8.8}
"""Side of a cell, by cards per sheet. The pattern with its black border is seven cells wide."""
LETTER_MM = {1: 8.0, 2: 7.0, 4: 4.5}
NUMBER_MM = {1: 12.0, 2: 9.0, 4: 8.0}
CAPITAL_SHARE = 0.7
"""Height of a capital letter, as a fraction of the type size."""
NAME_SHARE = 0.6
CUT_MM, CUT_GREY = 0.15, "#b0b0b0"
BLACK, WHITE, WORDS = "#000000", "#ffffff", "#303030"
_BACK = {"A": "A", "B": "D", "C": "C", "D": "B"}
"""Letter printed on the back, seen from the back, at the position of each letter of the front."""


@dataclass(frozen=True, slots=True)
class CardSheet:
    """One side of an A4 sheet in portrait orientation."""

    items: tuple[DrawItem, ...]
    width_mm: float = A4_MM[0]
    height_mm: float = A4_MM[1]


def card_sheets(
    wanted: Sequence[int],
    per_sheet: int,
    measurer: TextMeasurer,
    names: Mapping[int, str] | None = None,
    *,
    backs: bool = False,
) -> list[CardSheet]:
    """Lay out the cards with the numbers in `wanted`, in order. With `backs` each sheet is followed by its reverse
    side, for duplex printing that flips on the long edge.

    per_sheet: 1, 2 or 4. names: pupil names by card number, printed beside the number.

    Raises: ValueError for a number without a card, for an empty `wanted` and for another `per_sheet`.
    """
    if per_sheet not in PAGES_PER_SHEET:
        raise ValueError(f"{per_sheet} cards cannot share a sheet")
    if not wanted or any(number not in card_numbers(CardSet.TNI) for number in wanted):
        raise ValueError("no card has such a number")
    sheets = []
    for group in batched(wanted, per_sheet):
        setter = _Setter(per_sheet, measurer)
        places = setter.places
        fronts = [item for n, place in zip(group, places, strict=False) for item in setter.front(n, place, names or {})]
        sheets.append(CardSheet((*fronts, *setter.cuts())))
        if backs:
            turned = [Rect(A4_MM[0] - place.right, place.y, place.width, place.height) for place in places]
            behind = [item for n, place in zip(group, turned, strict=False) for item in setter.back(n, place)]
            sheets.append(CardSheet((*behind, *setter.cuts())))
    return sheets


def pattern_mm(per_sheet: int) -> float:
    """Return the side of the black square, in mm."""
    return CELL_MM[per_sheet] * (GRID_SIDE + 2)


class _Setter:
    """Lays out the cards of one size."""

    def __init__(self, per_sheet: int, measurer: TextMeasurer) -> None:
        self._measurer = measurer
        self._cell, self._letter, self._number = CELL_MM[per_sheet], LETTER_MM[per_sheet], NUMBER_MM[per_sheet]
        columns, rows = {1: (1, 1), 2: (1, 2), 4: (2, 2)}[per_sheet]
        width, height = A4_MM[0] / columns, A4_MM[1] / rows
        self.places = [Rect(x * width, y * height, width, height) for y in range(rows) for x in range(columns)]
        self._columns, self._rows = columns, rows

    def front(self, number: int, place: Rect, names: Mapping[int, str]) -> list[DrawItem]:
        x, y = place.center
        side = self._cell * (GRID_SIDE + 2)
        items: list[DrawItem] = [_fill(Rect(x - side / 2, y - side / 2, side, side), BLACK)]
        items += self._cells(card_grid(CardSet.TNI, number), x - side / 2 + self._cell, y - side / 2 + self._cell)
        items += self._letters(place, {letter: letter for letter in CARD_LETTERS})
        return [*items, *self._caption(number, place, names.get(number, ""))]

    def back(self, number: int, place: Rect) -> list[DrawItem]:
        return [*self._letters(place, _BACK), *self._caption(number, place, "")]

    def cuts(self) -> list[DrawItem]:
        """Return the cutting lines."""
        lines = [Rect(A4_MM[0] * i / self._columns, 0.0, CUT_MM, A4_MM[1]) for i in range(1, self._columns)]
        lines += [Rect(0.0, A4_MM[1] * i / self._rows, A4_MM[0], CUT_MM) for i in range(1, self._rows)]
        return [_fill(line, CUT_GREY) for line in lines]

    def _cells(self, cells: CardGrid, left: float, top: float) -> list[DrawItem]:
        """Return the white cells as runs along rows, then along columns, so that no thin black line shows between
        touching cells."""
        cell = self._cell
        along = [Rect(left + a * cell, top + y * cell, (b - a) * cell, cell) for y, a, b in _runs(cells)]
        down = [
            Rect(left + x * cell, top + a * cell, cell, (b - a) * cell)
            for x, a, b in _runs(tuple(zip(*cells, strict=True)))
            if b - a > 1
        ]
        return [_fill(run, WHITE) for run in (*along, *down)]

    def _letters(self, place: Rect, shown: Mapping[str, str]) -> list[DrawItem]:
        """Return the four answer letters, each with its top outwards, so that it is upright when its side is up."""
        x, y = place.center
        edge = MARGIN_MM + self._letter * CAPITAL_SHARE / 2
        middles = {"A": (x, place.y + edge), "B": (place.right - edge, y)}
        middles |= {"C": (x, place.bottom - edge), "D": (place.x + edge, y)}
        return [
            self._centred_text(
                shown[letter], self._letter, Affine.moving(*middles[letter]).after(Affine.rotating(turn))
            )
            for letter, turn in zip(CARD_LETTERS, (0.0, pi / 2, pi, -pi / 2), strict=True)
        ]

    def _caption(self, number: int, place: Rect, name: str) -> list[DrawItem]:
        """Return the number and the name beside it, in the lower left corner. A long name is set smaller, so that it
        ends before the letter."""
        items: list[DrawItem] = []
        left, end = place.x + MARGIN_MM, place.center[0] - self._letter
        for words, usual in ((str(number), self._number), (name, self._number * NAME_SHARE)):
            if words:
                size = usual * min(1.0, (end - left) / self._measurer.measure(words, usual).width_mm)
                middle = place.bottom - MARGIN_MM - size * CAPITAL_SHARE / 2
                width = self._measurer.measure(words, size).width_mm
                items.append(self._centred_text(words, size, Affine.moving(left + width / 2, middle)))
                left += width + self._number * NAME_SHARE
        return items

    def _centred_text(self, text: str, size_mm: float, middle: Affine) -> DrawText:
        """Return a text whose centre lies where `middle` maps the origin."""
        found = self._measurer.measure(text, size_mm)
        item = Text(
            id=ItemId(""), page=PageId(""), text=text, size_mm=size_mm, colour=WORDS, font=found.font,
            font_version=found.font_version, width_mm=found.width_mm, height_mm=found.height_mm,
        )  # fmt: skip
        return DrawText(item, middle.after(Affine.moving(-found.width_mm / 2, -found.height_mm / 2)))


def _runs(rows: Sequence[Sequence[bool]]) -> list[tuple[int, int, int]]:
    """Return (row, first, one past the last) of each run of True."""
    found = []
    for place, row in enumerate(rows):
        start = 0
        while start < len(row):
            end = start
            while end < len(row) and row[end]:
                end += 1
            if end > start:
                found.append((place, start, end))
            start = end + 1
    return found


def _fill(box: Rect, colour: str) -> DrawFill:
    return DrawFill(((box.x, box.y), (box.right, box.y), (box.right, box.bottom), (box.x, box.bottom)), colour)
