"""Rounds made from a few words, for the tests of what is read from them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from tni.core.ids import ClassId, ClickerId, PupilId, QuestionId
from tni.quiz.ledger import Ledger, fold_records
from tni.quiz.question import Question
from tni.quiz.round import RoundId, RoundPhase
from tni.quiz.vote_records import CastVote, PhaseChanged, RoundCreated, Seat, VoteRecord

NOON = datetime(2026, 1, 5, 12, 0, tzinfo=UTC)
CLASS = ClassId("5a")


def clicker(pupil: str) -> ClickerId:
    return ClickerId(f"iclicker:{pupil}")


def asked_round(
    name: str,
    answers: Mapping[str, str | tuple[str, bool] | None],
    *,
    question: Question | None = None,
    at: datetime = NOON,
    class_id: ClassId | None = CLASS,
    listed: bool = True,
    **of_question: Any,
) -> Ledger:
    """A round of a class whose pupils are the keys of `answers`: a choice, with whether they were sure, or None."""
    asked = question or Question(**{"id": QuestionId(name), "key": "B", **of_question})
    id_ = RoundId(name)
    rows: list[VoteRecord] = [RoundCreated(id_, 0, asked, class_id, listed, at)]
    for number, pupil in enumerate(answers if listed else (), 1):
        rows.append(Seat(id_, len(rows), clicker(pupil), number, PupilId(pupil)))
    rows.append(PhaseChanged(id_, len(rows), RoundPhase.OPEN, 0.0, at))
    for pupil, given in answers.items():
        choice, sure = given if isinstance(given, tuple) else (given, None)
        if choice is not None:
            rows.append(CastVote(id_, len(rows), clicker(pupil), choice, 1.0, sure=sure))
    rows.append(PhaseChanged(id_, len(rows), RoundPhase.CLOSED, 9.0, at))
    return fold_records(rows)
