"""Rescue file of a lesson whose own file refuses what is written: a copy of the lesson with all of that, elsewhere."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from tempfile import mkdtemp

from tni.core.clock import Clock
from tni.files.lesson_errors import MissingBlobError
from tni.files.private import make_private_folder
from tni.store.lesson_database import LessonDatabase
from tni.store.lesson_placing import free_lesson_name, placed_lesson

log = logging.getLogger(__name__)

type Job = Callable[[LessonDatabase], None]
PERSISTENT_TEMP = ("/var/tmp",)
"""Folders for temporary files that survive a restart of the machine."""


class LessonRescuer:
    """Writer of the rescue file: a copy of the lesson with the work that its own file refuses."""

    def __init__(self, database: LessonDatabase, folder: Path, clock: Clock) -> None:
        self._database, self._folder, self._clock = database, folder, clock
        self._copy: LessonDatabase | None = None
        self._saved_count = 0

    def answer[T](self, ask: Callable[[LessonDatabase], T]) -> T:
        """Return what the lesson answers; for a blob that its own file has not taken, what the rescue file answers.
        Raises: what `ask` raises."""
        try:
            return ask(self._database)
        except MissingBlobError:
            if self._copy is None:
                raise
            return ask(self._copy)

    def save(self, pending: list[Job], *, start: bool) -> Path | None:
        """Write the new jobs of `pending` to the rescue file. Return its path, None if that fails.

        start: create a rescue file if there is none, or if its disk is full too.
        """
        if self._copy is not None and self._written(self._copy, pending[self._saved_count :]):
            self._saved_count = len(pending)
            return self._copy.path
        for folder in (lambda: self._folder, folder_elsewhere) if start else ():
            copy = self._made(folder, pending)
            if copy is not None:
                self.end(remove=True)
                self._copy, self._saved_count = copy, len(pending)
                return copy.path
        return None

    def _written(self, copy: LessonDatabase, jobs: Sequence[Job]) -> bool:
        try:
            with copy.transaction():
                for job in jobs:
                    job(copy)
        except Exception:
            log.exception("no rescue file")
            return False
        return True

    def _made(self, folder: Callable[[], Path], jobs: Sequence[Job]) -> LessonDatabase | None:
        try:
            copy = self._start(folder())
        except Exception:
            log.exception("no rescue file")
            return None
        if self._written(copy, jobs):
            return copy
        self._drop(copy)
        return None

    def _start(self, folder: Path) -> LessonDatabase:
        make_private_folder(folder)
        path = free_lesson_name(folder / rescue_name(self._database.path, self._clock.now()))
        with placed_lesson(path, replacing=False) as part:
            self._database.copy_to(part)
        return LessonDatabase(path)

    def _drop(self, copy: LessonDatabase) -> None:
        with suppress(Exception):
            copy.close()
        with suppress(OSError):
            copy.path.unlink()
            if copy.path.parent != self._folder:
                copy.path.parent.rmdir()

    def end(self, *, remove: bool) -> None:
        if self._copy is None:
            return
        if remove:
            self._drop(self._copy)
        else:
            self._copy.close()
        self._copy = None


def folder_elsewhere() -> Path:
    """Create a private folder on a disk for temporary files, since the rescue folder's disk may be full too. Raises:
    OSError."""
    for place in PERSISTENT_TEMP:
        with suppress(OSError):
            return Path(mkdtemp(prefix="tni-", dir=place))
    return Path(mkdtemp(prefix="tni-"))


def rescue_name(lesson: Path, now: datetime) -> str:
    return f"{lesson.stem} {now:%Y-%m-%d %H.%M.%S}.tni"
