"""Round under way: its rows in memory, and which of them are on the disk."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import count

from tni.api.devices import Vote
from tni.core.errors import TniError
from tni.core.ids import ClassId, ClickerId, PupilId, new_id
from tni.quiz.anonymise import Anonymiser
from tni.quiz.answers import parse_answer
from tni.quiz.ledger import Ledger
from tni.quiz.question import Question
from tni.quiz.round import DEFAULT_RULES, Round, RoundId, RoundPhase, RoundRules
from tni.quiz.tally import Tally
from tni.quiz.tally import count_votes as tally_of
from tni.quiz.vote_records import (
    AnswerKeyChanged,
    CastVote,
    HandedIn,
    PhaseChanged,
    RoundCreated,
    Seat,
    SelfPacedPosition,
    VoteDataError,
    VoteRecord,
)
from tni.services.voting.anonymous_votes import AnonymousVotes
from tni.services.voting.seats import Voters
from tni.services.voting.vote_archive import VoteJournal


@dataclass(frozen=True, slots=True)
class RoundPorts:
    """Storage and listeners of a round.

    settled: called when the disk has stored or refused rows. acknowledge: called with the votes that count, once they
    are on the disk.
    """

    journal: VoteJournal
    settled: Callable[[], None]
    acknowledge: Callable[[Sequence[Vote]], None]


class LiveRound:
    """Round under way.

    seats: of the clickers that may vote; None when every clicker counts. An anonymous round writes no seats, see
    `AnonymousVotes`.
    """

    def __init__(self, round_: Round, ports: RoundPorts, aliases: Anonymiser | None = None) -> None:
        self.round = round_
        self.opened_at: datetime | None = None
        self.closed_at: datetime | None = None
        self.was_shown = False
        """True once the result was shown, even if it is hidden again."""
        self.seats: dict[ClickerId, Seat] | None = None
        self._number_of: Callable[[ClickerId], int | None] | None = None
        """Returns the number that the user of an unassigned clicker has entered. Set by `admit`; such a clicker gets a
        seat number by voting."""
        self.extra: Mapping[int, float] = {}
        """Extra time by seat number, as a share of the limit, of the pupils who have any. Stored in no row."""
        self._first: RoundCreated | None = None
        self._ports = ports
        self._anonymous = None if aliases is None else AnonymousVotes(aliases)
        self._votes: list[CastVote] = []
        self._handed_in: list[HandedIn] = []
        self._next_n = 0
        self._waiting: set[int] = set()
        self._refused: set[int] = set()
        self._tallies: dict[bool, Tally] = {}
        """Cached tallies, by `on_disk`: several views ask for each."""

    @classmethod
    def create(
        cls,
        question: Question,
        voters: Voters,
        at: datetime,
        ports: RoundPorts,
        rules: RoundRules = DEFAULT_RULES,
        aliases: Anonymiser | None = None,
        self_paced: SelfPacedPosition | None = None,
    ) -> LiveRound:
        """Create a round and write its first rows. aliases: for an anonymous round."""
        id_ = self_paced.id if self_paced is not None and self_paced.index == 0 else RoundId(new_id())
        aliases = aliases if rules.anonymous else None
        live, seats = cls(Round(id_, question, rules), ports, aliases), voters.seats
        live.extra = voters.extra
        listed = seats is not None and not rules.anonymous
        live._first = RoundCreated(
            id_, live._n(), question, voters.class_id, listed, at, live.stored_round.rules, self_paced
        )
        rows: list[VoteRecord] = [live._first]
        if seats is not None:
            live.seats = {}
            seated = live._seated(seats)
            rows += seated if listed else []
        live._write(rows)
        return live

    @classmethod
    def resumed(cls, ledger: Ledger, ports: RoundPorts, extra: Mapping[int, float]) -> LiveRound:
        """Resume a round that a crash interrupted, from its rows. extra: see the attribute; empty while the names are
        locked, and every pupil then has the longest time."""
        rules = ledger.round.rules
        extra = {} if rules.limit_s is None or rules.anonymous else extra
        round_ = replace(ledger.round, rules=rules.without_longest(extra.values()))
        live = cls(round_, ports)
        live.seats, live._first = None if ledger.seats is None else dict(ledger.seats), ledger.created
        live.extra = extra
        live._votes, live._next_n = list(ledger.votes), ledger.next_n
        live._handed_in = list(ledger.handed_in)
        for row in ledger.phases:
            live._stamp(row.phase, row.at)
        return live

    @property
    def stored_round(self) -> Round:
        """Round as its rows store it. Rows don't tell which pupils have extra time, so all have the longest time."""
        if not self.extra:
            return self.round
        return replace(self.round, rules=self.round.rules.with_longest(self.extra.values()))

    @property
    def class_id(self) -> ClassId | None:
        return None if self._first is None else self._first.class_id

    def seat(self, seats: Mapping[ClickerId, tuple[int, PupilId | None]]) -> bool:
        """Add the seats of clickers that were assigned during the round. Returns whether anything changed."""
        rows = self._seated(seats)
        if rows and not self.round.rules.anonymous:
            self._write(rows)
        for row in rows:
            self.cast(self.unassigned.pop(row.clicker, ()))
        return bool(rows)

    def admit(self, number_of: Callable[[ClickerId], int | None]) -> bool:
        """Count every clicker that enters a number, after the class list has gone during the round. Returns whether
        anything changed.

        Such a clicker gets a seat number of its own beside those of the list. number_of: returns the entered number,
        None without one.
        """
        changes = self._number_of is None and self.seats is not None
        if changes:
            self._number_of = number_of
            self._seat_guests([*(vote.clicker for vote in self._votes), *self.unassigned])
        return changes

    @property
    def seated(self) -> Collection[ClickerId] | None:
        """Clickers that are counted; None: every clicker that enters a number."""
        return None if self._number_of is not None else self.seats

    @property
    def unassigned(self) -> dict[ClickerId, list[Vote]]:
        """Votes of unassigned clickers in an anonymous round."""
        return {} if self._anonymous is None else self._anonymous.unassigned

    def _seat_guests(self, clickers: Iterable[ClickerId]) -> None:
        """Seat each clicker under its own number or, if that is taken, the lowest free one: two clickers are never
        counted as one."""
        if self._number_of is None or self.seats is None:
            return
        taken, guests = {seat.number for seat in self.seats.values()}, dict[ClickerId, tuple[int, PupilId | None]]()
        for clicker in clickers:
            number = None if clicker in self.seats or clicker in guests else self._number_of(clicker)
            if number is not None:
                number = number if number not in taken else next(n for n in count(1) if n not in taken)
                taken.add(number)
                guests[clicker] = number, None
        self.seat(guests)

    def _seated(self, seats: Mapping[ClickerId, tuple[int, PupilId | None]]) -> list[Seat]:
        """Take the new seats of a list and return their rows; none where every clicker counts."""
        held, rows = self.seats, list[Seat]()
        if held is None:
            return rows
        for clicker, (number, pupil) in seats.items():
            had = held.get(clicker)
            if had is None or (had.number, had.pupil) != (number, pupil):
                if had is not None and self._anonymous is not None:
                    self._anonymous.move(held, clicker, number)
                seat = held[clicker] = Seat(self.round.id, self._n(), clicker, number, pupil)
                rows.append(seat)
        return rows

    def move(self, phase: RoundPhase, now_s: float, at: datetime) -> None:
        """Go to another phase. Raises: RoundPhaseError."""
        self.round = self.round.moved_to(phase, now_s)
        self._stamp(phase, at)
        self._write([PhaseChanged(self.round.id, self._n(), phase, now_s, at)])

    def _stamp(self, phase: RoundPhase, at: datetime) -> None:
        if phase is RoundPhase.OPEN:
            self.opened_at = self.opened_at or at
            self.closed_at = None
        elif phase is RoundPhase.CLOSED:
            self.closed_at = self.closed_at or at
        elif phase is RoundPhase.REVEALED:
            self.was_shown = True

    def set_key(self, key: str | None, at: datetime) -> None:
        """Set the right answer. Raises: ValueError for an answer that the question can't have."""
        self.round = self.round.with_key(key)
        self._write([AnswerKeyChanged(self.round.id, self._n(), key, at)])

    def cast(self, votes: Iterable[Vote], stored: Callable[[], None] = lambda: None) -> None:
        """Take votes. Dropped are votes that no clicker can have sent (a driver's error) and votes after the sender's
        time limit. stored: called once the others are on the disk."""
        rows: list[CastVote] = []
        cast: list[Vote] = []
        votes = list(votes)
        self._seat_guests(vote.clicker for vote in votes)
        for vote in votes:
            row = None if self._is_late(vote.clicker, vote.at_s) else self._row(vote)
            if row is not None:
                rows.append(row)
                cast.append(vote)
                self._next_n += 1
        if rows:
            self._votes += rows
            self._tallies.clear()
            counting = [vote for vote, row in zip(cast, rows, strict=True) if self._counts(row)]

            def on_disk() -> None:
                self._ports.acknowledge(counting)
                stored()

            self._write(rows, on_disk)
        else:
            stored()

    def hand_in(self, clicker: ClickerId, done: bool, at_s: float, stored: Callable[[], None] = lambda: None) -> None:
        """Record that a pupil has finished the quiz of which this is the first round, or has reopened it. stored: as
        for `cast`. Raises: VoteDataError."""
        if self._is_late(clicker, at_s):
            stored()
            return
        row = HandedIn(self.round.id, self._n(), clicker, done, at_s)
        self._handed_in.append(row)
        self._write([row], stored)

    def clickers_of(self, pupils: Collection[PupilId]) -> list[ClickerId]:
        """Return the clickers of these pupils."""
        return [clicker for clicker, seat in (self.seats or {}).items() if seat.pupil in pupils]

    @property
    def handed_in(self) -> list[HandedIn]:
        """Rows of `hand_in` that are on the disk."""
        return [row for row in self._handed_in if row.n not in self._waiting]

    def _counts(self, vote: CastVote) -> bool:
        """Return whether the vote is a valid answer and in time. Votes that don't count are not acknowledged."""
        if not self.stored_round.takes(vote.at_s):
            return False
        if not self.round.rules.first_only:
            return parse_answer(self.round.question, vote.choice) is not None
        tally = self.tally(on_disk=False)
        given = tally.answers.get(vote.clicker) or tally.unknown.get(vote.clicker)
        return given is not None and (vote.at_s, vote.n) >= (given.at_s, given.n) and given.choice == vote.choice

    def _is_late(self, clicker: ClickerId, at_s: float) -> bool:
        """Return whether the time is after the pupil's limit. A clicker without a seat number has no extra time."""
        limit_s, opened_s = self.round.rules.limit_s, self.round.opened_at_s
        if limit_s is None or opened_s is None:
            return False
        seat = (self.seats or {}).get(clicker)
        return at_s > opened_s + limit_s * (1 + (0.0 if seat is None else self.extra.get(seat.number, 0.0)))

    def _row(self, vote: Vote) -> CastVote | None:
        named: tuple[ClickerId, int | None] | None = (vote.clicker, vote.sequence)
        if self._anonymous is not None:
            named = self._anonymous.alias(vote, self.seats, self.round.question)
        if named is not None:
            with suppress(VoteDataError):
                return CastVote(self.round.id, self._next_n, named[0], vote.choice, vote.at_s, named[1], vote.sure)
        return None

    @property
    def not_recorded(self) -> int:
        """Number of votes that the disk has refused so far."""
        return sum(vote.n in self._refused for vote in self._votes)

    def tally(self, *, on_disk: bool = True) -> Tally:
        """Return the tally of the votes on the disk, or of all votes."""
        found = self._tallies.get(on_disk)
        if found is None:
            votes = [vote for vote in self._votes if not on_disk or vote.n not in self._waiting]
            found = self._tallies[on_disk] = tally_of(self.stored_round, votes, self._named_seats)
        return found

    def judged_by(self, key: str | None) -> Tally:
        """Return the tally as it would be with this right answer."""
        return tally_of(self.stored_round.with_key(key), self._votes, self._named_seats)

    @property
    def _named_seats(self) -> dict[ClickerId, Seat] | None:
        """Seats to count votes by; None for an anonymous round, even if only some clickers may vote."""
        return None if self.round.rules.anonymous else self.seats

    def ledger(self) -> Ledger:
        """Return the ledger of the rows in memory."""
        assert self._first is not None
        return Ledger(
            self._first,
            self.stored_round,
            self._named_seats,
            tuple(self._votes),
            self._next_n,
            handed_in=tuple(self._handed_in),
        )

    def ends_s(self, absent: frozenset[int] = frozenset()) -> tuple[float, float] | None:
        """Return the end of the time limit for most pupils, and for the last pupil who is not absent. None without a
        limit, and before the round is open."""
        limit_s, opened_s = self.round.rules.limit_s, self.round.opened_at_s
        if limit_s is None or opened_s is None:
            return None
        most = max((more for number, more in self.extra.items() if number not in absent), default=0.0)
        return opened_s + limit_s, opened_s + limit_s * (1 + most)

    def _n(self) -> int:
        self._next_n += 1
        return self._next_n - 1

    def _write(self, rows: Sequence[VoteRecord], stored: Callable[[], None] = lambda: None) -> None:
        """Write rows. stored: called once they are on the disk."""
        numbers = {row.n for row in rows}
        self._waiting |= numbers
        self._tallies.clear()

        def done(error: TniError | None) -> None:
            self._tallies.clear()
            if error is None:
                self._waiting -= numbers
                self._refused -= numbers
                stored()
            else:
                self._refused |= numbers
            self._ports.settled()

        self._ports.journal.write(rows, done)
