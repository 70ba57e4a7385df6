"""Texts about formulas that cannot be drawn."""

from __future__ import annotations

from tni.core.one_line import shortened
from tni.document.formula_fault import formula_fault
from tni.document.formula_places import PlacedDrawing
from tni.document.formula_tree import FormulaError, FormulaFault
from tni.document.text_formulas import MAX_LETTERS
from tni.ui.i18n import tr

LETTERS = 40
BEFORE = 12
"""Letters before the place of a mistake that are shown."""


def undrawn_text(latex: str) -> str:
    """Return why a formula stays as it is typed."""
    text = tr("La formule « {latex} » ne se dessine pas : {why}. Elle reste telle quelle.")
    return text.format(latex=shortened(latex, LETTERS), why=_why(formula_fault(latex)))


def kept_text(latex: str, placed: PlacedDrawing | None) -> str | None:
    """Return what to do about a composed formula that was left and is not drawn as it is meant; None if it is."""
    if placed is None:
        text = tr("La formule « {latex} » reste en LaTeX : {why}. La toucher deux fois pour la corriger.")
        return text.format(latex=shortened(latex, LETTERS), why=_why(formula_fault(latex)))
    if placed.is_whole:
        return None
    text = tr("TNI ne connaît pas la commande « {} » : toucher deux fois la formule pour la corriger.")
    return text.format(shortened(placed.unknown[0], LETTERS))


def fault_text(latex: str, error: FormulaError) -> str:
    """Return what is wrong with a formula that is being composed, and where."""
    match error.fault:
        case FormulaFault.UNKNOWN:
            return tr("TNI ne connaît pas la commande « {} » : elle est écrite en lettres.").format(error.what)
        case FormulaFault.LONG | FormulaFault.DEEP | FormulaFault.OTHER:
            return tr("La formule ne se dessine pas : {}.").format(_why(error.fault))
    around = latex[max(error.at - BEFORE, 0) : error.at + max(len(error.what), 1)].strip()
    if not around:
        return tr("La formule ne se dessine pas encore : {}.").format(_why(error.fault))
    text = tr("La formule ne se dessine pas encore : {why}, ici : « {place} ».")
    return text.format(why=_why(error.fault), place=("…" if error.at > BEFORE else "") + around)


def _why(fault: FormulaFault) -> str:
    return {
        FormulaFault.BRACES: tr("il manque une accolade ouvrante ou fermante"),
        FormulaFault.SIDES: tr("\\left et \\right vont par deux"),
        FormulaFault.BLOCKS: tr("\\begin et \\end vont par deux"),
        FormulaFault.PARTS: tr("il manque ce qui suit, par exemple \\frac{1}{2} ou x^2"),
        FormulaFault.TWICE: tr("deux exposants ou deux indices se suivent, mettre des accolades"),
        FormulaFault.COLUMN: tr("& et \\\\ ne servent que dans un tableau ou un système"),
        FormulaFault.SIGN: tr("$, # et % s’écrivent \\$, \\# et \\%"),
        FormulaFault.LONG: tr("elle dépasse {} signes, la partager en deux").format(MAX_LETTERS),
        FormulaFault.DEEP: tr("trop de parties les unes dans les autres, la partager en deux"),
        FormulaFault.MACRO: tr("TNI n’a pas de macros, écrire ce que celle-ci remplace"),
        FormulaFault.UNKNOWN: tr("une commande n’est pas connue"),
        FormulaFault.OTHER: tr("TNI ne la comprend pas, ou elle est trop grande"),
    }[fault]
