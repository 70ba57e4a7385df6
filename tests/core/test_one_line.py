"""Texts that come from elsewhere, made short enough to be shown."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tni.core.one_line import shortened


@given(st.text(), st.integers(1, 50))
def test_a_text_is_on_one_line_and_no_longer_than_asked_for(text: str, letters: int) -> None:
    short = shortened(text, letters)
    assert len(short) <= letters
    assert len(short.splitlines()) <= 1


@given(st.text())
def test_a_text_turns_nothing_around_it(text: str) -> None:
    assert not set(shortened(f"Zoé \u202e{text}\u2067", 50)) & {
        chr(code) for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
    }


def test_a_short_text_stays() -> None:
    assert shortened("Les fractions", 13) == "Les fractions"
    assert shortened("Les fractions", 12) == "Les fractio…"
