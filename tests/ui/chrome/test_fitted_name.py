"""Names of classes in a narrow place: never cut to nonsense, and two classes never look alike by a lost number."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tni.ui.chrome.fitted_name import fitted_name

words = st.text(st.characters(categories=("L", "N")), min_size=1, max_size=14)
names = st.lists(words, min_size=1, max_size=5).map(" ".join)


@pytest.mark.parametrize(
    ("name", "letters", "lines"),
    [
        ("5eA", 8, ["5eA"]),
        ("Terminale générale 3", 30, ["Terminale générale 3"]),
        ("Terminale générale 3", 10, ["Terminale", "générale 3"]),
        ("Terminale générale 3", 7, ["Term.", "géné. 3"]),
        ("Terminale12", 8, ["Term.12"]),
        ("Terminale S2", 8, ["Term. S2"]),
        ("2nde 7", 5, ["2nde", "7"]),
        ("Seconde professionnelle B", 9, ["Seco.", "prof. B"]),
        ("2024-2025-TSTMG", 8, ["2024…TMG"]),
    ],
)
def test_a_long_name_loses_the_ends_of_its_words(name: str, letters: int, lines: list[str]) -> None:
    assert fitted_name(name, letters, len) == lines


@given(names, st.integers(min_value=5, max_value=30))
def test_every_line_fits(name: str, letters: int) -> None:
    lines = fitted_name(name, letters, len)
    assert 1 <= len(lines) <= 2
    assert all(0 < len(line) <= letters for line in lines)


@given(names)
def test_a_name_with_room_is_whole(name: str) -> None:
    assert fitted_name(name, len(name), len) == [name]


def test_no_name_has_no_line() -> None:
    assert fitted_name("", 10, len) == []
