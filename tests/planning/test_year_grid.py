"""Weeks of a class as they are shown: what was taught, planned, free, cancelled, and holidays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.support.planned_years import MONDAY, at, hour, weekly, year_of
from tni.planning.class_year import ClassYear
from tni.planning.given_lessons import GivenLesson, hours_given
from tni.planning.holidays import Holiday, HolidayPack, Holidays
from tni.planning.school_year import weeks_of
from tni.planning.timetable import Hour
from tni.planning.year_grid import CellKind, YearCell, YearRow, year_rows
from tni.planning.year_layout import lay_out

WEEKS = weeks_of(2026)
NONE = Holidays()


def rows(
    year: ClassYear,
    hours: Sequence[Hour],
    now: datetime,
    taught: Sequence[GivenLesson] = (),
    holidays: Holidays = NONE,
) -> tuple[YearRow, ...]:
    layout = lay_out(year, hours, holidays, now, hours_given(year, taught))
    return year_rows(year, WEEKS, hours, holidays, layout, taught, now)


def cells(found: Sequence[YearRow]) -> list[YearCell]:
    return [cell for row in found for cell in row.cells]


def taught(letter: str, day: int, minute: int = 3) -> GivenLesson:
    return GivenLesson("5e A", at(MONDAY + timedelta(days=day), 8, minute), f"Leçon {letter}", f"file-{letter}")


@given(
    st.integers(1, 6), st.sets(st.integers(0, 11)), st.integers(0, 45),
    st.text("abcdefgh", max_size=8).map(lambda letters: "".join(dict.fromkeys(letters))),
)  # fmt: skip
def test_each_hour_of_the_class_is_shown_once_in_order(weeks: int, gone: set[int], days: int, letters: str) -> None:
    hours = weekly(weeks)
    cancelled = frozenset(one.start for number, one in enumerate(hours) if number in gone)
    year = replace(year_of(letters), cancelled=cancelled)
    found = cells(rows(year, hours, at(MONDAY, 0) + timedelta(days=days)))
    assert [cell.start for cell in found] == [one.start for one in hours]
    assert {cell.start for cell in found if cell.kind is CellKind.CANCELLED} == cancelled
    assert sum(cell.is_next for cell in found) <= 1


def test_what_was_taught_stands_on_its_hour_with_its_sequence() -> None:
    found = cells(rows(year_of("ab", "c"), weekly(3), at(MONDAY, 12), [taught("a", 0)]))
    assert [(cell.kind, cell.title) for cell in found[:3]] == [
        (CellKind.GIVEN, "Leçon a"), (CellKind.PLANNED, "Leçon b"), (CellKind.PLANNED, "Leçon c"),
    ]  # fmt: skip
    assert [cell.sequence for cell in found[:4]] == [0, 0, 1, None]
    assert [cell.sequence_title for cell in found[1:4]] == ["Séquence 0", "Séquence 1", ""]
    assert found[0].start == at(MONDAY, 8)
    assert [cell.is_next for cell in found[:3]] == [False, True, False]


def test_two_lessons_of_a_seance_share_its_hour_and_one_outside_the_timetable_is_shown() -> None:
    found = cells(rows(year_of("abx"), weekly(1), at(MONDAY, 12), [taught("a", 0), taught("b", 0, 40), taught("x", 1)]))
    assert [cell.title for cell in found] == ["Leçon a, Leçon b", "Leçon x", ""]


def test_a_week_of_holidays_has_its_name_and_no_hours() -> None:
    away = Holiday("Toussaint", MONDAY + timedelta(days=5), MONDAY + timedelta(days=13))
    found = rows(year_of("ab"), weekly(3), at(MONDAY, 7), holidays=Holidays([HolidayPack("z", "", "", "", (away,))]))
    shown = {row.week.monday: row for row in found}
    week = shown[MONDAY + timedelta(weeks=1)]
    assert (week.is_holiday, week.holiday, week.cells) == (True, "Toussaint", ())
    assert not shown[MONDAY].is_holiday
    assert len(cells(found)) == 4


def test_an_hour_that_the_timetable_cancels_is_not_hers_to_restore() -> None:
    (cell,) = cells(rows(year_of("a"), [hour(MONDAY, cancelled=True)], at(MONDAY, 7)))
    assert (cell.kind, cell.by_teacher) == (CellKind.CANCELLED, False)
    year = replace(year_of("a"), cancelled=frozenset([at(MONDAY, 8)]))
    (cell,) = cells(rows(year, [hour(MONDAY)], at(MONDAY, 7)))
    assert (cell.kind, cell.by_teacher) == (CellKind.CANCELLED, True)


@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 9)), max_size=6), st.sets(st.integers(0, 5)))
def test_what_was_not_given_is_as_if_it_were_never_taught_and_can_be_taken_back(
    seances: list[tuple[str, int]], marked: set[int]
) -> None:
    log = [taught(letter, day, number) for number, (letter, day) in enumerate(seances)]
    wrong = [one.mark for number, one in enumerate(log) if number in marked]
    hours, now = weekly(2), at(MONDAY, 8, 30) + timedelta(days=3)
    year = year_of("abc").mark_not_given(wrong)
    assert hours_given(year, log) == hours_given(year_of("abc"), [one for one in log if one.mark not in wrong])
    found = cells(rows(year, hours, now, log))
    assert len({(cell.start, cell.unit) for cell in found}) == len(found)
    assert sorted(one.start for cell in found for one in cell.taught) == sorted(one.start for one in log)
    assert {one.mark for cell in found for one in cell.not_given} == set(wrong)
    assert year.mark_given(wrong) == year_of("abc")


def test_an_hour_in_which_nothing_was_given_is_past_and_can_be_cancelled() -> None:
    log = [taught("a", 0)]
    year = year_of("a").mark_not_given([log[0].mark])
    past = cells(rows(year, [hour(MONDAY)], at(MONDAY, 12), log))[0]
    assert (past.kind, past.title, past.not_given) == (CellKind.PAST, "", tuple(log))
    cancelled = cells(rows(year.cancel_hour(at(MONDAY, 8)), [hour(MONDAY)], at(MONDAY, 12), log))[0]
    assert (cancelled.kind, cancelled.by_teacher) == (CellKind.CANCELLED, True)
