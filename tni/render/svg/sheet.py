"""Papers and rulings as SVG: one drawing for all pages of a kind, which each of them uses.

Lines are at least a pixel wide and not smoothed, as on the board: thinner ones would fade. Their class gives them their
width on larger screens.
"""

from __future__ import annotations

from itertools import groupby

from tni.core.geometry import Rect
from tni.document.drawlist import DrawPaper
from tni.document.page_format import Ruling
from tni.render import paper as ruled
from tni.render.paper import RuledLine
from tni.render.svg.markup import number

RULE, FINE, MARGIN = "rule", "rule fine", "rule margin"
"""Classes of lines. A small screen leaves out the fine ones."""


def sheet_markup(paper: DrawPaper) -> str:
    """Return the sheet with its lines. Its unit is the mm."""
    page = Rect(0.0, 0.0, paper.width_mm, paper.height_mm)
    tint = ruled.paper_colours(paper.paper)
    out = [f'<path fill="{tint.sheet}" d="M0 0h{number(page.width)}v{number(page.height)}H0z"/>']
    lines = ruled.ruled_lines(paper.ruling, paper.paper, page, page, size_mm=paper.ruling_mm)
    kinds = {tint.fine: FINE, tint.margin: MARGIN}
    for colour, same in groupby(lines, lambda line: line.colour):
        drawn = "".join(_line(line, page) for line in same)
        out.append(
            f'<path class="{kinds.get(colour, RULE)}" stroke="{colour}" vector-effect="non-scaling-stroke" '
            f'shape-rendering="crispEdges" d="{drawn}"/>'
        )
    if paper.ruling is Ruling.DOTTED:
        out.append(_dots(page, ruled.ruling_step_mm(paper.ruling, paper.ruling_mm), tint.main))
    return "".join(out)


def _line(line: RuledLine, page: Rect) -> str:
    at = number(line.at_mm)
    return f"M0 {at}h{number(page.width)}" if line.across else f"M{at} 0v{number(page.height)}"


def _dots(page: Rect, step: float, colour: str) -> str:
    """Return rows of dots, each a line dashed with round ends and nothing between them."""
    columns = sorted({x for x, _ in ruled.dots(page, Rect(0.0, 0.0, page.width, step), step)})
    rows = sorted({y for _, y in ruled.dots(page, Rect(0.0, 0.0, step, page.height), step)})
    if not columns or not rows:
        return ""
    length = number(columns[-1] - columns[0] + step / 4)
    drawn = "".join(f"M{number(columns[0])} {number(y)}h{length}" for y in rows)
    return (
        f'<path fill="none" stroke="{colour}" stroke-width="{number(2 * ruled.DOT_RADIUS_MM)}" stroke-linecap="round" '
        f'stroke-dasharray="0 {number(step)}" d="{drawn}"/>'
    )
