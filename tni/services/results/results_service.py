"""Results of past votes, by class and by séance, and later changes of answer keys and skills.

A vote records its class and its time; the séances' own store tells the séance. The task runner does the reading, after
all earlier writes are on the disk.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from tni.cahier.seance_log import QuestionCorrected
from tni.core.clock import Clock
from tni.core.errors import TniError
from tni.core.ids import PupilId, QuestionId
from tni.core.tasks import TaskRunner
from tni.files.atomic import write_atomically
from tni.files.errors import SeanceStoreError
from tni.quiz.ledger import Ledger
from tni.quiz.round import RoundId
from tni.quiz.vote_records import AnswerKeyChanged, SkillsChanged
from tni.services.voting.round_report import correction_event
from tni.services.voting.vote_archive import VoteArchive
from tni.store.seances import SeanceStore

if TYPE_CHECKING:
    from tni.quiz.results_table import ResultsTable
    from tni.services.results.pupil_votes import PupilVote
    from tni.services.results.seance_votes import SeanceVotes
    from tni.services.results.vote_summary import ClassVoteHistory, VoteSummary

_log = logging.getLogger(__name__)

type OnFailed = Callable[[Exception], None]

FIRST_ROUNDS = 30
"""Rounds of a first table, more than a screen shows. A table with more rounds is delivered in two parts."""


class ResultsService:
    """Use case of the results of past votes. For the main thread."""

    def __init__(self, votes: VoteArchive, seances: SeanceStore, tasks: TaskRunner, clock: Clock) -> None:
        self._votes, self._seances, self._tasks, self._clock = votes, seances, tasks, clock
        self._ledgers: dict[RoundId, Ledger] = {}
        self._next_n: dict[RoundId, int] = {}

    def load(self, found: Callable[[list[SeanceVotes], bool], None], failed: OnFailed) -> None:
        """Pass to `found` the séances that have votes, and whether the disk holds all votes. If it does not yet,
        `found` is called again later."""

        def flushed(error: TniError | None) -> None:
            self._tasks.submit(self._read_hours, lambda read: found(read, error is None), failed)

        self._votes.write((), flushed)

    def _read_hours(self) -> list[SeanceVotes]:
        from tni.services.results.seance_votes import votes_by_seance  # with the first results

        try:
            seances = self._seances.listed()
        except SeanceStoreError as error:  # the votes are still there, by day
            _log.warning("sessions: %s", error)
            seances = []
        return votes_by_seance(self._votes.created_rounds(), seances)

    def table(
        self,
        rounds: Sequence[RoundId],
        members: Mapping[PupilId, int],
        found: Callable[[VoteSummary], None],
        failed: OnFailed,
        begun: Callable[[ResultsTable], None] = lambda _: None,
    ) -> None:
        """Read some rounds. members: pupils of the class with their seat numbers.

        begun: called first with the table of the first rounds, if there are many; see `first_table`.
        """
        from tni.services.results.vote_summary import first_table, summarise_votes  # with the first results

        def keep(summary: VoteSummary) -> None:
            self._ledgers = {ledger.round.id: ledger for ledger in summary.ledgers}
            found(summary)

        first, votes = tuple(rounds[:FIRST_ROUNDS]), self._votes
        if len(first) < len(rounds):
            self._tasks.submit(lambda: first_table(votes.ledgers(first), members), begun, failed)
        self._tasks.submit(lambda: summarise_votes(votes.ledgers(rounds), members), keep, failed)

    def past(self, rounds: Sequence[RoundId], found: Callable[[ClassVoteHistory], None], failed: OnFailed) -> None:
        """Pass the analysis of all rounds of a class to `found`."""
        from tni.services.results.vote_summary import ClassVoteHistory  # with the first results

        def read() -> ClassVoteHistory:
            from tni.quiz.revision import questions_to_revise  # they import fractions, not needed at start-up
            from tni.quiz.skill_history import skill_history_of

            ledgers = self._votes.ledgers(rounds)
            return ClassVoteHistory(
                skill_history_of(ledgers), tuple(questions_to_revise(ledgers)), self._clock.now().astimezone().date()
            )

        self._tasks.submit(read, found, failed)

    def erase(self, pupils: Iterable[PupilId], done: Callable[[TniError | None], None]) -> None:
        """Delete pupils and their votes for good. done: as for `VoteJournal.write`."""
        self._ledgers, self._next_n = {}, {}
        self._votes.erase(pupils, done)

    def of_pupil(self, pupil: PupilId, found: Callable[[list[PupilVote]], None], failed: OnFailed) -> None:
        """Pass every answer of a pupil on the disk to `found`, the oldest first."""

        def flushed(_: TniError | None) -> None:
            self._tasks.submit(lambda: self._read_pupil(pupil), found, failed)

        self._votes.write((), flushed)

    def _read_pupil(self, pupil: PupilId) -> list[PupilVote]:
        from tni.services.results.pupil_votes import pupil_vote  # with the first results

        ledgers = self._votes.ledgers([one.round for one in self._votes.created_rounds()])
        return [vote for ledger in ledgers if (vote := pupil_vote(ledger, pupil)) is not None]

    def question(self, round_id: RoundId) -> QuestionId:
        """Return the question of a round of the last table."""
        return self._ledgers[round_id].round.question.id

    def set_key(
        self, rounds: Sequence[RoundId], key: str | None, done: Callable[[TniError | None], None]
    ) -> list[QuestionCorrected]:
        """Set the right answer in rounds of the last table. Returns the events for the cahier. done: as for
        `VoteJournal.write`. Raises: ValueError for an answer that the question does not have."""
        now, rows, corrections = self._clock.now(), [], []
        for round_id in rounds:
            ledger = self._ledgers[round_id]
            judged = replace(ledger, round=ledger.round.with_key(key))
            rows.append(AnswerKeyChanged(round_id, self._n(ledger), key, now))
            corrections.append(correction_event(round_id, judged.tally(), now))
        self._votes.write(rows, done)
        return corrections

    def set_skills(
        self, question: QuestionId, skills: tuple[str, ...], done: Callable[[TniError | None], None], failed: OnFailed
    ) -> None:
        """Set the skills that a question trains, for all votes on it, of any day and class. done: as for
        `VoteJournal.write`.

        Not allowed during a round on the question: the live round numbers its own rows.
        """

        def read() -> list[Ledger]:
            return self._votes.ledgers(
                [one.round for one in self._votes.created_rounds() if one.question.id == question]
            )

        def write(ledgers: list[Ledger]) -> None:
            now = self._clock.now()
            self._votes.write([SkillsChanged(one.round.id, self._n(one), skills, now) for one in ledgers], done)

        self._votes.write((), lambda _: self._tasks.submit(read, write, failed))

    def _n(self, ledger: Ledger) -> int:
        """Return the number of a round's next row."""
        n = max(ledger.next_n, self._next_n.get(ledger.round.id, 0))
        self._next_n[ledger.round.id] = n + 1
        return n

    def export(self, path: Path, data: Callable[[], bytes], done: Callable[[], None], failed: OnFailed) -> None:
        """Write a file, whole or not at all. data: returns its bytes, on another thread. failed: called with a
        WriteError."""
        self._tasks.submit(lambda: write_atomically(path, data()), lambda _: done(), failed)

    def write(self, path: Path, data: bytes, done: Callable[[], None], failed: OnFailed) -> None:
        """Write a file, whole or not at all. failed: called with a WriteError."""
        self.export(path, lambda: data, done, failed)
