"""Path of phone votes: to their round, into the vote journal, and back to the phone server as confirmed.

The server keeps votes until they are confirmed. Called on the main thread. A vote for the round under way goes the way
of the receivers' votes. A vote that arrives after its round, because a process ended in between, is written to that
round's rows directly; it was cast in time, so it counts.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Protocol

from tni.api.devices import Vote
from tni.core.errors import TniError
from tni.core.ids import ClassId, ClickerId, PupilId, new_id
from tni.core.tasks import TaskRunner
from tni.quiz.anonymise import ANONYMOUS_PREFIX
from tni.quiz.ledger import Ledger
from tni.quiz.round import RoundId
from tni.quiz.vote_records import CastVote, HandedIn, VoteDataError, VoteRecord, hand_in_id, late_number
from tni.services.live_round import VoteJournal
from tni.voting.phones.journal_records import PhoneVote

PHONE_PREFIX = "phone:"


def phone_clicker(number: int) -> ClickerId:
    """Return the clicker id of a pupil's phone. It is the same on whichever device the pupil goes on."""
    return ClickerId(f"{PHONE_PREFIX}{number}")


def phone_number(clicker: ClickerId) -> int | None:
    """Return the seat number of a phone's id; None for other clickers."""
    number = clicker.removeprefix(PHONE_PREFIX)
    return int(number) if number != clicker and number.isdecimal() else None


class LedgerSource(Protocol):
    """Source of stored rounds. Implemented by `tni.store.votes.VoteStore`."""

    def ledgers(self, rounds: Sequence[RoundId]) -> list[Ledger]:
        """Return the ledgers of these rounds, in that order. For any thread. Raises: TniError."""


class SelfPacedVotes(Protocol):
    """Votes of a self-paced quiz. Implemented by `tni.services.self_paced_service.SelfPacedService`."""

    def has_round(self, round_id: str) -> bool:
        """Return whether answers with this round id belong to the quiz under way."""

    def cast(self, votes: Sequence[tuple[str, Vote]]) -> None:
        """Take answers, each with its round id."""


class PhoneVotes:
    """`VoteJournal` in front of the program's journal: the round service writes to it, so that it sees what reaches the
    disk.

    round_id: returns the id of the round under way. cast: takes votes for it. had: called with votes that are on the
    disk.
    `self_paced` may be set to the self-paced quiz under way, which takes the answers to its rounds.
    """

    def __init__(
        self,
        journal: VoteJournal,
        rounds: LedgerSource,
        tasks: TaskRunner,
        round_id: Callable[[], RoundId | None],
        cast: Callable[[Sequence[Vote]], None],
        had: Callable[[Sequence[PhoneVote]], None],
    ) -> None:
        self._journal, self._rounds, self._tasks = journal, rounds, tasks
        self._round_id, self._cast, self._had = round_id, cast, had
        self.self_paced: SelfPacedVotes | None = None
        self._casting: dict[tuple[str, float], PhoneVote] = {}
        self._waiting: dict[tuple[str, float], PhoneVote] = {}
        """Votes being written, by round and time. No two phone votes share both."""

    def write(self, records: Sequence[VoteRecord], done: Callable[[TniError | None], None]) -> None:
        """Append rows. Implements `VoteJournal`."""
        for key in filter(None, map(_known_by, records)):
            if key in self._casting:
                self._waiting[key] = self._casting.pop(key)

        def written(error: TniError | None) -> None:
            done(error)
            if error is None and self._waiting:
                self._settle(records)

        self._journal.write(records, written)

    def _settle(self, records: Sequence[VoteRecord]) -> None:
        votes = [self._waiting.pop(key, None) for key in filter(None, map(_known_by, records))]
        if had := [vote for vote in votes if vote is not None]:
            self._had(had)

    def take(self, votes: Sequence[PhoneVote]) -> None:
        """Take votes from the server, each once in a run of the program."""
        now, late, events = self._round_id(), list[PhoneVote](), list[Vote]()
        self_paced, of_self_paced = self.self_paced, list[tuple[str, Vote]]()
        for vote in votes:
            device_vote = Vote(phone_clicker(vote.number), vote.choice, vote.at_s, vote.sequence, vote.sure)
            if not vote.number:  # of an earlier run of the program, in an anonymous round
                late.append(vote)
                continue
            if vote.round == now:
                events.append(device_vote)
            elif self_paced is not None and self_paced.has_round(vote.round):
                of_self_paced.append((vote.round, device_vote))
            else:
                late.append(vote)
                continue
            self._casting[vote.round, vote.at_s] = vote
        if events:
            self._cast(events)
        if of_self_paced and self_paced is not None:
            self_paced.cast(of_self_paced)
        if self._casting:
            dropped, self._casting = list(self._casting.values()), {}
            if dropped:  # by the rules of the round, as votes of unassigned clickers in an anonymous one: confirmed too
                self._had(dropped)
        if late:
            self.take_late(late, partial(self._had, late))

    def take_late(self, votes: Sequence[PhoneVote], done: Callable[[], None]) -> None:
        """Take votes of past rounds. done: called once the votes of all rounds that the disk knows are on it."""
        rounds = list(dict.fromkeys(RoundId(vote.round) for vote in votes))
        self._tasks.submit(
            lambda: self._anonymous_times(rounds),
            lambda known: self._write_late(votes, known, done),
            lambda _error: None,
        )

    def _anonymous_times(self, rounds: Sequence[RoundId]) -> Mapping[str, frozenset[float] | None]:
        """Return, for each of these rounds on the disk, the times of its stored anonymous votes; None for a round that
        is not anonymous. Not for the main thread. Raises: TniError."""
        known: dict[str, frozenset[float] | None] = {}
        for round_id in rounds:
            try:
                (ledger,) = self._rounds.ledgers([round_id])
            except (TniError, ValueError):  # created while the disk failed: nothing is known of its votes
                continue
            anonymous = ledger.created.rules.anonymous
            known[str(round_id)] = frozenset(vote.at_s for vote in ledger.votes) if anonymous else None
        return known

    def _write_late(
        self, votes: Sequence[PhoneVote], known: Mapping[str, frozenset[float] | None], done: Callable[[], None]
    ) -> None:
        rows = []
        for vote in votes:
            had = known.get(vote.round)
            if vote.round in known and (had is None or vote.at_s not in had):
                rows.append(_late_row(vote, had is not None))

        def written(error: TniError | None) -> None:
            if error is None:
                done()

        self._journal.write([row for row in rows if row is not None], written)


def _known_by(row: VoteRecord) -> tuple[str, float] | None:
    """Return the key of a phone's vote among the votes being written; None for other rows."""
    match row:
        case CastVote():
            return row.round, row.at_s
        case HandedIn():
            return hand_in_id(row.round), row.at_s
        case _:
            return None


def _late_row(vote: PhoneVote, anonymous: bool) -> CastVote | None:
    """Return the row of a late vote; None for invalid data.

    In an anonymous round the key of the aliases is gone, so the row gets an alias that belongs to no clicker: one alias
    for all answers that the phone journal assigns to one pupil.
    """
    alias = new_id() if vote.number else vote.device
    clicker = ClickerId(ANONYMOUS_PREFIX + alias) if anonymous else phone_clicker(vote.number)
    number = late_number(f"{vote.device} {vote.round} {vote.sequence}")
    try:
        return CastVote(
            RoundId(vote.round),
            number,
            clicker,
            vote.choice,
            vote.at_s,
            None if anonymous else vote.sequence,
            vote.sure,
        )
    except VoteDataError:
        return None


class PhoneRoster(Protocol):
    """Source of the class list. Implemented by `tni.store.roster.RosterStore`."""

    def seats(self, class_id: ClassId | None) -> Mapping[ClickerId, tuple[int, PupilId | None]] | None:
        """Return the seats by clicker."""

    def numbers(self, class_id: ClassId) -> Mapping[int, PupilId]:
        """Return the pupils of the class by seat number."""

    def extra(self, class_id: ClassId | None) -> Mapping[int, float]:
        """Return the extra time by seat number."""


class PhoneSeats:
    """`SeatLookup` that includes phones: with a class, each of its seat numbers may vote by phone.

    is_on: returns whether phones may vote now.
    """

    def __init__(self, classes: PhoneRoster, is_on: Callable[[], bool]) -> None:
        self._classes, self._is_on = classes, is_on
        self._class_id: ClassId | None = None
        self._given: dict[ClickerId, int] = {}

    def give(self, clicker: ClickerId, number: int) -> bool:
        """Give a phone that entered an unused number to a pupil, until the class changes. Returns False for other
        clickers."""
        if phone_number(clicker) is None:
            return False
        self._given[clicker] = number
        return True

    def seats(self, class_id: ClassId | None) -> Mapping[ClickerId, tuple[int, PupilId | None]] | None:
        """Return the seats by clicker. Implements `tni.services.round_service.SeatLookup`."""
        if class_id != self._class_id:
            self._class_id = class_id
            self._given.clear()
        seats = self._classes.seats(class_id)
        if not self._is_on():
            return seats
        if class_id is None:  # phones enter numbers that are on no list, so every clicker counts
            return None
        numbers = self._classes.numbers(class_id)
        given = {c: (n, numbers[n]) for c, n in self._given.items() if n in numbers}
        return {**(seats or {}), **given, **{phone_clicker(n): (n, pupil) for n, pupil in numbers.items()}}

    def extra(self, class_id: ClassId | None) -> Mapping[int, float]:
        """Return the extra time by seat number. Implements `SeatLookup`."""
        return self._classes.extra(class_id)
