"""Tests of the comparison of French words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tni.core.collation import fold


@given(st.text())
def test_folded_text_has_letters_and_digits_alone_whatever_it_was(text: str) -> None:
    words = fold(text)
    assert all(letter == " " or letter.isalnum() for letter in words)
    assert words == " ".join(words.split())


def test_accents_case_and_ligatures_do_not_count() -> None:
    assert fold("  D'Ångelo, Œuvre\u0301 n° 2 ") == fold("d angelo oeuvre n 2")
