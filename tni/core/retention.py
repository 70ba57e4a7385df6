"""Retention of class lists: until the end of the school year in which a list was last imported."""

from __future__ import annotations

import re
from datetime import date, timedelta

MIN_DAYS = 60
"""A list imported fewer than this many days before the end of a school year counts for the next one."""


def is_day(text: str) -> bool:
    """Return whether a text such as `08-31` is a day that exists in every year."""
    if not re.fullmatch(r"[0-9]{2}-[0-9]{2}", text):
        return False
    try:
        date.fromisoformat(f"2001-{text}")
    except ValueError:
        return False
    return True


def keep_until(taken_on: date, last_day: str) -> date:
    """Return the day on which names are to be erased. last_day: month and day, as `08-31`."""
    after = taken_on + timedelta(days=MIN_DAYS)
    end = date.fromisoformat(f"{after.year}-{last_day}")
    return end if end >= after else date.fromisoformat(f"{after.year + 1}-{last_day}")
