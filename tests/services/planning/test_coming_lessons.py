"""Classes that have a year, and the next planned lesson of each."""

from __future__ import annotations

from pathlib import Path

from tests.support.planned_years import MONDAY, at, hour, year_of
from tests.support.planning_desk import PlanningDesk, weekly_calendar
from tni.planning.taught_class import TaughtClass
from tni.planning.timetable import Hour, Timetable
from tni.planning.year_plan import YearPlan
from tni.services.planning.coming_lessons import coming_lessons, taught_classes


def test_each_class_has_its_next_lesson_the_soonest_first(tmp_path: Path) -> None:
    desk = PlanningDesk(tmp_path)
    desk.load(weekly_calendar())
    desk.planning.edit(year_of("xy", name="5e B"))
    desk.planning.edit(year_of("ab"))
    desk.planning.edit(year_of("z", name="3e C"))  # has no hours
    found = coming_lessons(desk.planning, desk.clock.now())
    assert [(one.class_name, one.title, one.lesson) for one in found] == [
        ("5e A", "Leçon a", "file-a"), ("5e B", "Leçon x", "file-x"),
    ]  # fmt: skip
    desk.clock.time = at(MONDAY, 8, 54)
    assert coming_lessons(desk.planning, desk.clock.now())[0].title == "Leçon a"  # under way


def test_classes_of_timetable_plan_and_lists_are_named_once() -> None:
    hours = [hour(MONDAY, name="5e B"), hour(MONDAY, 9, name="3e A")]
    history = Hour(at(MONDAY, 10), at(MONDAY, 11), "Histoire", ("3A",))
    plan = YearPlan(2026).with_year(year_of("a", name="5B")).with_year(year_of("b", name="6e D"))
    found = taught_classes(Timetable([*hours, history]), plan, ["5e B", "3e A", "4e C"])
    assert found == (
        TaughtClass("3e A", "Histoire"), TaughtClass("3e A", "Maths"), TaughtClass("4e C"), TaughtClass("5e B"),
        TaughtClass("6e D"),
    )  # fmt: skip
