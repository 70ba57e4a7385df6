"""Papers and rulings as data: colours, lines and dots in page mm, the same on screen and in PDF."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from math import ceil, floor
from typing import assert_never

from tni.core.geometry import Rect
from tni.document.page_format import STANDARD_RULING_MM, Paper, Ruling

SEYES_FINE_LINES = 4
"""Parts into which the fine lines of Séyès divide its squares."""
SEYES_MARGIN_SQUARES = 5
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


def ruling_step_mm(ruling: Ruling, size_mm: float) -> float:
    """Return the distance of a ruling's main lines or dots. size_mm: 0 for that on paper."""
    return size_mm or STANDARD_RULING_MM[ruling]


def ruled_lines(
    ruling: Ruling, paper: Paper, page: Rect, within: Rect, warmth: float = 0.0, size_mm: float = 0.0
) -> list[RuledLine]:
    """Return the lines of a page that meet `within`, in painting order: fine ones first, the margin last. size_mm: see
    `ruling_step_mm`."""
    tint, step = paper_colours(paper, warmth), ruling_step_mm(ruling, size_mm)
    match ruling:
        case Ruling.BLANK | Ruling.DOTTED:
            return []
        case Ruling.SQUARED:
            return [
                RuledLine(across, k * step, 0.2, step, tint.main)
                for across in (False, True)
                for k in _marks(page, within, step, across)
            ]
        case Ruling.SEYES:
            return list(_seyes(tint, page, within, step))
        case _:
            assert_never(ruling)


def _seyes(tint: PaperColours, page: Rect, within: Rect, step: float) -> Iterator[RuledLine]:
    fine = step / SEYES_FINE_LINES
    for k in _marks(page, within, fine, across=True):
        if k % SEYES_FINE_LINES:
            yield RuledLine(True, k * fine, 0.15, fine, tint.fine)
    for across in (False, True):
        for k in _marks(page, within, step, across):
            yield RuledLine(across, k * step, 0.25, step, tint.main)
    margin = SEYES_MARGIN_SQUARES * step
    if margin < page.width and within.x <= margin + 1 and within.right >= margin - 1:
        yield RuledLine(False, margin, 0.4, step, tint.margin)


def dots(page: Rect, within: Rect, size_mm: float = 0.0) -> list[tuple[float, float]]:
    """Return the centres of a dotted page's dots that meet `within`. size_mm: see `ruling_step_mm`."""
    near, step = within.grown(DOT_RADIUS_MM), ruling_step_mm(Ruling.DOTTED, size_mm)
    rows = _marks(page, near, step, across=True)
    return [(k * step, j * step) for j in rows for k in _marks(page, near, step, across=False)]


def _marks(page: Rect, within: Rect, step: float, across: bool) -> range:
    """Return the numbers of the multiples of `step` strictly inside the page and within a millimetre of `within`."""
    start, end = (within.y, within.bottom) if across else (within.x, within.right)
    size = page.height if across else page.width
    first, last = max(1, floor((start - 1) / step)), min(ceil(size / step) - 1, ceil((end + 1) / step))
    return range(first, last + 1)
