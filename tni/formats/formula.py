"""Formulas drawn: TeX or MathML to SVG of nothing but paths, by ziamath (MIT), whose own font they are drawn with."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from tni.formats.banks.rendered_question import DrawnFormula
from tni.quiz.bank.formulas import Formula

if TYPE_CHECKING:
    from xml.etree import ElementTree

    from ziamath.zmath import Math

UNIT = 100.0
"""Size of letters in what is drawn."""
MOST_SIDE, MOST_BYTES = 60.0, 400_000

ATTRIBUTES = frozenset({
    "mathvariant", "stretchy", "symmetric", "accent", "accentunder", "fence", "separator", "form", "open", "close",
    "separators", "displaystyle", "display", "columnalign", "rowalign", "columnlines", "rowlines", "frame", "notation",
    "bevelled", "movablelimits", "largeop",
})  # fmt: skip
"""Of MathML, those that ask for no size."""
SPACES = frozenset(("width", "lspace", "rspace"))
_SMALL = re.compile(r"-?[0-3]?(\.\d{1,6})?em")


@lru_cache(maxsize=256)
def draw_formula(formula: Formula) -> DrawnFormula | None:
    """None for what stays words: it is too much, or no formula."""
    if not formula.is_bounded:
        return None
    try:
        made = _made(formula)
        width, height = (side / UNIT for side in made.getsize())
        svg, descent = made.svg().encode(), -made.getyofst() / UNIT
    except Exception:  # noqa: BLE001 - whatever a library makes of a stranger's formula: it stays words
        return None
    if not (0 < width <= MOST_SIDE and 0 < height <= MOST_SIDE and len(svg) <= MOST_BYTES):
        return None
    return DrawnFormula(svg, width, height, min(max(descent, 0.0), height), formula.block)


def _made(formula: Formula) -> Math:
    """The library takes a second to load, and most lessons have no formula in a question."""
    from ziamath.config import config
    from ziamath.tex import tex2mml
    from ziamath.zmath import Math

    config.svg2 = False  # QtSvg knows no <symbol>
    # Fractions in full size also among words: the last row reads them too.
    return Math(_element(formula.source if formula.is_mathml else tex2mml(formula.source)), size=UNIT)


def _element(source: str) -> ElementTree.Element:
    """Without namespaces, and with nothing that asks for a size: a parenthesis of a kilometre is put together of
    millimetres. Raises: ElementTree.ParseError."""
    from xml.etree import ElementTree

    root = ElementTree.fromstring(source.replace("&nbsp;", " "))
    for element in root.iter():
        element.tag = element.tag.rpartition("}")[2]
        for name, value in list(element.attrib.items()):
            if name not in ATTRIBUTES and not (name in SPACES and _SMALL.fullmatch(value)):
                del element.attrib[name]
    return root
