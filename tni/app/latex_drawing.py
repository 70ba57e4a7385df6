"""Drawing of the formulas in texts, which loads its library with the first one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tni.document.formula_places import PlacedDrawing
    from tni.quiz.bank.rendered_question import DrawnFormula

MOST_WIDTH = 400.0
"""Greatest width of a formula in a text, in em: it is broken where its line ends."""


def drawn_latex(latex: str) -> DrawnFormula | None:
    """Draw LaTeX; None for what is no formula. The first call takes a second: not on the main thread."""
    from tni.document.text_formulas import MAX_LETTERS
    from tni.formats.formula import draw_formula
    from tni.quiz.bank.formulas import Formula

    return draw_formula(Formula(latex, most_letters=MAX_LETTERS), MOST_WIDTH)


def placed_latex(latex: str) -> PlacedDrawing | None:
    """Draw LaTeX, with the place of each sign; None for what is no formula. Not on the main thread."""
    from tni.document.text_formulas import MAX_LETTERS
    from tni.formats.formula_places import draw_with_places

    return draw_with_places(latex, MAX_LETTERS, MOST_WIDTH)
