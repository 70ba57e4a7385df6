"""Numbers as text."""

from __future__ import annotations

import math
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tni.maths.exact import exact_value
from tni.maths.number_text import fraction_text, is_decimal, line_text, number_text, value_text
from tni.maths.parser import parse


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.1 + 0.2, "0,3"),
        (1 / 3, "0,3333333333"),
        (Fraction(2, 3), "0,6666666667"),
        (-1234.5, "−1234,5"),
        (12345.0, "12\u202f345"),
        (99999999999.96, "100\u202f000\u202f000\u202f000"),
        (1.5e15, "1,5 × 10¹⁵"),
        (1e12, "10¹²"),
        (-2e-9, "−2 × 10⁻⁹"),
        (0.000001, "0,000001"),
        (Fraction(10**600), "10⁶⁰⁰"),
        (0.0, "0"),
        (math.nan, "?"),
        (-math.inf, "−∞"),
    ],
)
def test_number_text(value: float | Fraction, text: str) -> None:
    assert number_text(value) == text
    assert number_text(value, french=False) == text.replace(",", ".")


@given(st.fractions(max_denominator=10**9), st.integers(1, 15))
def test_a_number_is_read_back_as_near_as_its_digits(value: Fraction, digits: int) -> None:
    shown = number_text(value, digits=digits)
    read = Fraction(exact_value(parse(shown)))
    assert abs(read - value) <= abs(value) * Fraction(6, 10**digits)


@given(st.fractions())
def test_a_fraction_is_read_back(value: Fraction) -> None:
    assert exact_value(parse(fraction_text(value))) == value


@given(st.integers(-999, 999), st.integers(0, 5), st.integers(1, 60))
def test_decimals(number: int, digits: int, other: int) -> None:
    assert is_decimal(Fraction(number, 10**digits))
    assert is_decimal(Fraction(1, other)) == (10**6 % other == 0)


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.1 + 0.2, "= 0,3"), (1 / 3, "≈ 0,333333"), (2.0, "= 2"), (123456.5, "≈ 123\u202f457"), (0.0, "= 0")],
)
def test_a_value_is_equal_or_near(value: float, text: str) -> None:
    assert value_text(value) == text


def test_lines() -> None:
    assert line_text(2, -3) == "y = 2x − 3"
    assert line_text(-1, 0.5) == "y = −x + 0,5"
    assert line_text(0, 4, french=False) == "y = 4"
    assert line_text(1, 0) == "y = x"
