"""Class lists and vote storage that know the trial class: it is in no database, and neither are its votes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from tni.core.errors import TniError
from tni.core.ids import ClassId, ClickerId, PupilId
from tni.core.tasks import MainThread
from tni.quiz.ledger import Ledger
from tni.quiz.round import RoundId
from tni.quiz.vote_records import RoundCreated, VoteRecord
from tni.services.voting.seats import ClassRoster
from tni.services.voting.vote_archive import VoteArchive

TRIAL_CLASS_ID = ClassId("trial")


class RosterWithTrial:
    """`ClassRoster` that adds the trial class to the class lists."""

    def __init__(self, lists: ClassRoster) -> None:
        self._lists = lists

    def seats(self, class_id: ClassId | None) -> Mapping[ClickerId, tuple[int, PupilId | None]] | None:
        if class_id != TRIAL_CLASS_ID:
            return self._lists.seats(class_id)
        from tni.services.voting.trial_class import trial_seats  # here and below: few teachers try a vote often

        return trial_seats()

    def numbers(self, class_id: ClassId) -> Mapping[int, PupilId]:
        if class_id != TRIAL_CLASS_ID:
            return self._lists.numbers(class_id)
        from tni.services.voting.trial_class import trial_numbers

        return trial_numbers()

    def extra(self, class_id: ClassId | None) -> Mapping[int, float]:
        return {} if class_id == TRIAL_CLASS_ID else self._lists.extra(class_id)


class VotesWithTrial:
    """`VoteArchive` that writes no row of a round of the trial class. Such rows are reported as stored.

    trial_is_on: True while the trial class votes; what belongs to the vote is then not stored elsewhere either.
    """

    def __init__(self, votes: VoteArchive, main: MainThread) -> None:
        self._votes, self._main = votes, main
        self._trial_rounds: set[RoundId] = set()
        self.trial_is_on = False

    def write(self, records: Sequence[VoteRecord], done: Callable[[TniError | None], None]) -> None:
        self._trial_rounds |= {
            row.round for row in records if isinstance(row, RoundCreated) and row.class_id == TRIAL_CLASS_ID
        }
        stored = [row for row in records if row.round not in self._trial_rounds]
        if records and not stored:
            self._main.post(lambda: done(None))  # later, as from a disk
        else:
            self._votes.write(stored, done)

    def is_trial(self, round_id: str) -> bool:
        """Return whether a round is of the trial class."""
        return round_id in self._trial_rounds

    def ledgers(self, rounds: Sequence[RoundId]) -> list[Ledger]:
        return self._votes.ledgers(rounds)

    def created_rounds(self) -> list[RoundCreated]:
        return self._votes.created_rounds()

    def unfinished(self) -> list[Ledger]:
        return self._votes.unfinished()

    @property
    def is_ours(self) -> bool:
        return self._votes.is_ours and not self.trial_is_on

    def erase(self, pupils: Iterable[PupilId], done: Callable[[TniError | None], None]) -> None:
        self._votes.erase(pupils, done)
