"""Lines, dots and marks of a sheet, or of a part of it, whatever its ruling."""

from __future__ import annotations

from tni.core.geometry import Rect
from tni.document.drawlist import DrawPaper
from tni.document.page_format import USUAL_OPTIONS, Paper, Ruling, RulingOptions, ruling_step_mm
from tni.render.paper import (
    SEYES_MARGIN_SQUARES,
    Lattice,
    RuledLine,
    RuledMarks,
    dot_lattice,
    margin_line,
    marks,
    paper_colours,
    seyes_lines,
)


def sheet_lines(sheet: DrawPaper, within: Rect | None = None, warmth: float = 0.0) -> list[RuledLine]:
    """Return the `ruled_lines` of a sheet, or of a part of it."""
    page = Rect(0.0, 0.0, sheet.width_mm, sheet.height_mm)
    return ruled_lines(sheet.ruling, sheet.paper, page, within or page, warmth, sheet.ruling_mm, sheet.options)


def ruled_lines(
    ruling: Ruling, paper: Paper, page: Rect, within: Rect, warmth: float = 0.0, size_mm: float = 0.0,
    options: RulingOptions = USUAL_OPTIONS,
) -> list[RuledLine]:  # fmt: skip
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
                for k in marks(page, within, step, across)
            ]
        case Ruling.SEYES:
            found = [*seyes_lines(tint, page, within, step)]
            return found + margin_line(tint, page, within, SEYES_MARGIN_SQUARES * step, step) * options.margin
        case _:
            from tni.render.more_rulings import more_lines  # few pages need them

            return more_lines(ruling, paper, page, within, warmth, step, options)


def ruled_marks(sheet: DrawPaper, within: Rect | None = None, warmth: float = 0.0) -> list[RuledMarks]:
    """Return what a sheet, or a part of it, has besides straight lines across it and dots, in painting order."""
    if sheet.ruling not in (Ruling.ISOMETRIC, Ruling.AXES, Ruling.NUMBER_LINE, Ruling.POLAR):
        return []
    from tni.render.ruling_marks import more_marks  # few pages need them

    page = Rect(0.0, 0.0, sheet.width_mm, sheet.height_mm)
    return more_marks(sheet, page, within or page, warmth)


def ruled_dots(sheet: DrawPaper, within: Rect | None = None) -> list[tuple[float, float]]:
    """Return the centres of a sheet's dots, or of those that meet a part of it."""
    return [(x, y) for across, down in ruled_lattices(sheet, within) for y in down for x in across]


def ruled_lattices(sheet: DrawPaper, within: Rect | None = None) -> list[Lattice]:
    """Return a sheet's dots, or those that meet a part of it."""
    page = Rect(0.0, 0.0, sheet.width_mm, sheet.height_mm)
    if sheet.ruling is Ruling.DOTTED:
        return [dot_lattice(page, within or page, sheet.ruling_mm)]
    if sheet.ruling is Ruling.ISOMETRIC_DOTS:
        from tni.render.more_rulings import slanted_lattices  # few pages need them

        return slanted_lattices(page, within or page, ruling_step_mm(sheet.ruling, sheet.ruling_mm))
    return []
