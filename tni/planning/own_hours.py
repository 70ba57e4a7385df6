"""Hours that a teacher enters herself: a week of her own, laid over the school year and beside a loaded timetable."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, tzinfo
from enum import Enum

from tni.planning.school_year import weeks_of
from tni.planning.timetable import Hour

SCHOOL_DAYS = 6
"""Monday to Saturday."""
FIRST_DAY, LAST_DAY = (9, 1), (7, 8)
"""Month and day between which there are lessons, where no holidays are loaded that say so."""


class Weeks(Enum):
    """Weeks in which an hour takes place, by their number in the calendar."""

    ALL = ""
    EVEN = "even"
    ODD = "odd"

    def has(self, iso_number: int) -> bool:
        return self is Weeks.ALL or (iso_number % 2 == 0) is (self is Weeks.EVEN)


@dataclass(frozen=True, slots=True)
class OwnHour:
    """Hour of the teacher's week. weekday: 0 for Monday to 5 for Saturday. start, end: wall times."""

    weekday: int
    start: time
    end: time
    class_name: str
    subject: str = ""
    weeks: Weeks = Weeks.ALL

    def __post_init__(self) -> None:
        if not 0 <= self.weekday < SCHOOL_DAYS:
            raise ValueError(f"an hour is on a day from 0 to {SCHOOL_DAYS - 1}, got {self.weekday}")
        if self.end <= self.start:
            raise ValueError(f"an hour ends after its start, got {self.start} to {self.end}")

    def overlaps(self, other: OwnHour) -> bool:
        """Say whether both take place at one time."""
        return (
            self.weekday == other.weekday
            and self.start < other.end
            and other.start < self.end
            and (self.weeks is other.weeks or Weeks.ALL in (self.weeks, other.weeks))
        )


def in_order(hours: Iterable[OwnHour]) -> tuple[OwnHour, ...]:
    """Return hours in the order of the week."""
    return tuple(sorted(hours, key=lambda one: (one.weekday, one.start, one.weeks.value)))


def hours_of_year(own: Sequence[OwnHour], first_year: int, zone: tzinfo) -> tuple[Hour, ...]:
    """Return the hours of a teacher's week in each week of the school year that begins in `first_year`. They are on
    holidays too."""
    first, last = date(first_year, *FIRST_DAY), date(first_year + 1, *LAST_DAY)
    return tuple(
        Hour(
            datetime.combine(day, one.start, zone),
            datetime.combine(day, one.end, zone),
            one.subject,
            (one.class_name,),
        )
        for week in weeks_of(first_year)
        for one in own
        if one.weeks.has(week.iso_number) and first <= (day := week.days[one.weekday]) <= last
    )


def beside(loaded: Iterable[Hour], own: Iterable[Hour]) -> tuple[Hour, ...]:
    """Return the hours of a loaded timetable and the teacher's own. Where both have the class at one time, the loaded
    one holds: it knows what is cancelled."""
    hours = tuple(loaded)
    by_day: dict[date, list[Hour]] = {}
    for hour in hours:
        by_day.setdefault(hour.day, []).append(hour)

    def is_loaded(mine: Hour) -> bool:
        return any(
            one.start < mine.end and mine.start < one.end and any(map(one.is_for, mine.classes))
            for one in by_day.get(mine.day, ())
        )

    return (*hours, *(hour for hour in own if not is_loaded(hour)))
