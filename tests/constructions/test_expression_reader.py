"""Expressions as GeoGebra's files write them."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.constructions import formula
from tni.constructions.errors import ConstructionError, ExpressionSyntaxError, ExpressionTooLongError
from tni.constructions.expression_reader import read_expression
from tni.constructions.expression_tree import (
    BinaryExpression,
    Call,
    CoordinatePair,
    Expression,
    Literal,
    Name,
    NegatedExpression,
)
from tni.constructions.expression_writer import written
from tni.constructions.values import NumberValue, Point, TextValue

NAMES = st.sampled_from(["A", "a", "μ'", "A_1", "H_{12}", "poly1", "f"])
LEAVES = st.one_of(
    NAMES.map(Name),
    st.integers(0, 999).map(lambda n: Literal(NumberValue(float(n)))),
    st.just(Literal(TextValue("a b"))),
)
TREES = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.builds(BinaryExpression, st.sampled_from(["+", "-", "*", "/", "^", "<", "==", "∧"]), inner, inner),
        st.builds(NegatedExpression, inner),
        st.builds(CoordinatePair, inner, inner),
        st.builds(Call, NAMES, st.lists(inner, min_size=1, max_size=3).map(tuple), st.booleans()),
    ),
    max_leaves=12,
)


@given(TREES)
def test_what_is_written_is_read_as_the_same_tree(tree: Expression) -> None:
    assert read_expression(written(tree)) == tree


@given(st.text(max_size=200) | st.text("()[]{}+-*/^°²³,;=<>aA1\"'_. ", max_size=200))
def test_any_text_is_read_or_refused_by_a_typed_error(text: str) -> None:
    with suppress(ConstructionError):
        read_expression(text)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("2 r", 6.0),
        ("2r + 1", 7.0),
        ("-r²", -9.0),
        ("2^-1", 0.5),
        ("2^3^2", 512.0),
        ("r (r + 1) 2", 24.0),
        ("(r + 1) (r - 1)", 8.0),
        ("r / 2 r", 4.5),
        ("6 − 2 × 2 ÷ 4", 5.0),
        ("sqrt(r + 1) r", 6.0),
        ("floor(10 Distance[A, B])", 50.0),
        ("x(B) + y(B)", 7.0),
        ("x(A + (2, 5))", 2.0),
        ("abs(-1.5E1)", 15.0),
        ("If[r > 2, 10, 20]", 10.0),
        ("If(r ≤ 2, 10, 20)", 20.0),
        ("B B", 25.0),
        ("r! / 2", 3.0),
        ("max", None),
    ],
)
def test_numbers(text: str, number: float | None) -> None:
    if number is None:
        with pytest.raises(AssertionError):
            formula(text)
        return
    found = formula(text, r=3.0, A=(0.0, 0.0), B=(3.0, 4.0))
    assert isinstance(found, NumberValue)
    assert found.value == pytest.approx(number)


def test_coordinates_and_sums_of_points() -> None:
    found = formula("A + 2 (1, y(B)) - B / 2", A=(1.0, 1.0), B=(4.0, 6.0))
    assert found == Point(1.0, 10.0)


def test_degrees_are_angles() -> None:
    found = formula("180° / 4")
    assert isinstance(found, NumberValue)
    assert found.is_angle
    assert found.value == pytest.approx(0.7853981633974483)


def test_words_join_what_they_show() -> None:
    assert formula('"d = " + (r / 3) + " cm"', r=1.0) == TextValue("d = 0.33 cm")


@pytest.mark.parametrize("text", ["", "(", "1 +", "f(", "2..3)", "a]", "(1, 2, 3)", "²", "\x00"])
def test_nonsense_is_refused_with_its_place(text: str) -> None:
    with pytest.raises(ExpressionSyntaxError) as caught:
        read_expression(text)
    assert 0 <= caught.value.at <= len(text)


@pytest.mark.parametrize("text", ["(" * 3000, "-" * 3000, "1+" * 1500, "x" * 5000, "2^" * 900, "{" * 500])
def test_what_no_person_writes_is_refused(text: str) -> None:
    with pytest.raises((ExpressionTooLongError, ExpressionSyntaxError)):
        read_expression(text)
