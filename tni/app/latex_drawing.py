"""Drawing of the formulas in texts, which loads its library with the first one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tni.quiz.bank.rendered_question import DrawnFormula


def drawn_latex(latex: str) -> DrawnFormula | None:
    """Draw LaTeX; None for what is no formula. The first call takes a second: not on the main thread."""
    from tni.formats.formula import draw_formula
    from tni.quiz.bank.formulas import Formula

    return draw_formula(Formula(latex))
