"""Right answers as a teacher types them."""

from __future__ import annotations

import pytest

from tni.core.ids import QuestionId
from tni.quiz.answer_key import parse_answer_key
from tni.quiz.question import Question
from tni.quiz.question_kinds import QuestionKind


def question(kind: QuestionKind) -> Question:
    counts = {
        QuestionKind.CHOICE: 4,
        QuestionKind.SEVERAL: 4,
        QuestionKind.ORDER: 3,
        QuestionKind.MATCH: 2,
        QuestionKind.SCALE: 5,
    }
    targets = ("x", "y") if kind is QuestionKind.MATCH else ()
    return Question(id=QuestionId("q"), kind=kind, choice_count=counts.get(kind, 0), targets=targets)


@pytest.mark.parametrize(
    ("kind", "typed", "key"),
    [
        (QuestionKind.CHOICE, "c", "C"),
        (QuestionKind.SEVERAL, "c a", "AC"),
        (QuestionKind.ORDER, "C, A, B", "CAB"),
        (QuestionKind.NUMBER, "0,5 ; 1/2", "0.5\n1/2"),
        (QuestionKind.TEXT, " Paris ; paname ", "Paris\npaname"),
        (QuestionKind.POINT, "50 % ; 30,5 %", "0.5000 0.3050"),
        (QuestionKind.MATCH, "a2 b:1", "A2 B1"),
    ],
)
def test_each_kind_is_read_as_it_is_usually_typed(kind: QuestionKind, typed: str, key: str) -> None:
    assert parse_answer_key(question(kind), typed) == key


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        (QuestionKind.CHOICE, "E"),
        (QuestionKind.CHOICE, "oui"),
        (QuestionKind.NUMBER, "1 ; deux"),
        (QuestionKind.TEXT, " ; "),
        (QuestionKind.POINT, "50"),
        (QuestionKind.POINT, "x ; y"),
        (QuestionKind.SCALE, "3"),
        (QuestionKind.MATCH, "???"),
    ],
)
def test_what_the_question_cannot_have_is_no_key(kind: QuestionKind, typed: str) -> None:
    assert parse_answer_key(question(kind), typed) is None
