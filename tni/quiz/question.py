"""Question that a class can be asked."""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite

from tni.core.ids import PageId, QuestionId
from tni.quiz.answers import is_valid_key
from tni.quiz.question_kinds import LETTERED_KINDS, LETTERS, QuestionKind
from tni.quiz.skills import is_skill

__all__ = ["BANK_ID_PREFIX", "LETTERS", "Question", "QuestionKind", "true_false"]

BANK_ID_PREFIX = "bank:"
"""Prefix of the ids of questions from a question bank, which holds more about them: see
`bank.collection.question_id`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Question of a vote.

    choice_count: 2 to 8 choices with letters from A (2 for TRUE_FALSE), or steps of a SCALE; 0 for the kinds without.
    options: texts of the choices, none when they are drawn on the board. targets: texts to which MATCH's letters are
    assigned, numbered from 1. key: the right answer in the form of `answers.parse_answer`, None when there is none or
    it is not known yet; for TEXT and NUMBER every accepted answer, one per line. tolerance: greatest distance from the
    key, of a NUMBER, or of a POINT in fractions of the image's sides. text: as typed, None when the question is drawn
    on the board. page: page of the question. confidence: whether pupils also say if they are sure. skills: skills that
    it trains, see `skills`.
    """

    id: QuestionId
    kind: QuestionKind = QuestionKind.CHOICE
    choice_count: int = 4
    key: str | None = None
    text: str | None = None
    page: PageId | None = None
    options: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    tolerance: float = 0.0
    confidence: bool = False
    skills: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        least, most = _choice_range(self.kind)
        if not least <= self.choice_count <= most:
            raise ValueError(f"{self.kind.value} has {least} to {most} choices, got {self.choice_count}")
        if self.options and len(self.options) != self.choice_count:
            raise ValueError(f"{self.choice_count} choices cannot have {len(self.options)} options")
        if self.kind is QuestionKind.MATCH and not 2 <= len(self.targets) <= len(LETTERS):
            raise ValueError(f"match has 2 to {len(LETTERS)} targets, got {len(self.targets)}")
        if not (isfinite(self.tolerance) and self.tolerance >= 0):
            raise ValueError(f"tolerance must be a distance, got {self.tolerance}")
        if not all(map(is_skill, self.skills)):
            raise ValueError(f"skills must be codes, got {self.skills!r}")
        if self.key is not None and not is_valid_key(self, self.key):
            raise ValueError(f"key must be one of {self.choices or self.kind.value}, got {self.key!r}")

    @property
    def choices(self) -> tuple[str, ...]:
        """Letters, or the steps of a scale; empty for kinds without."""
        if self.kind is QuestionKind.SCALE:
            return tuple(str(step) for step in range(1, self.choice_count + 1))
        return tuple(LETTERS[: self.choice_count])


def _choice_range(kind: QuestionKind) -> tuple[int, int]:
    if kind is QuestionKind.TRUE_FALSE:
        return 2, 2
    return (2, len(LETTERS)) if kind in LETTERED_KINDS or kind is QuestionKind.SCALE else (0, 0)


def true_false(id: QuestionId, *, key: bool | None = None, text: str | None = None) -> Question:
    """Return a true or false question. key: the right answer."""
    letter = None if key is None else ("A" if key else "B")
    return Question(id=id, kind=QuestionKind.TRUE_FALSE, choice_count=2, key=letter, text=text)
