"""Store of a teacher's planned years: one JSON file for each school year, without any pupil's name."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

from tni.files.errors import YearNotReadError
from tni.planning.class_year import ClassYear, LessonSequence, NotGiven, PlannedLesson
from tni.planning.year_plan import YearPlan
from tni.store.hour_codec import decode_hour, encode_hour, text
from tni.store.json_file import JsonFile, JsonObject

VERSION = 1


class YearFile:
    """Planned year of one school year. trouble: the error to report, None when it was read or there was none."""

    def __init__(self, folder: Path, first_year: int) -> None:
        self._file = JsonFile(folder / f"year-{first_year}.json", YearNotReadError, version=VERSION)
        self._first_year = first_year

    @property
    def trouble(self) -> YearNotReadError | None:
        return self._file.trouble

    def load(self) -> YearPlan:
        """Return the plan; an empty one if there is none that can be read."""
        return self._file.read(lambda found: _decode(found, self._first_year)) or YearPlan(self._first_year)

    def save(self, plan: YearPlan) -> None:
        """Write the plan. Raises: WriteError, and YearNotReadError for a file that could be neither read nor moved."""
        if self.trouble and self.trouble.kept is None:
            raise self.trouble
        self._file.write(_encode(plan))


def _encode(plan: YearPlan) -> JsonObject:
    return {
        "classes": [
            {
                "class": year.class_name,
                "subject": year.subject,
                "sequences": [
                    {"id": one.id, "title": one.title, "lessons": [_encode_lesson(lesson) for lesson in one.lessons]}
                    for one in year.sequences
                ],
                "cancelled": sorted(start.isoformat() for start in year.cancelled),
                "extra": [encode_hour(hour) for hour in year.extra],
                "not_given": sorted([one.start.isoformat(), one.lesson] for one in year.not_given),
            }
            for year in plan.classes
        ],
    }


def _encode_lesson(lesson: PlannedLesson) -> JsonObject:
    return {
        "id": lesson.id,
        "title": lesson.title,
        "lesson": lesson.lesson,
        "hours": lesson.hours,
        "pinned": lesson.pinned.isoformat() if lesson.pinned else None,
        "done": lesson.done,
    }


def _decode(found: JsonObject, first_year: int) -> YearPlan:
    """Return the plan. Raises: ValueError, TypeError, KeyError."""
    plan = YearPlan(
        first_year,
        tuple(map(_year, found["classes"])),
    )
    ids = [sequence.id for year in plan.classes for sequence in year.sequences]
    ids += [lesson.id for year in plan.classes for lesson in year.lessons]
    if len(set(ids)) != len(ids):
        raise ValueError("an id is there twice")
    return plan


def _year(found: Any) -> ClassYear:
    return ClassYear(
        text(found["class"]),
        text(found["subject"]),
        tuple(
            LessonSequence(text(one["id"]), text(one["title"]), tuple(map(_lesson, one["lessons"])))
            for one in found["sequences"]
        ),
        frozenset(_moment(one) for one in found["cancelled"]),
        tuple(map(decode_hour, found["extra"])),
        frozenset(NotGiven(_moment(at), text(lesson)) for at, lesson in found.get("not_given", [])),
    )


def _lesson(found: Any) -> PlannedLesson:
    pinned, hours, done = found["pinned"], found["hours"], found["done"]
    if type(hours) is not int or not isinstance(done, bool):
        raise TypeError("no lesson")
    return PlannedLesson(
        text(found["id"]),
        text(found["title"]),
        text(found["lesson"]),
        hours,
        None if pinned is None else date.fromisoformat(pinned),
        done,
    )


def _moment(value: str) -> datetime:
    at = datetime.fromisoformat(value)
    if at.utcoffset() is None:
        raise ValueError("a time without a zone")
    return at
