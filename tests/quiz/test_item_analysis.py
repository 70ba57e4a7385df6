"""From a class's rounds to its items: which vote, who counts, whom a wrong answer draws."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.quiz_rounds import asked_round
from tni.core.ids import QuestionId
from tni.quiz.item_analysis import analyse, guessing_mark
from tni.quiz.question import Question, true_false
from tni.quiz.question_kinds import QuestionKind
from tni.quiz.round import RoundRules


def test_a_question_is_judged_by_its_first_vote_or_its_last() -> None:
    question = Question(id=QuestionId("q"), key="B")
    rounds = [
        asked_round("r1", {"a": "A", "b": "B"}, question=question),
        asked_round("r2", {"a": "B", "b": "B"}, question=question),
    ]
    (first,) = analyse(rounds).items
    (last,) = analyse(rounds, first=False).items
    assert (first.statistics.facility, last.statistics.facility) == (0.5, 1.0)


def test_no_answer_is_wrong_and_who_answered_nothing_made_no_attempt() -> None:
    rounds = [asked_round("r1", {"a": "B", "b": None, "c": None}), asked_round("r2", {"a": "B", "b": "B", "c": None})]
    one, two = analyse(rounds).items
    assert (one.statistics.n, one.answered, one.statistics.facility) == (2, 1, 0.5)
    assert (two.statistics.n, two.answered, two.statistics.facility) == (2, 2, 1.0)


def test_who_came_later_is_not_judged_by_what_was_asked_before() -> None:
    rounds = [asked_round("r1", {"a": "B", "b": "A"}), asked_round("r2", {"a": "B", "b": "A", "late": "B"})]
    one, two = analyse(rounds).items
    assert (one.statistics.n, two.statistics.n) == (2, 3)
    assert analyse(rounds).quiz.n == 2


def test_without_a_list_every_clicker_is_somebody() -> None:
    rounds = [asked_round("r1", {"a": "B", "b": "A"}, listed=False), asked_round("r2", {"a": "B"}, listed=False)]
    assert [item.statistics.facility for item in analyse(rounds).items] == [0.5, 1.0]


def test_votes_without_names_are_items_of_their_own_and_no_more_pupils() -> None:
    """The figures of the named votes are those that they have alone."""
    named = [asked_round("r1", {"a": "B", "b": "A", "c": "A"}), asked_round("r2", {"a": "B", "b": "B", "c": "A"})]
    hidden = [asked_round(f"r{n}", {"x": "B", "y": answer}, listed=False) for n, answer in ((3, "A"), (4, "B"))]
    hidden = [replace(one, created=replace(one.created, rules=RoundRules(anonymous=True))) for one in hidden]
    mixed, alone, without = analyse([named[0], hidden[0], named[1], hidden[1]]), analyse(named), analyse(hidden)
    assert [item.statistics for item in mixed.items[::2]] == [item.statistics for item in alone.items]
    assert list(mixed.items[1::2]) == list(without.items)
    assert (mixed.quiz, mixed.excluded) == (alone.quiz, 2)
    assert (without.quiz.n, without.excluded) == (2, 0)


def test_a_question_without_a_right_answer_is_no_item() -> None:
    assert analyse([asked_round("r1", {"a": "B"}, key=None)]).items == ()
    (item,) = analyse([asked_round("r1", {"a": None})]).items
    assert item.statistics.facility is None


def test_each_answer_tells_how_well_those_did_who_chose_it() -> None:
    rounds = [
        asked_round("r1", {"a": "B", "b": "A", "c": "A", "d": None}),
        asked_round("r2", {"a": "B", "b": "B", "c": "A", "d": "A"}),
    ]
    found = analyse(rounds).items[0].distractors
    assert [(d.answer, d.n, d.rest, d.right) for d in found] == [
        ("A", 2, 0.5, False),
        ("B", 1, 1.0, True),
        ("C", 0, None, False),
        ("D", 0, None, False),
        ("", 1, 0.0, False),
    ]


def test_words_come_by_how_often_they_were_written() -> None:
    rounds = [
        asked_round(
            "r1",
            {"a": "lyon", "b": "Paris", "c": "Lyon", "d": None},
            kind=QuestionKind.TEXT,
            choice_count=0,
            key="Paris",
        )
    ]
    found = analyse(rounds).items[0].distractors
    assert [(d.answer, d.n, d.right) for d in found] == [("lyon", 2, False), ("paris", 1, True)]


@pytest.mark.parametrize(
    ("question", "score"),
    [
        (Question(id=QuestionId("q"), choice_count=4), 0.25),
        (true_false(QuestionId("q")), 0.5),
        (Question(id=QuestionId("q"), kind=QuestionKind.SEVERAL), None),
        (Question(id=QuestionId("q"), kind=QuestionKind.ORDER, choice_count=3), 1 / 6),
        (
            Question(id=QuestionId("q"), kind=QuestionKind.MATCH, choice_count=2, targets=("x", "y", "z")),
            1 / 3,
        ),
        (Question(id=QuestionId("q"), kind=QuestionKind.NUMBER, choice_count=0), 0.0),
        (Question(id=QuestionId("q"), kind=QuestionKind.POINT, choice_count=0), None),
    ],
)
def test_what_answers_at_random_would_get(question: Question, score: float | None) -> None:
    assert guessing_mark(question) == (None if score is None else pytest.approx(score))


NAMES = [f"p{n}" for n in range(8)]
ANSWERS = st.dictionaries(st.sampled_from(NAMES), st.sampled_from(["A", "B", "C", "D", None]), min_size=1)


@given(st.lists(ANSWERS, min_size=1, max_size=5))
def test_everybody_whom_a_question_was_put_to_is_in_one_line_of_it(votes: list[dict[str, str | None]]) -> None:
    analysis = analyse([asked_round(f"r{n}", answers) for n, answers in enumerate(votes)])
    for item, answers in zip(analysis.items, votes, strict=True):
        assert sum(d.n for d in item.distractors) == item.statistics.n
        assert item.answered == sum(choice is not None for choice in answers.values())
        right = sum(d.n for d in item.distractors if d.right)
        if item.statistics.n:
            assert item.statistics.facility == pytest.approx(right / item.statistics.n)
