"""A lesson with a history of revisions, made on the days of a calendar."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

import pytest

from tests.support.later_tasks import LaterTasks
from tni.document.document import Change, ChangeKind, RecordChange
from tni.document.items import LessonRecord
from tni.library.thinning import ThinningRules
from tni.services.lesson.lesson_editor import LessonEditor
from tni.services.library.history_service import HistoryService
from tni.store.lesson_file import WorkFolders, open_lesson


class SetClock:
    """Clock that stands where it was set."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def now(self) -> datetime:
        return self.at

    def monotonic(self) -> float:
        return self.at.timestamp()


class NoMeasurer:
    """Measures no text: no text is typed."""


class HistoryMaker:
    """Changes a closed lesson and saves a revision of it."""

    def __init__(self, library: Path, path: Path, author: str = "PORTABLE-12") -> None:
        self.path, self.tasks, self.clock = path, LaterTasks(), SetClock(datetime.now().astimezone())
        self.service = HistoryService(library, self.tasks, self.clock, lambda: ThinningRules(), author)

    def save(self, at: datetime, added: Iterable[LessonRecord] = (), removed: Iterable[str] = ()) -> None:
        """Change the lesson at a time, and save it. removed: keys of records."""
        folder = self.path.parent / ".work"
        file = open_lesson(self.path, WorkFolders(folder, folder), self.clock)
        editor = LessonEditor(file, self.clock, NoMeasurer())  # type: ignore[arg-type]
        swaps = [RecordChange(record.id, editor.document.get(record.id), record) for record in added]
        swaps += [RecordChange(key, editor.document.get(key), None) for key in removed]
        editor.do(Change(ChangeKind.EDIT, tuple(swaps)))
        file.close()
        self.clock.at = at
        self.service.save(self.path)
        self.tasks.run()
        if self.service.trouble is not None:
            raise self.service.trouble

    def name_latest(self, name: str) -> None:
        self.service.list_revisions(
            self.path,
            lambda found: self.service.name_revision(self.path, found[0].id, name, lambda _: None, pytest.fail),  # type: ignore[arg-type]
            pytest.fail,  # type: ignore[arg-type]
        )
        self.tasks.run()
        self.tasks.run()
