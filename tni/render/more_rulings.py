"""Lines and dots of the rulings that few pages have: lines alone, first writing, millimetre paper, triangles, staves
and the squares beneath axes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from math import ceil, floor, sqrt

from tni.core.geometry import Rect
from tni.document.page_format import Paper, Ruling, RulingOptions, axes_origin
from tni.render.paper import (
    DOT_RADIUS_MM,
    Lattice,
    PaperColours,
    RuledLine,
    margin_line,
    marks,
    paper_colours,
    warmed,
)

INTERLINES_OF_A_GROUND = 6
"""From a ground to the next in first writing: three up to the sky, two down for tails, and one between."""
SKY_INTERLINES = 3
STAFF_LINES = 5
STAFF_GAP_SPACES = 6
"""Usual distance between two staves, in distances of their lines."""
MARGIN_LINES, MARGIN_INTERLINES = 4, 12
UPRIGHT_SHARE = sqrt(3) / 2
"""Distance of the upright lines of triangles, in sides."""


@dataclass(frozen=True, slots=True)
class RulingColours:
    """Colours of rulings of their own. thin, medium, thick: lines of millimetre paper, brown as it is sold."""

    thin: str
    medium: str
    thick: str
    ground: str
    grass: str
    sky: str
    staff: str
    axis: str


_LIGHT = RulingColours("#f2dccb", "#e0b894", "#c98f60", "#96602c", "#5ba247", "#4a90d2", "#70747f", "#3f4862")
_DARK = RulingColours("#39423d", "#5a5644", "#83714f", "#bb8a56", "#72ab5f", "#639dd0", "#8d9c9c", "#b6c3c3")


@cache
def ruling_colours(paper: Paper, warmth: float = 0.0) -> RulingColours:
    """Return the colours on a paper. warmth: as of `paper_colours`."""
    if paper is Paper.BLACK:
        return _DARK
    names = RulingColours.__slots__
    return RulingColours(*(warmed(getattr(_LIGHT, name), warmth) for name in names)) if warmth > 0 else _LIGHT


def more_lines(
    ruling: Ruling, paper: Paper, page: Rect, within: Rect, warmth: float, step: float, options: RulingOptions
) -> list[RuledLine]:
    """Return the lines of a page that meet `within`, in painting order. step: distance of the main ones."""
    tint, own = paper_colours(paper, warmth), ruling_colours(paper, warmth)
    match ruling:
        case Ruling.LINED:
            lines = [RuledLine(True, k * step, 0.25, step, tint.main) for k in marks(page, within, step, True)]
            return lines + margin_line(tint, page, within, MARGIN_LINES * step, step) * options.margin
        case Ruling.FIRST_WRITING:
            lines = list(_first_writing(tint, own, page, within, step))
            return lines + margin_line(tint, page, within, MARGIN_INTERLINES * step, step) * options.margin
        case Ruling.MILLIMETRE:
            return list(_millimetre(own, page, within, step))
        case Ruling.ISOMETRIC:
            apart = step * UPRIGHT_SHARE
            return [RuledLine(False, k * apart, 0.2, apart, tint.main) for k in marks(page, within, apart, False)]
        case Ruling.STAVES:
            return list(_staves(own, page, within, step, options.gap_mm))
        case Ruling.AXES:
            return list(_squares(tint, page, within, step, axes_origin(page.width, page.height, options)))
        case _:
            return []


def _first_writing(
    tint: PaperColours, own: RulingColours, page: Rect, within: Rect, step: float
) -> Iterator[RuledLine]:
    kinds = {0: (0.5, own.ground), INTERLINES_OF_A_GROUND - 1: (0.3, own.grass), SKY_INTERLINES: (0.35, own.sky)}
    found = [(k, kinds.get(k % INTERLINES_OF_A_GROUND)) for k in marks(page, within, step, True)]
    for k, kind in found:
        if kind is None:
            yield RuledLine(True, k * step, 0.15, step, tint.fine)
    for colour in (own.grass, own.sky, own.ground):
        for k, kind in found:
            if kind is not None and kind[1] == colour:
                yield RuledLine(True, k * step, kind[0], step * INTERLINES_OF_A_GROUND / 2, colour)


def _millimetre(own: RulingColours, page: Rect, within: Rect, step: float) -> Iterator[RuledLine]:
    """Yield thin lines, the fifths, and the tenths, each kind over the one before."""
    for every, but, width, colour in ((1, 5, 0.1, own.thin), (5, 10, 0.18, own.medium), (10, 0, 0.3, own.thick)):
        apart = every * step
        for across in (False, True):
            for k in marks(page, within, apart, across):
                if not but or k * every % but:
                    yield RuledLine(across, k * apart, width, apart, colour)


def staff_tops(page: Rect, step: float, gap_mm: float) -> list[float]:
    """Return the first lines of the staves that are whole on a page."""
    gap, height = gap_mm or STAFF_GAP_SPACES * step, (STAFF_LINES - 1) * step
    first = min(gap, STAFF_GAP_SPACES * step, max((page.height - height) / 2, step))
    number = floor((page.height - step - height - first) / (gap + height) + 1e-9) + 1
    return [first + k * (gap + height) for k in range(max(number, 0))]


def _staves(own: RulingColours, page: Rect, within: Rect, step: float, gap_mm: float) -> Iterator[RuledLine]:
    for top in staff_tops(page, step, gap_mm):
        for k in range(STAFF_LINES):
            if within.y - 1 <= top + k * step <= within.bottom + 1:
                yield RuledLine(True, top + k * step, 0.3, step, own.staff)


def _squares(
    tint: PaperColours, page: Rect, within: Rect, step: float, origin: tuple[float, float]
) -> Iterator[RuledLine]:
    for across in (False, True):
        for k in marks_about(page, within, step, across, origin[1 if across else 0]):
            yield RuledLine(across, origin[1 if across else 0] + k * step, 0.2, step, tint.main)


def marks_about(page: Rect, within: Rect, step: float, across: bool, zero: float) -> range:
    """Return the numbers of the multiples of `step` about `zero` that are strictly inside the page and within a
    millimetre of `within`."""
    start, end = (within.y, within.bottom) if across else (within.x, within.right)
    size = page.height if across else page.width
    first = max(floor(-zero / step) + 1, floor((start - 1 - zero) / step))
    return range(first, min(ceil((size - zero) / step) - 1, ceil((end + 1 - zero) / step)) + 1)


def slanted_lattices(page: Rect, within: Rect, step: float) -> list[Lattice]:
    """Return the corners of triangles with upright sides of length `step`, those that meet `within`: those of every
    second upright line, and of the others."""
    near, apart = within.grown(DOT_RADIUS_MM), step * UPRIGHT_SHARE
    columns, rows = marks(page, near, apart, False), marks(page, near, step / 2, True)
    return [
        ([k * apart for k in columns if k % 2 == odd], [j * step / 2 for j in rows if j % 2 == odd]) for odd in (0, 1)
    ]
