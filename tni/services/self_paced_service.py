"""A series of questions, from asking to the result: each pupil goes through it at their own pace, on a phone or tablet.

Called on the main thread. Its rounds are opened and closed by one write each, so that no crash leaves half a series; an
answer counts as received once the journal has it on disk, as in any vote.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import repeat

from tni.api.devices import Vote
from tni.cahier.seance_log import QuestionAsked, QuestionCorrected
from tni.core.clock import Clock
from tni.core.errors import TniError
from tni.core.ids import ClassId, ClickerId, QuestionId, new_id
from tni.quiz.ledger import Ledger
from tni.quiz.pacing import DONE, MAX_QUESTIONS, PupilProgress, can_be_self_paced, pupils_progress
from tni.quiz.question import Question
from tni.quiz.round import DEFAULT_RULES, Round, RoundId, RoundPhase, RoundPhaseError, RoundRules
from tni.quiz.vote_records import SelfPacedPosition, VoteDataError, VoteRecord, hand_in_id
from tni.services.live_round import LiveRound, VoteJournal
from tni.services.round_outcome import RoundOutcome, can_resume, outcome_of
from tni.services.round_service import SeatLookup


class SelfPacedError(TniError):
    """These questions cannot be a series, or not under these rules."""


@dataclass(frozen=True, slots=True)
class SelfPacedState:
    """What views draw; no name is here. people: everybody who is waited for or has said something. present: how many
    are waited for, None without a list. outcomes: by question, None until the series is closed; for the teacher alone
    until it is revealed. ends_s, slower, not_recorded: as of a vote."""

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
        """Who is at that question and has not handed in; None: at the end."""
        return tuple(one for one in self.people if one.at == place and not one.handed_in)


class _Together:
    """A journal that can hold rows back and write them as one."""

    def __init__(self, journal: VoteJournal) -> None:
        self._journal = journal
        self._held: list[tuple[Sequence[VoteRecord], Callable[[TniError | None], None]]] | None = None

    def write(self, records: Sequence[VoteRecord], done: Callable[[TniError | None], None]) -> None:
        """Implements `VoteJournal`."""
        if self._held is None:
            self._journal.write(records, done)
        else:
            self._held.append((records, done))

    @contextmanager
    def as_one(self) -> Iterator[None]:
        self._held = []
        try:
            yield
        finally:
            held, self._held = self._held, None

            def told(error: TniError | None) -> None:
                for _, done in held:
                    done(error)

            self._journal.write([row for rows, _ in held for row in rows], told)


class SelfPacedService:
    """changed: called on the main thread for what changes by itself. log: takes an event for the cahier for each
    question, when the series is closed, and one for each right answer that is said later."""

    def __init__(
        self,
        *,
        roster: SeatLookup,
        journal: VoteJournal,
        clock: Clock,
        changed: Callable[[], None],
        log: Callable[[QuestionAsked | QuestionCorrected], None],
    ) -> None:
        self._roster, self._journal, self._clock = roster, _Together(journal), clock
        self._changed, self._log = changed, log
        self._lives: list[LiveRound] = []
        self._logged = True
        self.absent: frozenset[int] = frozenset()
        """Pupils who are not waited for."""

    # Commands

    def open(
        self,
        questions: Sequence[Question],
        class_id: ClassId | None,
        rules: RoundRules = DEFAULT_RULES,
        pictured: Collection[QuestionId] = (),
    ) -> None:
        """Ask them, open to answers. pictured: those of which phones show a picture. Raises RoundPhaseError while
        another series is open, SeriesError."""
        if self.is_open:
            raise RoundPhaseError(wanted=RoundPhase.READY, found=RoundPhase.OPEN)
        fit = all(can_be_self_paced(question, pictured=question.id in pictured) for question in questions)
        if not 0 < len(questions) <= MAX_QUESTIONS or not fit or rules.anonymous:
            raise SelfPacedError("no series")
        self.finish()
        seats = self._roster.seats(class_id)
        extra = {} if rules.limit_s is None else self._roster.extra(class_id)
        id_, now, now_s = RoundId(new_id()), self._clock.now(), self._clock.monotonic()
        with self._journal.as_one():
            self._lives = [
                LiveRound.asked(
                    question, class_id, seats, now, self._journal, self._settled, _nobody, rules, None, extra,
                    SelfPacedPosition(id_, place),
                )
                for place, question in enumerate(questions)
            ]  # fmt: skip
            self._move(RoundPhase.OPEN, now_s)
        self._logged = False

    def resume(self, cut_short: Sequence[Ledger]) -> list[Ledger]:
        """Go on with the series that a crash cut short; older ones are closed where they ended. cut_short: the latest
        first. Returns those that are in none."""
        found: dict[RoundId, list[Ledger]] = {}
        for ledger in cut_short:
            if ledger.asked.series is not None:
                found.setdefault(ledger.asked.series.id, []).append(ledger)
        now, now_s = self._clock.now(), self._clock.monotonic()
        for ledgers in found.values():
            ledgers.sort(key=lambda one: one.asked.series.place if one.asked.series else 0)
            extra = self._roster.extra(ledgers[0].class_id)
            lives = [LiveRound.resumed(one, self._journal, self._settled, _nobody, extra) for one in ledgers]
            if not self._lives and can_resume(ledgers[0], now, now_s):
                self._lives, self._logged = lives, False
                continue
            last_s = max((v.at_s for one in ledgers for v in one.votes), default=ledgers[0].phases[-1].at_s)
            with self._journal.as_one():
                for live in lives:
                    live.move(RoundPhase.CLOSED, last_s, now)
        return [ledger for ledger in cut_short if ledger.asked.series is None]

    def close(self) -> None:
        """Take no more answers. Nothing where none is open."""
        if self.is_open:
            with self._journal.as_one():
                self._move(RoundPhase.CLOSED, self._clock.monotonic())

    def reveal(self) -> None:
        """Show the results; an open series is closed first."""
        self.close()
        if self.phase is RoundPhase.CLOSED:
            with self._journal.as_one():
                self._move(RoundPhase.REVEALED, self._clock.monotonic())

    def set_key(self, round_id: RoundId, key: str | None) -> bool:
        """Say which answer to one of its questions is right; None: none is. Whether it is one of its rounds. Raises
        ValueError for what is no answer to it."""
        live = next((live for live in self._lives if live.round.id == round_id), None)
        if live is None:
            return False
        if live.round.question.key != key:
            live.set_key(key, self._clock.now())
            if self._logged:
                self._log(live.corrected(self._clock.now()))
        return True

    def on_time(self) -> bool:
        """Close it when everybody's time is over. Whether it was."""
        ends_s = self._lives[0].ends_s(self.absent) if self.is_open else None
        if ends_s is None or self._clock.monotonic() < ends_s[1]:
            return False
        self.close()
        return True

    def conclude(self) -> None:
        """Before the session is written up: an open series is closed and told to the cahier; it stays shown. Hand over
        what is on its way before."""
        if self._lives:
            self.close()
            self._log_once()

    def finish(self) -> None:
        """Put it away. Hand over what is on its way before."""
        self.conclude()
        self._lives = []

    def take_back(self) -> None:
        """Put away one asked by mistake: the cahier does not hear of it."""
        self._logged = True
        self.finish()

    def takes(self, round_id: str) -> bool:
        """Whether an answer under that name is for this series."""
        return any(round_id in (live.round.id, hand_in_id(live.round.id)) for live in self._lives)

    def cast(self, votes: Sequence[tuple[str, Vote]]) -> None:
        """Answers, each under the name of its round, or of the series as a whole."""
        by_name = {str(live.round.id): live for live in self._lives}
        for name, vote in votes:
            live = by_name.get(name)
            if live is not None:
                live.cast([vote])
            elif self._lives and name == hand_in_id(self._lives[0].round.id):
                try:
                    self._lives[0].hand_in(vote.clicker, vote.choice == DONE, vote.at_s)
                except VoteDataError:
                    continue

    # What views ask

    @property
    def phase(self) -> RoundPhase | None:
        """None when no series is shown."""
        return self._lives[0].round.phase if self._lives else None

    @property
    def is_open(self) -> bool:
        return self.phase is RoundPhase.OPEN

    @property
    def rounds(self) -> tuple[Round, ...]:
        """As they stand, in their order."""
        return tuple(live.round for live in self._lives)

    @property
    def own(self) -> Collection[RoundId]:
        """Rounds whose answers are nobody's to see yet."""
        return () if self.phase is RoundPhase.REVEALED else [live.round.id for live in self._lives]

    @property
    def seated(self) -> Collection[ClickerId] | None:
        """Who is counted; None: everybody is, or there is none."""
        return self._lives[0].seats if self._lives else None

    @property
    def extra(self) -> Mapping[int, float]:
        """More time than the limit, as a share of it, by number."""
        return self._lives[0].extra if self._lives else {}

    @property
    def state(self) -> SelfPacedState | None:
        """None when no series is shown."""
        if not self._lives:
            return None
        first, tallies = self._lives[0], [live.tally() for live in self._lives]
        everybody = pupils_progress(first.kept, tallies, first.seats, first.handed_in)
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

    # Inside

    def _move(self, phase: RoundPhase, now_s: float) -> None:
        for live in self._lives:
            live.move(phase, now_s, self._clock.now())

    def _settled(self) -> None:
        if self.phase in (RoundPhase.CLOSED, RoundPhase.REVEALED):
            self._log_once()  # as of a vote: what was cast in time may still be on its way when it is closed
        self._changed()

    def _log_once(self) -> None:
        if not self._logged:
            self._logged = True
            for live in self._lives:
                self._log(live.logged(self.absent))


def _nobody(_votes: Sequence[Vote]) -> None:
    """No receiver waits to be told: a phone's server hears from the journal."""
