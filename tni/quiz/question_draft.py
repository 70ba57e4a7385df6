"""Draft of the next vote as the teacher enters it: kind, answers in lines of text, rules, teams. It is converted to a
Question. Questions of a collection are edited with `tni.quiz.bank.question_form`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from random import Random

from tni.core.errors import TniError
from tni.core.ids import PageId, QuestionId
from tni.quiz.answers import parse_answer, parse_number
from tni.quiz.question import Question
from tni.quiz.question_kinds import LETTERED_KINDS, LETTERS, QuestionKind
from tni.quiz.round import DEFAULT_RULES, RoundRules

RIGHT_MARK = "*"
"""Prefix of a line that is a right answer."""


class DraftFault(Enum):
    TOO_FEW = "too few answers"
    TOO_MANY = "too many answers"
    NO_PAIR = "a line that is no pair"
    SEVERAL_RIGHT = "several right answers where one can be"
    NOT_A_NUMBER = "no number"


class DraftError(TniError):
    """The draft is not a valid question. line: the offending line as typed, "" when it concerns all of them."""

    def __init__(self, fault: DraftFault, line: str = "") -> None:
        super().__init__(f"no question: {fault.value} {line}".rstrip())
        self.fault, self.line = fault, line


@dataclass(frozen=True, slots=True)
class QuestionDraft:
    """Draft of a question. lines: answers, one per line; empty when they are drawn on the board. CHOICE, SEVERAL: `*`
    before the right ones. ORDER: in the right order. MATCH: `left = right`. NUMBER, TEXT: accepted answers.
    choice_count: letters or steps where there are no lines. tolerance: as typed. teams: number of competing teams, 0
    when each pupil plays alone; ladder: whether the class sees the leaderboard. skills: skills that it trains, see
    `skills`."""

    kind: QuestionKind = QuestionKind.CHOICE
    choice_count: int = 4
    lines: str = ""
    tolerance: str = ""
    confidence: bool = False
    rules: RoundRules = DEFAULT_RULES
    teams: int = 0
    ladder: bool = False
    skills: tuple[str, ...] = ()

    def after(self) -> QuestionDraft:
        """Return the default draft for the next question: a choice by letters, not anonymous, for the same skills."""
        kind, rules = QuestionKind.CHOICE, replace(self.rules, anonymous=False)
        return replace(self, kind=kind, lines="", tolerance="", rules=rules)

    def question(
        self, id: QuestionId, text: str | None, page: PageId | None, shuffle: Callable[[list[str]], None] | None = None
    ) -> Question:
        """Convert the draft to a question. shuffle: function that shuffles items that must not be shown in the right
        order. Raises: DraftError."""
        shuffle = shuffle or Random(id).shuffle
        lines = [line.strip() for line in self.lines.splitlines() if line.strip()]
        made = Question(id=id, kind=QuestionKind.CLOUD, choice_count=0, text=text, page=page)
        match self.kind:
            case QuestionKind.CHOICE | QuestionKind.SEVERAL:
                parts = self._choice(lines)
            case QuestionKind.ORDER:
                parts = self._order(lines, shuffle)
            case QuestionKind.MATCH:
                parts = self._match(lines, shuffle)
            case QuestionKind.NUMBER:
                parts = {"key": _numbers(lines), "tolerance": _tolerance(self.tolerance)}
            case QuestionKind.TEXT:
                parts = {"key": "\n".join(_accepted(made, lines)) or None}
            case _:
                parts = {}
        count = 2 if self.kind is QuestionKind.TRUE_FALSE else self.choice_count
        lettered = self.kind in LETTERED_KINDS or self.kind is QuestionKind.SCALE
        fields = {"choice_count": count if lettered else 0, "confidence": self.confidence, "skills": self.skills}
        fields |= parts
        return Question(id=id, kind=self.kind, text=text, page=page, **fields)  # type: ignore[arg-type]

    def _choice(self, lines: Sequence[str]) -> dict[str, object]:
        if not lines:
            return {}
        _check_count(lines)
        options = tuple(line.removeprefix(RIGHT_MARK).strip() for line in lines)
        right = "".join(letter for letter, line in zip(LETTERS, lines, strict=False) if line.startswith(RIGHT_MARK))
        if self.kind is QuestionKind.CHOICE and len(right) > 1:
            raise DraftError(DraftFault.SEVERAL_RIGHT)
        return {"choice_count": len(options), "options": options, "key": right or None}

    def _order(self, lines: Sequence[str], shuffle: Callable[[list[str]], None]) -> dict[str, object]:
        if not lines:
            return {}
        _check_count(lines)
        places = list(map(str, range(len(lines))))
        shuffle(places)
        options = tuple(lines[int(place)] for place in places)
        key = "".join(LETTERS[places.index(str(at))] for at in range(len(lines)))
        return {"choice_count": len(lines), "options": options, "key": key}

    def _match(self, lines: Sequence[str], shuffle: Callable[[list[str]], None]) -> dict[str, object]:
        _check_count(lines)
        pairs = []
        for line in lines:
            left, equals, right = line.partition("=")
            if not (equals and left.strip() and right.strip()):
                raise DraftError(DraftFault.NO_PAIR, line)
            pairs.append((left.strip(), right.strip()))
        targets = list(dict.fromkeys(right for _, right in pairs))
        if len(targets) < 2:
            raise DraftError(DraftFault.TOO_FEW)
        shuffle(targets)
        places = (targets.index(right) + 1 for _, right in pairs)
        key = " ".join(f"{letter}{place}" for letter, place in zip(LETTERS, places, strict=False))
        options = tuple(left for left, _ in pairs)
        return {"choice_count": len(pairs), "options": options, "targets": tuple(targets), "key": key}


def _check_count(lines: Sequence[str]) -> None:
    if len(lines) < 2:
        raise DraftError(DraftFault.TOO_FEW)
    if len(lines) > len(LETTERS):
        raise DraftError(DraftFault.TOO_MANY)


def _numbers(lines: Sequence[str]) -> str | None:
    found = []
    for line in lines:
        value = parse_number(line)
        if value is None:
            raise DraftError(DraftFault.NOT_A_NUMBER, line)
        found.append(value)
    return "\n".join(found) or None


def _tolerance(typed: str) -> float:
    if not typed.strip():
        return 0.0
    value = parse_number(typed)
    if value is None or value.startswith("-") or "/" in value:
        raise DraftError(DraftFault.NOT_A_NUMBER, typed)
    return float(value)


def _accepted(question: Question, lines: Sequence[str]) -> list[str]:
    words = Question(id=question.id, kind=QuestionKind.TEXT, choice_count=0)
    return [answer for line in lines if (answer := parse_answer(words, line))]
