"""Texts about formulas that cannot be drawn."""

from __future__ import annotations

from tni.core.one_line import shortened
from tni.document.formula_fault import FormulaFault, formula_fault
from tni.ui.i18n import tr

LETTERS = 40


def undrawn_text(latex: str) -> str:
    """Return why a formula stays as it is typed."""
    why = {
        FormulaFault.BRACES: tr("il manque une accolade ouvrante ou fermante"),
        FormulaFault.SIDES: tr("\\left et \\right vont par deux"),
        FormulaFault.BLOCKS: tr("\\begin et \\end vont par deux"),
        FormulaFault.PARTS: tr("il manque ce qui suit, par exemple \\frac{1}{2} ou x^2"),
        FormulaFault.OTHER: tr("TNI ne la comprend pas, ou elle est trop grande"),
    }[formula_fault(latex)]
    text = tr("La formule « {latex} » ne se dessine pas : {why}. Elle reste telle quelle.")
    return text.format(latex=shortened(latex, LETTERS), why=why)
