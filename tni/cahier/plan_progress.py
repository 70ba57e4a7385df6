"""Progress of a lesson plan in a séance, from its log: the phase under way, its time left, what was left out."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from tni.cahier.seance_log import LoggedPhase, PhaseMark, PhaseMarked, PlanFollowed, PutOff, SeanceEnded, SeanceEvent

type Log = Sequence[SeanceEvent]
type Plans = Collection[PlanFollowed]


class PhaseState(Enum):
    TO_DO = "to do"
    UNDER_WAY = "under way"
    DONE = "done"
    DROPPED = "dropped"
    POSTPONED = "postponed"
    BROKEN_OFF = "broken off"
    """Under way at the end of the séance, and to be gone on with in the next one."""


BRIEF_S = 20.0
"""Time below which a phase that began with its page was leafed through, not done."""
_BEGINS = (PhaseMark.BEGUN, PhaseMark.SHOWN)
_AFTER = {
    PhaseMark.BEGUN: PhaseState.UNDER_WAY,
    PhaseMark.SHOWN: PhaseState.UNDER_WAY,
    PhaseMark.DONE: PhaseState.DONE,
    PhaseMark.DROPPED: PhaseState.DROPPED,
    PhaseMark.POSTPONED: PhaseState.POSTPONED,
    PhaseMark.REOPENED: PhaseState.TO_DO,
}
_AT_END = {PhaseMark.WHOLE: PhaseState.DONE, PhaseMark.BROKEN_OFF: PhaseState.BROKEN_OFF}


@dataclass(frozen=True, slots=True)
class PhaseProgress:
    """One phase. spent_s: how long it was under way, in seconds, in all. put_off: the earlier séance that left it to
    this one; None without one."""

    phase: LoggedPhase
    state: PhaseState = PhaseState.TO_DO
    spent_s: float = 0.0
    put_off: PutOff | None = None

    @property
    def left_s(self) -> float | None:
        """Time left of the intended one, below 0 when it is over; None for a phase without one."""
        return None if not self.phase.minutes else self.phase.minutes * 60.0 - self.spent_s

    @property
    def is_half_done(self) -> bool:
        """True if half of its intended time has been taken, and for a phase without one."""
        return self.spent_s >= self.phase.minutes * 30.0


@dataclass(frozen=True, slots=True)
class PlanProgress:
    """Plan that a séance follows, with what became of its phases. aims, homework: of the plan. at_end: what becomes of
    the phase under way if the séance ends now; None without one."""

    aims: str
    homework: str
    phases: tuple[PhaseProgress, ...]
    at_end: PhaseState | None = None

    @property
    def current(self) -> PhaseProgress | None:
        """The phase under way."""
        return next((one for one in self.phases if one.state is PhaseState.UNDER_WAY), None)

    @property
    def next(self) -> PhaseProgress | None:
        """The phase to do after the one under way: the first that was put off before, else the first one behind it,
        else the first of all."""
        at = next((i for i, one in enumerate(self.phases) if one.state is PhaseState.UNDER_WAY), -1)
        put_off = (one for one in self.phases if one.put_off is not None)
        in_order = (*put_off, *self.phases[at + 1 :], *self.phases[: max(at, 0)])
        return next((one for one in in_order if one.state is PhaseState.TO_DO), None)

    def of(self, state: PhaseState) -> tuple[LoggedPhase, ...]:
        """Return the phases in a state, in the order of the plan."""
        return tuple(one.phase for one in self.phases if one.state is state)

    @property
    def left_s(self) -> float:
        """Time that the phases under way and to do still take as intended."""
        waiting = [one for one in self.phases if one.state in (PhaseState.UNDER_WAY, PhaseState.TO_DO)]
        return sum(max(0.0, one.left_s or 0.0) for one in waiting)


def follow_plan(log: Log, now: datetime | None = None, of: Plans | None = None) -> PlanProgress | None:
    """Return the progress of the plan followed last; None without one. now: time until which the phase under way has
    taken; None for the last event. of: the events of one lesson's plan; None for all. Phases keep what became of them
    when the plan changes. One that began with its page and was left within BRIEF_S is still to be done. With the
    séance, the phase under way ends: as the teacher said, else done if half of its time was taken, else broken off."""
    plan: PlanFollowed | None = None
    states: dict[str, PhaseState] = {}
    spent: dict[str, float] = {}
    settled: dict[str, PhaseState] = {}
    on: tuple[str, datetime] | None = None
    by_page = False
    last = now

    def leave(at: datetime) -> None:
        nonlocal on
        if on is not None:
            spent[on[0]] = spent.get(on[0], 0.0) + max(0.0, (at - on[1]).total_seconds())
            on = None

    def end(at: datetime) -> None:
        if on is not None:
            phase = on[0]
            leave(at)
            states[phase] = PhaseState.TO_DO if by_page and spent[phase] < BRIEF_S else PhaseState.DONE

    def state_at_end(phase: str) -> PhaseState:
        if by_page and spent[phase] < BRIEF_S:
            return PhaseState.TO_DO
        phases = () if plan is None else plan.phases
        logged = next((one for one in phases if one.id == phase), None)
        is_whole = logged is None or PhaseProgress(logged, spent_s=spent[phase]).is_half_done
        return settled.get(phase, PhaseState.DONE if is_whole else PhaseState.BROKEN_OFF)

    for event in log:
        last = event.at if now is None else now
        match event:
            case PlanFollowed():
                plan = event if of is None or event in of else plan
                if on is not None and all(phase.id != on[0] for phase in event.phases):
                    end(event.at)
            case PhaseMarked(mark=PhaseMark.WHOLE | PhaseMark.BROKEN_OFF):
                settled[event.phase] = _AT_END[event.mark]
            case PhaseMarked():
                if on is not None and (event.mark in _BEGINS or event.phase == on[0]):
                    end(event.at)
                states[event.phase] = _AFTER[event.mark]
                if event.mark in _BEGINS:
                    on, by_page = (event.phase, event.at), event.mark is PhaseMark.SHOWN
            case SeanceEnded() if on is not None:
                ending = on[0]
                leave(event.at)
                states[ending] = state_at_end(ending)
    if plan is None:
        return None
    under_way = None if on is None else on[0]
    if last is not None:
        leave(last)
    at_end = None if under_way is None else state_at_end(under_way)
    return _progress(plan, states, spent, at_end)


def _progress(
    plan: PlanFollowed, states: Mapping[str, PhaseState], spent: Mapping[str, float], at_end: PhaseState | None
) -> PlanProgress:
    put_off = {one.phase: one for one in plan.put_off}
    found = (
        PhaseProgress(one, states.get(one.id, PhaseState.TO_DO), spent.get(one.id, 0.0), put_off.get(one.id))
        for one in plan.phases
    )
    return PlanProgress(plan.aims, plan.homework, tuple(found), at_end)


def detail_in(plan: PlanFollowed, phase: str) -> str:
    """Return the text of a phase of a plan; "" without one."""
    pairs = zip(plan.phases, plan.details, strict=False)
    return next((detail for one, detail in pairs if one.id == phase), "")
