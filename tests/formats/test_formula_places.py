"""Places of the signs in drawn formulas."""

from __future__ import annotations

import pytest

from tni.document.formula_places import marked_signs, tree_or_none
from tni.formats.formula import draw_formula
from tni.formats.formula_places import draw_with_places
from tni.quiz.bank.formulas import Formula

LATEX = (
    r"x=\frac{-b+\sqrt{b^2-4ac}}{2a}",
    r"\sum_{k=0}^{n} k^2",
    r"\int_{a}^{b} f(x)\,\mathrm{d}x",
    r"\lim_{x \to +\infty} \frac{□}{□}",
    r"\begin{aligned} && 2x+3 &=7 \\ \iff && x &=2 \end{aligned}",
    r"\left\{ \begin{aligned} x+y &=7 \\ x-y &=4 \end{aligned} \right.",
    r"\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}",
    r"\overrightarrow{AB} \perp \overrightarrow{CD}",
    r"3,5 \times 12{,}25",
    r"\widehat{ABC} \alpha \leqslant \pi",
    r"\mathrm{H_2O}",
)


@pytest.mark.parametrize("latex", LATEX)
def test_every_sign_has_its_place_within_the_drawing(latex: str) -> None:
    placed = draw_with_places(latex, 1_000)
    assert placed is not None
    assert [place.start for place in placed.places] == [sign.start for sign in marked_signs(latex)]
    for place in placed.places:
        left, top, width, height = place.box
        assert -0.1 <= left <= left + width <= placed.drawing.width + 0.1
        assert -0.1 <= top <= top + height <= placed.drawing.height + 0.1


@pytest.mark.parametrize("latex", LATEX)
def test_a_tap_on_a_sign_means_the_place_beside_it(latex: str) -> None:
    placed = draw_with_places(latex, 1_000)
    assert placed is not None
    for place in placed.places:
        left, top, width, height = place.box
        assert placed.place_at(left + width * 0.9, top + height / 2) == place.end
        assert placed.place_at(left + width * 0.1, top + height / 2) == place.start


def test_lines_are_aligned_at_the_equals_sign_in_the_drawing() -> None:
    latex = r"\begin{aligned} && 2x+3 &=7 \\ \iff && x &=2 \\ \iff && 100x &=200 \end{aligned}"
    placed = draw_with_places(latex, 1_000)
    assert placed is not None
    lefts = {round(place.box[0], 2) for place in placed.places if latex[place.start] == "="}
    assert len(lefts) == 1


def test_the_caret_behind_a_fraction_is_as_high_as_it() -> None:
    latex = r"\frac{1}{2}"
    placed = draw_with_places(latex, 1_000)
    assert placed is not None
    row = tree_or_none(latex)
    behind, within = placed.caret(len(latex), row), placed.caret(7, row)
    assert behind[3] > 2 * within[3]
    assert placed.caret(0, row)[0] < behind[0]


def test_commands_that_are_not_known_are_told() -> None:
    placed = draw_with_places(r"\foo x + \alpha", 1_000)
    assert placed is not None
    assert placed.unknown == ("\\foo",)
    assert draw_with_places(r"\frac{1", 1_000) is None


@pytest.mark.parametrize("latex", [r"\ce{2H2 + O2 -> 2H2O}", r"A \xrightarrow{\Delta} B", r"3,5 \in \mathbb{R}"])
def test_what_the_library_does_not_know_is_written_out_for_it(latex: str) -> None:
    assert draw_formula(Formula(latex)) is not None
    assert (draw_with_places(latex, 1_000) or pytest.fail("not drawn")).unknown == ()


@pytest.mark.parametrize("latex", ["{" * 500, r"\sqrt" * 200 + "x", "x" * 1_001, r"\left(" * 90, "&" * 900])
def test_hostile_formulas_are_refused(latex: str) -> None:
    assert draw_with_places(latex, 1_000) is None
