"""Papers and rulings as data: colours, lines and dots in page mm, the same on screen and in PDF."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from math import ceil, floor
from typing import assert_never

from tni.core.geometry import Rect
from tni.document.items import Paper, Ruling

SQUARED_MM = 5.0
SEYES_MM = 8.0
SEYES_FINE_MM = 2.0
SEYES_MARGIN_MM = 5 * SEYES_MM
DOTTED_MM = 5.0
DOT_RADIUS_MM = 0.35


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

    def warm(colour: str) -> str:
        parts = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
        left = (round(part * (1 - min(warmth, 1.0) * (1 - most))) for part, most in zip(parts, _WARM, strict=True))
        return "#" + "".join(f"{part:02x}" for part in left)

    return PaperColours(warm(tint.sheet), warm(tint.main), warm(tint.fine), warm(tint.margin))


@dataclass(frozen=True, slots=True)
class RuledLine:
    """A straight line across the page. at_mm: its y if `across`, otherwise its x. step_mm: distance to the next line of
    the same kind."""

    across: bool
    at_mm: float
    width_mm: float
    step_mm: float
    colour: str


def ruled_lines(ruling: Ruling, paper: Paper, page: Rect, within: Rect, warmth: float = 0.0) -> list[RuledLine]:
    """Return the lines of a page that meet `within`, in painting order: fine ones first, the margin last."""
    tint = paper_colours(paper, warmth)
    match ruling:
        case Ruling.BLANK | Ruling.DOTTED:
            return []
        case Ruling.SQUARED:
            return [
                RuledLine(across, at, 0.2, SQUARED_MM, tint.main)
                for across in (False, True)
                for at in _marks(page, within, SQUARED_MM, across)
            ]
        case Ruling.SEYES:
            return list(_seyes(tint, page, within))
        case _:
            assert_never(ruling)


def _seyes(tint: PaperColours, page: Rect, within: Rect) -> Iterator[RuledLine]:
    for at in _marks(page, within, SEYES_FINE_MM, across=True):
        if at % SEYES_MM:
            yield RuledLine(True, at, 0.15, SEYES_FINE_MM, tint.fine)
    for across in (False, True):
        for at in _marks(page, within, SEYES_MM, across):
            yield RuledLine(across, at, 0.25, SEYES_MM, tint.main)
    if within.x <= SEYES_MARGIN_MM + 1 and within.right >= SEYES_MARGIN_MM - 1:
        yield RuledLine(False, SEYES_MARGIN_MM, 0.4, SEYES_MM, tint.margin)


def dots(page: Rect, within: Rect) -> list[tuple[float, float]]:
    """Return the centres of a dotted page's dots that meet `within`."""
    near = within.grown(DOT_RADIUS_MM)
    rows = _marks(page, near, DOTTED_MM, across=True)
    return [(x, y) for y in rows for x in _marks(page, near, DOTTED_MM, across=False)]


def _marks(page: Rect, within: Rect, step: float, across: bool) -> list[float]:
    """Return the multiples of `step` strictly inside the page and within a millimetre of `within`."""
    start, end = (within.y, within.bottom) if across else (within.x, within.right)
    size = page.height if across else page.width
    first, last = max(1, floor((start - 1) / step)), min(ceil(size / step) - 1, ceil((end + 1) / step))
    return [k * step for k in range(first, last + 1)]
