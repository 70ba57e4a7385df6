"""Progress of a lesson plan in a séance, from its log: the phase under way, its time left, what was left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from tni.cahier.seance_log import LoggedPhase, PhaseMark, PhaseMarked, PlanFollowed, SeanceEnded, SeanceEvent


class PhaseState(Enum):
    TO_DO = "to do"
    UNDER_WAY = "under way"
    DONE = "done"
    DROPPED = "dropped"
    POSTPONED = "postponed"


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


@dataclass(frozen=True, slots=True)
class PhaseProgress:
    """One phase. spent_s: how long it was under way, in seconds, in all."""

    phase: LoggedPhase
    state: PhaseState = PhaseState.TO_DO
    spent_s: float = 0.0

    @property
    def left_s(self) -> float | None:
        """Time left of the intended one, below 0 when it is over; None for a phase without one."""
        return None if not self.phase.minutes else self.phase.minutes * 60.0 - self.spent_s


@dataclass(frozen=True, slots=True)
class PlanProgress:
    """Plan that a séance follows, with what became of its phases. aims, homework: of the plan."""

    aims: str
    homework: str
    phases: tuple[PhaseProgress, ...]

    @property
    def current(self) -> PhaseProgress | None:
        """The phase under way."""
        return next((one for one in self.phases if one.state is PhaseState.UNDER_WAY), None)

    @property
    def next(self) -> PhaseProgress | None:
        """The phase to do after the one under way: the first one behind it, else the first of all."""
        at = next((i for i, one in enumerate(self.phases) if one.state is PhaseState.UNDER_WAY), -1)
        in_order = (*self.phases[at + 1 :], *self.phases[: max(at, 0)])
        return next((one for one in in_order if one.state is PhaseState.TO_DO), None)

    def of(self, state: PhaseState) -> tuple[LoggedPhase, ...]:
        """Return the phases in a state, in the order of the plan."""
        return tuple(one.phase for one in self.phases if one.state is state)

    @property
    def left_s(self) -> float:
        """Time that the phases under way and to do still take as intended."""
        waiting = [one for one in self.phases if one.state in (PhaseState.UNDER_WAY, PhaseState.TO_DO)]
        return sum(max(0.0, one.left_s or 0.0) for one in waiting)


def follow_plan(log: Sequence[SeanceEvent], now: datetime | None = None) -> PlanProgress | None:
    """Return the progress of the plan followed last; None without one. now: time until which the phase under way has
    taken; None for the last event of the log. Phases keep what became of them when the plan changes; with the séance,
    the phase under way ends. One that began with its page and was left within BRIEF_S is still to be done."""
    plan: PlanFollowed | None = None
    states: dict[str, PhaseState] = {}
    spent: dict[str, float] = {}
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

    for event in log:
        last = event.at if now is None else now
        match event:
            case PlanFollowed():
                plan = event
                if on is not None and all(phase.id != on[0] for phase in event.phases):
                    end(event.at)
            case PhaseMarked():
                if on is not None and (event.mark in _BEGINS or event.phase == on[0]):
                    end(event.at)
                states[event.phase] = _AFTER[event.mark]
                if event.mark in _BEGINS:
                    on, by_page = (event.phase, event.at), event.mark is PhaseMark.SHOWN
            case SeanceEnded():
                end(event.at)
    if plan is None:
        return None
    if last is not None:
        leave(last)
    found = (PhaseProgress(one, states.get(one.id, PhaseState.TO_DO), spent.get(one.id, 0.0)) for one in plan.phases)
    return PlanProgress(plan.aims, plan.homework, tuple(found))
