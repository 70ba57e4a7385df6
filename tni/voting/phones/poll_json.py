"""Polls as JSON, in the messages between the program and its vote server."""

from __future__ import annotations

from typing import Any

from tni.core.ids import QuestionId
from tni.quiz.question import Question
from tni.quiz.question_kinds import QuestionKind
from tni.quiz.round import Round, RoundId, RoundPhase, RoundRules
from tni.voting.phones.poll_state import PhonePoll, PictureRef


def poll_to_json(posed: PhonePoll) -> dict[str, Any]:
    return {
        **_round_json(posed.round),
        "others": list(map(_round_json, posed.others)),
        "extra": {str(number): extra for number, extra in posed.extra.items()},
        "listed": None if posed.listed is None else sorted(posed.listed),
        "pictures": {round_: [shown.name, shown.is_written] for round_, shown in posed.pictures.items()},
    }


def _round_json(round_: Round) -> dict[str, Any]:
    question = round_.question
    return {
        "round": round_.id,
        "phase": round_.phase.value,
        "opened_at_s": round_.opened_at_s,
        "closed_at_s": round_.closed_at_s,
        "first_only": round_.rules.first_only,
        "anonymous": round_.rules.anonymous,
        "limit_s": round_.rules.limit_s,
        "kind": question.kind.value,
        "choice_count": question.choice_count,
        "text": question.text,
        "options": list(question.options),
        "targets": list(question.targets),
        "confidence": question.confidence,
    }


def poll_from_json(found: dict[str, Any]) -> PhonePoll:
    extra = {int(number): share for number, share in found["extra"].items()}
    listed = None if found["listed"] is None else frozenset(found["listed"])
    pictures = {RoundId(round_): PictureRef(*shown) for round_, shown in found["pictures"].items()}
    return PhonePoll(_round_of(found), extra, pictures, listed, tuple(map(_round_of, found["others"])))


def _round_of(found: dict[str, Any]) -> Round:
    question = Question(
        id=QuestionId(""),
        kind=QuestionKind(found["kind"]),
        choice_count=found["choice_count"],
        text=found["text"],
        options=tuple(found["options"]),
        targets=tuple(found["targets"]),
        confidence=found["confidence"],
    )
    return Round(
        RoundId(found["round"]),
        question,
        RoundRules(first_only=found["first_only"], anonymous=found["anonymous"], limit_s=found["limit_s"]),
        found["opened_at_s"],
        found["closed_at_s"],
        found["phase"] == RoundPhase.REVEALED.value,
    )
