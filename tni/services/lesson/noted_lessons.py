"""Lessons by the path and the id that were noted of them, looked for on a worker that does nothing else."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tni.core.tasks import TaskRunner

if TYPE_CHECKING:
    from tni.services.lesson.lesson_finder import FindLesson, FoundLesson


class NotedLessons:
    """Lessons that were noted by path and id. For the main thread, but for `find`.

    tasks: worker that looks for lessons and reads them: a slow key holds up nothing else. make_finder: makes the finder
    at its first use; without it, a lesson is where it was noted.
    """

    def __init__(self, tasks: TaskRunner, make_finder: Callable[[], FindLesson] | None = None) -> None:
        self.tasks = tasks
        self._make_finder = make_finder or _noted_lesson
        self._finder: FindLesson | None = None

    def find(self, file: str, lesson_id: str) -> FoundLesson | None:
        """Return the file of a lesson by its noted path and its id, "" when unknown. For a worker thread."""
        if self._finder is None:
            self._finder = self._make_finder()
        return self._finder(file, lesson_id)

    def look_for(
        self,
        file: str,
        lesson_id: str,
        done: Callable[[FoundLesson | None], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """As `find`, on the worker."""
        self.tasks.submit(lambda: self.find(file, lesson_id), done, failed)


def _noted_lesson() -> FindLesson:
    from tni.services.lesson.lesson_finder import noted_lesson  # the start opens no lesson that was noted

    return noted_lesson
