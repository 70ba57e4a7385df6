"""Hours of the timetable: the one under way, the next one, and names of classes as people write them."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.planned_years import MONDAY, at, hour, weekly
from tni.planning.timetable import Hour, Timetable, class_key, renamed, same_name

PARIS = ZoneInfo("Europe/Paris")


def test_the_hour_under_way_is_known_from_a_quarter_before_to_its_end() -> None:
    first, second = hour(MONDAY, 8), hour(MONDAY, 9, name="5e B")
    timetable = Timetable([second, first])
    assert timetable.at(at(MONDAY, 7, 44)) is None
    assert timetable.at(at(MONDAY, 7, 45)) == first
    assert timetable.at(at(MONDAY, 8, 54)) == first
    assert timetable.at(at(MONDAY, 8, 55)) == second
    assert timetable.at(at(MONDAY, 9, 55)) is None


def test_a_cancelled_hour_is_never_under_way_nor_next() -> None:
    timetable = Timetable([hour(MONDAY, 8, cancelled=True), hour(MONDAY, 9)])
    assert timetable.at(at(MONDAY, 8, 30)) is None
    assert timetable.next(at(MONDAY, 7)) == hour(MONDAY, 9)


def test_the_next_hour_of_a_class_passes_over_others() -> None:
    timetable = Timetable([*weekly(2), *weekly(2, (1,), "5e B")])
    found = timetable.next(at(MONDAY, 9), "5B")
    assert found == hour(MONDAY + timedelta(days=1), name="5e B")
    assert timetable.next(at(date(2027, 1, 1), 8)) is None
    assert timetable.class_names == ("5e A", "5e B")
    assert len(timetable.of_class("5ème A")) == 4
    assert timetable.subjects_of("5A") == ("Maths",)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("5A", "5e A", True),
        ("5A", "5EME A", True),
        ("5A", "5ème A", True),
        ("5A", "5°A", True),
        ("5A", "5B", False),
        ("5e", "5A", False),
        ("2nde 4", "2de4", True),
        ("Tle 3", "T3", True),
        ("1ère STMG", "1re STMG", True),
        ("3E", "3e E", True),
        ("Les hirondelles", "les hirondelles", True),
    ],
)
def test_names_of_classes_are_compared_as_people_read_them(one: str, other: str, same: bool) -> None:
    assert same_name(one, other) is same


@given(st.text(), st.text())
def test_names_are_compared_by_their_keys(one: str, other: str) -> None:
    assert same_name(one, one)
    assert same_name(one, other) == same_name(other, one)
    assert class_key(one) or not one


def test_hours_across_a_change_of_the_clock_have_their_true_length() -> None:
    long = Hour(datetime(2026, 10, 25, 1, tzinfo=PARIS), datetime(2026, 10, 25, 4, tzinfo=PARIS))
    assert long.end - long.start == timedelta(hours=4)
    before = Hour(datetime(2026, 10, 23, 8, tzinfo=PARIS), datetime(2026, 10, 23, 9, tzinfo=PARIS))
    after = Hour(datetime(2026, 10, 26, 8, tzinfo=PARIS), datetime(2026, 10, 26, 9, tzinfo=PARIS))
    assert (before.start.hour, after.start.hour) == (8, 8)
    assert [one.day.day for one in Timetable([after, long, before]).hours] == [23, 25, 26]


@pytest.mark.parametrize(("minutes", "lessons"), [(30, 1), (50, 1), (55, 1), (60, 1), (100, 2), (110, 2), (165, 3)])
def test_long_hours_have_room_for_several_lessons(minutes: int, lessons: int) -> None:
    assert hour(MONDAY, minutes=minutes).lesson_hours == lessons


def test_an_hour_without_a_zone_or_length_is_refused() -> None:
    for start, end in ((datetime(2026, 9, 7, 8), datetime(2026, 9, 7, 9)), (at(MONDAY, 8), at(MONDAY, 8))):
        with pytest.raises(ValueError, match="hour"):
            Hour(start, end)


def test_a_teacher_names_classes_and_subjects_as_she_likes() -> None:
    found = renamed(hour(MONDAY), {class_key("5A"): "Les Cinquièmes"}, {"maths": "Mathématiques"})
    assert (found.classes, found.subject) == (("Les Cinquièmes",), "Mathématiques")
    assert renamed(hour(MONDAY), {class_key("5A"): ""}, {}).classes == ()
