"""Drawing of formulas: TeX or MathML to SVG that consists only of paths, by ziamath (MIT) with its own font."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from tni.document.chemistry_latex import with_chemistry, with_labelled_arrows
from tni.document.formula_colours import drawn_colour
from tni.document.formula_tree import MACROS
from tni.document.pasted_latex import plain_latex
from tni.formats.formula_spacing import BREAKS, RELATION, keep_bounds_beside, space_signs
from tni.formats.formula_tables import draw_table_lines, rule_tables, with_last_cells, without_part_lines
from tni.quiz.bank.formulas import Formula
from tni.quiz.bank.rendered_question import DrawnFormula, FormulaBreak

if TYPE_CHECKING:
    from xml.etree import ElementTree

    from ziamath.zmath import Math

UNIT = 100.0
"""Font size of the drawing."""
MOST_SIDE, MOST_BYTES = 60.0, 400_000

ATTRIBUTES = frozenset({
    "mathvariant", "stretchy", "symmetric", "accent", "accentunder", "fence", "separator", "form", "open", "close",
    "separators", "displaystyle", "display", "columnalign", "rowalign", "columnlines", "rowlines", "frame", "notation",
    "bevelled", "movablelimits", "largeop", "mathcolor",
})  # fmt: skip
"""MathML attributes that request no size."""
SPACES = frozenset(("width", "lspace", "rspace"))
_ALLOWED = frozenset((("linethickness", "0"), ("scriptlevel", "1")))
"""Attributes that request a size and may have this one: of a binomial, and of lines under a limit."""
_SMALL = re.compile(r"-?[0-3]?(\.\d{1,6})?em")
COLUMNS = "0em 0.8em"
LINES = "0.5em"
"""Room between the columns and the lines of aligned equations. Their columns are pairs."""
_DECIMAL_COMMA = re.compile(r"(?<=\d),(?=\d)")
_ROOM_BELOW = re.compile(r"(\\\\)\s*\[\s*-?[\d.]+\s*(?:pt|em|ex|mm|cm)\s*\]")
"""Room that is asked for below a line of a table."""
_COLOURED_PART = re.compile(r"\\color(\s*\{[^{}]*\}\s*\{)")
_OPERATOR = re.compile(r"\\mathop(?![A-Za-z])")
_DOTLESS = {"ı": "\U0001d6a4", "ȷ": "\U0001d6a5"}
"""Letters that carry an arrow, as they are in italics."""


@lru_cache(maxsize=256)
def draw_formula(formula: Formula, most_width: float = MOST_SIDE) -> DrawnFormula | None:
    """Draw a formula; None if it is too large or no formula, and stays text. most_width: in em."""
    if not formula.is_bounded or (not formula.is_mathml and MACROS.search(formula.source)):
        return None
    try:
        made = _made(formula)
        width, height = (side / UNIT for side in made.getsize())
        svg, descent = made.svg().encode(), -made.getyofst() / UNIT
    except Exception:  # noqa: BLE001 - any failure of the library on an untrusted formula: it stays text
        return None
    if not (0 < width <= most_width and 0 < height <= MOST_SIDE and len(svg) <= MOST_BYTES):
        return None
    return DrawnFormula(svg, width, height, min(max(descent, 0.0), height), formula.block, _breaks(made))


def _breaks(made: Math) -> tuple[FormulaBreak, ...]:
    """Return the places before signs that are not within anything."""
    row: Any = made.node
    x = 0.0
    while row.mtag == "mrow" and len(row.nodes) == 1 and getattr(row.nodes[0], "mtag", "") == "mrow":
        x += row.nodexy[0][0]
        row = row.nodes[0]
    signs = ((getattr(node, "element", None), place[0]) for node, place in zip(row.nodes, row.nodexy, strict=True))
    kinds = ((element.get(BREAKS, ""), at) for element, at in signs if element is not None)
    left = made.svgxml().attrib["viewBox"].split()[0]
    return tuple(FormulaBreak((x + at - float(left)) / UNIT, kind == RELATION) for kind, at in kinds if kind)


def drawable_latex(latex: str) -> str:
    """Return LaTeX that the library reads: without what has no form, with chemistry and arrows with words written out,
    commas between digits as those of decimal numbers, and a colour with its part alone."""
    latex = _ROOM_BELOW.sub(r"\1", plain_latex(latex))
    latex = _OPERATOR.sub("", with_labelled_arrows(with_chemistry(latex)))
    return with_last_cells(_COLOURED_PART.sub(r"\\textcolor\1", _DECIMAL_COMMA.sub("{,}", latex)))


def _made(formula: Formula) -> Math:
    """Parse a formula. ziamath takes a second to import, and most lessons have no formula in a question."""
    return made_math(_element(formula.source) if formula.is_mathml else math_element(drawable_latex(formula.source)))


def made_math(root: ElementTree.Element) -> Math:
    """Return what draws an element, which is changed."""
    from ziamath.config import config
    from ziamath.zmath import Math

    config.svg2 = False  # QtSvg does not support <symbol>
    draw_table_lines()
    space_signs(root)
    return Math(root, size=UNIT)


def math_element(latex: str) -> ElementTree.Element:
    """Return the element of LaTeX, with room between the lines of equations. Raises: ElementTree.ParseError."""
    from ziamath.tex import tex2mml

    # Fractions are full size also within text: pupils in the last row read them too.
    root = _element(tex2mml(without_part_lines(latex)))
    for table in root.iter("mtable"):
        if table.get("displaystyle") == "true":
            table.set("columnspacing", COLUMNS)
            table.set("rowspacing", LINES)
    rule_tables(latex, root)
    if "\\nolimits" in latex:
        keep_bounds_beside(root)
    return root


def _element(source: str) -> ElementTree.Element:
    """Parse MathML without namespaces and without attributes that request a size: a parenthesis of a kilometre would be
    assembled from millimetres. Raises: ElementTree.ParseError."""
    from xml.etree import ElementTree

    root = ElementTree.fromstring(source.replace("&nbsp;", " "))
    for element in root.iter():
        element.tag = element.tag.rpartition("}")[2]
        for name, value in list(element.attrib.items()):
            is_space = name in SPACES and _SMALL.fullmatch(value)
            if name not in ATTRIBUTES and not is_space and (name, value) not in _ALLOWED:
                del element.attrib[name]
        if (colour := element.attrib.pop("mathcolor", None)) and (drawn := drawn_colour(colour)) is not None:
            element.set("mathcolor", drawn)
        if element.tag == "mstyle":  # the library would take it away together with its first part
            element.tag = "mrow"
        if element.get("mathvariant") == "bold":  # \mathbf is upright
            element.set("mathvariant", "bold normal")
        if element.tag == "mi" and element.text in _DOTLESS:
            element.text = _DOTLESS[element.text]
    _flatten(root)
    return root


def _flatten(element: ElementTree.Element) -> None:
    """Join rows that are alone in a row: each row is laid out twice, so that the time doubles with each level."""
    for at, child in enumerate(element):
        while child.tag == "mrow" and len(child) == 1 and child[0].tag == "mrow":
            inner = child[0]
            for name, value in child.attrib.items():
                inner.attrib.setdefault(name, value)
            element[at] = child = inner
        _flatten(child)
