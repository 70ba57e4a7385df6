"""One typing error, and other spellings of a sound, lead to the word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tni.library.spelling import mistyped, sound

WORDS = st.text("abcdefghijklmnopqrstuvwxyz", min_size=5, max_size=12)


@given(WORDS, st.data())
def test_one_error_leads_back_to_the_word(word: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(word) - 2))
    letter = data.draw(st.sampled_from("aeirstn"))
    wrong = data.draw(
        st.sampled_from([
            word[:at] + word[at + 1 :],
            word[:at] + letter + word[at:],
            word[:at] + letter + word[at + 1 :],
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        ])
    )  # fmt: skip
    assert word == wrong or word in mistyped(wrong)


ALIKE = """
ortografe orthographe
filosofie philosophie
pitagore pythagore
cronologie chronologie
simetrie symetrie
multiplicassion multiplication
fotosintese photosynthese
vocabulere vocabulaire
apostrofe apostrophe
parralele parallele
"""


@pytest.mark.parametrize("pair", ALIKE.strip().splitlines())
def test_what_sounds_alike_has_one_key(pair: str) -> None:
    wrong, right = pair.split()
    assert sound(wrong) == sound(right) != ""


def test_what_sounds_otherwise_has_another_key() -> None:
    rights = [line.split()[1] for line in ALIKE.strip().splitlines()]
    assert len({sound(word) for word in rights}) == len(rights)


def test_short_words_and_numbers_are_left_alone() -> None:
    assert mistyped("les") == mistyped("1515") == set()
    assert sound("les") == sound("12e4") == ""
