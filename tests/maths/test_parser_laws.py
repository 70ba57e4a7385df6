"""Laws of the parser: a tree's text is read back to the tree, and nothing else than MathsError is ever raised."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from tests.maths.trees import numbers
from tni.maths.compiled import compiled
from tni.maths.definitions import parse_definition
from tni.maths.derivatives import derivative
from tni.maths.exact import exact_value
from tni.maths.expressions import Expression, cost, free_variables, functions_in
from tni.maths.faults import MathsError
from tni.maths.functions import KNOWN
from tni.maths.latex import latex
from tni.maths.parser import MOST_PARTS, parse
from tni.maths.written import written

SIGNS = "xyne0123456789,.;+-*/^()[]|!°%√²³ⁿ⁻π=<> \u00a0absinflog_{}E"


@given(numbers(), st.booleans())
def test_a_tree_is_written_and_read_back(tree: Expression, french: bool) -> None:
    assert parse(written(tree, french)) == tree


@given(numbers())
def test_a_tree_has_latex_with_balanced_braces(tree: Expression) -> None:
    text = latex(tree)
    assert text.count("{") == text.count("}")
    assert text.count(r"\left") == text.count(r"\right")


@given(st.one_of(st.text(max_size=2_000), st.text(SIGNS, max_size=2_000)))
@example("-" * 2_000)
@example("(" * 2_000)
@example("|" * 2_000)
@example("2^" * 900 + "2")
@example("sin " * 200)
@example("√" * 900)
@example("x*" * 78 + "x")
@example("x/" * 78 + "x")
@example("x^" * 29 + "x")
@example("sin(" * 29 + "x^x^x/x*x" + ")" * 29)
@example("√" * 29 + "x")
@example("9^9^9^9^9")
@example("((170!)!)!")
@example("9E300!^9E300")
@example("binom(9E15; 4E15)")
@example("10^300 000!")
@example("arrondi(2; -9E300)")
def test_no_text_raises_anything_but_its_own_error(text: str) -> None:
    try:
        tree = parse(text)
        parse_definition(text)
    except MathsError as error:
        place = error.at
    else:
        _compute(tree)
        place = 0
    assert 0 <= place <= len(text)


def _compute(tree: Expression) -> None:
    latex(tree)
    written(tree)
    assert cost(tree) <= MOST_PARTS
    variables = sorted(free_variables(tree))
    try:
        compiled(tree, variables)([1.5] * len(variables))
        compiled(derivative(tree, "x"), variables)([1.5] * len(variables))
        exact_value(tree, dict.fromkeys(variables, 2.0))
    except MathsError:
        assert functions_in(tree) <= KNOWN.keys()
