"""Lessons that were really taught, from the log of séances. For a worker thread."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from tni.cahier.lessons_in_seance import SeanceRecord, lessons_in_seance
from tni.core.errors import TniError
from tni.planning.given_lessons import GivenLesson
from tni.store.known_lesson_ids import KnownLessonIds
from tni.store.lesson_identity import read_lesson_id
from tni.store.seances import SeanceStore

_HOUR_S = 3600


class LessonIds:
    """Ids of lessons by the paths that earlier versions noted alone, each file read once. A lesson that is gone has the
    id that was seen there in another run; one in memory has none."""

    def __init__(self, known: KnownLessonIds) -> None:
        self._known = known
        self._read: dict[str, str] = {}

    def __call__(self, file: str) -> str:
        if file and file not in self._read:
            try:
                self._read[file] = read_lesson_id(Path(file))
            except (TniError, OSError):
                return self._known.id_of(file)  # its disk may come back
        return self._read.get(file, "")

    def keep(self) -> None:
        """Remember for later runs what was read."""
        self._known.learn(self._read)


def given_lessons(
    store: SeanceStore, since: datetime, lesson_of_file: Callable[[str], str] = lambda _: ""
) -> tuple[GivenLesson, ...]:
    """Return the lessons given since a time, once for each séance; those that were opened by mistake are left out.
    lesson_of_file: such as `LessonIds`. A séance with a single lesson gives it all its hours. Raises:
    SeanceStoreError."""
    return tuple(one for record in store.records(since) for one in _given_in(record, lesson_of_file))


def _given_in(record: SeanceRecord, lesson_of_file: Callable[[str], str]) -> list[GivenLesson]:
    there: dict[str, GivenLesson] = {}
    for one in lessons_in_seance(record.log):
        if one.is_given and (one.title or one.file):
            lesson = one.lesson_id or lesson_of_file(one.file)
            given = GivenLesson(record.class_name, record.start, one.title, lesson, record.subject)
            there.setdefault(given.key, given)
    if len(there) == 1 and record.end is not None:
        (only,) = there.values()
        hours = max(1, round((record.end - record.start).total_seconds() / _HOUR_S))
        return [GivenLesson(record.class_name, record.start, only.title, only.lesson, record.subject, hours)]
    return list(there.values())
