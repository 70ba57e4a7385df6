"""Timetable of a teacher: her hours with classes, the one under way, and the next one with a class."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, timezone
from functools import lru_cache

from tni.core.collation import fold

EARLY = timedelta(minutes=15)
"""Time before an hour in which it counts as the one that begins: the teacher prepares the room."""
_LESSON_MINUTES = 60
_ORDINAL = re.compile(r"^(\d)(?:eme|ere|nde|de|re|e)(?=.)")
_LAST_YEARS = re.compile(r"^(?:terminale|tle|term)(?=.)")


@dataclass(frozen=True, slots=True)
class Hour:
    """Hour of the timetable; it may be longer than an hour.

    start, end: wall times with a fixed offset, whatever zone they were made with, so that their difference is a true
    duration across a change of the clock. subject, classes: as the timetable or the teacher names them; several classes
    are taught together. uid: of the calendar's event, "" for an hour that the teacher added. group: name of the group
    that is taught, "" for whole classes; made_of: classes of that group, as far as the timetable tells.
    """

    start: datetime
    end: datetime
    subject: str = ""
    classes: tuple[str, ...] = ()
    room: str = ""
    cancelled: bool = False
    uid: str = ""
    group: str = ""
    made_of: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "start", _with_fixed_offset(self.start))
        object.__setattr__(self, "end", _with_fixed_offset(self.end))
        if self.end <= self.start:
            raise ValueError(f"an hour ends after its start, got {self.start} to {self.end}")

    @property
    def day(self) -> date:
        return self.start.date()

    @property
    def lesson_hours(self) -> int:
        """Number of lessons of one hour that find room in it, at least 1: 2 for an hour of 110 minutes."""
        return max(1, round((self.end - self.start).total_seconds() / 60 / _LESSON_MINUTES))

    def is_for(self, class_name: str, subject: str = "") -> bool:
        """Say whether it is an hour with a class or a group. subject: "" for any."""
        names = (*self.classes, self.group) if self.group else self.classes
        return any(same_name(name, class_name) for name in names) and (
            not subject or not self.subject or fold(self.subject) == fold(subject)
        )

    def classes_of_group(self, class_name: str) -> tuple[str, ...]:
        """Return the classes that a group is made of, or that are taught together; none for a class alone. class_name:
        of the class or the group, as the teacher names it."""
        names = self.made_of or self.classes
        return () if len(names) == 1 and same_name(names[0], class_name) else names


class Timetable:
    """Hours in the order of their starts. Of hours that are there twice, the last one given is kept."""

    def __init__(self, hours: Iterable[Hour]) -> None:
        unique = {(hour.start, hour.classes): hour for hour in hours}
        self.hours = tuple(sorted(unique.values(), key=lambda hour: (hour.start, hour.classes)))
        self._starts = [hour.start for hour in self.hours]

    def between(self, first: date, last: date) -> tuple[Hour, ...]:
        """Return the hours from one day to another, both included, with those that are cancelled."""
        return tuple(hour for hour in self.hours if first <= hour.day <= last)

    def of_class(self, class_name: str, subject: str = "") -> tuple[Hour, ...]:
        return tuple(hour for hour in self.hours if hour.is_for(class_name, subject))

    def at(self, now: datetime) -> Hour | None:
        """Return the hour under way, or else one that begins within `EARLY`. Cancelled hours do not count."""
        end = bisect_right(self._starts, now + EARLY)
        near = [hour for hour in self.hours[max(0, end - 12) : end] if not hour.cancelled and hour.end > now]
        under_way = [hour for hour in near if hour.start <= now]
        return under_way[-1] if under_way else near[0] if near else None

    def next(self, after: datetime, class_name: str = "", subject: str = "") -> Hour | None:
        """Return the next hour that begins at or after a time. class_name: "" for any class."""
        for hour in self.hours[bisect_left(self._starts, after) :]:
            if not hour.cancelled and (not class_name or hour.is_for(class_name, subject)):
                return hour
        return None

    def subjects_of(self, class_name: str) -> tuple[str, ...]:
        """Return the subjects of a class as the timetable names them, by which its years are kept apart."""
        return tuple(dict.fromkeys(hour.subject for hour in self.of_class(class_name) if hour.subject))

    @property
    def class_names(self) -> tuple[str, ...]:
        """Names of the classes, in the order of their first hours."""
        return tuple(dict.fromkeys(name for hour in self.hours for name in hour.classes))


@lru_cache(4096)  # asked for each hour of a year, of which few classes are the names
def class_key(name: str) -> str:
    """Return the form by which names of classes are compared: `5e A`, `5ème A`, `5EME A` and `5A` are one class."""
    compact = "".join(fold(name.replace("°", "")).split())
    return _LAST_YEARS.sub("t", _ORDINAL.sub(r"\1", compact)) or name


def same_name(one: str, other: str) -> bool:
    return one == other or class_key(one) == class_key(other)


def renamed(hour: Hour, classes: dict[str, str], subjects: dict[str, str]) -> Hour:
    """Return the hour with the names that the teacher uses. classes: by `class_key`; a name of "" is left out.
    subjects: by their folded names."""

    def own(names: Iterable[str]) -> tuple[str, ...]:
        found = (classes.get(class_key(name), name) for name in names)
        return tuple(dict.fromkeys(name for name in found if name))

    return replace(
        hour,
        classes=own(hour.classes),
        made_of=own(hour.made_of),
        subject=subjects.get(fold(hour.subject), hour.subject),
    )


def _with_fixed_offset(at: datetime) -> datetime:
    offset = at.utcoffset()
    if offset is None:
        raise ValueError(f"an hour's times carry their time zone, got {at}")
    return at.replace(tzinfo=timezone(offset), fold=0)
