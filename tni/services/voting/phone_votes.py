"""Votes of phones: from the phone server to their round, and back to the server as confirmed once they are on the disk.

The server keeps votes until they are confirmed. Called on the main thread. A vote that arrives after its round, because
a process ended in between, is written to that round's rows directly; it was cast in time, so it counts.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Protocol

from tni.api.devices import Vote
from tni.core.errors import TniError
from tni.core.ids import ClickerId, new_id
from tni.core.tasks import TaskRunner
from tni.quiz.anonymise import ANONYMOUS_PREFIX
from tni.quiz.phones import PhoneVote
from tni.quiz.round import RoundId
from tni.quiz.vote_records import CastVote, VoteDataError, late_number
from tni.services.voting.seats import phone_clicker
from tni.services.voting.vote_archive import StoredRounds


class QuestionVotes(Protocol):
    """Votes of a single question. Implemented by `tni.services.voting.round_service.RoundService`."""

    @property
    def round_id(self) -> RoundId | None:
        """Id of the round under way; None without one."""

    def cast(self, votes: Sequence[Vote], stored: Callable[[], None]) -> None:
        """Take votes. stored: called once those that count are on the disk."""


class SelfPacedVotes(Protocol):
    """Votes of a self-paced quiz. Implemented by `tni.services.voting.self_paced_service.SelfPacedService`."""

    def has_round(self, round_id: str) -> bool:
        """Return whether answers with this round id belong to the quiz under way."""

    def cast(self, round_id: str, vote: Vote, stored: Callable[[], None]) -> None:
        """Take an answer. stored: as for `QuestionVotes`."""


class PhoneVotes:
    """Votes of phones on their way to their rounds.

    had: called with votes that are on the disk, or that the rules of their round drop.
    """

    def __init__(
        self,
        journal: StoredRounds,
        tasks: TaskRunner,
        question: QuestionVotes,
        self_paced: SelfPacedVotes,
        had: Callable[[Sequence[PhoneVote]], None],
    ) -> None:
        self._journal, self._tasks, self._had = journal, tasks, had
        self._question, self._self_paced = question, self_paced

    def take(self, votes: Sequence[PhoneVote]) -> None:
        """Take votes from the server, each once in a run of the program."""
        now, late, current = self._question.round_id, list[PhoneVote](), list[PhoneVote]()
        for vote in votes:
            if not vote.number:  # of an earlier run of the program, in an anonymous round
                late.append(vote)
            elif vote.round == now:
                current.append(vote)
            elif self._self_paced.has_round(vote.round):
                self._self_paced.cast(vote.round, _device_vote(vote), partial(self._had, [vote]))
            else:
                late.append(vote)
        if current:
            self._question.cast(list(map(_device_vote, current)), partial(self._had, current))
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
                (ledger,) = self._journal.ledgers([round_id])
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


def _device_vote(vote: PhoneVote) -> Vote:
    return Vote(phone_clicker(vote.number), vote.choice, vote.at_s, vote.sequence, vote.sure)


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
