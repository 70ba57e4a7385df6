"""Planned years: laid on the timetable, moved and undone, stored, and compared between classes."""

from __future__ import annotations

from datetime import timedelta
from itertools import count
from pathlib import Path

import pytest

from tests.support.planned_years import MONDAY, at, year_of
from tests.support.planning_desk import PlanningDesk, weekly_calendar
from tni.core.errors import TniError
from tni.planning.class_year import NoSuchPlannedError
from tni.planning.given_lessons import GivenLesson


@pytest.fixture
def desk(tmp_path: Path) -> PlanningDesk:
    desk = PlanningDesk(tmp_path)
    desk.load(weekly_calendar())
    desk.planning.edit(year_of("ab", "c"))
    desk.tasks.run()
    return desk


def laid(desk: PlanningDesk) -> list[str]:
    hours = desk.planning.layout("5e A").hours
    return [f"{one.hour.day:%d/%m} {one.planned.id}" for one in hours if one.planned]


def teach(desk: PlanningDesk, letters: str, name: str = "5e A") -> None:
    """One séance on each of the class's days."""
    days = [hour.day for hour in desk.timetable.state.timetable.of_class(name)]
    desk.log += [
        GivenLesson(name, at(day, 8), f"Leçon {letter}", f"file-{letter}")
        for letter, day in zip(letters, days, strict=False)
    ]
    desk.planning.start()
    desk.tasks.run()


def test_a_plan_is_there_after_a_restart_with_its_moves(desk: PlanningDesk) -> None:
    desk.planning.move("5A", "c", at(MONDAY, 8))
    desk.planning.cancel_hour("5e A", at(MONDAY, 8))
    desk.tasks.run()
    desk.open()
    assert laid(desk) == ["10/09 c", "14/09 a", "17/09 b"]
    desk.planning.restore_hour("5e A", at(MONDAY, 8))
    assert laid(desk)[0] == "07/09 c"


def test_each_step_is_undone_and_redone_and_stored(desk: PlanningDesk) -> None:
    before = laid(desk)
    desk.planning.move("5e A", "c", at(MONDAY, 8))
    after = laid(desk)
    desk.planning.undo()
    assert laid(desk) == before
    assert desk.planning.can_redo
    desk.planning.redo()
    assert laid(desk) == after
    desk.planning.undo()
    desk.tasks.run()
    desk.open()
    assert laid(desk) == before
    assert not desk.planning.can_undo


def test_what_was_taught_moves_the_rest_even_within_its_hour(desk: PlanningDesk) -> None:
    desk.clock.time = at(MONDAY, 8, 40)
    assert laid(desk)[0] == "07/09 a"
    teach(desk, "a")
    assert laid(desk) == ["10/09 b", "14/09 c"]


def test_the_next_lesson_of_a_class_is_one_question(desk: PlanningDesk) -> None:
    found = desk.planning.next_lesson("5A")
    assert found.laid is not None
    assert found.laid.planned == year_of("ab").lesson("a")
    other = desk.planning.next_lesson("5e B")
    assert other.laid is None
    assert other.hour is not None
    assert other.hour.day == MONDAY + timedelta(days=1)


def test_what_one_class_lacks_is_what_the_other_has_had(desk: PlanningDesk) -> None:
    teach(desk, "abc")
    teach(desk, "b", "5e B")
    desk.planning.edit(year_of("x", "y", name="5e B"))
    assert [one.lesson for one in desk.planning.missing("5e B", "5e A")] == ["file-a", "file-c"]
    assert desk.planning.missing("5e A", "5e B") == ()


def test_a_class_takes_over_the_plan_of_another_with_ids_of_its_own(desk: PlanningDesk) -> None:
    numbers = count()
    desk.planning.copy_year("5e A", "5e B", lambda: f"n{next(numbers)}")
    desk.tasks.run()
    desk.open()
    assert [one.title for one in desk.planning.year_of("5e B").lessons] == ["Leçon a", "Leçon b", "Leçon c"]
    assert {one.id for one in desk.planning.year_of("5e B").lessons}.isdisjoint("abc")


def test_an_edit_of_something_gone_changes_nothing(desk: PlanningDesk) -> None:
    before = desk.planning.plan
    with pytest.raises(NoSuchPlannedError):
        desk.planning.move("5e A", "gone", at(MONDAY, 8))
    assert desk.planning.plan == before
    assert desk.tasks.run() == 0


def test_a_plan_that_cannot_be_written_is_said_and_written_with_the_next_edit(desk: PlanningDesk) -> None:
    (desk.folder / "year-2026.json").unlink()
    (desk.folder / "year-2026.json").mkdir()
    desk.planning.move("5e A", "c", at(MONDAY, 8))
    desk.tasks.run()
    assert isinstance(desk.planning.problem, TniError)
    (desk.folder / "year-2026.json").rmdir()
    desk.planning.cancel_hour("5e A", at(MONDAY, 8))
    desk.tasks.run()
    assert desk.planning.problem is None
    desk.open()
    assert laid(desk) == ["10/09 c", "14/09 a", "17/09 b"]


def test_several_edits_at_once_end_with_the_last_one_on_disk(desk: PlanningDesk) -> None:
    for day in (0, 3, 7):
        desk.planning.cancel_hour("5e A", at(MONDAY + timedelta(days=day), 8))
    assert desk.tasks.run() == 2
    desk.open()
    assert len(desk.planning.year_of("5e A").cancelled) == 3
