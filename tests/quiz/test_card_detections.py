"""What is seen alike often enough is an answer, whatever else is in the pictures."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from tni.quiz.card_detections import FORGET_AFTER_PICTURES, CardDetection, DetectionDebouncer

numbers = st.integers(1, 4)
sightings = st.builds(CardDetection, numbers, st.sampled_from("ABCD"), st.just(0.5), st.just(0.5))
pictures = st.lists(st.lists(sightings, max_size=5), max_size=40)
enough = st.integers(1, 6)


def folded(films: list[list[CardDetection]], times: int) -> list[list[CardDetection]]:
    agreement = DetectionDebouncer(times)
    return [agreement.update(picture) for picture in films]


def letters(picture: list[CardDetection], number: int) -> set[str]:
    return {s.letter for s in picture if s.number == number}


@given(pictures, enough)
def test_an_answer_was_seen_alike_often_enough_with_nothing_else_between(films, times) -> None:
    for at, answers in enumerate(folded(films, times)):
        for answer in answers:
            run = 0
            for picture in reversed(films[: at + 1]):
                seen = letters(picture, answer.number)
                if seen == {answer.letter}:
                    run += 1
                elif seen:
                    break
            assert run >= times


@given(pictures, enough)
def test_a_card_that_stands_still_is_answered_once(films, times) -> None:
    still = [[s for s in picture if s.number != 9] + [CardDetection(9, "B", 0.1, 0.1)] for picture in films]
    told = [answer for answers in folded(still, times) for answer in answers if answer.number == 9]
    assert [answer.letter for answer in told] == (["B"] if len(still) >= times else [])


@given(pictures, enough)
def test_the_same_answer_is_not_told_twice_in_a_row(films, times) -> None:
    last: dict[int, str] = {}
    for answers in folded(films, times):
        assert max(Counter(a.number for a in answers).values(), default=0) <= 1
        for answer in answers:
            assert last.get(answer.number) != answer.letter
            last[answer.number] = answer.letter


@given(pictures, enough)
def test_cards_do_not_hear_each_other(films, times) -> None:
    alone = [[s for s in picture if s.number == 1] for picture in films]
    together = [[a for a in answers if a.number == 1] for answers in folded(films, times)]
    assert together == folded(alone, times)


@given(enough)
def test_a_card_that_is_there_twice_with_two_answers_answers_nothing(times) -> None:
    torn = [CardDetection(3, "A", 0.1, 0.1), CardDetection(3, "C", 0.9, 0.1)]
    assert not any(folded([torn] * 20, times))


def test_what_was_seen_long_ago_does_not_count() -> None:
    seen = [CardDetection(1, "A", 0.5, 0.5)]
    away: list[list[CardDetection]] = [[]] * (FORGET_AFTER_PICTURES + 1)
    assert not any(folded([seen, seen, *away, seen, seen], 3))
    assert any(folded([seen, seen, *away[2:], seen], 3))


def test_a_changed_mind_is_told_and_a_new_question_begins_anew() -> None:
    a, b = [CardDetection(1, "A", 0.5, 0.5)], [CardDetection(1, "B", 0.5, 0.5)]
    agreement = DetectionDebouncer(2)
    assert [len(agreement.update(picture)) for picture in (a, a, a, b, b, a, a)] == [0, 1, 0, 0, 1, 0, 1]
    agreement.begin()
    assert [len(agreement.update(picture)) for picture in (a, a)] == [0, 1]
