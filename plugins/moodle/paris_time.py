"""Midnight of a day in France, as the seconds of a calendar event.

The rule is that of the European Union since 1996 (directive 2000/84/EC), so that no table of time zones is needed.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta


def midnight(day: date) -> int:
    """Return the time at which a day begins in France, in seconds since 1970."""
    return int((datetime(day.year, day.month, day.day, tzinfo=UTC) - _offset(day)).timestamp())


def day_of(seconds: int) -> date:
    """Return the day in France of a time in seconds since 1970."""
    at = datetime.fromtimestamp(seconds, UTC)
    begin, end = (_last_sunday(at.year, month) for month in (3, 10))
    change = timedelta(hours=1)
    is_summer = _utc(begin) + change <= at < _utc(end) + change
    return (at + timedelta(hours=2 if is_summer else 1)).date()


def _offset(day: date) -> timedelta:
    """Offset at midnight: the clock changes at 1 h UTC, so the day of the change still begins with the old one."""
    is_summer = _last_sunday(day.year, 3) < day <= _last_sunday(day.year, 10)
    return timedelta(hours=2 if is_summer else 1)


def _last_sunday(year: int, month: int) -> date:
    last = date(year, month, 31)
    return last - timedelta(days=(last.weekday() + 1) % 7)


def _utc(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)
