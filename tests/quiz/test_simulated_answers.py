"""Tests of the answers that simulated pupils give."""

from __future__ import annotations

from random import Random

import pytest

from tni.core.ids import QuestionId
from tni.quiz.answers import is_right, parse_answer
from tni.quiz.question import Question, QuestionKind
from tni.quiz.simulated_answers import simulate_answers

ID = QuestionId("q")
QUESTIONS = [
    Question(id=ID, key="C"),
    Question(id=ID),
    Question(id=ID, kind=QuestionKind.TRUE_FALSE, choice_count=2, key="A"),
    Question(id=ID, kind=QuestionKind.SEVERAL, key="AC"),
    Question(id=ID, kind=QuestionKind.SEVERAL),
    Question(id=ID, kind=QuestionKind.NUMBER, choice_count=0, key="3.5"),
    Question(id=ID, kind=QuestionKind.NUMBER, choice_count=0, key="1/3"),
    Question(id=ID, kind=QuestionKind.NUMBER, choice_count=0),
    Question(id=ID, kind=QuestionKind.TEXT, choice_count=0, key="la Loire\nLoire"),
    Question(id=ID, kind=QuestionKind.TEXT, choice_count=0),
    Question(id=ID, kind=QuestionKind.ORDER, choice_count=3, key="CAB"),
    Question(id=ID, kind=QuestionKind.MATCH, choice_count=2, targets=("x", "y"), key="A2 B1"),
    Question(id=ID, kind=QuestionKind.MATCH, choice_count=3, targets=("x", "y")),
    Question(id=ID, kind=QuestionKind.POINT, choice_count=0, key="0.9900 0.5000", tolerance=0.05),
    Question(id=ID, kind=QuestionKind.POINT, choice_count=0),
    Question(id=ID, kind=QuestionKind.SCALE, choice_count=5),
    Question(id=ID, kind=QuestionKind.CLOUD, choice_count=0),
]


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda one: f"{one.kind.value}-{one.key}")
def test_every_answer_is_one_to_the_question(question: Question) -> None:
    answers = simulate_answers(question, range(1, 201), Random(3))
    assert all(parse_answer(question, one.choice) for one in answers)
    assert len({one.number for one in answers}) == len(answers)
    assert [one.after_s for one in answers] == sorted(one.after_s for one in answers)


@pytest.mark.parametrize("question", [q for q in QUESTIONS if q.key], ids=lambda one: f"{one.kind.value}-{one.key}")
def test_most_are_right_some_wrong_a_few_late_or_silent(question: Question) -> None:
    answers = simulate_answers(question, range(1, 201), Random(3))
    right = sum(bool(is_right(question, parse_answer(question, one.choice) or "")) for one in answers)
    assert 110 <= right <= 150
    assert 30 <= len(answers) - right <= 85
    assert 4 <= 200 - len(answers) <= 25
    assert 6 <= sum(one.after_s >= 30 for one in answers) <= 30


def test_the_same_seed_gives_the_same_answers() -> None:
    question = QUESTIONS[0]
    first = simulate_answers(question, range(1, 25), Random(5))
    assert first == simulate_answers(question, range(1, 25), Random(5))
    assert first != simulate_answers(question, range(1, 25), Random(6))
