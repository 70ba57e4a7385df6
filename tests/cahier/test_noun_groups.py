"""Small letters and articles within a line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tni.cahier.noun_groups import of_group, small_start, with_article


@pytest.mark.parametrize(
    ("typed", "small"),
    [
        ("Compter les pétales", "compter les pétales"),
        ("Ardoise, puis cahier", "ardoise, puis cahier"),
        ("Molière et la cour", "Molière et la cour"),
        ("Athènes au Ve siècle", "Athènes au Ve siècle"),
        ("ADN et gènes", "ADN et gènes"),
        ("L’escalier", "l’escalier"),
    ],
)
def test_a_word_that_cannot_be_a_name_has_a_small_letter(typed: str, small: str) -> None:
    assert small_start(typed) == small


@pytest.mark.parametrize(
    ("noun", "group"),
    [
        ("Dictée", "la dictée"),
        ("Schéma du cœur", "le schéma du cœur"),
        ("Exercices", "les exercices"),
        ("Évaluation", "l’évaluation"),
        ("La preuve", "la preuve"),
        ("Construire la figure", "construire la figure"),
        ("Quand partir", "quand partir"),
    ],
)
def test_a_noun_has_its_article(noun: str, group: str) -> None:
    assert with_article(noun) == group


def test_a_group_goes_on_behind_another_noun() -> None:
    assert [of_group(one) for one in ("les angles", "le conte", "l’aire", "Rome")] == [
        "des angles", "du conte", "de l’aire", "",
    ]  # fmt: skip


@given(st.text(max_size=60))
def test_only_the_first_letter_changes(text: str) -> None:
    assert small_start(text)[1:].casefold() == text[1:].casefold() or len(text[:1].lower()) > 1
    assert with_article(with_article(text)) == with_article(text)
