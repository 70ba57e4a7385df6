"""Use case of the check of a folder of lessons: reads every lesson, the history and the backups on a worker, and mends
from copies. For the main thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tni.core.errors import TniError
from tni.core.tasks import TaskRunner
from tni.library.library_report import LibraryReport
from tni.store.backup_place import BackupPlace
from tni.store.library_check import LibraryCheck
from tni.store.library_names import lesson_names


class CheckStoppedError(TniError):
    """The check was stopped before its end."""


@dataclass(frozen=True, slots=True)
class CheckProgress:
    """Progress of a check. lessons: number of lessons read so far, of `total`. name: the one that is read; "" once
    lessons are done. contents: number of parts of the history and the backups read so far."""

    lessons: int = 0
    total: int = 0
    name: str = ""
    contents: int = 0


class CheckService:
    """Check of a folder of lessons. place: folder of the backups; None without."""

    def __init__(self, library: Path, tasks: TaskRunner, place: Path | None) -> None:
        self._library, self._tasks, self._place = library, tasks, place
        self._is_stopped = False
        self.progress = CheckProgress()
        """Written by the worker; read it at any time."""

    def run(
        self,
        done: Callable[[LibraryReport], None],
        failed: Callable[[Exception], None],
        *,
        mended_name: str = "",
    ) -> None:
        """Check the library. mended_name: mend as well, with this name for a sound copy beside the damaged lesson
        `{name}`. failed: receives CheckStoppedError after `stop`, HistoryBusyError, OSError."""
        self._is_stopped, self.progress = False, CheckProgress()
        self._tasks.submit(lambda: self._check(mended_name), done, failed)

    def stop(self) -> None:
        """End the check; what was mended stays so."""
        self._is_stopped = True

    # -- on the worker

    def _check(self, mended_name: str) -> LibraryReport:
        total, lessons, contents = len(lesson_names(self._library)), 0, 0

        def note(name: str) -> None:
            nonlocal lessons, contents
            if self._is_stopped:
                raise CheckStoppedError
            lessons, contents = lessons + bool(name), contents + (not name)
            self.progress = CheckProgress(lessons, total, name, contents)

        places = [] if self._place is None else [BackupPlace(self._place)]
        check = LibraryCheck(self._library, places, note)
        return check.run(mend=True, mended_name=mended_name) if mended_name else check.run()
