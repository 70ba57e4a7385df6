"""Rows of the vote journal, which is append-only: a correction is a new row.

Every row of a round has a number, `n`, counted from 0 in the order of writing. (round, n) identifies a row permanently,
so that writing it twice is the same as writing it once. A vote that arrives after its round is over has a negative
number, derived from the vote's identity: see `late_number`.
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
    """Return the number of a late vote: the same one however often it arrives, and negative, apart from the counted
    ones."""
    return -1 - (int.from_bytes(sha256(known_by.encode("utf-8", "surrogatepass"))[:8]) >> 2)


class VoteDataError(TniError):
    """A driver has produced an invalid vote."""

    def __init__(self, field: str) -> None:
        super().__init__(f"a vote's {field} makes no sense")
        self.field = field


@dataclass(frozen=True, slots=True)
class SelfPacedPosition:
    """Position of a round in a self-paced quiz. id: of the quiz, which is that of its first round. index: of this
    round, from 0."""

    id: RoundId
    index: int


@dataclass(frozen=True, slots=True)
class RoundCreated:
    """Start of a round. listed: whether seats define who may vote; otherwise every clicker counts. self_paced: position
    in a self-paced quiz, None for a single question."""

    round: RoundId
    n: int
    question: Question
    class_id: ClassId | None
    listed: bool
    at: datetime
    rules: RoundRules = DEFAULT_RULES
    self_paced: SelfPacedPosition | None = None


@dataclass(frozen=True, slots=True)
class Seat:
    """Assignment of a clicker to a seat number in a round. The last seat of a clicker holds. pupil None: a number
    without a pupil.

    extra: additional time of the pupil as a fraction of the time limit, 0.33 for a third more. Only rows of earlier
    versions have it, because it reveals health information. Now the stored limit is the longest that any pupil has, and
    votes that came after their pupil's time are not stored.
    """

    round: RoundId
    n: int
    clicker: ClickerId
    number: int
    pupil: PupilId | None
    extra: float = 0.0


@dataclass(frozen=True, slots=True)
class PhaseChanged:
    """Change of phase. at_s: on the monotonic clock that stamps votes; at: the same moment as wall time."""

    round: RoundId
    n: int
    phase: RoundPhase
    at_s: float
    at: datetime


@dataclass(frozen=True, slots=True)
class CastVote:
    """Key press on a clicker, or answer sent by a device. choice: as it was sent, see `answers.parse_answer`; at_s:
    monotonic clock of the receiver's reader; sequence: the clicker's counter, None without one; sure: whether the pupil
    is sure, None when that was not asked.

    Raises: VoteDataError for values that cannot be stored, so that no driver can put them into the journal.
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
    """Change of the right answer by the teacher after the question was asked. The last one holds; None: no answer is
    right."""

    round: RoundId
    n: int
    key: str | None
    at: datetime


@dataclass(frozen=True, slots=True)
class SkillsChanged:
    """Change of the question's skills by the teacher after it was asked. The last one holds."""

    round: RoundId
    n: int
    skills: tuple[str, ...]
    at: datetime


@dataclass(frozen=True, slots=True)
class HandedIn:
    """Declaration of a pupil that a self-paced quiz is done, or that work on it continues. It is a row of the first
    round. The last one holds."""

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


def hand_in_id(quiz_id: RoundId) -> str:
    """Return the id under which a device declares a self-paced quiz done, in place of a round's id. No round has it."""
    return f"whole {quiz_id}"


type VoteRecord = RoundCreated | Seat | PhaseChanged | AnswerKeyChanged | SkillsChanged | CastVote | HandedIn
