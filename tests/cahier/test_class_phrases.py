"""Phrases of class in another language, in French where every word of them is understood."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tni.cahier.class_phrases import aim_of_question, french_of
from tni.cahier.foreign_titles import in_french
from tni.cahier.french import NBSP

KNOWN = {
    "Describe your house": "décrire sa maison",
    "Past tense": "le passé",
    "die Satzklammer": "la parenthèse verbale",
    "Lernt die Wörter S. 24 und schreibt fünf Sätze": f"apprendre les mots p.{NBSP}24 et écrire cinq phrases",
    "El pretérito imperfecto": "l’imparfait",
    "los días de la semana": "les jours de la semaine",
    "Imparare le parole p. 14": f"apprendre les mots p.{NBSP}14",
    "Read the text and answer the questions": "lire le texte et répondre aux questions",
}


@pytest.mark.parametrize(("foreign", "french"), KNOWN.items())
def test_a_phrase_whose_words_are_understood_is_put_in_french(foreign: str, french: str) -> None:
    assert french_of(foreign) == french


@given(st.sampled_from(sorted(KNOWN)), st.integers(0, 8), st.sampled_from(["xyz", "Trafalgar", "¿qué?"]))
def test_one_word_that_is_not_understood_leaves_it_whole(phrase: str, place: int, word: str) -> None:
    words = phrase.split(" ")
    assert french_of(" ".join([*words[:place], word, *words[place:]])) == ""


@given(st.text(max_size=200) | st.lists(st.sampled_from(" ".join(KNOWN).split(" ")), max_size=30).map(" ".join))
def test_any_text_is_read_at_once(text: str) -> None:
    assert french_of(text) == french_of(text).strip()


def test_words_of_the_language_are_quoted_with_its_punctuation() -> None:
    assert in_french("Warm-up: Where is Tom?") == f"Mise en route{NBSP}: «{NBSP}Where is Tom?{NBSP}»"
    assert aim_of_question("¿Cómo te llamas?") == "se présenter"
    assert aim_of_question("What’s your favourite song?") == "dire sa chanson préférée"
    assert aim_of_question("Who was Nelson?") == ""
