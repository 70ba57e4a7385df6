"""Rulings of other programs that no page of ours has: drawn as locked shapes or a picture beneath the items.

All lines of one direction are one polygon, so that a notebook of a hundred pages has not thousands of lines to select:
it goes round each line and on to the next along their common end, where it has no area.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import floor, sqrt

from PIL import Image, ImageDraw

from tni.api.formats import PlainShape, PlainShapeKind

MOST_LINES = 125
"""Lines of one polygon, which has four corners for each."""
MOST_POLYGONS = 8
_PX_PER_MM, _MOST_PX = 8.0, 4000
_MOST_MARKS = 60_000


@dataclass(frozen=True, slots=True)
class LineSet:
    """Parallel lines. at: their places; y if `across`, else x. low, high: their ends."""

    at: Sequence[float]
    low: float
    high: float
    width: float
    colour: str
    across: bool = True


def line_set_shapes(sets: Sequence[LineSet], source: str) -> list[PlainShape] | None:
    """Return the shapes of lines, the first with the source's name; None for more than a page should have."""
    pieces = [(one, one.at[begin : begin + MOST_LINES]) for one in sets for begin in range(0, len(one.at), MOST_LINES)]
    if len(pieces) > MOST_POLYGONS:
        return None
    return [
        PlainShape(
            source=f"{source}/{number}" if number > 1 else source, group=source, is_locked=True,
            kind=PlainShapeKind.POLYGON, points=tuple(_comb(one, at)), colour=one.colour, width=0.0, fill=one.colour,
        )
        for number, (one, at) in enumerate(pieces, 1)
    ]  # fmt: skip


def _comb(lines: LineSet, at: Sequence[float]) -> Iterator[tuple[float, float]]:
    half = lines.width / 2
    for place in at:
        before, behind = place - half, place + half
        for along, beside in ((lines.low, before), (lines.high, before), (lines.high, behind), (lines.low, behind)):
            yield (along, beside) if lines.across else (beside, along)


@dataclass(frozen=True, slots=True)
class IsometricPaper:
    """Paper of triangles or of the dots at their corners. Lengths in mm. step: side of a triangle. margin: kept
    free on all sides."""

    width: float
    height: float
    step: float
    margin: float
    line: float
    colour: str
    paper: str
    is_dotted: bool


def isometric_picture(paper: IsometricPaper) -> bytes | None:
    """Return a PNG of the whole page; None for one that would have too many lines."""
    scale = min(_PX_PER_MM, _MOST_PX / max(paper.width, paper.height))
    across, down = sqrt(3) / 2 * paper.step, paper.step / 2
    columns = floor((paper.width - 2 * paper.margin) / across)
    rows = floor((paper.height - 2 * paper.margin) / down)
    if min(columns, rows) < 1 or columns * rows > _MOST_MARKS:
        return None
    left, top = (paper.width - columns * across) / 2, (paper.height - rows * down) / 2
    size = (max(1, round(paper.width * scale)), max(1, round(paper.height * scale)))
    image = Image.new("P", size, 0)
    image.putpalette([*_rgb(paper.paper), *_rgb(paper.colour)])
    draw = ImageDraw.Draw(image)
    thick = max(1, round(paper.line * scale))

    def pixel(column: int, row: int) -> tuple[float, float]:
        return (left + column * across) * scale, (top + row * down) * scale

    for column in range(columns + 1):
        for row in range(column % 2 ^ 1, rows + 1, 2):
            x, y = pixel(column, row)
            if paper.is_dotted:
                draw.ellipse((x - thick / 2, y - thick / 2, x + thick / 2, y + thick / 2), fill=1)
                continue
            for side in (-1, 1):
                if column < columns and 0 <= row + side <= rows:
                    draw.line([(x, y), pixel(column + 1, row + side)], fill=1, width=thick)
            if row + 2 <= rows:
                draw.line([(x, y), pixel(column, row + 2)], fill=1, width=thick)
    out = io.BytesIO()
    image.save(out, "PNG", optimize=False)
    return out.getvalue()


def _rgb(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
