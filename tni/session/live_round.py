"""The round under way: its rows in memory, and which of them are on disk."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from typing import Protocol

from tni.api.devices import Vote
from tni.cahier.log import QuestionAsked, QuestionCorrected, QuestionKind
from tni.core.errors import TniError
from tni.core.ids import ClassId, ClickerId, PupilId, new_id
from tni.quiz.alias import Aliases
from tni.quiz.ledger import Ledger
from tni.quiz.question import Question
from tni.quiz.records import Asked, CastVote, KeySet, PhaseChanged, Record, Seat, VoteDataError
from tni.quiz.round import AS_USUAL, Phase, Round, RoundId, Rules
from tni.quiz.tally import Tally, count


class VoteJournal(Protocol):
    """See `tni.store.votes.VoteStore`."""

    def write(self, records: Sequence[Record], done: Callable[[TniError | None], None]) -> None:
        """Append rows. done: on the main thread, None once they are on disk; before that perhaps an error, once."""


def correction(round_id: RoundId, tally: Tally, at: datetime) -> QuestionCorrected:
    """What the cahier is told of a round that got another right answer."""
    return QuestionCorrected(at, round_id, len(tally.answers), tally.right)


class LiveRound:
    """settled: called when rows have reached the disk or were refused by it.

    seats: who may vote, None when everybody counts. A round whose rules say anonymous writes no seat: votes of clickers
    that have one are kept under their aliases, those of others in no row.
    """

    def __init__(
        self, round_: Round, journal: VoteJournal, settled: Callable[[], None], aliases: Aliases | None = None
    ) -> None:
        self.round = round_
        self.opened_at: datetime | None = None
        self.closed_at: datetime | None = None
        self.seats: dict[ClickerId, Seat] | None = None
        self.strangers: set[ClickerId] = set()
        self._first: Asked | None = None
        self._journal, self._settled, self._aliases = journal, settled, aliases
        self._votes: list[CastVote] = []
        self._next_n = 0
        self._waiting: set[int] = set()
        self._refused: set[int] = set()

    @classmethod
    def asked(
        cls,
        question: Question,
        class_id: ClassId | None,
        seats: Mapping[ClickerId, tuple[int, PupilId | None]] | None,
        at: datetime,
        journal: VoteJournal,
        settled: Callable[[], None],
        rules: Rules = AS_USUAL,
        aliases: Aliases | None = None,
    ) -> LiveRound:
        """Begin a round and write its first rows. aliases: for an anonymous one."""
        id_ = RoundId(new_id())
        live = cls(Round(id_, question, rules), journal, settled, aliases if rules.anonymous else None)
        listed = seats is not None and not rules.anonymous
        live._first = Asked(id_, live._n(), question, class_id, listed, at, rules)
        rows: list[Record] = [live._first]
        if seats is not None:
            live.seats = live._seated(seats)
        live._write([*rows, *(live.seats or {}).values()] if listed else rows)
        return live

    @classmethod
    def resumed(cls, ledger: Ledger, journal: VoteJournal, settled: Callable[[], None]) -> LiveRound:
        """A round that a crash cut short, from its rows."""
        live = cls(ledger.round, journal, settled)
        live.seats, live._first = None if ledger.seats is None else dict(ledger.seats), ledger.asked
        live._votes, live._next_n = list(ledger.votes), ledger.next_n
        for row in ledger.phases:
            live._stamp(row.phase, row.at)
        return live

    def _seated(self, seats: Mapping[ClickerId, tuple[int, PupilId | None]]) -> dict[ClickerId, Seat]:
        return {
            clicker: Seat(self.round.id, self._n(), clicker, number, pupil)
            for clicker, (number, pupil) in seats.items()
        }

    def move(self, phase: Phase, now_s: float, at: datetime) -> None:
        """Raises RoundPhaseError."""
        self.round = self.round.moved_to(phase, now_s)
        self._stamp(phase, at)
        self._write([PhaseChanged(self.round.id, self._n(), phase, now_s, at)])

    def _stamp(self, phase: Phase, at: datetime) -> None:
        if phase is Phase.OPEN:
            self.opened_at = at
        elif phase is Phase.CLOSED:
            self.closed_at = at

    def set_key(self, key: str | None, at: datetime) -> None:
        """Say which answer is right. Raises ValueError for what cannot be one."""
        self.round = self.round.with_key(key)
        self._write([KeySet(self.round.id, self._n(), key, at)])

    def cast(self, votes: Iterable[Vote]) -> None:
        """Take votes; those that no clicker can have sent are a driver's mistake, and dropped."""
        rows: list[CastVote] = []
        for vote in votes:
            row = self._row(vote)
            if row is not None:
                rows.append(row)
                self._next_n += 1
        if rows:
            self._votes += rows
            self._write(rows)

    def _row(self, vote: Vote) -> CastVote | None:
        clicker, sequence = vote.clicker, vote.sequence
        if self._aliases is not None:
            if self.seats is not None and clicker not in self.seats:
                self.strangers.add(clicker)
                return None
            clicker, sequence = self._aliases.clicker(clicker), self._aliases.sequence(clicker, sequence)
        with suppress(VoteDataError):
            return CastVote(self.round.id, self._next_n, clicker, vote.choice, vote.at_s, sequence, vote.sure)
        return None

    @property
    def not_recorded(self) -> int:
        """Votes that the disk has refused so far."""
        return sum(vote.n in self._refused for vote in self._votes)

    def tally(self, *, on_disk: bool = True) -> Tally:
        """The result by the votes that are on disk, or by all of them."""
        votes = [vote for vote in self._votes if not on_disk or vote.n not in self._waiting]
        return count(self.round, votes, None if self.round.rules.anonymous else self.seats)

    def judged_by(self, key: str | None) -> Tally:
        """The result, had that been the right answer."""
        return count(self.round.with_key(key), self._votes, None if self.round.rules.anonymous else self.seats)

    def ledger(self) -> Ledger:
        """The round as its rows in memory tell it."""
        assert self._first is not None
        seats = None if self.round.rules.anonymous else self.seats
        return Ledger(self._first, self.round, seats, tuple(self._votes), self._next_n)

    @property
    def ends_s(self) -> float | None:
        """When the time of the last pupil is over; None without a limit, and before it is open."""
        limit_s, opened_s = self.round.rules.limit_s, self.round.opened_at_s
        if limit_s is None or opened_s is None:
            return None
        return opened_s + limit_s * (1 + max((seat.extra for seat in (self.seats or {}).values()), default=0.0))

    def logged(self, absent: frozenset[int]) -> QuestionAsked:
        """The event for the cahier, by the votes in memory. Only for a round that was closed."""
        assert self.closed_at is not None
        question, tally = self.round.question, self.tally(on_disk=False)
        here = None if self.seats is None else [s for s in self.seats.values() if s.number not in absent]
        voted = () if self.round.rules.anonymous else tally.answers.keys()
        return QuestionAsked(
            at=self.closed_at,
            kind=QuestionKind(question.kind.value),
            text=question.text or "",
            answered=len(tally.answers),
            expected=None if here is None else len({s.clicker for s in here}.union(voted)),
            right=tally.right,
            round=self.round.id,
            page=question.page,
        )

    def corrected(self, at: datetime) -> QuestionCorrected:
        """The event for a right answer that was said after `logged`."""
        return correction(self.round.id, self.tally(on_disk=False), at)

    def as_json(self) -> dict[str, object]:
        tally, question = self.tally(), self.round.question
        seats, opened_s = self.seats or {}, self.round.opened_at_s or 0.0

        def line(vote: CastVote) -> dict[str, object]:
            return {"clicker": vote.clicker, "choice": vote.choice, "at_s": round(vote.at_s - opened_s, 3)}

        votes = [
            {"number": seats[vote.clicker].number if vote.clicker in seats else None, **line(vote)}
            for vote in tally.answers.values()
        ]
        return {
            "question": question.text,
            "kind": question.kind.value,
            "choices": list(question.choices),
            "key": question.key,
            "opened_at": self.opened_at.isoformat() if self.opened_at else None,
            "closed_at": self.closed_at.isoformat() if self.closed_at else None,
            "votes": sorted(votes, key=lambda v: (v["number"] or 0, v["clicker"])),
            "counts": dict(tally.counts),
            "unknown": [line(vote) for vote in tally.unknown.values()],
            "not_recorded": self.not_recorded,
        }

    def _n(self) -> int:
        self._next_n += 1
        return self._next_n - 1

    def _write(self, rows: Sequence[Record]) -> None:
        numbers = {row.n for row in rows}
        self._waiting |= numbers

        def done(error: TniError | None) -> None:
            if error is None:
                self._waiting -= numbers
                self._refused -= numbers
            else:
                self._refused |= numbers
            self._settled()

        self._journal.write(rows, done)
