"""Papers and rulings as data: colours, lines and dots in page mm, the same on screen and in PDF."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from math import ceil, floor
from typing import assert_never

from tni.core.geometry import Rect
from tni.document.page_format import Paper, Ruling, ruling_step_mm

SEYES_FINE_LINES = 4
"""Parts into which the fine lines of Séyès divide its squares."""
SEYES_MARGIN_SQUARES = 5
DOT_RADIUS_MM = 0.35
MIN_LINE_GAP_PX, FULL_LINE_GAP_PX = 4.0, 6.0
"""Lines or dots closer than the one are left out: they would merge to grey. Up to the other they fade in."""


@dataclass(frozen=True, slots=True)
class PaperColours:
    """Colours of a paper. sheet: the paper itself. main, fine: ruled lines, fine ones lighter. margin: the red line of
    Séyès."""

    sheet: str
    main: str
    fine: str
    margin: str


_WHITE = PaperColours("#ffffff", "#a9b4da", "#d7ddf0", "#e58a98")
_SOFT = PaperColours("#fafaf7", "#a9b4d4", "#d5dbea", "#e08894")
_BLACK = PaperColours("#1f2a2a", "#57686a", "#354445", "#9a5f66")


_WARM = (1.0, 0.97, 0.9)
"""Factors of red, green and blue at full warmth."""


@cache
def paper_colours(paper: Paper, warmth: float = 0.0) -> PaperColours:
    """Return the colours of a paper. warmth: 0.0 to 1.0, for a screen in the evening; it does not change black paper,
    which emits too little light."""
    match paper:
        case Paper.WHITE:
            return _warmed(_WHITE, warmth)
        case Paper.SOFT:
            return _warmed(_SOFT, warmth)
        case Paper.BLACK:
            return _BLACK
        case _:
            assert_never(paper)


def _warmed(tint: PaperColours, warmth: float) -> PaperColours:
    if warmth <= 0:
        return tint

    return PaperColours(*(warmed(one, warmth) for one in (tint.sheet, tint.main, tint.fine, tint.margin)))


def warmed(colour: str, warmth: float) -> str:
    """Return a colour as it is in the evening. warmth: 0.0 to 1.0."""
    parts = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    left = (round(part * (1 - min(warmth, 1.0) * (1 - most))) for part, most in zip(parts, _WARM, strict=True))
    return "#" + "".join(f"{part:02x}" for part in left)


@cache
def blended(colour: str, sheet: str, share: float) -> str:
    """Return a colour on the sheet of which only a share is left."""
    parts = ((int(colour[i : i + 2], 16), int(sheet[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(below + (above - below) * share):02x}" for above, below in parts)


def shown_share(gap_px: float) -> float:
    """Return how much of its colour a line has that is so far from the next, 0 to 1, in eighths."""
    share = (gap_px - MIN_LINE_GAP_PX) / (FULL_LINE_GAP_PX - MIN_LINE_GAP_PX)
    return 0.0 if gap_px < MIN_LINE_GAP_PX else max(round(min(share, 1.0) * 8), 1) / 8


type Lattice = tuple[list[float], list[float]]
"""Places across and down the page of dots: there is one at each pair of them."""


@dataclass(frozen=True, slots=True)
class RuledLine:
    """A straight line across the page. at_mm: its y if `across`, otherwise its x. step_mm: distance to the next line of
    the same kind."""

    across: bool
    at_mm: float
    width_mm: float
    step_mm: float
    colour: str


@dataclass(frozen=True, slots=True)
class RuledMarks:
    """Slanted lines, graduations, numbers and circles in one colour and width. segments: their ends, x0, y0, x1, y1.
    circles: middle and radius. step_mm: distance of those that are alike. numbers: text, left, top and height of each.
    """

    colour: str
    width_mm: float
    step_mm: float
    segments: tuple[tuple[float, float, float, float], ...] = ()
    circles: tuple[tuple[float, float, float], ...] = ()
    numbers: tuple[tuple[str, float, float, float], ...] = ()

    @property
    def lines(self) -> tuple[tuple[float, float, float, float], ...]:
        """The segments, and those of the numbers."""
        if not self.numbers:
            return self.segments
        from tni.render.stroke_numerals import numerals  # few pages need them

        return (*self.segments, *(line for number in self.numbers for line in numerals(*number)))


def margin_line(tint: PaperColours, page: Rect, within: Rect, at_mm: float, step: float) -> list[RuledLine]:
    """Return the red line of a margin, if it meets `within`."""
    if at_mm < page.width and within.x <= at_mm + 1 and within.right >= at_mm - 1:
        return [RuledLine(False, at_mm, 0.4, step, tint.margin)]
    return []


def seyes_lines(tint: PaperColours, page: Rect, within: Rect, step: float) -> Iterator[RuledLine]:
    fine = step / SEYES_FINE_LINES
    for k in marks(page, within, fine, across=True):
        if k % SEYES_FINE_LINES:
            yield RuledLine(True, k * fine, 0.15, fine, tint.fine)
    for across in (False, True):
        for k in marks(page, within, step, across):
            yield RuledLine(across, k * step, 0.25, step, tint.main)


def dots(page: Rect, within: Rect, size_mm: float = 0.0) -> list[tuple[float, float]]:
    """Return the centres of a dotted page's dots that meet `within`. size_mm: see `ruling_step_mm`."""
    across, down = dot_lattice(page, within, size_mm)
    return [(x, y) for y in down for x in across]


def dot_lattice(page: Rect, within: Rect, size_mm: float = 0.0) -> Lattice:
    """Return the places of a dotted page's dots that meet `within`. size_mm: see `ruling_step_mm`."""
    near, step = within.grown(DOT_RADIUS_MM), ruling_step_mm(Ruling.DOTTED, size_mm)
    columns, rows = marks(page, near, step, across=False), marks(page, near, step, across=True)
    return [k * step for k in columns], [j * step for j in rows]


def marks(page: Rect, within: Rect, step: float, across: bool) -> range:
    """Return the numbers of the multiples of `step` strictly inside the page and within a millimetre of `within`."""
    start, end = (within.y, within.bottom) if across else (within.x, within.right)
    size = page.height if across else page.width
    first, last = max(1, floor((start - 1) / step)), min(ceil(size / step) - 1, ceil((end + 1) / step))
    return range(first, last + 1)
