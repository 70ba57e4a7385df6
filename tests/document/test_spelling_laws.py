"""Laws of the words that are looked up, on any text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tni.document.spelling import checked_in, proposals_for, spelling_of

TEXTS = st.text(
    st.one_of(st.sampled_from("aéœL'’-‑ \n$.…_·()@/:123\u0301\u00ad"), st.characters(exclude_categories=("Cs",))),
    max_size=120,
)


@given(TEXTS)
def test_places_are_in_order_apart_and_within_the_text(text: str) -> None:
    last = 0
    for word in checked_in(text):
        assert last <= word.start < word.end <= len(text)
        assert word.spelling == spelling_of(text[word.start : word.end])
        assert "\n" not in word.spelling
        last = word.end


@given(TEXTS, TEXTS)
def test_a_paragraph_is_split_whatever_stands_in_the_next(text: str, other: str) -> None:
    alone = [word.spelling for word in checked_in(text)]
    assert [word.spelling for word in checked_in(f"{text}\n{other}")][: len(alone)] == alone


@given(TEXTS, st.integers(0, 120), st.integers(0, 120))
def test_what_is_not_checked_touches_no_place(text: str, start: int, end: int) -> None:
    assert all(word.end <= start or word.start >= end or start >= end for word in checked_in(text, [(start, end)]))


@given(st.text(st.sampled_from("abeélqu'-mnt"), min_size=2, max_size=20), st.lists(st.text(max_size=9), max_size=9))
def test_proposals_never_hold_the_word_itself(word: str, given_: list[str]) -> None:
    made = proposals_for(word, lambda _one: False, lambda _one: given_)
    assert word not in made
    assert len({*made}) == len(made) <= 5
