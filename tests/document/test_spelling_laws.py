"""Laws of the words that are looked up, on any text."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from tni.document.spelling import CheckedWord, checked_in, common_ends, proposals_for, spelling_of

TEXTS = st.text(
    st.one_of(st.sampled_from("aéœL'’-‑ \n$.…_·()@/:123\u0301\u00ad"), st.characters(exclude_categories=("Cs",))),
    max_size=120,
)


def checked(text: str, unchecked: Sequence[tuple[int, int]] = ()) -> list[CheckedWord]:
    return [word.moved(first) for first, words in checked_in(text, unchecked) for word in words]


@given(TEXTS)
def test_places_are_in_order_apart_and_within_the_text(text: str) -> None:
    last = 0
    for word in checked(text):
        assert last <= word.start < word.end <= len(text)
        assert word.spelling == spelling_of(text[word.start : word.end])
        assert "\n" not in word.spelling
        last = word.end


@given(TEXTS, TEXTS)
def test_a_paragraph_is_split_whatever_stands_in_the_next(text: str, other: str) -> None:
    alone = [word.spelling for word in checked(text)]
    assert [word.spelling for word in checked(f"{text}\n{other}")][: len(alone)] == alone


@given(TEXTS, st.integers(0, 120), st.integers(0, 120))
def test_what_is_not_checked_touches_no_place(text: str, start: int, end: int) -> None:
    assert all(word.end <= start or word.start >= end or start >= end for word in checked(text, [(start, end)]))


@given(st.text(st.sampled_from("abeélqu'-mnt"), min_size=2, max_size=20), st.lists(st.text(max_size=9), max_size=9))
def test_proposals_never_hold_the_word_itself(word: str, given_: list[str]) -> None:
    made = proposals_for(word, lambda _one: False, lambda _one: given_)
    assert word not in made
    assert len({*made}) == len(made) <= 5


@given(st.text("abé", max_size=8), st.text("abé", max_size=8))
def test_what_two_words_have_in_common_stays_and_the_rest_is_put_between(before: str, after: str) -> None:
    first, last = common_ends(before, after)
    assert before[:first] + after[first : len(after) - last] + before[len(before) - last :] == after
    assert first + last <= min(len(before), len(after))
