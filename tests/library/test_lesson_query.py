"""A query is read as a teacher types it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tni.library.lesson_query import WORDS_MAX, LessonQuery, parse_query


def required(query: LessonQuery) -> list[str]:
    return [word.folded for word in query.terms if word.is_required]


def test_articles_are_left_out_unless_there_is_nothing_else() -> None:
    assert required(parse_query("la symétrie de l'axe")) == ["symetrie", "axe"]
    assert required(parse_query("ou où")) == ["ou", "ou"]


def test_quoted_words_are_a_phrase_with_all_its_words() -> None:
    query = parse_query("« théorème de Pythagore » exercices")
    assert query.phrases == (("theoreme", "de", "pythagore"),)
    assert required(query) == ["theoreme", "pythagore", "exercices"]
    assert "de" in [word.folded for word in query.terms]
    assert parse_query('"angle droit').phrases == (("angle", "droit"),)


def test_only_the_last_word_still_typed_is_a_beginning() -> None:
    begun = [word.folded for word in parse_query("les fract", typing=True).terms if word.is_begun]
    assert begun == ["fract"]
    for text in ("les fract ", "les fract,"):
        assert not any(word.is_begun for word in parse_query(text, typing=True).terms)
    assert not any(word.is_begun for word in parse_query("les fract").terms)


def test_parts_of_a_compound_are_required_and_the_compound_helps() -> None:
    query = parse_query("porte-monnaie")
    assert required(query) == ["porte", "monnaie"]
    assert [word.folded for word in query.terms if not word.is_required] == ["portemonnaie"]
    assert required(parse_query("CM1")) == ["cm1"]


@given(st.text(max_size=200), st.booleans())
def test_any_text_is_a_query_of_few_words(text: str, typing: bool) -> None:
    query = parse_query(text, typing=typing)
    assert len(query.terms) <= WORDS_MAX
    assert query.is_empty or any(word.is_required for word in query.terms)
