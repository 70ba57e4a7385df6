"""Results of past votes, by class and by séance: later changes of answer keys and skills, tables for export.

A vote records its class and its time; the séances' own store tells the séance. The task runner does the reading, after
all earlier writes are on the disk.
"""

from __future__ import annotations

import logging
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from tni.cahier.seance_log import QuestionCorrected
from tni.cahier.seance_summary import SeanceSummary
from tni.core.clock import Clock
from tni.core.errors import TniError
from tni.core.ids import ClassId, ClickerId, PupilId, QuestionId
from tni.core.tasks import TaskRunner
from tni.files.atomic import write_atomically
from tni.files.errors import SeanceStoreError
from tni.quiz.ledger import Ledger
from tni.quiz.question import Question
from tni.quiz.results_table import ResultsTable, tabulate
from tni.quiz.round import RoundId
from tni.quiz.vote_records import AnswerKeyChanged, RoundCreated, SkillsChanged
from tni.services.voting.round_report import correction_event
from tni.services.voting.vote_archive import VoteArchive
from tni.store.seances import SeanceStore

if TYPE_CHECKING:
    from tni.quiz.follow_up import Confidence, PupilToFollowUp
    from tni.quiz.item_analysis import QuizAnalysis
    from tni.quiz.revision import RevisionQuestion
    from tni.quiz.skill_history import SkillHistory

_log = logging.getLogger(__name__)

type OnFailed = Callable[[Exception], None]

FIRST_ROUNDS = 30
"""Rounds of a first table, more than a screen shows. A table with more rounds is delivered in two parts."""


@dataclass(frozen=True, slots=True)
class SeanceVotes:
    """Rounds of a class in one séance. seance: None for the rounds of one day that belong to no stored séance."""

    class_id: ClassId | None
    seance: SeanceSummary | None
    start: datetime
    rounds: tuple[RoundId, ...]


@dataclass(frozen=True, slots=True)
class ClassVoteHistory:
    """Analysis of all votes of a class. revision: questions to ask it again, the longest due first. today: local date
    of the analysis."""

    history: SkillHistory
    revision: tuple[RevisionQuestion, ...]
    today: date


@dataclass(frozen=True, slots=True)
class VoteSummary:
    """Table of some rounds, their ledgers, and an analysis of them.

    by_first, by_last: questions judged by the first round on each, and by the last.
    to_follow_up: pupils to follow up. sure: confidence, for questions that ask for it.
    """

    results: ResultsTable
    ledgers: tuple[Ledger, ...]
    by_first: QuizAnalysis
    by_last: QuizAnalysis
    to_follow_up: tuple[PupilToFollowUp, ...]
    sure: tuple[Confidence, ...]


def summarise_votes(ledgers: Sequence[Ledger], members: Mapping[PupilId, int]) -> VoteSummary:
    """Return the summary of some rounds. members: as for `tabulate`."""
    from tni.quiz.follow_up import confidence, pupils_to_follow_up  # they import fractions, not needed at start-up
    from tni.quiz.item_analysis import analyse

    return VoteSummary(
        tabulate(ledgers, members),
        tuple(ledgers),
        analyse(ledgers),
        analyse(ledgers, first=False),
        tuple(pupils_to_follow_up(ledgers)),
        tuple(confidence(ledgers)),
    )


def first_table(ledgers: Sequence[Ledger], members: Mapping[PupilId, int]) -> ResultsTable:
    """Return the table of some first rounds, without scores, which need all rounds."""
    found = tabulate(ledgers, members)
    return replace(found, lines=tuple(replace(line, right=None) for line in found.lines))


def votes_by_seance(created: Iterable[RoundCreated], seances: Sequence[SeanceSummary]) -> list[SeanceVotes]:
    """Group rounds by séance: the latest séance first, rounds in the order in which they were asked."""
    found: dict[tuple[ClassId | None, str | date], list[RoundCreated]] = {}
    owners: dict[str, SeanceSummary] = {}
    of_class: dict[ClassId | None, list[SeanceSummary]] = {}
    for seance in sorted(seances, key=lambda s: s.start):
        of_class.setdefault(seance.class_id, []).append(seance)
    for one in created:
        owner = _owner(one, of_class.get(one.class_id, []))
        if owner is not None:
            owners[owner.id] = owner
        place: str | date = owner.id if owner is not None else one.at.astimezone().date()
        found.setdefault((one.class_id, place), []).append(one)
    made = []
    for (class_id, place), rounds in found.items():
        summary = owners.get(place) if isinstance(place, str) else None
        start = rounds[0].at if summary is None else summary.start
        made.append(SeanceVotes(class_id, summary, start, tuple(one.round for one in rounds)))
    return sorted(made, key=lambda hour: hour.start, reverse=True)


def _owner(created: RoundCreated, seances: Sequence[SeanceSummary]) -> SeanceSummary | None:
    """Return the séance of a round; None without one. seances: séances of the class, sorted by start.

    It is the last séance that had begun. A class of the class list votes only during its séances, so for that day the
    end that the teacher has entered is ignored. Without a list, the end counts.
    """
    begun = bisect_right(seances, created.at, key=lambda s: s.start)
    last = seances[begun - 1] if begun else None
    if last is None or (last.end is not None and created.at <= last.end):
        return last
    same_day = last.start.astimezone().date() == created.at.astimezone().date()
    return last if same_day and (created.class_id is not None or last.end is None) else None


@dataclass(frozen=True, slots=True)
class SentAnswer:
    """Press of a key, or an answer sent by a phone. at: None if no row tells when its round began. sure: see
    `CastVote`."""

    choice: str
    at: datetime | None = None
    sure: bool | None = None


@dataclass(frozen=True, slots=True)
class PupilVote:
    """All stored data of a pupil in one round, for an export on request.

    number: seat number in that round. choice: None if no answer counts. right: None without a key.
    asked: the question, with the texts of the choices. extra: extra time, as stored by earlier versions.
    devices: of the pupil. sent: all that came from them, in order.
    handed_in: times at which a quiz was handed in (True) or reopened (False); None as in `SentAnswer`.
    """

    at: datetime
    class_id: ClassId | None
    number: int
    question: str
    choice: str | None
    right: bool | None
    asked: Question | None = None
    extra: float = 0.0
    devices: tuple[ClickerId, ...] = ()
    sent: tuple[SentAnswer, ...] = ()
    handed_in: tuple[tuple[bool, datetime | None], ...] = ()


def pupil_vote(ledger: Ledger, pupil: PupilId) -> PupilVote | None:
    """Return the data of a pupil; None for a round in which the pupil had no seat number."""
    seats = [seat for seat in (ledger.seats or {}).values() if seat.pupil == pupil]
    if not seats:
        return None
    devices = {seat.clicker for seat in seats}
    line = next((line for line in ledger.results() if line.pupil == pupil), None)
    start, asked = next(iter(ledger.phases), None), ledger.round.question

    def wall(at_s: float) -> datetime | None:
        return None if start is None else start.at + timedelta(seconds=at_s - start.at_s)

    votes = sorted((v for v in ledger.votes if v.clicker in devices), key=lambda v: (v.at_s, v.n))
    handed_in = sorted((h for h in ledger.handed_in if h.clicker in devices), key=lambda h: (h.at_s, h.n))
    return PupilVote(
        ledger.created.at,
        ledger.class_id,
        seats[0].number if line is None else line.number,
        asked.text or "",
        None if line is None else line.choice,
        None if line is None else line.right,
        asked,
        max(seat.extra for seat in seats),
        tuple(sorted(devices)),
        tuple(SentAnswer(vote.choice, wall(vote.at_s), vote.sure) for vote in votes),
        tuple((one.done, wall(one.at_s)) for one in handed_in),
    )


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

        def keep(summary: VoteSummary) -> None:
            self._ledgers = {ledger.round.id: ledger for ledger in summary.ledgers}
            found(summary)

        first, votes = tuple(rounds[:FIRST_ROUNDS]), self._votes
        if len(first) < len(rounds):
            self._tasks.submit(lambda: first_table(votes.ledgers(first), members), begun, failed)
        self._tasks.submit(lambda: summarise_votes(votes.ledgers(rounds), members), keep, failed)

    def past(self, rounds: Sequence[RoundId], found: Callable[[ClassVoteHistory], None], failed: OnFailed) -> None:
        """Pass the analysis of all rounds of a class to `found`."""

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
