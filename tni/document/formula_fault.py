"""Reason why LaTeX that is typed as a formula cannot be drawn, and where."""

from __future__ import annotations

from tni.document.formula_tree import FormulaError, FormulaFault, parsed_formula
from tni.document.text_formulas import MAX_LETTERS
from tni.quiz.bank.formulas import Formula

__all__ = ["FormulaError", "FormulaFault", "formula_fault", "found_fault"]


def formula_fault(latex: str) -> FormulaFault:
    """Return the reason why a formula cannot be drawn. latex: that cannot."""
    found = found_fault(latex)
    return FormulaFault.OTHER if found is None else found.fault


def found_fault(latex: str) -> FormulaError | None:
    """Return what is wrong with a formula as far as its form says, with the place; None for nothing."""
    if len(latex) > MAX_LETTERS:
        return FormulaError(FormulaFault.LONG, MAX_LETTERS)
    try:
        parsed_formula(latex)
    except FormulaError as error:
        return error
    if not Formula(latex, most_letters=MAX_LETTERS).is_bounded:
        return FormulaError(FormulaFault.DEEP, 0)
    return None
