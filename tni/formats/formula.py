"""Drawing of formulas: TeX or MathML to SVG that consists only of paths, by ziamath (MIT) with its own font."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from tni.document.chemistry_latex import with_chemistry, with_labelled_arrows
from tni.quiz.bank.formulas import Formula
from tni.quiz.bank.rendered_question import DrawnFormula

if TYPE_CHECKING:
    from xml.etree import ElementTree

    from ziamath.zmath import Math

UNIT = 100.0
"""Font size of the drawing."""
MOST_SIDE, MOST_BYTES = 60.0, 400_000

ATTRIBUTES = frozenset({
    "mathvariant", "stretchy", "symmetric", "accent", "accentunder", "fence", "separator", "form", "open", "close",
    "separators", "displaystyle", "display", "columnalign", "rowalign", "columnlines", "rowlines", "frame", "notation",
    "bevelled", "movablelimits", "largeop",
})  # fmt: skip
"""MathML attributes that request no size."""
SPACES = frozenset(("width", "lspace", "rspace"))
_SMALL = re.compile(r"-?[0-3]?(\.\d{1,6})?em")
COLUMNS = "0em 0.8em"
LINES = "0.5em"
"""Room between the columns and the lines of aligned equations. Their columns are pairs."""
_DECIMAL_COMMA = re.compile(r"(?<=\d),(?=\d)")


@lru_cache(maxsize=256)
def draw_formula(formula: Formula) -> DrawnFormula | None:
    """Draw a formula; None if it is too large or no formula, and stays text."""
    if not formula.is_bounded:
        return None
    try:
        made = _made(formula)
        width, height = (side / UNIT for side in made.getsize())
        svg, descent = made.svg().encode(), -made.getyofst() / UNIT
    except Exception:  # noqa: BLE001 - any failure of the library on an untrusted formula: it stays text
        return None
    if not (0 < width <= MOST_SIDE and 0 < height <= MOST_SIDE and len(svg) <= MOST_BYTES):
        return None
    return DrawnFormula(svg, width, height, min(max(descent, 0.0), height), formula.block)


def drawable_latex(latex: str) -> str:
    """Return LaTeX that the library reads: chemistry and arrows with words written out, and commas between digits as
    those of decimal numbers."""
    return _DECIMAL_COMMA.sub("{,}", with_labelled_arrows(with_chemistry(latex)))


def _made(formula: Formula) -> Math:
    """Parse a formula. ziamath takes a second to import, and most lessons have no formula in a question."""
    return made_math(_element(formula.source) if formula.is_mathml else math_element(drawable_latex(formula.source)))


def made_math(root: ElementTree.Element) -> Math:
    """Return what draws an element."""
    from ziamath.config import config
    from ziamath.zmath import Math

    config.svg2 = False  # QtSvg does not support <symbol>
    return Math(root, size=UNIT)


def math_element(latex: str) -> ElementTree.Element:
    """Return the element of LaTeX, with room between the lines of equations. Raises: ElementTree.ParseError."""
    from ziamath.tex import tex2mml

    # Fractions are full size also within text: pupils in the last row read them too.
    root = _element(tex2mml(latex))
    for table in root.iter("mtable"):
        if table.get("displaystyle") == "true":
            table.set("columnspacing", COLUMNS)
            table.set("rowspacing", LINES)
    return root


def _element(source: str) -> ElementTree.Element:
    """Parse MathML without namespaces and without attributes that request a size: a parenthesis of a kilometre would be
    assembled from millimetres. Raises: ElementTree.ParseError."""
    from xml.etree import ElementTree

    root = ElementTree.fromstring(source.replace("&nbsp;", " "))
    for element in root.iter():
        element.tag = element.tag.rpartition("}")[2]
        for name, value in list(element.attrib.items()):
            if name not in ATTRIBUTES and not (name in SPACES and _SMALL.fullmatch(value)):
                del element.attrib[name]
    return root
