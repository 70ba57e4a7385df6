"""The end of keeping a class list."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tni.core.retention import MIN_DAYS, is_day, keep_until
from tni.core.settings import KEEP_UNTIL


@pytest.mark.parametrize(
    ("taken_on", "end"),
    [
        (date(2026, 9, 1), date(2027, 8, 31)),
        (date(2027, 1, 10), date(2027, 8, 31)),
        (date(2027, 7, 2), date(2027, 8, 31)),  # sixty days before
        (date(2027, 7, 3), date(2028, 8, 31)),
        (date(2027, 8, 28), date(2028, 8, 31)),  # before the first day of school
    ],
)
def test_a_list_is_kept_to_the_end_of_its_school_year(taken_on: date, end: date) -> None:
    assert keep_until(taken_on, "08-31") == end


@given(st.dates(date(1990, 1, 1), date(2200, 1, 1)), st.dates(date(2001, 1, 1), date(2001, 12, 31)))
def test_a_list_is_kept_two_months_at_least_and_fourteen_at_most(taken_on: date, day: date) -> None:
    end = keep_until(taken_on, day.strftime("%m-%d"))
    assert timedelta(MIN_DAYS) <= end - taken_on <= timedelta(366 + MIN_DAYS)
    assert (end.month, end.day) == (day.month, day.day)


def test_a_day_of_the_year_is_told_from_nonsense() -> None:
    assert is_day("08-31")
    assert not any(is_day(text) for text in ("", "8-31", "02-29", "13-01", "08-32", "08-31\n"))
    assert KEEP_UNTIL.valid(KEEP_UNTIL.default)
