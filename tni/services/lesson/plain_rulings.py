"""Rulings that other programs have no equal for, as locked lines beneath what is on the page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from tni.api.formats import PlainItem, PlainRuling, PlainShape, PlainShapeKind, PlainStroke
from tni.document.drawlist import DrawPaper
from tni.document.items import Page
from tni.document.page_format import Ruling, ruling_step_mm
from tni.render.paper import DOT_RADIUS_MM, RuledMarks, paper_colours
from tni.render.sheet_rulings import ruled_dots, ruled_marks, sheet_lines

AS_LINES = "Réglure écrite en traits verrouillés sous la page."
RULING_GROUP: Final = "papier"
"""Group of the lines of a ruling."""
_EQUAL = {
    Ruling.BLANK: PlainRuling.BLANK,
    Ruling.SQUARED: PlainRuling.SQUARED,
    Ruling.SEYES: PlainRuling.SEYES,
    Ruling.DOTTED: PlainRuling.DOTTED,
}


def plain_ruling(page: Page) -> tuple[PlainRuling, float] | None:
    """Return a page's ruling and its size; None if it has no equal."""
    if page.ruling not in _EQUAL or (page.ruling is Ruling.SEYES and not page.ruling_options.margin):
        return None
    return _EQUAL[page.ruling], ruling_step_mm(page.ruling, page.ruling_mm)


def ruling_drawing(page: Page, height_mm: float) -> list[PlainItem]:
    """Return a page's ruling as lines."""
    sheet = DrawPaper(page.paper, page.ruling, page.format.width_mm, height_mm, page.ruling_mm, page.ruling_options)
    found = [*_lines(sheet), *_dots(sheet), *(item for group in ruled_marks(sheet) for item in _marks(group))]
    return [replace(item, source=f"papier{n}") for n, item in enumerate(found, 1)]


def _stroke(points: tuple[tuple[float, float], ...], colour: str, width_mm: float) -> PlainStroke:
    return PlainStroke(points=points, colour=colour, width=width_mm, group=RULING_GROUP, is_locked=True)


def _lines(sheet: DrawPaper) -> Iterator[PlainItem]:
    for line in sheet_lines(sheet):
        at, end = line.at_mm, sheet.width_mm if line.across else sheet.height_mm
        points = ((0.0, at), (end, at)) if line.across else ((at, 0.0), (at, end))
        yield _stroke(points, line.colour, line.width_mm)


def _dots(sheet: DrawPaper) -> Iterator[PlainItem]:
    colour = paper_colours(sheet.paper).main
    for x, y in ruled_dots(sheet):
        yield _stroke(((x, y), (x + 0.01, y)), colour, 2 * DOT_RADIUS_MM)


def _marks(group: RuledMarks) -> Iterator[PlainItem]:
    points: list[tuple[float, float]] = []
    for x0, y0, x1, y1 in group.lines:
        if points and points[-1] != (x0, y0):
            yield _stroke(tuple(points), group.colour, group.width_mm)
            points = []
        points += [(x1, y1)] if points else [(x0, y0), (x1, y1)]
    if points:
        yield _stroke(tuple(points), group.colour, group.width_mm)
    for x, y, radius in group.circles:
        box = ((x - radius, y - radius), (x + radius, y + radius))
        yield PlainShape(
            kind=PlainShapeKind.ELLIPSE, points=box, colour=group.colour, width=group.width_mm, group=RULING_GROUP,
            is_locked=True,
        )  # fmt: skip
