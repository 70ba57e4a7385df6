"""Use case of a self-paced quiz, from asking to the result: each pupil answers on a phone or tablet at their own pace.

Called on the main thread. One write opens or closes all rounds of the quiz, so that a crash never leaves half of it. An
answer counts as received once the journal has it on the disk, as in any round.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import repeat

from tni.api.devices import Vote
from tni.cahier.seance_log import QuestionAsked, QuestionCorrected
from tni.core.clock import Clock
from tni.core.errors import TniError
from tni.core.ids import ClassId, ClickerId, PupilId, QuestionId, new_id
from tni.quiz.ledger import Ledger
from tni.quiz.pacing import DONE, MAX_QUESTIONS, PupilProgress, can_be_self_paced, pupils_progress
from tni.quiz.question import Question
from tni.quiz.round import DEFAULT_RULES, Round, RoundId, RoundPhase, RoundPhaseError, RoundRules
from tni.quiz.vote_records import SelfPacedPosition, VoteDataError, VoteRecord, hand_in_id
from tni.services.voting.live_round import LiveRound, RoundPorts
from tni.services.voting.round_outcome import RoundOutcome, can_resume, outcome_of
from tni.services.voting.round_report import asked_event, correction_event
from tni.services.voting.seats import SeatLookup, Voters
from tni.services.voting.vote_archive import VoteJournal


class SelfPacedError(TniError):
    """The questions, or the rules, are not possible in a self-paced quiz."""


@dataclass(frozen=True, slots=True)
class SelfPacedState:
    """State of a self-paced quiz, for views. It has no names.

    people: pupils who are expected or have answered. present: number of expected pupils; None without a list.
    outcomes: by question, None until the quiz is closed; for the teacher alone until it is revealed.
    ends_s, slower, not_recorded: as in `RoundState`.
    """

    questions: tuple[Question, ...]
    phase: RoundPhase
    people: tuple[PupilProgress, ...]
    present: int | None
    outcomes: tuple[RoundOutcome, ...] | None
    ends_s: tuple[float, float] | None
    slower: int
    not_recorded: int

    @property
    def handed_in(self) -> int:
        return sum(one.handed_in for one in self.people)

    def answered(self, place: int) -> int:
        return sum(place in one.answered for one in self.people)

    def at(self, place: int | None) -> tuple[PupilProgress, ...]:
        """Return the pupils at a question who have not handed in. place: None for those at the end."""
        return tuple(one for one in self.people if one.at == place and not one.handed_in)


class _BatchingJournal:
    """`VoteJournal` that can collect rows and write them in one go."""

    def __init__(self, journal: VoteJournal) -> None:
        self._journal = journal
        self._batch: list[tuple[Sequence[VoteRecord], Callable[[TniError | None], None]]] | None = None

    def write(self, records: Sequence[VoteRecord], done: Callable[[TniError | None], None]) -> None:
        """Append rows. Implements `VoteJournal`."""
        if self._batch is None:
            self._journal.write(records, done)
        else:
            self._batch.append((records, done))

    @contextmanager
    def as_one(self) -> Iterator[None]:
        self._batch = []
        try:
            yield
        finally:
            held, self._batch = self._batch, None

            def written(error: TniError | None) -> None:
                for _, done in held:
                    done(error)

            self._journal.write([row for rows, _ in held for row in rows], written)


class SelfPacedService:
    """Use case of a self-paced quiz.

    changed: called on the main thread for changes that no command made.
    log: takes the events for the cahier: one for each question when the quiz is closed, and one for each later change
    of a key.
    """

    def __init__(
        self,
        *,
        roster: SeatLookup,
        journal: VoteJournal,
        clock: Clock,
        changed: Callable[[], None],
        log: Callable[[QuestionAsked | QuestionCorrected], None],
    ) -> None:
        self._roster, self._journal, self._clock = roster, _BatchingJournal(journal), clock
        self._changed, self._log = changed, log
        self._ports = RoundPorts(self._journal, self._settled, _nobody)
        self._lives: list[LiveRound] = []
        self._put_away: list[LiveRound] = []
        """Rounds of the quiz that was put away last."""
        self._logged, self._reopened = True, False
        self.absent: frozenset[int] = frozenset()
        """Seat numbers of absent pupils, who are not waited for."""

    # Commands

    def open(
        self,
        questions: Sequence[Question],
        class_id: ClassId | None,
        rules: RoundRules = DEFAULT_RULES,
        pictured: Collection[QuestionId] = (),
    ) -> None:
        """Open a quiz. pictured: questions of which phones show a picture. Raises: RoundPhaseError while another quiz
        is open, SelfPacedError."""
        if self.is_open:
            raise RoundPhaseError(wanted=RoundPhase.READY, found=RoundPhase.OPEN)
        fit = all(can_be_self_paced(question, pictured=question.id in pictured) for question in questions)
        if not 0 < len(questions) <= MAX_QUESTIONS or not fit or rules.anonymous:
            raise SelfPacedError("no series")
        self.finish()
        extra = {} if rules.limit_s is None else self._roster.extra(class_id)
        voters = Voters(class_id, self._roster.seats(class_id), extra)
        id_, now, now_s = RoundId(new_id()), self._clock.now(), self._clock.monotonic()
        with self._journal.as_one():
            self._lives = [
                LiveRound.create(question, voters, now, self._ports, rules, self_paced=SelfPacedPosition(id_, place))
                for place, question in enumerate(questions)
            ]
            self._move(RoundPhase.OPEN, now_s)
        self._put_away, self._logged, self._reopened = [], False, False

    def resume(self, interrupted: Sequence[Ledger]) -> list[Ledger]:
        """Resume the quiz that a crash interrupted; older ones are closed at their last vote. interrupted: the latest
        first. Returns the rounds that belong to no quiz."""
        found: dict[RoundId, list[Ledger]] = {}
        for ledger in interrupted:
            if ledger.created.self_paced is not None:
                found.setdefault(ledger.created.self_paced.id, []).append(ledger)
        now, now_s = self._clock.now(), self._clock.monotonic()
        for ledgers in found.values():
            ledgers.sort(key=lambda one: one.created.self_paced.index if one.created.self_paced else 0)
            extra = self._roster.extra(ledgers[0].class_id)
            lives = [LiveRound.resumed(one, self._ports, extra) for one in ledgers]
            if not self._lives and can_resume(ledgers[0], now, now_s):
                self._lives, self._logged = lives, False
                continue
            last_s = max((v.at_s for one in ledgers for v in one.votes), default=ledgers[0].phases[-1].at_s)
            with self._journal.as_one():
                for live in lives:
                    live.move(RoundPhase.CLOSED, last_s, now)
        return [ledger for ledger in interrupted if ledger.created.self_paced is None]

    def close(self) -> None:
        """Close the quiz. Does nothing if none is open."""
        if self.is_open:
            with self._journal.as_one():
                self._move(RoundPhase.CLOSED, self._clock.monotonic())

    def reveal(self) -> None:
        """Show the results; an open quiz is closed first."""
        self.close()
        if self.phase is RoundPhase.CLOSED:
            with self._journal.as_one():
                self._move(RoundPhase.REVEALED, self._clock.monotonic())

    @property
    def can_reopen(self) -> bool:
        """True if a closed quiz may take answers again: its time is not over, and no result was seen."""
        if self.phase is not RoundPhase.CLOSED or self._lives[0].was_shown:
            return False
        ends_s = self._lives[0].ends_s(self.absent)
        return ends_s is None or self._clock.monotonic() < ends_s[1]

    def reopen(self) -> None:
        """Take answers again in a quiz that was closed by mistake. Does nothing unless `can_reopen`."""
        if self.can_reopen:
            self._reopened = True
            with self._journal.as_one():
                self._move(RoundPhase.OPEN, self._clock.monotonic())

    def hide(self) -> None:
        """Hide results that were shown too early. Does nothing unless they are shown."""
        if self.phase is RoundPhase.REVEALED:
            with self._journal.as_one():
                self._move(RoundPhase.CLOSED, self._clock.monotonic())

    @property
    def can_bring_back(self) -> bool:
        """True if no quiz is shown, and one was put away."""
        return bool(self._put_away) and not self._lives

    def bring_back(self) -> None:
        """Show the quiz again that was put away last. Does nothing unless `can_bring_back`."""
        if self.can_bring_back:
            self._lives, self._put_away = self._put_away, []

    def set_key(self, round_id: RoundId, key: str | None) -> bool:
        """Set the right answer to a question of the quiz; None: no answer is right. Returns whether the round belongs
        to the quiz. Raises: ValueError for an answer that the question can't have."""
        live = next((live for live in self._lives if live.round.id == round_id), None)
        if live is None:
            return False
        if live.round.question.key != key:
            live.set_key(key, self._clock.now())
            if self._logged:
                self._log(correction_event(live.round.id, live.tally(on_disk=False), self._clock.now()))
        return True

    def on_time(self) -> bool:
        """Close the quiz when the time of all pupils is over. Returns whether it was closed."""
        ends_s = self._lives[0].ends_s(self.absent) if self.is_open else None
        if ends_s is None or self._clock.monotonic() < ends_s[1]:
            return False
        self.close()
        return True

    def conclude(self) -> None:
        """Close an open quiz and log it, before the entry is built; it stays shown. First hand over all answers on
        their way."""
        if self._lives:
            self.close()
            self._log_once()

    def finish(self) -> None:
        """Put the quiz away. First hand over all answers on their way."""
        self.conclude()
        if self._lives:
            self._put_away, self._lives = self._lives, []

    def take_back(self) -> None:
        """Put away a quiz opened by mistake, without an event for the cahier."""
        self._logged, self._reopened = True, False
        self.finish()
        self._put_away = []

    def interrupt(self) -> Callable[[], None] | None:
        """End the open quiz because its lesson or class leaves. Return what shows its results again, which works for
        another class too; None if none is open."""
        if not self.is_open:
            return None
        lives = self._lives
        self.finish()

        def show_again() -> None:
            if not self._lives:
                self._lives, self._put_away = lives, []

        return show_again

    def forget(self) -> None:
        """Forget the quiz that was put away: its class has left."""
        self._put_away = []

    def has_round(self, round_id: str) -> bool:
        """Return whether answers with this round id belong to the quiz."""
        return any(round_id in (live.round.id, hand_in_id(live.round.id)) for live in self._lives)

    def cast(self, round_id: str, vote: Vote, stored: Callable[[], None]) -> None:
        """Take an answer with the id of its round, or with `hand_in_id` of the quiz; others are dropped. stored: called
        once it is on the disk or dropped."""
        live = next((live for live in self._lives if live.round.id == round_id), None)
        if live is not None:
            live.cast([vote], stored)
            return
        if self._lives and round_id == hand_in_id(self._lives[0].round.id):
            with suppress(VoteDataError):
                self._lives[0].hand_in(vote.clicker, vote.choice == DONE, vote.at_s, stored)
                return
        stored()

    # Queries of views

    @property
    def phase(self) -> RoundPhase | None:
        """Phase of the quiz; None when none is shown."""
        return self._lives[0].round.phase if self._lives else None

    @property
    def is_open(self) -> bool:
        return self.phase is RoundPhase.OPEN

    @property
    def rounds(self) -> tuple[Round, ...]:
        """Rounds in their present state, in the order of the quiz."""
        return tuple(live.round for live in self._lives)

    @property
    def own(self) -> Collection[RoundId]:
        """Rounds whose answers must not be shown yet."""
        return () if self.phase is RoundPhase.REVEALED else [live.round.id for live in self._lives]

    def asks(self, question: QuestionId) -> bool:
        """Return whether the quiz shown contains this question: no other view may add to its votes."""
        return any(live.round.question.id == question for live in self._lives)

    @property
    def seated(self) -> Collection[ClickerId] | None:
        """Clickers that are counted; None if all are, or there is no quiz."""
        return self._lives[0].seats if self._lives else None

    def clickers_of(self, pupils: Collection[PupilId]) -> list[ClickerId]:
        """Return the clickers with which these pupils answer the quiz."""
        return self._lives[0].clickers_of(pupils) if self._lives else []

    @property
    def extra(self) -> Mapping[int, float]:
        """Extra time by seat number, as a share of the limit."""
        return self._lives[0].extra if self._lives else {}

    @property
    def state(self) -> SelfPacedState | None:
        """State of the quiz; None when none is shown."""
        if not self._lives:
            return None
        first, tallies = self._lives[0], [live.tally() for live in self._lives]
        everybody = pupils_progress(first.stored_round, tallies, first.seats, first.handed_in)
        people = tuple(one for one in everybody if one.answered or one.handed_in or one.number not in self.absent)
        closed = first.round.phase in (RoundPhase.CLOSED, RoundPhase.REVEALED)
        busy = {one.number for one in people if not one.handed_in}
        return SelfPacedState(
            questions=tuple(live.round.question for live in self._lives),
            phase=first.round.phase,
            people=people,
            present=None if first.seats is None else len(people),
            outcomes=tuple(map(outcome_of, self._lives, tallies, repeat(None))) if closed else None,
            ends_s=first.ends_s(self.absent),
            slower=len(first.extra.keys() & busy),
            not_recorded=sum(live.not_recorded for live in self._lives),
        )

    # Private

    def _move(self, phase: RoundPhase, now_s: float) -> None:
        for live in self._lives:
            live.move(phase, now_s, self._clock.now())

    def _settled(self) -> None:
        if self.phase in (RoundPhase.CLOSED, RoundPhase.REVEALED):
            self._log_once()  # not in close(): answers cast in time may still be on their way
        self._changed()

    def _log_once(self) -> None:
        if not self._logged:
            for live in self._lives:
                self._log(asked_event(live, self.absent))
        elif self._reopened:
            for live in self._lives:
                self._log(correction_event(live.round.id, live.tally(on_disk=False), self._clock.now()))
        self._logged, self._reopened = True, False


def _nobody(_votes: Sequence[Vote]) -> None:
    """Ignore the confirmation of votes: no receiver waits for it, and the phone server gets it from the journal."""
