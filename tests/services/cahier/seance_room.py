"""A program with séances, without a window: lessons in memory, a store on the disk, and a next start after a crash."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Self

from tests.services.cahier.hand_clock import HandClock
from tests.support.board import SquareLetters
from tests.support.class_lists import ClassLists
from tests.support.later_tasks import LaterTasks
from tests.support.rosters import give_key
from tni.cahier.seance_summary import SeanceSummary
from tni.document.pointer import Changed
from tni.services.cahier.past_seances import InterruptedSeance
from tni.services.cahier.seance_notices import SeanceNotice
from tni.services.cahier.seance_service import SeanceService
from tni.services.lesson.lesson_editor import LessonEditor
from tni.services.lesson.lesson_finder import FindLesson, FoundLesson, noted_lesson
from tni.services.lesson.memory_lesson import MemoryLesson
from tni.store.seances import SeanceStore


class Votes:
    """The vote of a séance. calls: what was asked of it."""

    def __init__(self) -> None:
        self.calls: list[str] = []

    def conclude(self) -> None:
        self.calls.append("conclude")

    def interrupt(self) -> None:
        self.calls.append("interrupt")

    def end_seance(self) -> None:
        self.calls.append("end")


class Lessons:
    """A window in which one of several lessons is open. wanted: files that were asked to be opened. finding: worker
    that looks for others by `find`."""

    def __init__(self, clock: HandClock) -> None:
        self._clock = clock
        self._stored: dict[str, MemoryLesson] = {}
        self.wanted: list[Path] = []
        self.finding = LaterTasks()
        self.find: FindLesson = noted_lesson
        self.recorded: Callable[[Changed], None] = lambda _: None
        self.show("")

    def show(self, file: str) -> None:
        self.file, self.name, self.lesson_id = file, Path(file).stem, ""
        lesson = self._stored.setdefault(file, MemoryLesson())
        self.editor = LessonEditor(lesson, self._clock, SquareLetters())

    def change_layer(self, command: Callable[[LessonEditor], Changed]) -> None:
        self.recorded(command(self.editor))

    def write(self) -> None:
        self.recorded(self.editor.add_text("chlorophylle", 20, 20))

    def look_for(
        self,
        file: str,
        lesson_id: str,
        done: Callable[[FoundLesson | None], None],
        failed: Callable[[Exception], None],
    ) -> None:
        self.finding.submit(lambda: self.find(file, lesson_id), done, failed)

    def open(self, file: Path) -> None:
        self.wanted.append(file)


class Room:
    """A classroom's program; a second one over the same folder and lessons is the next start."""

    def __init__(self, folder: Path, before: Room | None = None) -> None:
        self.lists = ClassLists(folder)
        give_key(self.lists.store)
        self.clock = HandClock() if before is None else before.clock
        self.lessons = Lessons(self.clock) if before is None else before.lessons
        self.tasks, self.votes = LaterTasks(), Votes()
        self.store = SeanceStore(folder / "sessions.db", busy_timeout_s=0.05)
        self.service = SeanceService(
            self.store, self.lists.service, self.lessons, self.votes, self.lists.settings, self.clock, self.tasks
        )
        self.lessons.recorded = self.service.record
        self._next: Room | None = None
        self.notices: list[SeanceNotice] = []
        self.service.subscribe(self.notices.append)

    def open(self, file: str) -> None:
        self.lessons.show(file)
        self.service.lesson_changed()

    @property
    def listed(self) -> list[SeanceSummary]:
        self.tasks.run()
        return self.store.listed()

    def next_start(self, folder: Path) -> Self:
        """What a crash now and a new start give."""
        self.tasks.run()
        self.lists.close()
        self.lessons.show(self.lessons.file)
        again = type(self)(folder, self)
        self._next = again
        return again

    def find_interrupted(self) -> tuple[InterruptedSeance, ...]:
        self.service.find_interrupted()
        self.tasks.run()
        return self.service.state.interrupted

    def close(self) -> None:
        self.lists.close()
        if self._next is not None:
            self._next.close()
