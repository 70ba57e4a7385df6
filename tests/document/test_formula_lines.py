"""Lines of formulas, and the LaTeX that aligns them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tni.document.formula_lines import FormulaLines, LineLayout, latex_place, typed_place

LINE = st.lists(
    st.sampled_from(["x", "2", "+", "=", "\\iff ", "\\frac{1}{2}", "\\leqslant ", " ", "{", "}", "□", "\\times 3"]),
    min_size=1,
    max_size=8,
).map("".join)
TEXT = st.lists(LINE, min_size=1, max_size=5).map("\n".join)
LAYOUT = st.sampled_from([*LineLayout])


@pytest.mark.parametrize(
    ("typed", "layout", "latex"),
    [
        ("2x+3=7", LineLayout.BRACE, "2x+3=7"),
        ("2x=4\nx=2", LineLayout.ALIGNED, r"\begin{aligned} 2x &=4 \\ x &=2 \end{aligned}"),
        ("A=(x+1)^2\n=x^2+2x+1", LineLayout.ALIGNED, r"\begin{aligned} A &=(x+1)^2 \\ &=x^2+2x+1 \end{aligned}"),
        ("x+y=2\nx-y=0", LineLayout.BRACE, r"\left\{ \begin{aligned} x+y &=2 \\ x-y &=0 \end{aligned} \right."),
        ("2x=4\n\\iff x=2", LineLayout.ALIGNED, r"\begin{aligned} && 2x &=4 \\ \iff && x &=2 \end{aligned}"),
        ("a\nb=c", LineLayout.LEFT, r"\begin{array}{l} a \\ b=c \end{array}"),
        ("x < 3\n\nx \\leqslant 2", LineLayout.ALIGNED, r"\begin{aligned} x &< 3 \\ x &\leqslant 2 \end{aligned}"),
    ],
)
def test_lines_are_aligned_at_their_sign_of_relation(typed: str, layout: LineLayout, latex: str) -> None:
    assert FormulaLines(typed, layout).latex == latex
    again = FormulaLines.of(latex)
    assert again.latex == latex
    if "\n" in typed:
        assert again.layout is layout


@given(TEXT, LAYOUT)
def test_a_formula_that_is_opened_again_is_the_same(typed: str, layout: LineLayout) -> None:
    latex = FormulaLines(typed, layout).latex
    assert "\n" not in latex
    again = FormulaLines.of(latex)
    assert "".join(again.latex.split()) == "".join(latex.split())
    assert FormulaLines.of(again.latex) == again


@given(TEXT, LAYOUT)
def test_every_typed_sign_is_in_the_latex_where_it_is_said_to_be(typed: str, layout: LineLayout) -> None:
    latex, pieces = FormulaLines(typed, layout).placed()
    for piece in pieces:
        assert latex[piece.latex : piece.latex + piece.length] == typed[piece.typed : piece.typed + piece.length]
        assert typed_place(pieces, latex_place(pieces, piece.typed)) == piece.typed
    covered = "".join(typed[piece.typed : piece.typed + piece.length] for piece in pieces)
    assert "".join(covered.split()) == "".join(typed.split())


def test_equations_that_were_written_otherwise_are_lines_too() -> None:
    assert FormulaLines.of(r"\begin{align*}x&=1\\y&=2\end{align*}").text == "x =1\ny =2"
    own = FormulaLines.of(r"\begin{aligned} a & b \\ c & d \end{aligned}")
    assert own.text == "a & b\nc & d"
    cases = r"\begin{cases} x & 1 \\ y & 2 \end{cases}"
    assert FormulaLines.of(cases).text == cases


def test_lines_with_a_mistake_stay_lines() -> None:
    lines = FormulaLines("x=\\frac{1\nx=2")
    assert FormulaLines.of(lines.latex).text.split("\n")[0] == "x=\\frac{1"
