"""Exact values with square roots."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.maths.trees import numbers
from tni.maths.exact import exact_value
from tni.maths.expressions import Expression
from tni.maths.faults import MathsError
from tni.maths.parser import parse_number
from tni.maths.roots import RootSum, root_sum, root_texts, root_value, square_root


@pytest.mark.parametrize(
    ("text", "degrees", "shown"),
    [
        ("√12", False, ("2√3", "")),
        ("√(2/3)", False, ("√6", "3")),
        ("(1+√5)/2", False, ("1 + √5", "2")),
        ("1/(√2+√3)", False, ("√3 − √2", "")),
        ("√2×√8", False, ("4", "")),
        ("(√2)^3", False, ("2√2", "")),
        ("8^(3/2)", False, ("16√2", "")),
        ("2^(-1/2)", False, ("√2", "2")),
        ("√27-√75", False, ("−2√3", "")),
        ("abs(1-√2)", False, ("√2 − 1", "")),
        ("sin(π/6)", False, ("1", "2")),
        ("cos(-3π/4)", False, ("−√2", "2")),
        ("tan(π/3)", False, ("√3", "")),
        ("sin(45°)", False, ("√2", "2")),
        ("cos(15)", True, ("√2 + √6", "4")),
        ("sin(π)", False, ("0", "")),
        ("asin(1/2)", True, ("30", "")),
        ("acos(-√3/2)", True, ("150", "")),
        ("sin(atan(√3))", False, ("√3", "2")),
        ("3!√3", False, ("6√3", "")),
    ],
)
def test_exact_values(text: str, degrees: bool, shown: tuple[str, str]) -> None:
    found = root_value(parse_number(text), degrees=degrees)
    assert found is not None
    assert root_texts(found) == shown


@pytest.mark.parametrize(
    "text",
    ["√(1+√2)", "√(-1)", "1/0", "tan(π/2)", "sin(1)", "π", "e", "√1000000007", "2^√2", "1/(√2-√2)", "x", "ln(2)"],
)
def test_what_is_no_sum_of_roots_is_none(text: str) -> None:
    assert root_value(parse_number(text)) is None


def test_values_of_names() -> None:
    answer = RootSum(((2, Fraction(3)),))
    found = root_value(parse_number("x²+y"), {"x": answer, "y": Fraction(1, 2)})
    assert found is not None
    assert found.rational == Fraction(37, 2)


def test_what_nearly_cancels_out_keeps_its_value() -> None:
    found = root_value(parse_number("(1-√2)^40"))
    assert found is not None
    assert float(found) == pytest.approx(float(1 / (1 + Fraction(2) ** Fraction(1, 2)) ** 40), rel=1e-9)


@given(st.fractions(0, 10_000, max_denominator=40))
def test_the_square_of_a_root_is_the_number(value: Fraction) -> None:
    root = square_root(value)
    assert float(root) == pytest.approx(float(value) ** 0.5)
    assert sum(radicand * factor * factor for radicand, factor in root.terms) == value


terms = st.lists(st.tuples(st.sampled_from([1, 2, 3, 5, 6]), st.fractions(-9, 9, max_denominator=9)), max_size=3)


@given(terms, terms, st.sampled_from("+-*/"))
def test_operations_are_those_of_numbers(
    one: list[tuple[int, Fraction]], other: list[tuple[int, Fraction]], sign: str
) -> None:
    left, right = root_sum(one), root_sum(other)
    found = root_value(parse_number(f"x{sign}y"), {"x": left, "y": right})
    a, b = float(left), float(right)
    if found is None:
        assert sign == "/"
        assert not right.terms or len(right.terms) > 2
        return
    expected = {"+": a + b, "-": a - b, "*": a * b, "/": a / b if b else 0.0}[sign]
    assert float(found) == pytest.approx(expected, rel=1e-6, abs=1e-9)


@given(numbers(()), st.booleans())
def test_fractions_are_those_of_the_usual_way(tree: Expression, degrees: bool) -> None:
    found = root_value(tree, degrees=degrees)
    try:
        usual = exact_value(tree, degrees=degrees)
    except MathsError:
        return
    if found is not None and isinstance(usual, Fraction):
        assert found.rational == usual
