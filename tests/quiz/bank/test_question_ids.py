"""Ids of questions are kept with votes, so they must never change: not with the names of classes either."""

from __future__ import annotations

import pytest

from tni.quiz.bank.bodies import (
    Answer,
    Area,
    AreaShape,
    Body,
    Choice,
    Description,
    Essay,
    Gap,
    Gaps,
    Matching,
    Near,
    Number,
    NumberAnswer,
    Ordering,
    Pair,
    PointBody,
    Scale,
    ShortText,
    TrueFalse,
)
from tni.quiz.bank.collection import question_id
from tni.quiz.bank.question_bank import BankQuestion
from tni.quiz.bank.rich_text import RichText, TextFormat


def words(text: str) -> RichText:
    return RichText(text, TextFormat.PLAIN)


ANSWER = Answer(words("3/6"), right=True, weight=50.0)
BODIES: dict[str, Body] = {
    "choice": Choice((ANSWER, Answer(words("2/3"), right=False)), several=True),
    "true or false": TrueFalse(right=True),
    "number": Number((NumberAnswer(Near(0.5, 0.01)),)),
    "text": ShortText((ANSWER,)),
    "matching": Matching((Pair(words("un"), words("one")), Pair(words("deux"), None, 25.0)), shuffled=True),
    "order": Ordering((words("un"), words("deux"))),
    "point": PointBody(
        "carte.png", (Area(AreaShape.RECT, (1.0, 2.0, 3.0, 4.0), right=True, label="Nil"),), width_px=640.0
    ),
    "scale": Scale((words("non"), words("oui"))),
    "gaps": Gaps((words("Le chat "), Gap(ShortText((ANSWER,), by_case=True), 2.0), words("."))),
    "essay": Essay(12),
    "words": Description(),
}
IDS = {
    "choice": "bank:67a233fda8dfe54e9d4d4b8bef0bf572",
    "true or false": "bank:1709649fc90cc04232daa7d91a3ea2e8",
    "number": "bank:90767322a84c4de26025d721d535a800",
    "text": "bank:418765728130f20591e16feda5e00617",
    "matching": "bank:2434f2c79e66d38e9d2be0446232b492",
    "order": "bank:d4f0a71ec0b7a2cd1962904e9d70f75d",
    "point": "bank:317c20a05b5410ce78cb8f4b96e03a86",
    "scale": "bank:9725177aa2c0771eda73ee77633353cd",
    "gaps": "bank:c18c3d4dc2e19a27ee9cba68ae35aad4",
    "essay": "bank:9b0d1ba2d63bc88540e7100b7ab1247d",
    "words": "bank:ec1b6b5dc6d6ce4ad85193191462f139",
}


@pytest.mark.parametrize("kind", BODIES)
def test_the_id_of_a_question_is_for_ever(kind: str) -> None:
    assert question_id(BankQuestion(stem=words("Combien ?"), body=BODIES[kind])) == IDS[kind]
