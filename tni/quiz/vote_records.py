"""The rows of the votes' journal: only ever appended, so a correction is a new row.

Every row of a round has a number, `n`, counted from 0 in the order of writing; (round, n) names a row for ever, so that
writing it twice is writing it once. A vote that reaches the program when its round is over has a number below 0, made
of what the vote is known by: see `late_number`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from math import isfinite

from tni.core.digest import sha256
from tni.core.errors import TniError
from tni.core.ids import ClassId, ClickerId, PupilId
from tni.quiz.answers import MAX_ANSWER
from tni.quiz.question import Question
from tni.quiz.round import DEFAULT_RULES, RoundId, RoundPhase, RoundRules

MAX_NAME = 64


def late_number(known_by: str) -> int:
    """The number of a vote that comes late: the same one however often it comes, below 0 apart from those counted."""
    return -1 - (int.from_bytes(sha256(known_by.encode("utf-8", "surrogatepass"))[:8]) >> 2)


class VoteDataError(TniError):
    """A driver gave a vote that cannot be one."""

    def __init__(self, field: str) -> None:
        super().__init__(f"a vote's {field} makes no sense")
        self.field = field


@dataclass(frozen=True, slots=True)
class SelfPacedPosition:
    """id: of the series, which is that of its first round. place: of this round in it, from 0."""

    id: RoundId
    place: int


@dataclass(frozen=True, slots=True)
class RoundCreated:
    """A round begins. listed: whether seats say who may vote; else every clicker counts. series: where it stands in
    one, None by itself."""

    round: RoundId
    n: int
    question: Question
    class_id: ClassId | None
    listed: bool
    at: datetime
    rules: RoundRules = DEFAULT_RULES
    series: SelfPacedPosition | None = None


@dataclass(frozen=True, slots=True)
class Seat:
    """Who holds a clicker in a round. The last seat of a clicker is the one that holds. pupil None: a number alone.

    extra: share of the time limit that the pupil has on top of it, 0.33 for a third more, in rows of earlier versions
    alone: it tells of somebody's health. Now a limit is written as the longest that anybody has, and what came after
    its pupil's time is in no row.
    """

    round: RoundId
    n: int
    clicker: ClickerId
    number: int
    pupil: PupilId | None
    extra: float = 0.0


@dataclass(frozen=True, slots=True)
class PhaseChanged:
    """at_s: on the monotonic clock that stamps votes; at: the same moment on the wall."""

    round: RoundId
    n: int
    phase: RoundPhase
    at_s: float
    at: datetime


@dataclass(frozen=True, slots=True)
class CastVote:
    """A key pressed, or an answer sent. choice: as it was sent, see `answers.read`; at_s: monotonic clock of the
    receiver's reader; sequence: the clicker's counter, None without one; sure: whether the pupil was, None when that
    was not asked.

    Raises VoteDataError: so that no driver can put a row into the journal that cannot be stored.
    """

    round: RoundId
    n: int
    clicker: ClickerId
    choice: str
    at_s: float
    sequence: int | None = None
    sure: bool | None = None

    def __post_init__(self) -> None:
        for field, text, most in (("clicker", self.clicker, MAX_NAME), ("choice", self.choice, MAX_ANSWER)):
            if not 0 < len(text) <= most or not text.isprintable():
                raise VoteDataError(field)
        if not isfinite(self.at_s):
            raise VoteDataError("at_s")
        if self.sequence is not None and not 0 <= self.sequence < 2**31:
            raise VoteDataError("sequence")


@dataclass(frozen=True, slots=True)
class AnswerKeyChanged:
    """The teacher said which answer is right, after the question was asked. The last one holds; None: none is."""

    round: RoundId
    n: int
    key: str | None
    at: datetime


@dataclass(frozen=True, slots=True)
class SkillsChanged:
    """The teacher said which skills the question trains, after it was asked. The last one holds."""

    round: RoundId
    n: int
    skills: tuple[str, ...]
    at: datetime


@dataclass(frozen=True, slots=True)
class HandedIn:
    """A pupil says that a series is done, or goes on with it: a row of its first round. The last one holds."""

    round: RoundId
    n: int
    clicker: ClickerId
    done: bool
    at_s: float

    def __post_init__(self) -> None:
        if not 0 < len(self.clicker) <= MAX_NAME or not self.clicker.isprintable():
            raise VoteDataError("clicker")
        if not isfinite(self.at_s):
            raise VoteDataError("at_s")


def hand_in_id(series: RoundId) -> str:
    """What a device says that to, as it answers to a round: no round has that name."""
    return f"whole {series}"


type VoteRecord = RoundCreated | Seat | PhaseChanged | AnswerKeyChanged | SkillsChanged | CastVote | HandedIn
