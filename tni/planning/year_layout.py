"""Lessons of a class laid on its hours: in order, around pinned ones, holidays and cancelled hours."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from tni.planning.class_year import ClassYear, PlannedLesson
from tni.planning.holidays import Holidays
from tni.planning.timetable import Hour


@dataclass(frozen=True, slots=True)
class LaidHour:
    """Lesson of one hour in the timetable. unit: its number in the timetable's hour, from 1. planned: None for a free
    one. part: number of this hour of the lesson, from 1, counting those that were taught."""

    hour: Hour
    unit: int = 1
    planned: PlannedLesson | None = None
    part: int = 0


@dataclass(frozen=True, slots=True)
class YearLayout:
    """Rest of the year of a class. hours: all that lessons can be laid on, in order. unplaced: lessons for which hours
    are missing, with the number of those hours."""

    hours: tuple[LaidHour, ...]
    unplaced: tuple[tuple[PlannedLesson, int], ...]

    def of_week(self, monday: date) -> tuple[LaidHour, ...]:
        return tuple(laid for laid in self.hours if 0 <= (laid.hour.day - monday).days < 7)

    def place_of(self, id: str) -> tuple[LaidHour, ...]:
        """Return the hours of a lesson."""
        return tuple(laid for laid in self.hours if laid.planned and laid.planned.id == id)

    def next_lesson(self, now: datetime) -> LaidHour | None:
        """Return the first planned hour that is not over."""
        return next((laid for laid in self.hours if laid.planned and laid.hour.end > now), None)


def usable_hours(year: ClassYear, hours: Iterable[Hour], holidays: Holidays, since: datetime) -> tuple[Hour, ...]:
    """Return the hours of a class that are not over at `since`, in order, without cancelled ones and holidays. hours:
    of the timetable. An hour that the teacher added counts even on a holiday."""
    found = {
        hour.start: hour
        for hour in hours
        if hour.is_for(year.class_name, year.subject) and not hour.cancelled and holidays.on(hour.day) is None
    }
    found |= {hour.start: hour for hour in year.extra}
    return tuple(hour for start, hour in sorted(found.items()) if hour.end > since and start not in year.cancelled)


def lay_out(
    year: ClassYear,
    hours: Iterable[Hour],
    holidays: Holidays,
    since: datetime,
    hours_given: Mapping[str, int] | None = None,
) -> YearLayout:
    """Lay the lessons that remain on the hours that remain.

    Pinned lessons take the first hours from their day on. The others take the rest in the order of the year: an hour
    that is cancelled moves what follows. hours_given: hours that each planned lesson was taught, by its id; a lesson
    that was taught for all its hours is over.
    """
    taught = hours_given or {}
    slots = [
        (hour, unit) for hour in usable_hours(year, hours, holidays, since) for unit in range(1, hour.lesson_hours + 1)
    ]
    laid: dict[int, tuple[PlannedLesson, int]] = {}
    left = [(lesson, taught.get(lesson.id, 0)) for lesson in year.lessons if _is_left(lesson, taught)]
    missing: dict[str, int] = {}
    days = [hour.day for hour, _ in slots]
    for lesson, before in sorted((one for one in left if one[0].pinned), key=lambda one: one[0].pinned or date.min):
        free = (n for n, day in enumerate(days) if n not in laid and day >= (lesson.pinned or day))
        _lay(lesson, before, free, laid, missing)
    for lesson, before in (one for one in left if not one[0].pinned):
        _lay(lesson, before, (n for n in range(len(slots)) if n not in laid), laid, missing)
    return YearLayout(
        tuple(LaidHour(hour, unit, *laid.get(n, (None, 0))) for n, (hour, unit) in enumerate(slots)),
        tuple((lesson, missing[lesson.id]) for lesson, _ in left if lesson.id in missing),
    )


def move_to_hour(year: ClassYear, layout: YearLayout, id: str, start: datetime) -> ClassYear:
    """Move a lesson so that it begins at an hour: before the lesson that is laid there, or at the end of the year. A
    pinned lesson is pinned to that day instead. Raises: NoSuchPlannedError."""
    moved = year.lesson(id)
    if moved.pinned:
        return year.change_lesson(id, lambda found: _pinned(found, start.date()))
    free = (one for one in layout.hours if one.hour.start >= start and one.planned and not one.planned.pinned)
    there = next((one.planned for one in free if one.planned), None)
    if there is not None and there.id == id:
        return year
    if there is None:
        return year.move_lesson(id, year.sequences[-1].id, len(year.sequences[-1].lessons))
    target = year.sequence_of(there.id)
    others = [lesson.id for lesson in target.lessons if lesson.id != id]
    order = [lesson.id for lesson in year.lessons]
    is_forward = order.index(id) < order.index(there.id)
    return year.move_lesson(id, target.id, others.index(there.id) + is_forward)


def hour_beside(layout: YearLayout, id: str, weeks: int, hours: int) -> datetime | None:
    """Return the start of the hour some weeks or hours from a lesson's; None where there is none. weeks, hours: one of
    them is 0, the other 1 or -1."""
    places = [n for n, laid in enumerate(layout.hours) if laid.planned and laid.planned.id == id]
    if not places:
        return None
    if weeks:
        wanted = layout.hours[places[0]].hour.start + timedelta(weeks=weeks)
        near = [laid.hour.start for laid in layout.hours if abs(laid.hour.start - wanted) <= timedelta(days=3)]
        further = (laid.hour.start for laid in layout.hours if laid.hour.start > wanted)
        return min(near, key=lambda start: abs(start - wanted), default=next(further, None) if weeks > 0 else None)
    at = places[-1] + 1 if hours > 0 else places[0] - 1
    return layout.hours[at].hour.start if 0 <= at < len(layout.hours) else None


def _pinned(lesson: PlannedLesson, day: date) -> PlannedLesson:
    return PlannedLesson(lesson.id, lesson.title, lesson.lesson, lesson.hours, day, lesson.done)


def _is_left(lesson: PlannedLesson, taught: Mapping[str, int]) -> bool:
    return not lesson.done and taught.get(lesson.id, 0) < lesson.hours


def _lay(
    lesson: PlannedLesson,
    before: int,
    free: Iterable[int],
    laid: dict[int, tuple[PlannedLesson, int]],
    missing: dict[str, int],
) -> None:
    """Lay the hours of a lesson that remain on free slots."""
    part = before
    places = list[int]()
    for place in free:
        if len(places) == lesson.hours - before:
            break
        places.append(place)
    for place in places:
        part += 1
        laid[place] = lesson, part
    if part < lesson.hours:
        missing[lesson.id] = lesson.hours - part
