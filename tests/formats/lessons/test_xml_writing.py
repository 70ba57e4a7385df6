"""Numbers and words in XML that is written by hand."""

from __future__ import annotations

import pytest

from tni.formats.lessons.xml_writing import number_text, writable, writable_line


@pytest.mark.parametrize(
    ("number", "digits", "text"),
    [
        (0.0, 3, "0"), (-0.0004, 3, "0"), (0.0005001, 3, "0.001"), (100.0, 3, "100"), (-1.25, 3, "-1.25"),
        (0.00004, 4, "0"), (0.00006, 4, "0.0001"), (-20.0, 4, "-20"), (1e9, 4, "1000000000"),
        (float("nan"), 4, "0"), (float("-inf"), 3, "0"),
    ],
)  # fmt: skip
def test_numbers_are_short_and_never_in_powers(number: float, digits: int, text: str) -> None:
    assert number_text(number, digits) == text


def test_characters_that_xml_has_not_are_left_out() -> None:
    assert writable("a\x00b\x1f\ufffe\nc") == "ab\nc"
    assert writable_line("a\x00b\nc") == "a b c"
