"""Numbers typed and written, exactly."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tni.api.exact_numbers import exact_text, grouped, number_in


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3,5", Fraction(7, 2)), ("3.5", Fraction(7, 2)), ("1 250", Fraction(1250)), ("−2/3", Fraction(-2, 3)),
        (",5", Fraction(1, 2)), ("5,", Fraction(5)), ("1\u202f000", Fraction(1000)), ("+4", Fraction(4)),
        ("", None), (",", None), ("1/0", None), ("1,5/2", None), ("a", None), ("1e9", None), ("9" * 25, None),
        ("٣", None), ("²", None),
    ],
)  # fmt: skip
def test_numbers_that_are_read(text: str, value: Fraction | None) -> None:
    assert number_in(text) == value


@given(st.fractions(), st.booleans())
def test_what_is_written_is_read_again(value: Fraction, french: bool) -> None:
    text = exact_text(value, french=french)
    if len(text) <= 24:
        assert number_in(text) == value


@given(st.text(max_size=60))
def test_any_text_is_a_number_or_none(text: str) -> None:
    number_in(text)


def test_digits_stand_in_threes() -> None:
    assert [grouped(text) for text in ("", "7", "123", "1234", "1234567")] == [
        "", "7", "123", "1\u202f234", "1\u202f234\u202f567",
    ]  # fmt: skip
    assert exact_text(Fraction(1, 3), french=True) == "1/3"
    assert exact_text(Fraction(-5, 4), french=True) == "−1,25"
    assert exact_text(Fraction(5, 4), french=False) == "1.25"
    assert exact_text(Fraction(0), french=True) == "0"
