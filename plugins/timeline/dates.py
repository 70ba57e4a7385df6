"""Dates as teachers write them: a year, a month of one or a day, before Christ too."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import accumulate
from math import ceil, floor
from typing import Final

from .years import from_count, marked_years, read_year, to_count, year_text

FRENCH: Final = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
    "décembre",
)  # fmt: skip
ENGLISH: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
SHORT_FRENCH: Final = (
    "janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc.",
)  # fmt: skip
LENGTHS: Final = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
"""Days of the months. Each year has a place for 29 February, so that a place on the line is one date."""
DAYS: Final = sum(LENGTHS)
_BEFORE: Final = (0, *accumulate(LENGTHS))
_DAY = r"(?P<day>\d{1,2})\s*(?:er|st|nd|rd|th)?"
_FORMS: Final = tuple(
    re.compile(rf"(?:(?:le|en|in|on|du|de|from)\s+)?{form}", re.I)
    for form in (
        rf"(?:{_DAY}\s+)?(?P<month>[^\W\d]{{3,9}}\.?)\s+(?P<year>\S.*)",
        rf"(?P<month>[^\W\d]{{3,9}}\.?)\s+{_DAY},\s*(?P<year>\S.*)",
        r"(?P<day>\d{1,2})[/.](?P<month>\d{1,2})[/.](?P<year>\S.*)",
        r"(?P<year>\S.*)",
    )
)


@dataclass(frozen=True, slots=True)
class Date:
    """year: negative before Christ, never 0. month: from 1, 0 for the whole year. day: 0 for the whole month."""

    year: int
    month: int = 0
    day: int = 0

    @property
    def count(self) -> float:
        """Years to its beginning, without a gap: 1 January of 1 BC is 0."""
        days = 0 if self.month == 0 else _BEFORE[self.month - 1] + max(self.day, 1) - 1
        return to_count(self.year) + days / DAYS

    def near(self, count: float) -> Date:
        """Return the date as exact as this one that is nearest to a place on the line."""
        if self.month == 0:
            return Date(from_count(count))
        day = round(count * DAYS)
        year, within = day // DAYS, day % DAYS
        month = max(k for k in range(12) if _BEFORE[k] <= within)
        if self.day == 0 and within - _BEFORE[month] > LENGTHS[month] / 2:
            month += 1
        if month == 12:
            year, month = year + 1, 0
        named = year if year > 0 else year - 1
        return Date(named, month + 1, within - _BEFORE[month] + 1 if self.day else 0)


def read_date(text: str) -> Date | None:
    """Return the date of a text: « 1789 », « −52 », « juillet 1789 », « 15 mars 44 av. J.-C. », « 14/07/1789 »; None
    for none."""
    for form in _FORMS:
        if (found := form.fullmatch(text.strip())) is None:
            continue
        parts = found.groupdict()
        year, month = read_year(parts["year"]), _month(parts.get("month"))
        if not year or month is None:
            continue
        day = int(parts.get("day") or 0)
        if parts.get("day") is None or 1 <= day <= LENGTHS[month - 1]:
            return Date(year, month, day)
    return None


def _month(text: str | None) -> int | None:
    """Return the number of a month by its name, at least three letters of it; 0 without a text."""
    if text is None:
        return 0
    if text.isdecimal():
        return int(text) if 1 <= int(text) <= 12 else None
    begin = _plain(text.rstrip("."))
    found = {k + 1 for names in (FRENCH, ENGLISH) for k, one in enumerate(names) if _plain(one).startswith(begin)}
    return found.pop() if len(found) == 1 else None


def _plain(text: str) -> str:
    return "".join(one for one in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(one))


def date_text(date: Date, *, french: bool, short: bool = False) -> str:
    """Return a date in words. short: months in short, and years before Christ with a minus sign."""
    year = year_text(date.year, french=french, short=short)
    if date.month == 0:
        return year
    month = (SHORT_FRENCH if short else FRENCH)[date.month - 1] if french else ENGLISH[date.month - 1]
    if short and not french:
        month = month[:3]
    day = "" if date.day == 0 else "1er " if date.day == 1 and french else f"{date.day} "
    return f"{day}{month} {year}"


def marked_dates(low: float, high: float, room_mm: float) -> tuple[Date, ...]:
    """Return dates to be marked on a line between two places: round years, months or days. room_mm: its length."""
    span = high - low
    if span >= 3:
        years = marked_years(from_count(ceil(low)), from_count(floor(high)), round(room_mm / 26))
        return tuple(Date(year) for year in years)
    months = [
        Date(year if year > 0 else year - 1, month)
        for year in range(floor(low), floor(high) + 1)
        for month in range(1, 13)
    ]
    if span >= 0.2:
        step = next((step for step in (1, 2, 3) if span * 12 / step <= room_mm / 38), 6)
        found = [one for one in months if (one.month - 1) % step == 0]
    else:
        step = next((step for step in (1, 2, 5) if span * DAYS / step <= room_mm / 46), 10)
        found = [
            Date(one.year, one.month, day)
            for one in months
            for day in range(1, LENGTHS[one.month - 1] + 2 - (step + 1) // 2, step)
        ]
    return tuple(one for one in found if low <= one.count <= high)
