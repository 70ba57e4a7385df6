"""One pupil's page: all that is kept, in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from tni.core.ids import ClassId, ClickerId, PupilId, QuestionId
from tni.quiz.ledger import fold_records
from tni.quiz.question import Question, QuestionKind, true_false
from tni.quiz.round import RoundId, RoundPhase
from tni.quiz.vote_records import CastVote, HandedIn, PhaseChanged, RoundCreated, Seat, SelfPacedPosition, VoteRecord
from tni.roster.school_class import Pupil
from tni.services.class_lists.class_list_service import PupilData
from tni.services.results.pupil_votes import SentAnswer, pupil_vote
from tni.ui.classes.pupil_data_export import pupil_data_html
from tni.ui.messages.answers import full_answer

AT = datetime(2026, 10, 5, 9, 30, tzinfo=UTC)
ZOE, OTHER = PupilId("zoe"), PupilId("other")
CARD, CLICKER, HERS = ClickerId("card:2"), ClickerId("iclicker:02"), ClickerId("iclicker:03")
ROUND = RoundId("r")
PAIRS = "A – Paris → 2 – y ; B – Rome → 1 – x"
OPTIONS = ("Paris", "Rome", "", "Lima")
CHOICE = Question(id=QuestionId("q"), options=OPTIONS, key="A", text="Capitale de la France ?", confidence=True)


def kind(kind: QuestionKind, **more: object) -> Question:
    count = {QuestionKind.TEXT: 0, QuestionKind.NUMBER: 0, QuestionKind.POINT: 0}.get(kind, 4)
    return Question(id=QuestionId("q"), kind=kind, choice_count=count, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("question", "choice", "words"),
    [
        (CHOICE, "B", "B – Rome"),
        (CHOICE, "C", "C"),
        (replace(CHOICE, options=()), "B", "B"),
        (CHOICE, "Z", "Z"),
        (true_false(QuestionId("q")), "B", "Faux"),
        (kind(QuestionKind.SEVERAL, options=OPTIONS), "=DA", "A – Paris ; D – Lima"),
        (kind(QuestionKind.SEVERAL, options=OPTIONS), "D", "D – Lima"),
        (kind(QuestionKind.ORDER, options=OPTIONS), "BADC", "B – Rome → A – Paris → D – Lima → C"),
        (kind(QuestionKind.SCALE, options=("jamais", "peu", "bien", "trop")), "3", "3 – bien"),
        (
            kind(QuestionKind.MATCH, options=OPTIONS, targets=("x", "y")),
            "A2 B1",
            "A – Paris → 2 – y ; B – Rome → 1 – x",
        ),
        (kind(QuestionKind.NUMBER), "3.5", "3,5"),
        (kind(QuestionKind.TEXT), "la Seine", "la Seine"),
        (kind(QuestionKind.POINT), "0.3100 0.7800", "31\u00a0% ; 78\u00a0%"),
    ],
)
def test_an_answer_is_said_in_the_words_of_its_question(question: Question, choice: str, words: str) -> None:
    assert full_answer(question, choice) == words


def rows() -> list[VoteRecord]:
    return [
        RoundCreated(ROUND, 0, CHOICE, ClassId("5eA"), True, AT, self_paced=SelfPacedPosition(ROUND, 0)),
        PhaseChanged(ROUND, 1, RoundPhase.OPEN, 100.0, AT),
        Seat(ROUND, 2, CLICKER, 2, ZOE, 0.3333),
        Seat(ROUND, 3, CARD, 2, ZOE),
        Seat(ROUND, 4, HERS, 3, OTHER),
        CastVote(ROUND, 5, CLICKER, "B", 103.0, sure=False),
        CastVote(ROUND, 6, HERS, "D", 104.0, sure=True),
        CastVote(ROUND, 7, CLICKER, "A", 110.0, sure=True),
        HandedIn(ROUND, 8, CLICKER, True, 120.0),
        HandedIn(ROUND, 9, HERS, True, 121.0),
    ]


def test_all_rows_of_a_pupil_and_no_other_s_are_told() -> None:
    vote = pupil_vote(fold_records(rows()), ZOE)
    assert vote is not None
    assert (vote.number, vote.choice, vote.right, vote.asked) == (2, "A", True, CHOICE)
    assert (vote.extra, vote.devices) == (0.3333, (CARD, CLICKER))
    first, second = AT + timedelta(seconds=3), AT + timedelta(seconds=10)
    assert vote.sent == (SentAnswer("B", first, False), SentAnswer("A", second, True))
    assert vote.handed_in == ((True, AT + timedelta(seconds=20)),)
    assert pupil_vote(fold_records(rows()), PupilId("nobody")) is None


def test_who_lost_the_number_to_another_is_told_what_was_sent() -> None:
    """The later seat of a number counts; the earlier pupil's rows are kept all the same."""
    late = [
        *rows(),
        Seat(ROUND, 10, ClickerId("iclicker:09"), 2, OTHER),
        CastVote(ROUND, 11, "iclicker:09", "D", 130.0),
    ]  # type: ignore[arg-type]
    vote = pupil_vote(fold_records(late), ZOE)
    assert vote is not None
    assert [one.choice for one in vote.sent] == ["B", "A"]


def test_the_page_says_it_in_words() -> None:
    vote = pupil_vote(fold_records(rows()), ZOE)
    assert vote is not None
    pupil = Pupil(ZOE, "MARTIN", "Zoé", "", 2)
    page = pupil_data_html(
        PupilData(pupil, (("5eA", 2),), (vote,), {ClassId("5eA"): "5eA"}, date(2026, 11, 2))
    ).decode()
    for words in (
        "A – Paris",
        "Capitale de la France ? (Paris ; Rome ; Lima)",
        "juste",
        "card:2, iclicker:02",
        "B – Rome (pas sûr",
        "A – Paris (sûr",
        "temps en plus : un tiers",
        "série rendue",
    ):
        assert words in page, words
    assert "iclicker:03" not in page
