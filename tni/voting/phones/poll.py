"""Poll that the program poses on phones, and its JSON in the messages to the vote server."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tni.core.ids import QuestionId
from tni.quiz.question import Question
from tni.quiz.question_kinds import QuestionKind
from tni.quiz.round import Round, RoundId, RoundPhase, RoundRules
from tni.quiz.vote_records import hand_in_id


@dataclass(frozen=True, slots=True)
class PictureRef:
    """Reference to a picture, as sent to phones. name: under which it is served. is_written: the picture shows the
    question itself in writing, and not the lesson page."""

    name: str
    is_written: bool = False


@dataclass(frozen=True, slots=True)
class PhonePoll:
    """Round as sent to phones, its question without a key. extra: additional time by seat number, as a share of the
    limit. pictures: by round, where there is one. listed: seat numbers that count, None if all do. others: the rounds
    after this one in a self-paced quiz, all open together; empty for a single question."""

    round: Round
    extra: Mapping[int, float] = field(default_factory=dict)
    pictures: Mapping[RoundId, PictureRef] = field(default_factory=dict)
    listed: frozenset[int] | None = None
    others: tuple[Round, ...] = ()

    @property
    def rounds(self) -> tuple[Round, ...]:
        return (self.round, *self.others)

    @property
    def hand_in(self) -> str | None:
        """Name under which pupils report that they finished a self-paced quiz."""
        return hand_in_id(self.round.id) if self.others else None

    @property
    def names(self) -> tuple[str, ...]:
        """All names that pupils answer to."""
        return (*(round_.id for round_ in self.rounds), *filter(None, (self.hand_in,)))

    def counts(self, number: int | None) -> bool:
        """Return whether a pupil of the class has that seat number."""
        return self.listed is None or number in self.listed

    def takes(self, at_s: float, number: int) -> bool:
        """Return whether an answer of that pupil at that time counts."""
        return self.round.takes(at_s, self.extra.get(number, 0.0))


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
