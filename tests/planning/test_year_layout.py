"""Lessons laid on the hours of a class: in order, around pins, holidays and cancelled hours."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.support.planned_years import MONDAY, at, hour, lesson, weekly, year_of
from tni.planning.class_year import ClassYear, LessonSequence, NoSuchPlannedError
from tni.planning.holidays import Holiday, HolidayPack, Holidays
from tni.planning.year_layout import YearLayout, hour_beside, lay_out, move_to_hour

START = at(date(2026, 9, 1), 8)
THURSDAY = MONDAY + timedelta(days=3)
NONE = Holidays()


def shown(layout: YearLayout) -> list[str]:
    """Day and month of each hour, with the lesson laid on it."""
    return [f"{laid.hour.day:%d/%m} {laid.planned.id if laid.planned else '-'}" for laid in layout.hours]


def test_lessons_take_the_hours_in_order_and_later_ones_are_free() -> None:
    layout = lay_out(year_of("ab", "c"), weekly(2), NONE, START)
    assert shown(layout) == ["07/09 a", "10/09 b", "14/09 c", "17/09 -"]
    assert layout.unplaced == ()
    assert [laid.hour.day for laid in layout.place_of("b")] == [THURSDAY]
    assert len(layout.of_week(MONDAY)) == 2


def test_a_cancelled_hour_moves_the_rest() -> None:
    year = year_of("ab", "c")
    own = year.cancel_hour(at(MONDAY, 8))
    assert shown(lay_out(own, weekly(2), NONE, START)) == ["10/09 a", "14/09 b", "17/09 c"]
    assert lay_out(own.restore_hour(at(MONDAY, 8)), weekly(2), NONE, START) == lay_out(year, weekly(2), NONE, START)
    by_school = [hour(MONDAY, cancelled=True), *weekly(2)[1:]]
    assert shown(lay_out(year, by_school, NONE, START)) == ["10/09 a", "14/09 b", "17/09 c"]


def test_holidays_have_no_lessons_but_an_added_hour_has() -> None:
    pack = HolidayPack("Essai", "", "", "", (Holiday("Pont", THURSDAY, THURSDAY, frozenset("A")),))
    year = year_of("ab")
    assert shown(lay_out(year, weekly(2), Holidays([pack], "A"), START))[:2] == ["07/09 a", "14/09 b"]
    assert shown(lay_out(year, weekly(2), Holidays([pack], "B"), START))[:2] == ["07/09 a", "10/09 b"]
    added = year.add_hour(hour(THURSDAY, 16))
    assert shown(lay_out(added, weekly(2), Holidays([pack], "A"), START))[:2] == ["07/09 a", "10/09 b"]


def test_a_pinned_assessment_stays_on_its_day() -> None:
    year = ClassYear(
        "5e A", sequences=(LessonSequence("s", "S", (lesson("a"), lesson("b", pinned=MONDAY), lesson("c"))),)
    )
    assert shown(lay_out(year, weekly(2), NONE, START)) == ["07/09 b", "10/09 a", "14/09 c", "17/09 -"]
    no_lesson = year.change_lesson("b", lambda found: replace(found, pinned=MONDAY + timedelta(days=1)))
    assert shown(lay_out(no_lesson, weekly(2), NONE, START)) == ["07/09 a", "10/09 b", "14/09 c", "17/09 -"]


def test_a_long_hour_has_room_for_two_lessons_and_a_long_lesson_takes_several_hours() -> None:
    year = ClassYear("5e A", sequences=(LessonSequence("s", "S", (lesson("a", 3), lesson("b"))),))
    layout = lay_out(year, [hour(MONDAY, minutes=110), hour(THURSDAY), hour(THURSDAY, 10)], NONE, START)
    assert [(laid.unit, laid.planned.id, laid.part) for laid in layout.hours if laid.planned] == [
        (1, "a", 1), (2, "a", 2), (1, "a", 3), (1, "b", 1),
    ]  # fmt: skip


def test_what_was_taught_is_over_and_the_rest_begins_now() -> None:
    year = ClassYear("5e A", sequences=(LessonSequence("s", "S", (lesson("a"), lesson("b", 2), lesson("c"))),))
    layout = lay_out(year, weekly(2), NONE, at(THURSDAY, 7), {"a": 1, "b": 1})
    assert shown(layout) == ["10/09 b", "14/09 c", "17/09 -"]
    assert layout.hours[0].part == 2
    assert (
        shown(lay_out(year.change_lesson("b", lambda found: replace(found, done=True)), weekly(2), NONE, START))[1]
        == "10/09 c"
    )


def test_lessons_without_hours_are_named() -> None:
    layout = lay_out(year_of("abc"), weekly(1), NONE, START)
    assert [(one.id, missing) for one, missing in layout.unplaced] == [("c", 1)]


def test_the_next_lesson_is_the_one_under_way_until_its_end() -> None:
    layout = lay_out(year_of("ab"), weekly(2), NONE, START)
    for now, id in ((at(MONDAY, 8, 30), "a"), (at(MONDAY, 9), "b")):
        found = layout.next_lesson(now)
        assert found is not None
        assert found.planned == year_of("ab").lesson(id)
    assert layout.next_lesson(at(MONDAY + timedelta(days=9), 8)) is None


def test_a_lesson_dropped_on_an_hour_begins_there() -> None:
    year = year_of("ab", "cd")
    layout = lay_out(year, weekly(2), NONE, START)
    later = move_to_hour(year, layout, "a", layout.hours[2].hour.start)
    assert [one.id for one in later.lessons] == list("bcad")
    earlier = move_to_hour(year, layout, "d", layout.hours[0].hour.start)
    assert [one.id for one in earlier.lessons] == list("dabc")
    assert move_to_hour(year, layout, "b", layout.hours[1].hour.start) == year
    at_end = move_to_hour(year, layout, "a", at(date(2027, 1, 4), 8))
    assert [one.id for one in at_end.lessons] == list("bcda")
    pinned = year.change_lesson("a", lambda found: replace(found, pinned=MONDAY))
    assert move_to_hour(pinned, layout, "a", at(THURSDAY, 8)).lesson("a").pinned == THURSDAY


def test_what_was_removed_meanwhile_is_an_error_and_nothing_changes() -> None:
    year = year_of("ab")
    for edit in (
        lambda: year.remove_lesson("x"),
        lambda: year.move_lesson("a", "x", 0),
        lambda: year.move_sequence("x", 0),
        lambda: year.add_lesson("x", lesson("n")),
    ):
        with pytest.raises(NoSuchPlannedError):
            edit()


def test_the_hour_beside_a_lesson_is_an_hour_or_a_week_away() -> None:
    layout = lay_out(year_of("ab", "c"), weekly(2), NONE, START)
    assert hour_beside(layout, "b", 0, 1) == at(MONDAY + timedelta(days=7), 8)
    assert hour_beside(layout, "b", 0, -1) == at(MONDAY, 8)
    assert hour_beside(layout, "b", 1, 0) == at(THURSDAY + timedelta(days=7), 8)
    assert hour_beside(layout, "a", 0, -1) is None
    assert hour_beside(layout, "c", 1, 0) is None
    assert hour_beside(layout, "gone", 1, 0) is None


def test_a_week_further_passes_over_the_holidays() -> None:
    away = Holiday("Toussaint", MONDAY + timedelta(days=5), MONDAY + timedelta(days=13))
    layout = lay_out(year_of("ab"), weekly(3), Holidays([HolidayPack("", "", "", "", (away,))]), START)
    assert hour_beside(layout, "a", 1, 0) == at(MONDAY + timedelta(days=14), 8)
