"""Hour of the timetable in an entry: its times, room and classes, and the day for which work is given.

A séance that began or ended up to a quarter of an hour beside its hour has the hour's times; a lesson of two hours has
those of both.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from tni.cahier.announced_work import leaves_day_open
from tni.cahier.entry import CahierEntry, Homework
from tni.planning.timetable import EARLY, Hour


def in_its_hour(entry: CahierEntry, hours: Sequence[Hour], due: date | None) -> CahierEntry:
    """Return a proposed entry with what the timetable knows of it. hours: of its day. due: day for work that names
    none; None for no proposal."""
    works = tuple(_with_due(work, due) for work in entry.homework)
    own = _hours_of(entry, hours)
    if not own:
        return replace(entry, homework=works)
    start, end = own[0].start, own[-1].end
    return replace(
        entry,
        homework=works,
        start=start if entry.start >= start - EARLY else entry.start,
        end=end if entry.end <= end + EARLY else entry.end,
        room=entry.room or own[0].room,
        classes=entry.classes or _classes_of(entry, own, hours),
    )


def _hours_of(entry: CahierEntry, hours: Sequence[Hour]) -> list[Hour]:
    """Return the hours of the class in which the séance was, in order: those with more than a quarter of an hour of it,
    or else the one that it is nearest to."""
    held = [hour for hour in hours if not hour.cancelled and _shared(entry, hour) > -EARLY]
    own = [hour for hour in held if hour.is_for(entry.class_name, entry.subject)]
    own = own or [hour for hour in held if hour.is_for(entry.class_name)]  # the subject has another name there
    if long := [hour for hour in own if _shared(entry, hour) > EARLY]:
        return sorted(long, key=lambda hour: hour.start)
    return [max(own, key=lambda hour: (hour.end > entry.start, _shared(entry, hour)))] if own else []


def _shared(entry: CahierEntry, hour: Hour) -> timedelta:
    """Return the time that séance and hour have in common; a negative one is the time between them."""
    return min(entry.end, hour.end) - max(entry.start, hour.start)


def _classes_of(entry: CahierEntry, own: Sequence[Hour], hours: Sequence[Hour]) -> tuple[str, ...]:
    """Return the classes of a group: those that it is made of, or that are taught together; none for one class."""
    first = own[0]
    together = [
        hour
        for hour in hours
        if (hour.start, hour.end, hour.subject) == (first.start, first.end, first.subject) and not hour.cancelled
    ]
    names = tuple(dict.fromkeys(name for hour in together for name in hour.classes))
    return replace(first, classes=names).classes_of_group(entry.class_name)


def _with_due(work: Homework, due: date | None) -> Homework:
    is_open = work.due is None and work.is_given and not leaves_day_open(work.text)
    return replace(work, due=due) if is_open else work
