"""Reconstruction of a round from its rows: the displayed result can be computed again from the vote journal alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from tni.core.errors import TniError
from tni.core.ids import ClassId, ClickerId, PupilId
from tni.quiz.answers import mark_of
from tni.quiz.round import Round
from tni.quiz.tally import Tally, count_votes
from tni.quiz.vote_records import (
    AnswerKeyChanged,
    CastVote,
    HandedIn,
    PhaseChanged,
    RoundCreated,
    Seat,
    SkillsChanged,
    VoteRecord,
)


class LedgerError(TniError):
    """The rows are not those of one round."""


@dataclass(frozen=True, slots=True)
class PupilResult:
    """Line of results for a pupil, or for a number without a pupil. right None: no vote, or no key."""

    pupil: PupilId | None
    number: int
    clicker: ClickerId
    choice: str | None
    right: bool | None


@dataclass(frozen=True)
class Ledger:
    """Round with its votes. seats: None without a class list, when every clicker counts. Derived values are cached."""

    created: RoundCreated
    round: Round
    seats: dict[ClickerId, Seat] | None
    votes: tuple[CastVote, ...]
    next_n: int = 0
    """Number of the next row of the round."""
    phases: tuple[PhaseChanged, ...] = ()
    handed_in: tuple[HandedIn, ...] = ()

    @property
    def class_id(self) -> ClassId | None:
        return self.created.class_id

    def tally(self) -> Tally:
        return self._tally

    @cached_property
    def _tally(self) -> Tally:
        return count_votes(self.round, self.votes, self.seats)

    def mark(self, answer: str) -> float | None:
        """Return the mark of an answer to the question, see `answers.mark_of`."""
        if answer not in self._marks:
            self._marks[answer] = mark_of(self.round.question, answer)
        return self._marks[answer]

    @cached_property
    def _marks(self) -> dict[str, float | None]:
        return {}

    def results(self) -> list[PupilResult]:
        """Return one line per number, in order, with the clicker that answered for it, or the last one that it had."""
        answers = self.tally().answers
        lines = []
        for seat in _one_each((self.seats or {}).values(), answers):
            vote = answers.get(seat.clicker)
            choice = vote.choice if vote else None
            mark = None if choice is None else self.mark(choice)
            right = None if mark is None else mark >= 1
            lines.append(PupilResult(seat.pupil, seat.number, seat.clicker, choice, right))
        return lines


def _one_each(seats: Iterable[Seat], answers: Mapping[ClickerId, CastVote]) -> list[Seat]:
    """Return for each number the seat that has answered, or the last one."""
    found: dict[int, Seat] = {}
    for seat in sorted(seats, key=lambda s: (s.clicker in answers, s.n)):
        found[seat.number] = seat
    return sorted(found.values(), key=lambda seat: seat.number)


def fold_records(records: Iterable[VoteRecord]) -> Ledger:
    """Reconstruct the round from its rows, given in any order. Raises: LedgerError, RoundPhaseError, ValueError."""
    rows = sorted(records, key=lambda r: (r.n < 0, r.n))
    if not rows or not isinstance(rows[0], RoundCreated) or len({row.round for row in rows}) != 1:
        raise LedgerError("rows must be those of one round, from its question on")
    asked = rows[0]
    round_ = Round(asked.round, asked.question, asked.rules)
    seats: dict[ClickerId, Seat] | None = {} if asked.listed else None
    votes, phases, handed_in = [], [], []
    for row in rows[1:]:
        match row:
            case PhaseChanged():
                round_ = round_.moved_to(row.phase, row.at_s)
                phases.append(row)
            case Seat() if seats is not None:
                seats[row.clicker] = row
            case AnswerKeyChanged():
                round_ = round_.with_key(row.key)
            case SkillsChanged():
                round_ = round_.with_skills(row.skills)
            case CastVote():
                votes.append(row)
            case HandedIn():
                handed_in.append(row)
            case _:
                raise LedgerError(f"row {row.n} does not belong here")
    next_n = max(row.n for row in rows) + 1
    return Ledger(asked, round_, seats, tuple(votes), next_n, tuple(phases), tuple(handed_in))
