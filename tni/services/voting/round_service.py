"""Use case of a live question, from asking it to the result; free of windows and devices.

Called on the main thread. A vote is shown as received once the journal has it on the disk, never before.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from enum import Flag, auto
from typing import TYPE_CHECKING

from tni.api.devices import DeviceEvent, PollingChanged, ReceiverReady, Vote
from tni.cahier.seance_log import QuestionAsked, QuestionCorrected
from tni.core.clock import Clock
from tni.core.ids import ClassId, ClickerId, PupilId
from tni.devices.receiver_group import ReceiverControl
from tni.quiz.anonymise import Anonymiser
from tni.quiz.ledger import Ledger
from tni.quiz.question import Question
from tni.quiz.round import DEFAULT_RULES, Round, RoundId, RoundPhase, RoundPhaseError, RoundRules
from tni.services.voting.live_round import LiveRound, RoundPorts
from tni.services.voting.round_outcome import can_resume
from tni.services.voting.round_report import asked_event, correction_event, round_json
from tni.services.voting.round_state import RoundState, state_of
from tni.services.voting.seats import SeatLookup, Voters, phone_number
from tni.services.voting.vote_archive import VoteJournal

if TYPE_CHECKING:
    from tni.quiz.standings import Standing


class RoundChanged(Flag):
    """Changes to a round, for its views."""

    NOTHING = 0
    PHASE = auto()
    ANSWERED = auto()
    """Changes to the pupils who have answered or are missing, or to unrecorded votes; in phase REVEALED also to the
    histogram."""
    UNKNOWN = auto()
    RECEIVER = auto()


class RoundService:
    """Use case of a live question.

    changed: called on the main thread for changes that no command made (a vote has reached the disk).
    log: takes the events for the cahier: one for each round when it is closed, and one for each later change of its
    key.
    """

    def __init__(
        self,
        *,
        receiver: ReceiverControl,
        roster: SeatLookup,
        journal: VoteJournal,
        clock: Clock,
        changed: Callable[[RoundChanged], None],
        log: Callable[[QuestionAsked | QuestionCorrected], None],
        class_id: ClassId | None = None,
    ) -> None:
        self._receiver, self._roster, self._clock = receiver, roster, clock
        self._ports = RoundPorts(journal, self._on_settled, receiver.acknowledge)
        self._changed, self._log, self._class_id = changed, log, class_id
        self._live: LiveRound | None = None
        self._earlier: LiveRound | None = None
        """Previous round on the same question."""
        self.replaced: tuple[LiveRound, LiveRound | None] | None = None
        """Closed round that was shown before the present one, or before it was put away, and the one before that on
        the same question."""
        self._ledgers: list[Ledger] = []
        """Closed rounds since the class was chosen, without the one shown."""
        self._aliases = Anonymiser()
        self._forgets = False
        """True if the aliases are to be forgotten once the round under way is over."""
        self._logged, self._reopened = True, False
        self._absent: frozenset[int] = frozenset()
        self._polling: bool | None = None

    # Commands

    def choose_class(self, class_id: ClassId | None) -> RoundChanged:
        """Choose the class of the next questions; the round under way keeps its own.

        The key of the anonymous votes so far is destroyed, so that no answer can be traced any more. If a round is
        open, this happens once it is over: until then the key ensures that each pupil votes once.
        """
        self._forgets = self._live is not None and self._live.round.phase is RoundPhase.OPEN
        if not self._forgets:
            self._aliases.forget()
        self._class_id, self._absent = class_id, frozenset()
        self._ledgers.clear()
        self.replaced = None
        return RoundChanged.ANSWERED

    def set_absent(self, numbers: Iterable[int]) -> RoundChanged:
        """Set the absent pupils, who do not count as missing."""
        self._absent = frozenset(numbers)
        return RoundChanged.ANSWERED

    def ask(self, question: Question, rules: RoundRules = DEFAULT_RULES) -> RoundChanged:
        """Show a question; no vote counts yet. Raises: RoundPhaseError while another round is open."""
        before = self._live
        if before is not None and before.round.phase is RoundPhase.OPEN:
            raise RoundPhaseError(wanted=RoundPhase.READY, found=RoundPhase.OPEN)
        self.replaced = None
        self.finish()
        rules, extra = self._time(rules)
        again = before is not None and before.round.question.id == question.id and before.round.opened_at_s is not None
        self._earlier = before if again else None
        self._live = LiveRound.create(
            question,
            Voters(self._class_id, self._roster.seats(self._class_id), extra),
            self._clock.now(),
            self._ports,
            rules,
            self._aliases,
        )
        self._logged = self._reopened = False
        return RoundChanged.PHASE | RoundChanged.ANSWERED | RoundChanged.UNKNOWN

    def resume(self, interrupted: Sequence[Ledger]) -> RoundChanged:
        """Resume the round that a crash interrupted, if no other question is shown. Its answers count, and it takes
        votes again.

        Rounds that can't be resumed, since the machine was off or too much time has passed, are closed at their last
        vote. interrupted: the latest first.
        """
        now, now_s = self._clock.now(), self._clock.monotonic()
        changed = RoundChanged.NOTHING
        for ledger in interrupted:
            extra = self._roster.extra(ledger.class_id)
            live = LiveRound.resumed(ledger, self._ports, extra)
            if self._live is None and can_resume(ledger, now, now_s):
                self._live, self._logged = live, False
                self._receiver.open_poll(now_s)
                changed = RoundChanged.PHASE | RoundChanged.ANSWERED | RoundChanged.UNKNOWN
            else:
                last_s = max((vote.at_s for vote in ledger.votes), default=ledger.phases[-1].at_s)
                live.move(RoundPhase.CLOSED, last_s, now)
        return changed

    def forget_who(self) -> None:
        """Destroy the key of the anonymous votes so far: no answer can be traced from now on."""
        self._forgets, self.replaced = False, None
        self._aliases.forget()

    def open(self) -> RoundChanged:
        """Open the round for votes. Raises: RoundPhaseError."""
        live, now_s = self._current(RoundPhase.OPEN), self._clock.monotonic()
        live.move(RoundPhase.OPEN, now_s, self._clock.now())
        self._receiver.open_poll(now_s)
        return RoundChanged.PHASE

    def close(self) -> RoundChanged:
        """Close the round. Votes that were cast before now and are still on their way count.
        Raises: RoundPhaseError."""
        live, now_s = self._current(RoundPhase.CLOSED), self._clock.monotonic()
        live.move(RoundPhase.CLOSED, now_s, self._clock.now())
        self._receiver.close_poll(now_s)
        return RoundChanged.PHASE

    def reveal(self) -> RoundChanged:
        """Show the histogram. Raises: RoundPhaseError."""
        self._current(RoundPhase.REVEALED).move(RoundPhase.REVEALED, self._clock.monotonic(), self._clock.now())
        return RoundChanged.PHASE | RoundChanged.ANSWERED

    @property
    def can_reopen(self) -> bool:
        """True if a closed round may take votes again. An anonymous one may not, since the devices have forgotten who
        voted; nor one whose time is over, or whose result was seen: answers after it belong to a second vote."""
        live = self._live
        if live is None or live.was_shown or live.round.phase is not RoundPhase.CLOSED or live.round.rules.anonymous:
            return False
        ends_s = live.ends_s(self._absent)
        return ends_s is None or self._clock.monotonic() < ends_s[1]

    def reopen(self) -> RoundChanged:
        """Take votes again in a round that was closed by mistake. Does nothing unless `can_reopen`."""
        if self._live is None or not self.can_reopen:
            return RoundChanged.NOTHING
        now_s, self._reopened = self._clock.monotonic(), True
        self._live.move(RoundPhase.OPEN, now_s, self._clock.now())
        self._receiver.open_poll(now_s)
        return RoundChanged.PHASE

    def hide(self) -> RoundChanged:
        """Hide a result that was shown too early. Does nothing unless one is shown."""
        if self._live is None or self._live.round.phase is not RoundPhase.REVEALED:
            return RoundChanged.NOTHING
        self._live.move(RoundPhase.CLOSED, self._clock.monotonic(), self._clock.now())
        return RoundChanged.PHASE

    @property
    def can_bring_back(self) -> bool:
        """True if no question is shown, and one was put away."""
        return self._live is None and self.replaced is not None

    def bring_back(self) -> RoundChanged:
        """Show the question again that was put away, or that made room for a vote taken back since. Does nothing
        unless `can_bring_back`."""
        if self._live is not None or self.replaced is None:
            return RoundChanged.NOTHING
        (self._live, self._earlier), self.replaced = self.replaced, None
        shown = self._live.round.id
        self._ledgers = [ledger for ledger in self._ledgers if ledger.round.id != shown]
        self._logged, self._reopened = True, False
        return RoundChanged.PHASE | RoundChanged.ANSWERED | RoundChanged.UNKNOWN

    def forget_put_away(self) -> None:
        """Forget the question that was put away: something else was shown since."""
        self.replaced = None

    def set_key(self, key: str | None) -> RoundChanged:
        """Set the right answer, at any time after asking; None: no answer is right. Does nothing without a question.

        Raises: ValueError for an answer that the question does not have.
        """
        live = self._live
        if live is None or live.round.question.key == key:
            return RoundChanged.NOTHING
        live.set_key(key, self._clock.now())
        if self._logged:
            self._log(correction_event(live.round.id, live.tally(on_disk=False), self._clock.now()))
        return RoundChanged.ANSWERED

    def on_time(self) -> RoundChanged:
        """Close the round when the time of all pupils is over."""
        state = self.state
        if state is None or state.phase is not RoundPhase.OPEN or state.ends_s is None:
            return RoundChanged.NOTHING
        return self.close() if self._clock.monotonic() >= state.ends_s[1] else RoundChanged.NOTHING

    def take_back(self) -> RoundChanged:
        """Put away a question asked by mistake: like `finish`, but without an event for the cahier."""
        self._logged, self._reopened, before = True, False, self.replaced
        changed = self.finish()
        self.replaced = before
        return changed

    def conclude(self) -> RoundChanged:
        """Close an open round and log it, before the entry is built. The question stays shown.

        First pass the remaining events of the receivers' mailbox to `on_events`.
        """
        live = self._live
        if live is None:
            return RoundChanged.NOTHING
        changed = self.close() if live.round.phase is RoundPhase.OPEN else RoundChanged.NOTHING
        self._log_once(live)
        return changed

    def finish(self) -> RoundChanged:
        """Put the question away, before the next one or at the end of the lesson. An open round is closed first.

        First pass the remaining events of the receivers' mailbox to `on_events`: votes that come later are dropped.
        """
        live = self._live
        if live is None:
            return RoundChanged.NOTHING
        if live.round.phase is RoundPhase.OPEN:
            self.close()
        self._log_once(live)
        if live.class_id == self._class_id:  # not a result of another class that was looked at again
            self._ledgers.append(live.ledger())
        self._live, self.replaced = None, (live, self._earlier)
        if self._forgets:
            self.forget_who()
        return RoundChanged.PHASE | RoundChanged.ANSWERED | RoundChanged.UNKNOWN

    def on_events(self, events: Iterable[DeviceEvent]) -> RoundChanged:
        """Handle events of receivers. Votes count once the journal has them; votes without a question are dropped."""
        changed = RoundChanged.NOTHING
        votes = []
        for event in events:
            match event:
                case Vote():
                    votes.append(event)
                case PollingChanged(polling):
                    self._polling = polling
                    changed |= RoundChanged.RECEIVER
                case ReceiverReady():
                    self._polling = bool(self._polling)
                    changed |= RoundChanged.RECEIVER
                case _:
                    pass
        if votes:
            self.cast(votes)
        return changed

    def cast(self, votes: Sequence[Vote], stored: Callable[[], None] = lambda: None) -> None:
        """Take votes; those without a question are dropped. stored: called once those that count are on the disk."""
        if self._live is None:
            stored()
        else:
            self._live.cast(votes, stored)

    def seats_changed(self) -> RoundChanged:
        """Update the seats of the round under way after clickers were numbered or assigned: their votes so far count
        from now on. If the list is gone because phones were switched on, the votes of phones count too."""
        live = self._live
        if live is None:
            return RoundChanged.NOTHING
        seats = self._roster.seats(live.class_id)
        changes = live.admit(phone_number) if seats is None else live.seat(seats)
        return RoundChanged.ANSWERED | RoundChanged.UNKNOWN if changes else RoundChanged.NOTHING

    def receivers_lost(self) -> RoundChanged:
        """Note that the last receiver was unplugged: no votes arrive until one reports again."""
        self._polling = None
        return RoundChanged.RECEIVER

    # Queries of views

    @property
    def state(self) -> RoundState | None:
        """State of the question shown; None without one."""
        if self._live is None:
            return None
        return state_of(self._live, self._earlier, self._absent, polling=self._polling)

    def standings(self, teams: int = 0) -> list[Standing]:
        """Return the ranking since the class was chosen, best first. teams: number of teams; 0 ranks single pupils."""
        from tni.quiz.standings import leaderboard  # rarely needed

        if self._live is None or self._live.seats is None:
            return []
        return leaderboard([*self._ledgers, self._live.ledger()], self.teams(teams) if teams else None)

    def teams(self, count: int) -> Mapping[int, str]:
        """Return the team of each present pupil by seat number. Absent pupils do not change the teams of the others."""
        from tni.quiz.standings import assign_teams

        numbers = {seat.number for seat in ((self._live and self._live.seats) or {}).values()}
        return {number: team for number, team in assign_teams(numbers, count).items() if number not in self._absent}

    @property
    def round_id(self) -> RoundId | None:
        """Id of the round under way; None without one."""
        return None if self._live is None else self._live.round.id

    @property
    def round(self) -> Round | None:
        """Round under way, in its present state; None without one."""
        return None if self._live is None else self._live.round

    @property
    def extra(self) -> Mapping[int, float]:
        """Extra time by seat number, as a share of the limit, of the pupils who have any."""
        return {} if self._live is None else self._live.extra

    @property
    def seated(self) -> Collection[ClickerId] | None:
        """Clickers that are counted in the round under way; None if all are, or there is no round."""
        return None if self._live is None else self._live.seated

    def clickers_of(self, pupils: Collection[PupilId]) -> list[ClickerId]:
        """Return the clickers with which these pupils answer the round under way."""
        return [] if self._live is None else self._live.clickers_of(pupils)

    def pupils(self) -> Mapping[int, PupilId]:
        """Return the pupils by seat number, for the teacher's own window, which gets their names from the class
        list."""
        seats = self._live.seats if self._live is not None else None
        return {seat.number: seat.pupil for seat in (seats or {}).values() if seat.pupil is not None}

    def poll_json(self) -> dict[str, object]:
        """Return the round under way as JSON values without names; {} without a round. `at_s`: seconds since the round
        opened."""
        return {} if self._live is None else round_json(self._live)

    # Private

    def _time(self, rules: RoundRules) -> tuple[RoundRules, Mapping[int, float]]:
        """Return the rules and the extra time. In an anonymous round all get the longest time: a later row would
        identify a pupil."""
        extra = {} if rules.limit_s is None else self._roster.extra(self._class_id)
        if rules.limit_s is None or not rules.anonymous:
            return rules, extra
        return rules.with_longest(extra.values()), {}

    def _current(self, wanted: RoundPhase) -> LiveRound:
        if self._live is None:
            raise RoundPhaseError(wanted=wanted, found=None)
        return self._live

    def _on_settled(self) -> None:
        if self._live is not None:
            self._log_once(self._live)  # not in close(): votes cast in time may still be in the mailbox
        self._changed(RoundChanged.ANSWERED | RoundChanged.UNKNOWN)

    def _log_once(self, live: LiveRound) -> None:
        if live.closed_at is None:
            return
        if not self._logged:
            self._log(asked_event(live, self._absent))
        elif self._reopened:
            self._log(correction_event(live.round.id, live.tally(on_disk=False), self._clock.now()))
        self._logged, self._reopened = True, False
