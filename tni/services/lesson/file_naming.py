"""Name of the open lesson's file, which goes back with its title when undo takes that back, and forth again."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from tni.core.tasks import TaskRunner
from tni.document.pointer import Changed, ChangedFlag
from tni.services.lesson.current_lesson import CurrentLesson
from tni.services.lesson.lesson_events import CurrentLessonChanged, LessonEvent, LessonRenamed
from tni.services.lesson.lesson_service import LessonService


class FileNaming:
    """Gives the file of the open lesson the name again that it had when the lesson had its present title. For the main
    thread. failed: is told what kept a file from it."""

    def __init__(self, current: CurrentLesson, tasks: TaskRunner, failed: Callable[[Exception], None]) -> None:
        self._current, self._tasks, self._failed = current, tasks, failed
        self._stems: dict[str, str] = {}
        """Name of the file, without suffix, by the title that the lesson had."""
        current.subscribe(self.follow)

    def follow(self, event: LessonEvent) -> None:
        """Follow an event of the current lesson."""
        if isinstance(event, CurrentLessonChanged):
            lesson = self._current.lesson
            self._stems = {} if lesson.path is None else {lesson.editor.prepared_title: lesson.path.stem}
        elif isinstance(event, LessonRenamed) and event.named is not None:
            title, stem = event.named
            self._stems[title] = stem
            self._name()  # undo may have been quicker than the disk

    def follow_change(self, changed: Changed) -> None:
        """Follow a change of the document."""
        if changed.what & ChangedFlag.INFO:
            self._name()

    def _name(self) -> None:
        lesson = self._current.lesson
        if lesson.file is None:
            return
        title = lesson.editor.prepared_title
        stem = self._stems.get(title)
        if stem is not None and stem != lesson.file.path.stem:
            rename = partial(LessonService.rename_file, lesson.file, stem)
            self._tasks.submit(rename, lambda path: self._named(lesson, title, path), self._failed)

    def _named(self, lesson: object, title: str, path: Path) -> None:
        if lesson is self._current.lesson:
            self._current.moved(title, path)
