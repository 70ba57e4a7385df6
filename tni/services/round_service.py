"""A question to the class, from asking to the result: the use case, without a window and without a device.

Called on the main thread. A vote is shown as received once the journal has it on disk, never before.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from enum import Flag, auto
from typing import TYPE_CHECKING, Protocol

from tni.api.devices import DeviceEvent, PollingChanged, ReceiverReady, Vote
from tni.cahier.seance_log import QuestionAsked, QuestionCorrected
from tni.core.clock import Clock
from tni.core.ids import ClassId, ClickerId, PupilId
from tni.quiz.anonymise import Anonymiser
from tni.quiz.ledger import Ledger
from tni.quiz.question import Question
from tni.quiz.round import DEFAULT_RULES, Round, RoundId, RoundPhase, RoundPhaseError, RoundRules
from tni.services.live_round import LiveRound, VoteJournal
from tni.services.phone_votes import phone_number
from tni.services.round_outcome import can_resume
from tni.services.round_state import RoundState, state_of

if TYPE_CHECKING:
    from tni.quiz.standings import Standing


class RoundChanged(Flag):
    NOTHING = 0
    PHASE = auto()
    ANSWERED = auto()
    """Who has answered, who is missing, what is not recorded; with the phase revealed, the histogram too."""
    UNKNOWN = auto()
    RECEIVER = auto()


class ReceiverPort(Protocol):
    """All receivers as one; see `tni.devices.receiver_group.ReceiverGroup`."""

    def open_poll(self, now_s: float) -> None:
        """Take votes from now on."""

    def close_poll(self, now_s: float) -> None:
        """Take no more votes."""

    def acknowledge(self, votes: Sequence[Vote]) -> None:
        """These votes are on the disk and count: whoever cast them may be told."""


class SeatLookup(Protocol):
    """See `tni.store.roster.RosterStore`."""

    def seats(self, class_id: ClassId | None) -> Mapping[ClickerId, tuple[int, PupilId | None]] | None:
        """Who may vote, by clicker: number and pupil. None: there is no list and everybody counts."""

    def extra(self, class_id: ClassId | None) -> Mapping[int, float]:
        """More time, as a share of a limit, by number, of those of the class who have more."""


class RoundService:
    """changed: called on the main thread for what changes by itself (a vote has reached the disk).
    log: takes the events for the cahier: one for each round, when its vote is closed, and one for each right answer
    that is said later.
    """

    def __init__(
        self,
        *,
        receiver: ReceiverPort,
        roster: SeatLookup,
        journal: VoteJournal,
        clock: Clock,
        changed: Callable[[RoundChanged], None],
        log: Callable[[QuestionAsked | QuestionCorrected], None],
        class_id: ClassId | None = None,
    ) -> None:
        self._receiver, self._roster, self._journal, self._clock = receiver, roster, journal, clock
        self._changed, self._log, self._class_id = changed, log, class_id
        self._live: LiveRound | None = None
        self._earlier: LiveRound | None = None
        """The vote before on the same question."""
        self._held: list[Ledger] = []
        """The closed rounds of the class since it was chosen, the one shown excepted."""
        self._aliases = Anonymiser()
        self._forgets = False
        """Whose aliases they are, once the round under way is over."""
        self._logged = True
        self._absent: frozenset[int] = frozenset()
        self._polling: bool | None = None

    # Commands

    def choose_class(self, class_id: ClassId | None) -> RoundChanged:
        """The class of the next questions; the round under way keeps its own. Of the votes without names so far nobody
        can find out any more whose they were, once the one under way is over: until then each votes once."""
        self._forgets = self._live is not None and self._live.round.phase is RoundPhase.OPEN
        if not self._forgets:
            self._aliases.forget()
        self._class_id, self._absent = class_id, frozenset()
        self._held.clear()
        return RoundChanged.ANSWERED

    def set_absent(self, numbers: Iterable[int]) -> RoundChanged:
        """Pupils who are not waited for."""
        self._absent = frozenset(numbers)
        return RoundChanged.ANSWERED

    def ask(self, question: Question, rules: RoundRules = DEFAULT_RULES) -> RoundChanged:
        """Show a question; no vote counts yet. Raises RoundPhaseError while another vote is open."""
        before = self._live
        if before is not None and before.round.phase is RoundPhase.OPEN:
            raise RoundPhaseError(wanted=RoundPhase.READY, found=RoundPhase.OPEN)
        self.finish()
        rules, extra = self._time(rules)
        again = before is not None and before.round.question.id == question.id and before.round.opened_at_s is not None
        self._earlier = before if again else None
        self._live = LiveRound.asked(
            question, self._class_id, self._roster.seats(self._class_id), self._clock.now(), self._journal,
            self._on_settled, self._receiver.acknowledge, rules, self._aliases, extra,
        )  # fmt: skip
        self._logged = False
        return RoundChanged.PHASE | RoundChanged.ANSWERED | RoundChanged.UNKNOWN

    def resume(self, cut_short: Sequence[Ledger]) -> RoundChanged:
        """Go on with the vote that a crash cut short, if no other question is shown: what was answered counts, and
        votes are taken again. Votes that cannot go on, since the machine was off or nobody came back for long, are
        closed where they ended. cut_short: the latest first."""
        now, now_s = self._clock.now(), self._clock.monotonic()
        changed = RoundChanged.NOTHING
        for ledger in cut_short:
            extra = self._roster.extra(ledger.class_id)
            live = LiveRound.resumed(ledger, self._journal, self._on_settled, self._receiver.acknowledge, extra)
            if self._live is None and can_resume(ledger, now, now_s):
                self._live, self._logged = live, False
                self._receiver.open_poll(now_s)
                changed = RoundChanged.PHASE | RoundChanged.ANSWERED | RoundChanged.UNKNOWN
            else:
                last_s = max((vote.at_s for vote in ledger.votes), default=ledger.phases[-1].at_s)
                live.move(RoundPhase.CLOSED, last_s, now)
        return changed

    def forget_who(self) -> None:
        """From now on nobody can find out who gave which answer of the anonymous votes so far."""
        self._forgets = False
        self._aliases.forget()

    def open(self) -> RoundChanged:
        """Take votes. Raises RoundPhaseError."""
        live, now_s = self._current(RoundPhase.OPEN), self._clock.monotonic()
        live.move(RoundPhase.OPEN, now_s, self._clock.now())
        self._receiver.open_poll(now_s)
        return RoundChanged.PHASE

    def close(self) -> RoundChanged:
        """Take no more votes; those cast before now and still on their way count. Raises RoundPhaseError."""
        live, now_s = self._current(RoundPhase.CLOSED), self._clock.monotonic()
        live.move(RoundPhase.CLOSED, now_s, self._clock.now())
        self._receiver.close_poll(now_s)
        return RoundChanged.PHASE

    def reveal(self) -> RoundChanged:
        """Show the histogram. Raises RoundPhaseError."""
        self._current(RoundPhase.REVEALED).move(RoundPhase.REVEALED, self._clock.monotonic(), self._clock.now())
        return RoundChanged.PHASE | RoundChanged.ANSWERED

    def set_key(self, key: str | None) -> RoundChanged:
        """Say which answer is right, at any time from asking on; None: none is. Nothing without a question.

        Raises ValueError for what is no choice of the question.
        """
        live = self._live
        if live is None or live.round.question.key == key:
            return RoundChanged.NOTHING
        live.set_key(key, self._clock.now())
        if self._logged:
            self._log(live.corrected(self._clock.now()))
        return RoundChanged.ANSWERED

    def on_time(self) -> RoundChanged:
        """Close the vote when everybody's time is over."""
        state = self.state
        if state is None or state.phase is not RoundPhase.OPEN or state.ends_s is None:
            return RoundChanged.NOTHING
        return self.close() if self._clock.monotonic() >= state.ends_s[1] else RoundChanged.NOTHING

    def take_back(self) -> RoundChanged:
        """Put away a question asked by mistake: like `finish`, but the cahier does not hear of it."""
        self._logged = True
        return self.finish()

    def conclude(self) -> RoundChanged:
        """Before the session is written up: an open vote is closed and told to the cahier; the question stays shown.

        Give `on_events` what the receivers' mailbox still holds before.
        """
        live = self._live
        if live is None:
            return RoundChanged.NOTHING
        changed = self.close() if live.round.phase is RoundPhase.OPEN else RoundChanged.NOTHING
        self._log_once(live)
        return changed

    def finish(self) -> RoundChanged:
        """Put the question away: before the next one, and when the lesson ends. An open vote is closed first.

        Give `on_events` what the receivers' mailbox still holds before: a vote that comes later has no question.
        """
        live = self._live
        if live is None:
            return RoundChanged.NOTHING
        if live.round.phase is RoundPhase.OPEN:
            self.close()
        self._log_once(live)
        self._held.append(live.ledger())
        self._live = None
        if self._forgets:
            self.forget_who()
        return RoundChanged.PHASE | RoundChanged.ANSWERED | RoundChanged.UNKNOWN

    def on_events(self, events: Iterable[DeviceEvent]) -> RoundChanged:
        """What receivers said. Votes are counted when the journal has them; what no question asked for is dropped."""
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
        if self._live is not None and votes:
            self._live.cast(votes)
        return changed

    def seats_changed(self) -> RoundChanged:
        """Clickers were numbered or given to somebody: what they cast in the round under way counts from now on, and so
        does what phones cast, where there is no list any more since they are on."""
        live = self._live
        if live is None:
            return RoundChanged.NOTHING
        seats = self._roster.seats(live.class_id)
        changes = live.admit(phone_number) if seats is None else live.seat(seats)
        return RoundChanged.ANSWERED | RoundChanged.UNKNOWN if changes else RoundChanged.NOTHING

    def receivers_lost(self) -> RoundChanged:
        """The last receiver was unplugged: nobody takes votes until one speaks again."""
        self._polling = None
        return RoundChanged.RECEIVER

    # What views ask

    @property
    def state(self) -> RoundState | None:
        """None when no question is shown."""
        if self._live is None:
            return None
        return state_of(self._live, self._earlier, self._absent, polling=self._polling)

    def standings(self, teams: int = 0) -> list[Standing]:
        """Who leads since the class was chosen, best first. teams: how many, 0 for each pupil alone."""
        from tni.quiz.standings import leaderboard  # few play for places

        if self._live is None or self._live.seats is None:
            return []
        return leaderboard([*self._held, self._live.ledger()], self.teams(teams) if teams else None)

    def teams(self, count: int) -> Mapping[int, str]:
        """Who of those present plays in which. Whoever is away, the others stay where they are."""
        from tni.quiz.standings import assign_teams

        numbers = {seat.number for seat in ((self._live and self._live.seats) or {}).values()}
        return {number: team for number, team in assign_teams(numbers, count).items() if number not in self._absent}

    @property
    def round_id(self) -> RoundId | None:
        """The round under way."""
        return None if self._live is None else self._live.round.id

    @property
    def round(self) -> Round | None:
        """The round under way, as it stands."""
        return None if self._live is None else self._live.round

    @property
    def extra(self) -> Mapping[int, float]:
        """More time than the limit, as a share of it, by number, of those who have more."""
        return {} if self._live is None else self._live.extra

    @property
    def seated(self) -> Collection[ClickerId] | None:
        """Who is counted in the round under way; None: everybody is, or there is none."""
        return None if self._live is None else self._live.seated

    def pupils(self) -> Mapping[int, PupilId]:
        """Number to pupil, for the teacher's own window, which asks the roster for names."""
        seats = self._live.seats if self._live is not None else None
        return {seat.number: seat.pupil for seat in (seats or {}).values() if seat.pupil is not None}

    def poll_json(self) -> dict[str, object]:
        """The round under way as JSON values: `at_s` is seconds since the vote opened. No names. {} without a round."""
        return {} if self._live is None else self._live.as_json()

    # Inside

    def _time(self, rules: RoundRules) -> tuple[RoundRules, Mapping[int, float]]:
        """Who has more than the limit. Without names everybody has what the slowest has: a later row would tell who."""
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
            self._log_once(self._live)  # not in close(): votes cast in time may still be in the mailbox then
        self._changed(RoundChanged.ANSWERED | RoundChanged.UNKNOWN)

    def _log_once(self, live: LiveRound) -> None:
        if not self._logged and live.closed_at is not None:
            self._logged = True
            self._log(live.logged(self._absent))
