"""Papers and rulings as SVG: one drawing for all pages of a kind, which each of them uses.

Lines are at least a pixel wide and not smoothed, as on the board: thinner ones would fade. Their class gives them their
width on larger screens.
"""

from __future__ import annotations

from itertools import groupby

from tni.core.geometry import Rect
from tni.document.drawlist import DrawPaper
from tni.document.page_format import Ruling, ruling_step_mm
from tni.render import paper as ruled
from tni.render.paper import PaperColours, RuledLine, RuledMarks
from tni.render.sheet_rulings import ruled_dots, ruled_marks, sheet_lines
from tni.render.svg.markup import number

RULE, FINE, DENSE, MARGIN = "rule", "rule fine", "rule dense", "rule margin"
"""Classes of lines. A small screen leaves out the fine ones, most screens the dense ones."""
DENSE_MM, WIDE_MM, HAIR_MM = 1.5, 0.35, 0.25
"""Distance below which lines are dense, width from which they are drawn like a margin, and least width of slanted ones:
a pixel where the page is as wide as a small screen."""


def sheet_markup(paper: DrawPaper) -> str:
    """Return the sheet with its lines. Its unit is the mm."""
    page = Rect(0.0, 0.0, paper.width_mm, paper.height_mm)
    tint = ruled.paper_colours(paper.paper)
    out = [f'<path fill="{tint.sheet}" d="M0 0h{number(page.width)}v{number(page.height)}H0z"/>']
    lines = sheet_lines(paper)
    for (colour, kind), same in groupby(lines, lambda line: (line.colour, _kind(line, tint))):
        drawn = "".join(_line(line, page) for line in same)
        out.append(
            f'<path class="{kind}" stroke="{colour}" vector-effect="non-scaling-stroke" '
            f'shape-rendering="crispEdges" d="{drawn}"/>'
        )
    if paper.ruling is Ruling.DOTTED:
        out.append(_dots(page, ruling_step_mm(paper.ruling, paper.ruling_mm), tint.main))
    elif dots := ruled_dots(paper):
        drawn = "".join(f"M{number(x)} {number(y)}h0" for x, y in dots)
        out.append(_stroked(drawn, tint.main, 2 * ruled.DOT_RADIUS_MM))
    out += (_marks(group) for group in ruled_marks(paper))
    return "".join(out)


def _marks(group: RuledMarks) -> str:
    """Return slanted lines, figures and circles, as wide as they are on paper. Lines along the page's sides are not
    smoothed, as on the board."""
    along, drawn = list[str](), list[str]()
    for x0, y0, x1, y1 in group.lines:
        is_along = not group.numbers and (x0 == x1 or y0 == y1)
        (along if is_along else drawn).append(f"M{number(x0)} {number(y0)}L{number(x1)} {number(y1)}")
    for x, y, radius in group.circles:
        way = f"a{number(radius)} {number(radius)} 0 1 1 "
        drawn.append(f"M{number(x - radius)} {number(y)}{way}{number(2 * radius)} 0{way}{number(-2 * radius)} 0")
    width = max(group.width_mm, HAIR_MM)
    out = _stroked("".join(drawn), group.colour, width) if drawn else ""
    return _stroked("".join(along), group.colour, width, ' shape-rendering="crispEdges"') + out if along else out


def _stroked(drawn: str, colour: str, width_mm: float, more: str = "") -> str:
    ends = f'stroke-linecap="round"{more}'
    return f'<path fill="none" stroke="{colour}" stroke-width="{number(width_mm)}" {ends} d="{drawn}"/>'


def _kind(line: RuledLine, tint: PaperColours) -> str:
    if line.colour == tint.fine:
        return FINE
    return MARGIN if line.width_mm >= WIDE_MM else RULE if line.step_mm >= DENSE_MM else DENSE


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
