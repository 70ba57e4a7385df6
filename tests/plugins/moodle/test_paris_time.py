"""Midnight in France by rule is midnight by the table of time zones."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from plugins.moodle.paris_time import day_of, midnight

PARIS = ZoneInfo("Europe/Paris")


def test_each_day_of_thirty_years_begins_when_the_table_says() -> None:
    for number in range(365 * 30):
        day = date(2010, 1, 1) + timedelta(days=number)
        at = midnight(day)
        assert at == datetime(day.year, day.month, day.day, tzinfo=PARIS).timestamp()
        assert (day_of(at), day_of(at - 1)) == (day, day - timedelta(days=1))


def test_the_hours_around_the_change_are_of_the_right_day() -> None:
    for day in (date(2026, 3, 29), date(2026, 10, 25)):
        for hour in range(-3, 30):
            at = midnight(day) + hour * 3600
            assert day_of(at) == datetime.fromtimestamp(at, PARIS).date()
