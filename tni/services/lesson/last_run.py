"""Lesson that was open when the program ended, so that the next start can offer the one that was cut off."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tni.store.last_lesson_file import LastLesson, LastLessonFile
from tni.store.lesson_lock import is_locked


class LastRun:
    """Note of the open lesson for the next start, and that of the last run. is_empty: returns whether there is nothing
    in a lesson's file.

    before: the lesson that was open when the last run was cut off, as long as the blank lesson of this run is
    untouched.
    """

    def __init__(self, file: LastLessonFile, is_empty: Callable[[Path], bool]) -> None:
        self._file, self._is_empty = file, is_empty
        self.before: Path | None = None

    def begin(self) -> Path | None:
        """Return what was open when the last run was cut off, and offer it again until the lesson is touched."""
        self.before = self.unfinished()
        return self.before

    def forget(self) -> None:
        self.before = None

    def unfinished(self) -> Path | None:
        """Return the lesson that was open when the last run was cut off, if it is there and nobody has it open."""
        last = self._file.read()
        if last is None or last.clean or last.path is None or (last.path.is_file() and is_locked(last.path)):
            return None
        path = last.before if last.before is not None and self._is_empty(last.path) else last.path
        return path if path.is_file() and not is_locked(path) else None

    def remember(self, path: Path | None, *, clean: bool) -> None:
        """Note the open lesson. clean: the run ends in order."""
        self._file.write(LastLesson(path, (clean or path is None) and self.before is None, self.before))
