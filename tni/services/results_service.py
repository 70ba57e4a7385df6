"""Results of past votes: by class and by session, a right answer said afterwards, a table for a spreadsheet.

Votes know their class and their time; which session that was is read off the sessions' own store. Reading is done by
the task runner, once all that was written before is on the disk.
"""

from __future__ import annotations

import logging
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from tni.cahier.seance_log import QuestionCorrected
from tni.core.clock import Clock
from tni.core.errors import TniError
from tni.core.ids import ClassId, ClickerId, PupilId, QuestionId
from tni.core.tasks import TaskRunner
from tni.files.atomic import write_atomically
from tni.quiz.ledger import Ledger
from tni.quiz.question import Question
from tni.quiz.results_table import ResultsTable, tabulate
from tni.quiz.round import RoundId
from tni.quiz.vote_records import AnswerKeyChanged, RoundCreated, SkillsChanged
from tni.services.live_round import VoteJournal, correction_event
from tni.store.seances import SeanceStore, SeanceStoreError, SeanceSummary

if TYPE_CHECKING:
    from tni.quiz.follow_up import Confidence, PupilToFollowUp
    from tni.quiz.item_analysis import QuizAnalysis
    from tni.quiz.revision import RevisionQuestion
    from tni.quiz.skill_history import SkillHistory

_log = logging.getLogger(__name__)

type OnFailed = Callable[[Exception], None]

FIRST_ROUNDS = 30
"""More than a screen is wide: the table of a session with more votes than this is told in two parts."""


class VoteArchive(VoteJournal, Protocol):
    """See `tni.store.votes.VoteStore`."""

    def asked(self) -> list[RoundCreated]:
        """Every round on disk that somebody voted in, the oldest first. From any thread. Raises TniError."""

    def ledgers(self, rounds: Sequence[RoundId]) -> list[Ledger]:
        """These rounds, in that order. From any thread. Raises TniError."""

    def unfinished(self) -> list[Ledger]:
        """Rounds that a crash cut short, the latest first. Raises TniError."""

    @property
    def is_ours(self) -> bool:
        """Whether no other program holds them: known once `unfinished` has been read."""

    def erase(self, pupils: Iterable[PupilId], done: Callable[[TniError | None], None]) -> None:
        """Take pupils and their votes out. done: as for `write`."""


@dataclass(frozen=True, slots=True)
class SeanceVotes:
    """The votes of a class in one session; session None: in none that is kept, so those of one day."""

    class_id: ClassId | None
    session: SeanceSummary | None
    start: datetime
    rounds: tuple[RoundId, ...]


@dataclass(frozen=True, slots=True)
class ClassVoteHistory:
    """Of all votes of a class. again: what to ask it again, the longest due first; today: the local day of reading."""

    history: SkillHistory
    again: tuple[RevisionQuestion, ...]
    today: date


@dataclass(frozen=True, slots=True)
class VoteSummary:
    """The table of some rounds, the rounds, and what is read off them. by_first, by_last: their questions judged by the
    first vote on each, and by the last; to_see: pupils to see after them; sure: questions where that was asked."""

    results: ResultsTable
    ledgers: tuple[Ledger, ...]
    by_first: QuizAnalysis
    by_last: QuizAnalysis
    to_see: tuple[PupilToFollowUp, ...]
    sure: tuple[Confidence, ...]


def summarise_votes(ledgers: Sequence[Ledger], members: Mapping[PupilId, int]) -> VoteSummary:
    """members: as for `tabulate`."""
    from tni.quiz.follow_up import confidence, pupils_to_follow_up  # they stand on fractions, which no start needs
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
    """The table of the first rounds of some: without scores, which all rounds make."""
    found = tabulate(ledgers, members)
    return replace(found, lines=tuple(replace(line, right=None) for line in found.lines))


def votes_by_seance(asked: Iterable[RoundCreated], sessions: Sequence[SeanceSummary]) -> list[SeanceVotes]:
    """Rounds by session, the latest session first, rounds as they were asked."""
    found: dict[tuple[ClassId | None, str | date], list[RoundCreated]] = {}
    owners: dict[str, SeanceSummary] = {}
    of_class: dict[ClassId | None, list[SeanceSummary]] = {}
    for session in sorted(sessions, key=lambda s: s.start):
        of_class.setdefault(session.class_id, []).append(session)
    for one in asked:
        owner = _owner(one, of_class.get(one.class_id, []))
        if owner is not None:
            owners[owner.id] = owner
        place: str | date = owner.id if owner is not None else one.at.astimezone().date()
        found.setdefault((one.class_id, place), []).append(one)
    made = []
    for (class_id, place), rounds in found.items():
        taught = owners.get(place) if isinstance(place, str) else None
        start = rounds[0].at if taught is None else taught.start
        made.append(SeanceVotes(class_id, taught, start, tuple(one.round for one in rounds)))
    return sorted(made, key=lambda hour: hour.start, reverse=True)


def _owner(asked: RoundCreated, sessions: Sequence[SeanceSummary]) -> SeanceSummary | None:
    """The last session of the class that had begun; sessions: those of the class, by their start. A class of the lists
    votes in its sessions only, so that day's last one is it, whatever end the teacher has written; without a list, the
    end counts."""
    begun = bisect_right(sessions, asked.at, key=lambda s: s.start)
    last = sessions[begun - 1] if begun else None
    if last is None or (last.end is not None and asked.at <= last.end):
        return last
    same_day = last.start.astimezone().date() == asked.at.astimezone().date()
    return last if same_day and (asked.class_id is not None or last.end is None) else None


@dataclass(frozen=True, slots=True)
class SentAnswer:
    """One press or one answer sent. at: None where no row says when its round began. sure: see `CastVote`."""

    choice: str
    at: datetime | None = None
    sure: bool | None = None


@dataclass(frozen=True, slots=True)
class PupilVote:
    """All that is kept of a pupil in a round. number: the clicker's then; choice None: nothing counts; right None: no
    key. asked: the question, whose words say what a choice is. extra: more time, as earlier versions kept it. devices:
    what the pupil had; sent: all that came from it, in order; handed_in: when a series was handed in (True) or gone on
    with, None as in `SentAnswer`."""

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
    """None for a round in which the pupil had no seat."""
    seats = [seat for seat in (ledger.seats or {}).values() if seat.pupil == pupil]
    if not seats:
        return None
    devices = {seat.clicker for seat in seats}
    line = next((line for line in ledger.results() if line.pupil == pupil), None)
    start, asked = next(iter(ledger.phases), None), ledger.round.question

    def wall(at_s: float) -> datetime | None:
        return None if start is None else start.at + timedelta(seconds=at_s - start.at_s)

    votes = sorted((v for v in ledger.votes if v.clicker in devices), key=lambda v: (v.at_s, v.n))
    said = sorted((h for h in ledger.handed_in if h.clicker in devices), key=lambda h: (h.at_s, h.n))
    return PupilVote(
        ledger.asked.at,
        ledger.class_id,
        seats[0].number if line is None else line.number,
        asked.text or "",
        None if line is None else line.choice,
        None if line is None else line.right,
        asked,
        max(seat.extra for seat in seats),
        tuple(sorted(devices)),
        tuple(SentAnswer(vote.choice, wall(vote.at_s), vote.sure) for vote in votes),
        tuple((one.done, wall(one.at_s)) for one in said),
    )


class ResultsService:
    """Lives on the main thread."""

    def __init__(self, votes: VoteArchive, sessions: SeanceStore, tasks: TaskRunner, clock: Clock) -> None:
        self._votes, self._sessions, self._tasks, self._clock = votes, sessions, tasks, clock
        self._ledgers: dict[RoundId, Ledger] = {}
        self._next_n: dict[RoundId, int] = {}

    def load(self, found: Callable[[list[SeanceVotes], bool], None], failed: OnFailed) -> None:
        """Tell the sessions with votes, and whether the disk has all votes; again when it has all of them later."""

        def flushed(error: TniError | None) -> None:
            self._tasks.submit(self._read_hours, lambda read: found(read, error is None), failed)

        self._votes.write((), flushed)

    def _read_hours(self) -> list[SeanceVotes]:
        try:
            sessions = self._sessions.listed()
        except SeanceStoreError as error:  # the votes are there all the same, by day
            _log.warning("sessions: %s", error)
            sessions = []
        return votes_by_seance(self._votes.asked(), sessions)

    def table(
        self,
        rounds: Sequence[RoundId],
        members: Mapping[PupilId, int],
        found: Callable[[VoteSummary], None],
        failed: OnFailed,
        begun: Callable[[ResultsTable], None] = lambda _: None,
    ) -> None:
        """Read some rounds. members: pupils of the class with their numbers. begun: told before that the table of the
        first of many rounds, see `first_table`."""

        def keep(summary: VoteSummary) -> None:
            self._ledgers = {ledger.round.id: ledger for ledger in summary.ledgers}
            found(summary)

        first, votes = tuple(rounds[:FIRST_ROUNDS]), self._votes
        if len(first) < len(rounds):
            self._tasks.submit(lambda: first_table(votes.ledgers(first), members), begun, failed)
        self._tasks.submit(lambda: summarise_votes(votes.ledgers(rounds), members), keep, failed)

    def past(self, rounds: Sequence[RoundId], found: Callable[[ClassVoteHistory], None], failed: OnFailed) -> None:
        """Tell what all rounds of a class say together."""

        def read() -> ClassVoteHistory:
            from tni.quiz.revision import questions_to_revise  # they stand on fractions, which no start needs
            from tni.quiz.skill_history import skill_history_of

            ledgers = self._votes.ledgers(rounds)
            return ClassVoteHistory(
                skill_history_of(ledgers), tuple(questions_to_revise(ledgers)), self._clock.now().astimezone().date()
            )

        self._tasks.submit(read, found, failed)

    def erase(self, pupils: Iterable[PupilId], done: Callable[[TniError | None], None]) -> None:
        """Take pupils and their votes out for good. done: as `VoteJournal.write` calls it."""
        self._ledgers, self._next_n = {}, {}
        self._votes.erase(pupils, done)

    def of_pupil(self, pupil: PupilId, found: Callable[[list[PupilVote]], None], failed: OnFailed) -> None:
        """Tell every answer of a pupil that is on the disk, the oldest first."""

        def flushed(_: TniError | None) -> None:
            self._tasks.submit(lambda: self._read_pupil(pupil), found, failed)

        self._votes.write((), flushed)

    def _read_pupil(self, pupil: PupilId) -> list[PupilVote]:
        ledgers = self._votes.ledgers([one.round for one in self._votes.asked()])
        return [vote for ledger in ledgers if (vote := pupil_vote(ledger, pupil)) is not None]

    def question(self, round_id: RoundId) -> QuestionId:
        """Of a round of the table told last."""
        return self._ledgers[round_id].round.question.id

    def set_key(
        self, rounds: Sequence[RoundId], key: str | None, done: Callable[[TniError | None], None]
    ) -> list[QuestionCorrected]:
        """Say which answer was right in rounds of the table told last. Returns what the cahier is to be told. done: as
        `VoteJournal.write` calls it. Raises ValueError for what is no choice of the question."""
        now, rows, told = self._clock.now(), [], []
        for round_id in rounds:
            ledger = self._ledgers[round_id]
            judged = replace(ledger, round=ledger.round.with_key(key))
            rows.append(AnswerKeyChanged(round_id, self._n(ledger), key, now))
            told.append(correction_event(round_id, judged.tally(), now))
        self._votes.write(rows, done)
        return told

    def set_skills(
        self, question: QuestionId, skills: tuple[str, ...], done: Callable[[TniError | None], None], failed: OnFailed
    ) -> None:
        """Say which skills a question trains, for all votes on it, of any day and class. done: as `VoteJournal.write`
        calls it. Not while a vote on the question is under way, whose rows are another's to number."""

        def read() -> list[Ledger]:
            return self._votes.ledgers([one.round for one in self._votes.asked() if one.question.id == question])

        def write(ledgers: list[Ledger]) -> None:
            now = self._clock.now()
            self._votes.write([SkillsChanged(one.round.id, self._n(one), skills, now) for one in ledgers], done)

        self._votes.write((), lambda _: self._tasks.submit(read, write, failed))

    def _n(self, ledger: Ledger) -> int:
        """What the next row of a round is numbered."""
        n = max(ledger.next_n, self._next_n.get(ledger.round.id, 0))
        self._next_n[ledger.round.id] = n + 1
        return n

    def export(self, path: Path, data: Callable[[], bytes], done: Callable[[], None], failed: OnFailed) -> None:
        """Write a file, whole or not at all. data: makes its bytes, on another thread. failed: told a WriteError."""
        self._tasks.submit(lambda: write_atomically(path, data()), lambda _: done(), failed)

    def write(self, path: Path, data: bytes, done: Callable[[], None], failed: OnFailed) -> None:
        """Write a file, whole or not at all. failed: told a WriteError."""
        self.export(path, lambda: data, done, failed)
