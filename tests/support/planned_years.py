"""Years of a class and its hours, for tests of planning."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta, timezone

from tni.planning.class_year import ClassYear, LessonSequence, PlannedLesson
from tni.planning.timetable import Hour

SUMMER, WINTER = timezone(timedelta(hours=2)), timezone(timedelta(hours=1))
MONDAY = date(2026, 9, 7)


def at(day: date, hour: int, minute: int = 0) -> datetime:
    """A time of 2026 or 2027 in France."""
    is_summer = not date(2026, 10, 25) <= day < date(2027, 3, 28)
    return datetime.combine(day, time(hour, minute), SUMMER if is_summer else WINTER)


def hour(day: date, start: int = 8, minutes: int = 55, *, name: str = "5e A", cancelled: bool = False) -> Hour:
    return Hour(at(day, start), at(day, start) + timedelta(minutes=minutes), "Maths", (name,), cancelled=cancelled)


def weekly(weeks: int, days: Sequence[int] = (0, 3), name: str = "5e A") -> list[Hour]:
    """Hours on some days of each week."""
    return [hour(MONDAY + timedelta(weeks=week, days=day), name=name) for week in range(weeks) for day in days]


def lesson(id: str, hours: int = 1, pinned: date | None = None) -> PlannedLesson:
    return PlannedLesson(id, f"Leçon {id}", f"file-{id}", hours, pinned)


def year_of(*sequences: str, name: str = "5e A") -> ClassYear:
    """A year with sequences of one-hour lessons: each text names the lessons of one, by a letter each."""
    return ClassYear(
        name,
        sequences=tuple(
            LessonSequence(f"s{n}", f"Séquence {n}", tuple(map(lesson, letters))) for n, letters in enumerate(sequences)
        ),
    )
