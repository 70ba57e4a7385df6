"""Lessons that were really taught, from the log of séances. For a worker thread."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from itertools import groupby
from pathlib import Path

from tni.core.errors import TniError
from tni.planning.given_lessons import GivenLesson
from tni.store.lesson_identity import read_lesson_id
from tni.store.seances import SeanceStore

_HOUR_S = 3600


class LessonIds:
    """Ids of lessons by their files, each file read once. A lesson that is gone or in memory has none."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {}

    def __call__(self, file: str) -> str:
        if file and file not in self._known:
            try:
                self._known[file] = read_lesson_id(Path(file))
            except (TniError, OSError):
                return ""  # its disk may come back
        return self._known.get(file, "")


def given_lessons(
    store: SeanceStore, since: datetime, lesson_of_file: Callable[[str], str] = lambda _: ""
) -> tuple[GivenLesson, ...]:
    """Return the lessons taught since a time, once for each séance. lesson_of_file: such as `LessonIds`. A séance with
    a single lesson gives it all its hours. Raises: SeanceStoreError."""
    found: list[GivenLesson] = []
    opened = store.opened_lessons(since)
    for (start, name), group in groupby(opened, key=lambda one: (one.start, one.class_name)):
        there: dict[str, GivenLesson] = {}
        end = None
        for one in group:
            given = GivenLesson(name, start, one.lesson, lesson_of_file(one.file), one.subject)
            there.setdefault(given.key, given)
            end = one.end
        if len(there) == 1 and end is not None:
            (only,) = there.values()
            hours = max(1, round((end - start).total_seconds() / _HOUR_S))
            there = {only.key: GivenLesson(name, start, only.title, only.lesson, only.subject, hours)}
        found += there.values()
    return tuple(found)
