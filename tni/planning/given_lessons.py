"""Lessons as they were really taught, compared with the plan and between classes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from tni.core.collation import fold
from tni.planning.class_year import ClassYear, NotGiven
from tni.planning.timetable import class_key


@dataclass(frozen=True, slots=True)
class GivenLesson:
    """Lesson opened in a séance with a class. start: of the séance. lesson: id of the lesson's file, "" when unknown.
    hours: lessons of one hour that the séance lasted, at least 1."""

    class_name: str
    start: datetime
    title: str
    lesson: str = ""
    subject: str = ""
    hours: int = 1

    @property
    def key(self) -> str:
        """Identity of the lesson: its id, or its title."""
        return self.lesson or fold(self.title)

    @property
    def mark(self) -> NotGiven:
        """Mark of the teacher that takes it out of the year. The title in the log of a séance never changes."""
        return NotGiven(self.start, fold(self.title) or self.lesson)


@dataclass(frozen=True, slots=True)
class MissingLesson:
    """Lesson that one class has had and another has not. had_on: day on which the first class had it. hours: that it
    took. planned: it stands in the other class's year."""

    title: str
    lesson: str
    had_on: date
    hours: int
    planned: bool = False


def without_marked(taught: Iterable[GivenLesson], year: ClassYear) -> tuple[GivenLesson, ...]:
    """Return what was taught but for what the teacher says was not given."""
    return tuple(one for one in taught if one.mark not in year.not_given)


def of_class(taught: Iterable[GivenLesson], class_name: str, subject: str = "") -> tuple[GivenLesson, ...]:
    """Return what a class was taught, in order. subject: "" for all."""
    key, wanted = class_key(class_name), fold(subject)
    found = (
        one for one in taught
        if class_key(one.class_name) == key and (not wanted or not one.subject or fold(one.subject) == wanted)
    )  # fmt: skip
    return tuple(sorted(found, key=lambda one: one.start))


def hours_given(year: ClassYear, taught: Iterable[GivenLesson]) -> dict[str, int]:
    """Return the hours that each planned lesson was taught to its class, by the planned lesson's id. A lesson that is
    planned twice is taught in the order of the plan."""
    left: dict[str, int] = {}
    for one in without_marked(of_class(taught, year.class_name, year.subject), year):
        for key in {one.lesson, fold(one.title)} - {""}:
            left[key] = left.get(key, 0) + one.hours
    planned = list(year.lessons)
    last = {key: lesson.id for lesson in planned for key in _keys(lesson.lesson, lesson.title)}
    found: dict[str, int] = {}
    for lesson in planned:
        keys = [key for key in _keys(lesson.lesson, lesson.title) if left.get(key)]
        if keys:
            number = left[keys[0]] if last[keys[0]] == lesson.id else min(left[keys[0]], lesson.hours)
            found[lesson.id] = number
            for key in keys:
                left[key] = max(0, left[key] - number)
    return found


def missing_lessons(
    had: Sequence[GivenLesson], lacks: Sequence[GivenLesson], planned: ClassYear | None = None
) -> tuple[MissingLesson, ...]:
    """Return what the class of `had` was taught and the class of `lacks` was not, in the order in which it was taught.
    planned: year of the class that lacks it."""
    known = {key for one in lacks for key in _keys(one.lesson, one.title)}
    coming = {key for one in (planned.lessons if planned else ()) for key in _keys(one.lesson, one.title)}
    found: dict[str, MissingLesson] = {}
    for one in sorted(had, key=lambda one: one.start):
        keys = _keys(one.lesson, one.title)
        if not keys or not known.isdisjoint(keys):
            continue
        before = found.get(one.key)
        found[one.key] = MissingLesson(
            one.title,
            one.lesson,
            before.had_on if before else one.start.date(),
            one.hours + (before.hours if before else 0),
            not coming.isdisjoint(keys),
        )
    return tuple(found.values())


def _keys(lesson: str, title: str) -> tuple[str, ...]:
    """Return the identities of a lesson: its id first."""
    return tuple(filter(None, (lesson, fold(title))))
