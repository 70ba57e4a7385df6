"""Weeks of the school year."""

from __future__ import annotations

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tni.planning.school_year import bounds_of, school_year, week_of, weeks_of

DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))


@given(DAYS)
@example(date(2001, 9, 1))
def test_each_day_lies_in_its_week_and_year(day: date) -> None:
    week = week_of(day)
    assert week.monday <= day <= week.sunday
    first, last = bounds_of(school_year(day))
    assert first <= day <= last
    is_before = week.number == 0 and day.month == 9  # a weekend at the 1st of September
    assert not is_before or day.weekday() >= 5
    if day.month not in (7, 8):
        assert (week in weeks_of(school_year(day))) is not is_before


@given(st.integers(2000, 2100))
def test_weeks_are_numbered_from_september_to_july_without_a_gap(year: int) -> None:
    weeks = weeks_of(year)
    assert [week.number for week in weeks] == list(range(1, len(weeks) + 1))
    assert all(b.monday - a.monday == timedelta(days=7) for a, b in itertools.pairwise(weeks))
    assert 1 in {day.day for day in weeks[0].days if day.month == 9} or weeks[0].monday.day <= 3
    assert weeks[-1].monday <= date(year + 1, 7, 31) <= weeks[-1].sunday


@pytest.mark.parametrize(
    ("day", "number", "iso"),
    [(date(2026, 9, 1), 1, 36), (date(2026, 8, 31), 1, 36), (date(2026, 8, 28), 0, 35), (date(2027, 1, 4), 19, 1)],
)
def test_the_first_week_has_the_first_weekday_of_september(day: date, number: int, iso: int) -> None:
    assert (week_of(day).number, week_of(day).iso_number) == (number, iso)


def test_a_september_that_begins_on_a_sunday_counts_from_monday() -> None:
    assert weeks_of(2024)[0].monday == date(2024, 9, 2)
