"""A lesson plan followed in class: phases follow pages and commands, what is put off comes with the next séance."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.services.cahier.hand_clock import HandClock
from tests.support.later_tasks import LaterTasks
from tests.support.proposals import end
from tni.cahier.plan_progress import PhaseState
from tni.cahier.seance_log import PlanFollowed, PutOff, event_from_json, event_to_json
from tni.core.ids import PageId
from tni.document.lesson_plan import LessonPlan, PlanPhase
from tni.services.cahier.cahier_service import CahierService
from tni.services.cahier.plan_service import JoinedToHomework, PlanService
from tni.store.seances import SeanceStore

P1, P2, P3 = PageId("p1"), PageId("p2"), PageId("p3")
PLAN = LessonPlan(
    aims="Comparer",
    homework="Ex. 4",
    phases=(
        PlanPhase("a", "Rituel", 5, pages=(P1,)),
        PlanPhase("b", "Découverte", 20, pages=(P2, P3)),
        PlanPhase("c", "Bilan", 10, pages=(P3,)),
    ),
)


class Desk:
    """A class taught with a plan."""

    def __init__(self, folder: Path) -> None:
        self.store = SeanceStore(folder / "seances.db")
        self.clock, self.tasks = HandClock(), LaterTasks()
        self.errors: list[Exception] = []
        self.cahier = CahierService(self.store, self.tasks, self.clock, self.errors.append)
        self.plan: LessonPlan | None = PLAN
        self.told = 0
        self.service = PlanService(self.cahier, self.store, lambda: self.plan, self.clock, self.tasks)
        self.service.subscribe(self._hear)

    def _hear(self) -> None:
        self.told += 1

    def begin(self, class_name: str = "5e B") -> None:
        self.cahier.start(class_name, "Maths", "Fractions")
        self.service.begin()
        self.tasks.run()

    def end(self, minutes: float = 10) -> None:
        self.clock.wait(minutes)
        end(self.cahier)
        self.tasks.run()
        self.clock.wait(60)

    @property
    def current(self) -> str:
        progress = self.service.progress()
        return "" if progress is None or progress.current is None else progress.current.phase.id

    @property
    def states(self) -> dict[str, PhaseState]:
        progress = self.service.progress()
        return {} if progress is None else {one.phase.id: one.state for one in progress.phases}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_the_first_phase_begins_with_the_seance(desk: Desk) -> None:
    desk.begin()
    assert desk.current == "a"
    assert desk.told


def test_what_the_plan_joins_to_its_homework_is_logged_and_so_is_another(tmp_path: Path) -> None:
    desk, joined = Desk(tmp_path), JoinedToHomework(("/joined/a.pdf",), (P1,))
    desk.plan = LessonPlan(homework="Ex. 4")
    desk.service = PlanService(desk.cahier, desk.store, lambda: desk.plan, desk.clock, desk.tasks, lambda: joined)
    desk.begin()
    joined = JoinedToHomework()
    desk.plan = LessonPlan(homework="Ex. 4")
    desk.service.follow()
    followed = [one for one in desk.cahier.log if isinstance(one, PlanFollowed)]
    assert [(one.homework, one.files, one.pages) for one in followed] == [
        ("Ex. 4", ("/joined/a.pdf",), (P1,)), ("Ex. 4", (), ()),
    ]  # fmt: skip
    assert [event_from_json(event_to_json(one)) for one in followed] == followed


def test_a_plan_with_neither_phases_nor_work_is_not_followed(desk: Desk) -> None:
    desk.plan = LessonPlan(aims="Comparer", homework=" ")
    desk.begin()
    assert desk.service.progress() is None


def test_without_a_plan_nothing_is_followed_nor_logged(desk: Desk) -> None:
    desk.plan = None
    desk.begin()
    desk.service.page_shown(P1)
    desk.service.next_phase()
    assert desk.service.progress() is None
    assert len(desk.cahier.log) == 1


def test_what_was_broken_off_is_known_before_the_end_of_the_seance_is_on_the_disk(desk: Desk) -> None:
    desk.begin()
    for number in range(40):  # so many that the worker builds the entry
        desk.cahier.page_shown(PageId(f"page{number}"), number + 1, "Comparer", "Calculer " * 30)
    desk.tasks.run()
    desk.clock.wait(1)
    desk.cahier.end()
    desk.cahier.start("5e B", "Maths", "Fractions")
    desk.service.begin()
    desk.tasks.run()
    progress = desk.service.progress()
    assert progress is not None
    assert progress.phases[0].phase.id == "a"


def test_a_page_begins_its_phase_and_looking_back_changes_nothing(desk: Desk) -> None:
    desk.begin()
    for page, wanted in ((P1, "a"), (P2, "b"), (P3, "b"), (P1, "b")):
        desk.clock.wait(1)
        desk.service.page_shown(page)
        assert desk.current == wanted


def test_phases_whose_pages_are_leafed_through_are_still_to_be_done(desk: Desk) -> None:
    desk.begin()
    for page in (P1, P2, P3, P1):
        desk.service.page_shown(page)
    assert desk.states == {"a": PhaseState.UNDER_WAY, "b": PhaseState.TO_DO, "c": PhaseState.TO_DO}
    desk.clock.wait(5)
    desk.service.page_shown(P2)
    assert desk.states["a"] is PhaseState.DONE


def test_a_phase_that_the_teacher_ends_is_done_however_short_it_was(desk: Desk) -> None:
    desk.begin()
    desk.service.next_phase()
    assert desk.states["a"] is PhaseState.DONE


def test_next_goes_through_all_phases_and_ends(desk: Desk) -> None:
    desk.begin()
    seen = []
    while desk.current:
        seen.append(desk.current)
        desk.service.next_phase()
    assert seen == ["a", "b", "c"]
    assert set(desk.states.values()) == {PhaseState.DONE}


def test_a_phase_under_way_that_is_left_out_gives_way_to_the_next(desk: Desk) -> None:
    desk.begin()
    desk.service.drop("a")
    assert desk.current == "b"
    desk.service.postpone("c")
    assert desk.current == "b"
    assert desk.states == {"a": PhaseState.DROPPED, "b": PhaseState.UNDER_WAY, "c": PhaseState.POSTPONED}
    desk.service.reopen("c")
    assert desk.states["c"] is PhaseState.TO_DO


def test_what_is_postponed_waits_for_the_same_class_alone(desk: Desk) -> None:
    desk.begin()
    desk.service.next_phase()
    desk.service.postpone("c")
    desk.end()
    desk.plan = LessonPlan(phases=(PlanPhase("d", "Autre leçon"),))
    desk.begin("5e A")
    assert list(desk.states) == ["d"]
    desk.end()
    desk.begin("5e B")
    assert list(desk.states) == ["c", "d"]
    desk.service.start_phase("c")
    desk.end()
    desk.begin("5e B")
    assert list(desk.states) == ["d"], "it has been done"


def test_a_lesson_goes_on_where_the_class_stopped_and_is_taught_whole_once_done(desk: Desk) -> None:
    desk.begin()
    desk.service.next_phase()
    desk.end()
    desk.begin()
    assert list(desk.states) == ["c"]
    desk.end()
    desk.begin()
    assert list(desk.states) == ["a", "b", "c"]


def test_a_phase_that_the_bell_breaks_off_goes_on_in_the_next_seance(desk: Desk) -> None:
    desk.begin()
    desk.service.next_phase()
    desk.service.drop("c")
    desk.end(2)
    desk.begin()
    assert desk.states == {"b": PhaseState.UNDER_WAY, "c": PhaseState.DROPPED}
    desk.service.reopen("c")
    desk.clock.wait(1)
    phase, goes_on = desk.service.unfinished()
    assert phase is not None
    assert (phase.id, goes_on) == ("b", True)
    desk.service.settle("b", goes_on=False)
    assert desk.current == "b", "the séance has not ended yet"
    assert desk.service.unfinished() == (phase, False)
    desk.end(1)
    desk.begin()
    assert desk.states == {"c": PhaseState.UNDER_WAY}


def test_what_was_put_off_stands_first_and_is_proposed_next_with_its_day(desk: Desk) -> None:
    """Though the séance goes on at the page where the class stopped."""
    day = desk.clock.now().date()
    desk.begin()
    desk.service.postpone("a")
    desk.clock.wait(2)
    desk.service.page_shown(P2)
    desk.end(2)
    desk.cahier.start("5e B", "Maths", "Fractions")
    desk.cahier.page_shown(P2, 2, "")
    desk.service.begin()
    desk.tasks.run()
    assert list(desk.states) == ["a", "b", "c"]
    progress = desk.service.progress()
    assert progress is not None
    assert progress.next is not None
    assert (desk.current, progress.next.phase.id) == ("b", "a")
    assert [one.put_off for one in progress.phases] == [PutOff("a", day), PutOff("b", day, is_begun=True), None]
    desk.plan = LessonPlan(phases=tuple(reversed(PLAN.phases)))
    desk.service.follow()
    assert list(desk.states) == ["a", "b", "c"], "also in a plan that was changed in class"


def test_phases_put_off_together_keep_their_order(desk: Desk) -> None:
    desk.begin()
    desk.service.postpone("a")
    desk.service.postpone("c")
    desk.end(1)
    desk.plan = LessonPlan(phases=(PlanPhase("d", "Autre leçon"),))
    desk.begin()
    assert list(desk.states) == ["a", "b", "c", "d"]


def test_a_plan_that_is_completed_in_class_keeps_what_was_done(desk: Desk) -> None:
    desk.begin()
    desk.service.next_phase()
    desk.plan = LessonPlan(phases=(*PLAN.phases, PlanPhase("e", "Jeu", 5)))
    desk.service.follow()
    assert desk.states == {
        "a": PhaseState.DONE,
        "b": PhaseState.UNDER_WAY,
        "c": PhaseState.TO_DO,
        "e": PhaseState.TO_DO,
    }
    before = len(desk.cahier.log)
    desk.service.follow()
    assert len(desk.cahier.log) == before


def test_a_seance_that_was_cut_off_goes_on_in_its_phase(desk: Desk, tmp_path: Path) -> None:
    desk.begin()
    desk.service.next_phase()
    seance = desk.cahier.seance_id
    assert seance is not None
    desk.tasks.run()
    again = Desk(tmp_path)
    again.cahier.resume(seance, again.service.resume)
    again.tasks.run()
    assert again.current == "b"
    assert sum(isinstance(event, PlanFollowed) for event in again.cahier.log) == 1
