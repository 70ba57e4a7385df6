"""Words of a text and of a query are found in one another however French lets them be written."""

from __future__ import annotations

import tracemalloc

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tni.library.french_text import fold_text, tokenise

LETTERS = st.text("abcdefghijklmnopqrstuvwxyzàâçéèêëîïôùûüœæ", min_size=3, max_size=9)


JOINED = st.text(" \t\r\n\u00a0\u00ad_-‐'’,./⁄1250²½ùles(qu", max_size=30)


def folded(text: str) -> list[str]:
    return [word.folded for word in tokenise(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("L’ÉCOLE qu'ils", ["ecole", "ils"]),
        ("jusqu'à Noël", ["a", "noel"]),
        ("Œuvre, œuf, ex æquo", ["oeuvre", "oeuf", "ex", "aequo"]),
        ("e\u0301te\u0301 c\u0327a", ["ete", "ca"]),
        ("aujourd'hui", ["aujourd", "hui", "aujourdhui"]),
        ("porte-monnaie", ["porte", "monnaie", "portemonnaie"]),
        ("frac-\n  tion sou\u00adstraire", ["frac", "tion", "fraction", "soustraire"]),
        ("12\u202f500 et 1 000", ["12", "500", "12500", "et", "1", "000", "1000"]),
        ("3/4 = 0,75 et ½", ["3", "4", "3/4", "=", "0", "75", "0.75", "et", "1/2", "1", "2"]),
        ("6ème, 6e, 1ère, CM1", ["6e", "6e", "1re", "cm1", "cm", "1"]),
        ("2×3 √2 π x²", ["2", "×", "3", "√", "2", "π", "x2", "x", "2"]),
        ("le mot_caché ___", ["le", "mot", "cache"]),
    ],
)
def test_each_way_of_writing_gives_its_words(text: str, words: list[str]) -> None:
    assert folded(text) == words


def test_what_is_too_long_for_a_word_is_none() -> None:
    assert folded("a" * 1000 + " b") == ["b"]


@pytest.mark.parametrize("text", ["{}" + "a" * 10_000, "{}" + "-de" * 3000], ids=["one run", "many"])
def test_what_is_too_long_for_a_word_is_not_remembered(text: str) -> None:
    fold_text(text.format(0))
    tracemalloc.start()
    try:
        for number in range(1, 60):
            fold_text(text.format(number))
        kept, _most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert kept < 200_000


@given(st.lists(LETTERS, min_size=1, max_size=8), st.sampled_from([" ", ", ", " : ", "\n", " « "]))
def test_words_are_found_with_their_places(words: list[str], between: str) -> None:
    text = between.join(words)
    found = tokenise(text)
    assert [text[word.start : word.end] for word in found] == words
    assert folded(text.upper()) == folded(text)


@given(st.text(max_size=60))
def test_any_text_gives_folded_words_within_it(text: str) -> None:
    for word in tokenise(text):
        assert word.folded
        assert 0 <= word.start < word.end <= len(text)
        assert word.folded in folded(word.folded)


@given(st.text(max_size=60) | JOINED)
@example("12 500 et frac-\n  tion")
def test_a_text_folds_to_the_words_that_are_found_with_their_places(text: str) -> None:
    assert fold_text(text) == folded(text)
