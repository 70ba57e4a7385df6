"""Use case of the lesson plan in a séance: the phase under way, what comes next, what is left out or postponed.

What happens to phases is written to the log of the séance, so a crash loses none of it and the entry says what was
done. For the main thread.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import partial

from tni.cahier.plan_progress import PhaseState, PlanProgress, follow_plan
from tni.cahier.seance_log import LoggedPhase, PageShown, PhaseMark, PhaseMarked, PlanFollowed, PutOff, QuestionAsked
from tni.core.clock import Clock
from tni.core.ids import PageId, QuestionId
from tni.core.listeners import Listeners
from tni.core.tasks import TaskRunner
from tni.document.lesson_plan import LessonPlan
from tni.services.cahier.cahier_service import CahierService
from tni.services.cahier.past_seances import EarlierPhases, phases_of_class
from tni.store.seances import SeanceStore


@dataclass(frozen=True, slots=True)
class JoinedToHomework:
    """Files, by their paths on this computer, and pages of the lesson that go with the homework of a plan."""

    files: tuple[str, ...] = ()
    pages: tuple[PageId, ...] = ()


class PlanService:
    """Plan of the open lesson, followed in the séance under way.

    plan: returns the plan of the open lesson, None without one. A séance whose lesson has no plan, or one with neither
    phases nor work, follows none, unless phases were postponed for its class.
    """

    def __init__(
        self,
        cahier: CahierService,
        store: SeanceStore,
        plan: Callable[[], LessonPlan | None],
        clock: Clock,
        tasks: TaskRunner,
        joined: Callable[[], JoinedToHomework] | None = None,
    ) -> None:
        """joined: returns what the plan joins to its homework; None where nothing is joined."""
        self._joined = joined or JoinedToHomework
        self._cahier, self._store, self._plan, self._clock, self._tasks = cahier, store, plan, clock, tasks
        self._listeners = Listeners[()]()
        self._earlier = EarlierPhases()
        self._followed: LessonPlan | None = None
        self._is_reading = False
        self._is_stale = True  # what is followed must be compared, though the plan is the same

    def subscribe(self, listener: Callable[[], None]) -> None:
        """Call `listener` whenever another phase is under way, or the plan is another."""
        self._listeners.add(listener)

    def progress(self) -> PlanProgress | None:
        """Return the progress of the plan until now; None without a séance or a plan."""
        if self._cahier.seance_id is None:
            return None
        return follow_plan(self._cahier.log, self._clock.now())

    def asked(self) -> frozenset[QuestionId]:
        """Return the questions that were asked in the séance under way."""
        log = self._cahier.log if self._cahier.seance_id is not None else ()
        return frozenset(event.question for event in log if isinstance(event, QuestionAsked) and event.question)

    # -- following the lesson

    def begin(self) -> None:
        """Follow the plan of the open lesson in a séance that has begun, as soon as the earlier ones of its class are
        read: phases that were postponed come first, and those that it has done are left out."""
        started, seance = self._cahier.started, self._cahier.seance_id
        if started is None:
            return
        self._is_reading = True
        of_class = (started.class_id, started.class_name, started.subject)
        read = partial(phases_of_class, self._store, seance, *of_class, self._cahier.ending)

        def found(earlier: EarlierPhases) -> None:
            if self._cahier.seance_id == seance:
                self._earlier, self._is_stale, self._is_reading = earlier, True, False
                self.follow()

        # the list of past séances tells what is wrong with it
        self._tasks.submit(read, found, lambda _error: found(EarlierPhases()))

    def resume(self) -> None:
        """Go on in a séance that was interrupted: its log says what was followed."""
        self._earlier, self._followed = EarlierPhases(), self._plan()
        self._is_reading = self._is_stale = False
        self._listeners.tell()

    def follow(self) -> None:
        """Follow the plan as it is now, if it is another than before. Cheap while it is the same."""
        plan = self._plan()
        if self._cahier.seance_id is None or self._is_reading or (plan is self._followed and not self._is_stale):
            return
        self._followed, self._is_stale = plan, False
        wanted = self._phases(plan)
        before = follow_plan(self._cahier.log)
        event = self._event(plan or LessonPlan(), wanted, before)
        if before is None and not wanted and not (event.homework.strip() or event.files or event.pages):
            return
        last = next((one for one in reversed(self._cahier.log) if isinstance(one, PlanFollowed)), None)
        if last is None or _content(last) != _content(event):
            self._cahier.record(event)
        if before is None:
            self._drop_earlier()
            self._begin_first()
        self._listeners.tell()

    def _event(self, plan: LessonPlan, wanted: tuple[LoggedPhase, ...], before: PlanProgress | None) -> PlanFollowed:
        details, joined = {one.id: one.text for one in plan.phases}, self._joined()
        return PlanFollowed(
            self._clock.now(), plan.aims, plan.homework, wanted, self._put_off_among(wanted, before),
            plan.abilities, plan.materials, tuple(details.get(one.id, "") for one in wanted),
            joined.files, joined.pages,
        )  # fmt: skip

    def _put_off_among(self, wanted: Sequence[LoggedPhase], before: PlanProgress | None) -> tuple[PutOff, ...]:
        """Return which phases earlier séances have left to this one, as they or its log say."""
        logged = () if before is None else (one.put_off for one in before.phases if one.put_off is not None)
        known = {one.phase: one for one in (*logged, *self._earlier.put_off)}
        return tuple(known[one.id] for one in wanted if one.id in known)

    def _drop_earlier(self) -> None:
        """Leave out what was left out for this class before; the teacher sees it, and can plan it again."""
        progress = self.progress()
        for one in () if progress is None else progress.phases:
            if one.phase.id in self._earlier.dropped and not self._is_taught_again:
                self._cahier.record(PhaseMarked(self._clock.now(), one.phase.id, PhaseMark.DROPPED))

    def _begin_first(self) -> None:
        """Begin the phase that uses the page shown, else the first one."""
        shown = next((event.page for event in reversed(self._cahier.log) if isinstance(event, PageShown)), None)
        if shown is not None:
            self.page_shown(shown)
        progress = self.progress()
        if progress is not None and progress.current is None and progress.next is not None:
            self._mark(progress.next.phase.id, PhaseMark.SHOWN)

    @property
    def _is_taught_again(self) -> bool:
        """True if nothing of the open lesson's plan is left to do for this class."""
        plan, over = self._plan(), self._earlier.done | self._earlier.dropped
        return plan is None or all(one.id in over for one in plan.phases)

    def _phases(self, plan: LessonPlan | None) -> tuple[LoggedPhase, ...]:
        """Return what is to be followed: the phases postponed for this class, then those of the plan that it has not
        done; all of them if nothing is left to do, as the lesson is then taught again."""
        phases = () if plan is None else plan.phases
        own = [LoggedPhase(one.id, one.title, one.minutes) for one in phases]
        left = own if self._is_taught_again else [one for one in own if one.id not in self._earlier.done]
        here = {one.id: one for one in own}
        first = [here.get(one.id, one) for one in self._earlier.postponed]
        return (*first, *(one for one in left if one not in first))

    def page_shown(self, page: PageId) -> None:
        """Begin the phase that uses the page, if the one under way does not and it is still to be done."""
        plan, progress = self._plan(), self.progress()
        if plan is None or progress is None:
            return
        using = {phase.id for phase in plan.phases if page in phase.pages}
        if progress.current is not None and progress.current.phase.id in using:
            return
        wanted = next((one for one in progress.phases if one.state is PhaseState.TO_DO and one.phase.id in using), None)
        if wanted is not None:
            self._mark(wanted.phase.id, PhaseMark.SHOWN)

    # -- commands

    def next_phase(self) -> None:
        """End the phase under way, which is done, and begin the next."""
        progress = self.progress()
        if progress is None:
            return
        if progress.current is not None:
            self._mark(progress.current.phase.id, PhaseMark.DONE)
        if progress.next is not None:
            self._mark(progress.next.phase.id, PhaseMark.BEGUN)

    def start_phase(self, phase: str) -> None:
        """Begin a phase, whatever became of it before."""
        self._mark(phase, PhaseMark.BEGUN)

    def drop(self, phase: str) -> None:
        """Leave a phase out. If it was under way, the next begins."""
        self._put_off(phase, PhaseMark.DROPPED)

    def postpone(self, phase: str) -> None:
        """Leave a phase to the next séance with this class. If it was under way, the next begins."""
        self._put_off(phase, PhaseMark.POSTPONED)

    def reopen(self, phase: str) -> None:
        """Plan a phase again that was left out, postponed or done."""
        self._mark(phase, PhaseMark.REOPENED)

    def settle(self, phase: str, *, goes_on: bool) -> None:
        """Note what becomes of a phase if the séance ends in it: it goes on in the next one, or is done."""
        self._mark(phase, PhaseMark.BROKEN_OFF if goes_on else PhaseMark.WHOLE)

    def unfinished(self) -> tuple[LoggedPhase | None, bool]:
        """Return the phase that would be under way at the end if the séance ended now, None without one or if it was
        hardly begun, and whether it would go on in the next séance."""
        progress = self.progress()
        if progress is None or progress.current is None or progress.at_end is PhaseState.TO_DO:
            return None, False
        return progress.current.phase, progress.at_end is PhaseState.BROKEN_OFF

    def detail_of(self, phase: str) -> str:
        """Return the text of a phase of the plan followed last; "" without one."""
        from tni.cahier.plan_progress import detail_in

        last = next((one for one in reversed(self._cahier.log) if isinstance(one, PlanFollowed)), None)
        return "" if last is None else detail_in(last, phase)

    def _put_off(self, phase: str, mark: PhaseMark) -> None:
        progress = self.progress()
        if progress is None:
            return
        was_under_way = progress.current is not None and progress.current.phase.id == phase
        following = progress.next if was_under_way else None
        self._mark(phase, mark)
        if following is not None:
            self._mark(following.phase.id, PhaseMark.BEGUN)

    def _mark(self, phase: str, mark: PhaseMark) -> None:
        progress = self.progress()
        if progress is not None and phase in _ids(progress):
            self._cahier.record(PhaseMarked(self._clock.now(), phase, mark))
            self._listeners.tell()


def _content(event: PlanFollowed) -> tuple[object, ...]:
    """Return what makes a plan another one. Where its phases come from does not."""
    texts = event.aims, event.abilities, event.homework, event.materials
    return *texts, event.phases, event.details, event.files, event.pages


def _ids(progress: PlanProgress) -> Collection[str]:
    return {one.phase.id for one in progress.phases}
