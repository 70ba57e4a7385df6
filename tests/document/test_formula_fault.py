"""Reasons why a formula cannot be drawn."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tni.document.formula_fault import FormulaFault, formula_fault
from tni.document.styled_text import StyledContent
from tni.document.text_formulas import undrawn_formulas


@pytest.mark.parametrize(
    ("latex", "fault"),
    [
        (r"\frac{1", FormulaFault.BRACES),
        ("{", FormulaFault.BRACES),
        ("a}", FormulaFault.BRACES),
        ("}{", FormulaFault.BRACES),
        (r"\left( x", FormulaFault.SIDES),
        (r"\begin{matrix}1", FormulaFault.BLOCKS),
        (r"\frac{1}", FormulaFault.PARTS),
        (r"\frac", FormulaFault.PARTS),
        (r"2+\sqrt", FormulaFault.PARTS),
        ("x^", FormulaFault.PARTS),
        (r"\int_0^", FormulaFault.PARTS),
        (r"\frac{x^}{2}", FormulaFault.PARTS),
        (r"\frac{\frac{1}{2}}{3} & 4", FormulaFault.COLUMN),
        (r"\frac12 & \sqrt{\frac{a}{b}}", FormulaFault.COLUMN),
        (r"\{ & \}", FormulaFault.COLUMN),
        (r"x \\ y", FormulaFault.COLUMN),
        ("x^2^3", FormulaFault.TWICE),
        ("5 % de x", FormulaFault.SIGN),
        ("x" * 1_001, FormulaFault.LONG),
        (r"\sqrt{" * 8 + "x" + "}" * 8, FormulaFault.DEEP),
        ("{" * 200 + "x", FormulaFault.DEEP),
        (r"\color{red} x", FormulaFault.OTHER),
    ],
)
def test_the_reason_is_told_by_the_signs(latex: str, fault: FormulaFault) -> None:
    assert formula_fault(latex) is fault


@given(st.text(st.sampled_from("{}\\^_ab12& frac"), max_size=40))
def test_any_signs_have_a_reason(latex: str) -> None:
    assert formula_fault(latex) in FormulaFault


class Port:
    """Draws "x", and does not know yet of "w"."""

    def find(self, latex: str) -> object | None:
        return latex if latex == "x" else None

    def is_pending(self, latex: str) -> bool:
        return latex == "w"


def test_the_formula_that_is_being_typed_and_those_not_known_yet_are_not_told() -> None:
    content = StyledContent("$x$ et $y^$ puis $z_$")
    assert undrawn_formulas(content, Port(), None) == (["y^", "z_"], False)
    assert undrawn_formulas(content, Port(), 20) == (["y^"], False)
    assert undrawn_formulas(content, Port(), 21) == (["y^", "z_"], False)
    assert undrawn_formulas(StyledContent("$w$ $y^$ et 5$ et 10$"), Port(), None) == (["y^"], True)
