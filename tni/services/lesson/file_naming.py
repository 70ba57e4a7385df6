"""Name of the open lesson's file, which goes back with its title when undo takes that back, and forth again."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

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
            self._stems.clear()
        if isinstance(event, CurrentLessonChanged | LessonRenamed) and (path := self._current.lesson.path) is not None:
            named_by = event.named_by if isinstance(event, LessonRenamed) else None
            title = self._current.lesson.editor.prepared_title if named_by is None else named_by
            self._stems[title] = path.stem
            self._name()  # undo may have been quicker than the disk

    def follow_change(self, changed: Changed) -> None:
        """Follow a change of the document."""
        if changed.what & ChangedFlag.INFO:
            self._name()

    def _name(self) -> None:
        lesson = self._current.lesson
        if lesson.file is None:
            return
        stem = self._stems.get(lesson.editor.prepared_title)
        if stem is not None and stem != lesson.file.path.stem:
            rename = partial(LessonService.rename_file, lesson.file, stem)
            self._tasks.submit(rename, lambda _path: self._named(lesson), self._failed)

    def _named(self, lesson: object) -> None:
        if lesson is self._current.lesson:
            self._current.moved()
