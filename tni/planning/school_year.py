"""School years and their weeks: a year runs from September to July, and August belongs to the year that it opens."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

FIRST_MONTH = 8
"""First month of the school year: it begins on 1 August, between the last lessons and the first ones."""


def school_year(at: date) -> int:
    """Return the calendar year in which the school year of a day or time began."""
    return at.year if at.month >= FIRST_MONTH else at.year - 1


def monday_of(day: date) -> date:
    """Return the Monday of a day's week."""
    return day - timedelta(days=day.weekday())


@dataclass(frozen=True, slots=True, order=True)
class SchoolWeek:
    """Week of a school year. number: 1 for the week with the first weekday of September; below 1 before."""

    monday: date
    number: int

    @property
    def iso_number(self) -> int:
        """Number of the week in the calendar, which PRONOTE and most diaries show."""
        return self.monday.isocalendar().week

    @property
    def sunday(self) -> date:
        return self.monday + timedelta(days=6)

    @property
    def days(self) -> tuple[date, ...]:
        """Monday to Saturday."""
        return tuple(self.monday + timedelta(days=n) for n in range(6))


def week_of(day: date) -> SchoolWeek:
    """Return the school week of a day."""
    return _numbered(monday_of(day), school_year(day))


def weeks_of(first_year: int) -> tuple[SchoolWeek, ...]:
    """Return the weeks of the school year that begins in `first_year`, from September to the end of July."""
    monday, weeks = _first_monday(first_year), list[SchoolWeek]()
    while monday <= date(first_year + 1, 7, 31):
        weeks.append(_numbered(monday, first_year))
        monday += timedelta(days=7)
    return tuple(weeks)


def bounds_of(first_year: int) -> tuple[date, date]:
    """Return the first and last day of a school year, whose lessons all lie between them."""
    return date(first_year, FIRST_MONTH, 1), date(first_year + 1, FIRST_MONTH, 1) - timedelta(days=1)


def _numbered(monday: date, first_year: int) -> SchoolWeek:
    return SchoolWeek(monday, (monday - _first_monday(first_year)).days // 7 + 1)


def _first_monday(first_year: int) -> date:
    """Return the Monday of the week with the first weekday of September."""
    first = date(first_year, 9, 1)
    return monday_of(first + timedelta(days=7 - first.weekday() if first.weekday() >= 5 else 0))
