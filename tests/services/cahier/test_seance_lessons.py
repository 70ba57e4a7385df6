"""Pages of the lessons taught in a séance: of the open one as it is in memory, of others from their files."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.services.cahier.hand_clock import HandClock
from tests.support.board import SquareLetters
from tests.support.later_tasks import LaterTasks
from tni.app.shipped_files import lessons_folder
from tni.cahier.seance_log import LessonOpened
from tni.core.ids import BlobId, ClassLayerId
from tni.document.document import Document
from tni.document.pointer import Changed
from tni.services.cahier.seance_lessons import SeanceLessons
from tni.services.lesson.closed_lesson import read_layer
from tni.services.lesson.lesson_editor import LessonEditor
from tni.services.lesson.memory_lesson import MemoryLesson

AT = datetime(2026, 11, 24, 8, tzinfo=UTC)
FRACTIONS = "fractions.tni"


class NoPictures:
    """Pictures of PDFs in a lesson that has none. is_closed: whether they were given up."""

    is_closed = False

    def close(self) -> None:
        self.is_closed = True


class Shown:
    """A lesson in memory that is open, taught to a class."""

    def __init__(self) -> None:
        self.editor = LessonEditor(MemoryLesson(), HandClock(), SquareLetters())
        self.editor.open_seance("5eA")
        self.name, self.file, self.lesson_id = "eau", "eau.tni", ""

    def blobs(self, wanted: BlobId) -> bytes:
        raise KeyError(wanted)

    def source_of(self, file: Path, lesson_id: str) -> Callable[[], Path]:
        return lambda: file

    def change_layer(self, command: Callable[[LessonEditor], Changed]) -> None:
        command(self.editor)

    def open(self, file: Path) -> None:
        raise NotImplementedError

    def look_for(self, *_: object) -> None:
        raise NotImplementedError


class Reader:
    """What attaches pages. changes: how often it was told of one more lesson."""

    def __init__(self, *files: tuple[ClassLayerId | None, str]) -> None:
        self.shown, self.tasks, self.pictures = Shown(), LaterTasks(), NoPictures()
        self.changes = 0
        events = [LessonOpened(AT, Path(file).stem, layer, file) for layer, file in files]
        opened = LessonOpened(AT, "eau", self.shown.editor.seance, "eau.tni")
        self.lessons = SeanceLessons(
            self.shown, [opened, *events, opened], lambda *_: self.pictures, self.tasks, self.changed, lambda _: None
        )

    def changed(self) -> None:
        self.changes += 1


@pytest.fixture
def fractions(tmp_path: Path) -> tuple[str, Document]:
    path = tmp_path / FRACTIONS
    shutil.copyfile(lessons_folder() / FRACTIONS, path)
    return str(path), read_layer(path, None)


def test_pages_of_the_open_lesson_are_there_at_once_and_others_once_read(fractions: tuple[str, Document]) -> None:
    file, document = fractions
    reader = Reader((None, file))
    open_page = reader.shown.editor.page.id
    assert reader.lessons.page_ids == [open_page]
    reader.tasks.run()
    assert reader.changes == 1
    assert reader.lessons.page_ids == [open_page, *(page.id for page in document.pages())]
    assert [lesson.event.lesson for lesson in reader.lessons] == ["eau", "fractions"], "each lesson once"


def test_page_is_found_in_its_lesson(fractions: tuple[str, Document]) -> None:
    file, document = fractions
    reader = Reader((None, file))
    reader.tasks.run()
    page = document.pages()[1].id
    lesson = reader.lessons.lesson_of(page)
    assert lesson is not None
    assert (lesson.event.file, lesson.has(page)) == (file, True)
    assert reader.lessons.lesson_of(type(page)("gone")) is None


def test_lesson_that_is_gone_is_missing(tmp_path: Path) -> None:
    reader = Reader((None, str(tmp_path / "gone.tni")), (None, ""))
    assert reader.lessons.is_reading
    reader.tasks.run()
    assert not reader.lessons.is_reading
    assert [lesson.is_missing for lesson in reader.lessons] == [False, True, True]
    assert reader.changes == 1


def test_wanted_pages_are_exported_in_the_order_of_the_lessons(fractions: tuple[str, Document]) -> None:
    file, document = fractions
    reader = Reader((None, file))
    reader.tasks.run()
    wanted = (document.pages()[1].id, reader.shown.editor.page.id)
    export = reader.lessons.export(wanted, "Les fractions")
    assert (export.title, len(export.pages)) == ("Les fractions", 2)
    blank, taught = export.pages
    assert len(blank.items) < len(taught.items), "the open lesson's page, on which nothing is written, comes first"


def test_lesson_read_after_the_end_is_dropped_and_pictures_are_given_up(fractions: tuple[str, Document]) -> None:
    file, _ = fractions
    reader = Reader((None, file))
    reader.lessons.close()
    reader.tasks.run()
    assert (reader.changes, len(reader.lessons.page_ids)) == (0, 1)
    again = Reader((None, file))
    again.tasks.run()
    again.lessons.close()
    assert again.pictures.is_closed
