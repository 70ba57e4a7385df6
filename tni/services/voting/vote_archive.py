"""Interfaces of the storage of votes. Implemented by `tni.store.votes.VoteStore`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

from tni.core.errors import TniError
from tni.core.ids import PupilId
from tni.quiz.ledger import Ledger
from tni.quiz.round import RoundId
from tni.quiz.vote_records import RoundCreated, VoteRecord


class VoteJournal(Protocol):
    """Journal of vote records."""

    def write(self, records: Sequence[VoteRecord], done: Callable[[TniError | None], None]) -> None:
        """Append rows. done: called on the main thread with None once they are on the disk; before that once with the
        error, if there is one."""


class StoredRounds(VoteJournal, Protocol):
    """Journal that can be read."""

    def ledgers(self, rounds: Sequence[RoundId]) -> list[Ledger]:
        """Return the ledgers of these rounds, in that order. For any thread. Raises: TniError."""


class VoteArchive(StoredRounds, Protocol):
    """All stored votes."""

    def created_rounds(self) -> list[RoundCreated]:
        """Return every round on the disk that has votes, the oldest first. For any thread. Raises: TniError."""

    def unfinished(self) -> list[Ledger]:
        """Return the rounds that a crash interrupted, the latest first. Raises: TniError."""

    @property
    def is_ours(self) -> bool:
        """True if no other program holds the votes. Valid after `unfinished` was read."""

    def erase(self, pupils: Iterable[PupilId], done: Callable[[TniError | None], None]) -> None:
        """Delete pupils and their votes. done: as for `write`."""
