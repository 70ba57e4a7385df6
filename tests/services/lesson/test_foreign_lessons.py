"""Lessons of other programs become lessons of this one: made on the worker, put in step by step, and given up whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.services.lesson.test_current_lesson import Teacher, started
from tests.services.plugins.test_format_runner import TEXT_LESSON, plugin
from tests.support.board import HandClock, SquareLetters
from tests.support.later_tasks import LaterTasks
from tests.support.plugin_folders import runnable
from tni.document.text_measurer import MeasuredText
from tni.document.text_style import Paragraph, TextSpan
from tni.formats.pdf_reader import PdfReader
from tni.services.lesson.foreign_lessons import (
    ForeignLessonEnded,
    ForeignLessonEvent,
    ForeignLessonRead,
    ForeignLessons,
)
from tni.services.lesson.lesson_formats import readable_formats
from tni.services.lesson.lesson_service import LessonService
from tni.store.lesson_file import WorkFolders


class Worker(LaterTasks):
    """A worker that knows whether it is at work."""

    is_working = False

    def submit[T](self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None]) -> None:
        def working() -> T:
            self.is_working = True
            try:
                return work()
            finally:
                self.is_working = False

        super().submit(working, done, failed)


class WorkersLetters(SquareLetters):
    """Letters that the worker alone may measure."""

    def __init__(self, worker: Worker) -> None:
        self._worker = worker

    def measure(
        self, text: str, size_mm: float, font: str = "", wrap_mm: float | None = None, *, bold: bool = False,
        spans: tuple[TextSpan, ...] = (), paragraphs: tuple[Paragraph, ...] = (),
    ) -> MeasuredText:  # fmt: skip
        assert self._worker.is_working
        return super().measure(text, size_mm, font, wrap_mm, bold=bold, spans=spans, paragraphs=paragraphs)


@dataclass
class Room:
    """A program without windows, with a plugin for files of paragraphs."""

    teacher: Teacher
    worker: Worker
    lessons: ForeignLessons
    events: list[ForeignLessonEvent]

    def files(self) -> set[str]:
        return {path.name for path in self.teacher.current.library.glob("*.tni")}


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    teacher, worker = started(tmp_path), Worker()
    folders = WorkFolders(work=tmp_path / "work", rescue=tmp_path / "rescue", edit_in_place=lambda _folder: True)
    library = teacher.current.library
    service = LessonService(library, folders, HandClock(), SquareLetters(), PdfReader(), lambda _health: None)
    toy = runnable(plugin(tmp_path, "lesson importer", TEXT_LESSON))
    formats = readable_formats(lambda: [toy])
    made = Room(teacher, worker, ForeignLessons(teacher.current, service, WorkersLetters(worker), worker, formats), [])
    made.lessons.subscribe(made.events.append)
    (tmp_path / "a.txt").write_text("\n\n".join(["Un", "Deux", "Trois"]))
    yield made
    teacher.current.close()


def test_a_lesson_is_shown_once_all_its_pages_are_in(room: Room, tmp_path: Path) -> None:
    before = room.teacher.current.lesson
    assert room.lessons.open(tmp_path / "a.txt")
    while room.worker.waiting:
        assert room.teacher.current.lesson is before
        room.worker.waiting.pop(0)()
    assert not room.lessons.is_reading
    assert len(room.teacher.current.lesson.editor.pages) == 3
    assert isinstance(room.events[-1], ForeignLessonRead)


@pytest.mark.parametrize("steps", range(1, 4))
def test_a_lesson_given_up_between_two_pages_leaves_no_file(room: Room, tmp_path: Path, steps: int) -> None:
    before, files = room.teacher.current.lesson, room.files()
    room.lessons.open(tmp_path / "a.txt")
    for _ in range(steps):
        room.worker.waiting.pop(0)()
    assert room.files() > files
    room.lessons.give_up()
    room.worker.run()
    assert room.events[-1] == ForeignLessonEnded("a.txt")
    assert room.files() == files
    assert room.teacher.current.lesson is before
