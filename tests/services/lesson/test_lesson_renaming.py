"""A lesson's title and the name of its file change together, or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.services.lesson.test_current_lesson import Teacher, started
from tests.support.board import HandClock, SquareLetters
from tni.document.pointer import ChangedFlag
from tni.files.lesson_errors import LessonUnreadableError
from tni.files.lesson_health import StorageTrouble, StorageTroubleKind
from tni.formats.pdf_reader import PdfReader
from tni.services.lesson.closed_lesson import read_layer
from tni.services.lesson.lesson_events import LessonFailed, LessonRenamed
from tni.services.lesson.lesson_service import LessonService
from tni.store.last_lesson_file import LastLessonFile
from tni.store.lesson_file import LessonFile, WorkFolders


@pytest.fixture
def teacher(tmp_path: Path) -> Teacher:
    return started(tmp_path)


def test_title_and_file_are_renamed_while_the_lesson_is_open(teacher: Teacher) -> None:
    teacher.write()
    old = teacher.path
    teacher.current.rename("  Fractions 1/2 : début ")
    first, second = teacher.events[-2:]
    assert isinstance(first, LessonRenamed)
    assert isinstance(second, LessonRenamed)
    assert ChangedFlag.INFO in first.changed.what
    assert teacher.path == old.with_name("Fractions 1 2 début.tni")
    assert teacher.current.lesson.title == "Fractions 1/2 : début"
    last = LastLessonFile(teacher.home / "last.json").read()
    assert last is not None
    assert last.path == teacher.path
    teacher.write()
    teacher.current.close()
    document = read_layer(teacher.path, None)
    assert document.info.title == "Fractions 1/2 : début"
    assert document.count(document.pages()[0].id) == 2
    assert not old.exists()


def test_a_lesson_without_a_title_has_that_of_its_file(teacher: Teacher) -> None:
    assert teacher.current.lesson.title == teacher.path.stem
    path = teacher.path
    teacher.current.rename("/")
    teacher.current.rename("")
    assert (teacher.path, teacher.current.lesson.title) == (path, path.stem)
    teacher.current.close()


def test_a_class_that_is_taught_sees_the_new_title_of_the_prepared_lesson(teacher: Teacher) -> None:
    editor = teacher.current.lesson.editor
    editor.open_seance("5eA")
    teacher.current.rename("Fractions")
    assert (editor.info.title, editor.document.overlay) == ("Fractions", {})
    editor.close_seance()
    assert editor.info.title == "Fractions"
    editor.undo()
    assert editor.info.title == ""
    teacher.current.close()


def test_if_the_file_cannot_be_renamed_both_stay(teacher: Teacher, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(file: LessonFile, stem: str) -> Path:
        raise LessonUnreadableError(StorageTrouble(StorageTroubleKind.IO, file.path, stem))

    teacher.current.rename("Fractions")
    monkeypatch.setattr(LessonFile, "rename", refuse)
    teacher.current.rename("Décimaux")
    assert isinstance(teacher.events[-1], LessonFailed)
    assert (teacher.path.stem, teacher.current.lesson.title) == ("Fractions", "Fractions")
    teacher.current.lesson.editor.set_title("Décimaux")  # typed in the card, which names the file when it is closed
    teacher.current.rename("Décimaux", before="Fractions")
    assert (teacher.path.stem, teacher.current.lesson.title) == ("Fractions", "Fractions")
    teacher.current.close()


@pytest.mark.parametrize("in_place", [True, False])
def test_a_lesson_that_is_not_open_is_renamed(teacher: Teacher, in_place: bool) -> None:
    teacher.write()
    path = teacher.path
    teacher.current.close()
    folders = WorkFolders(teacher.home / "work", teacher.home / "rescue", lambda _folder: in_place)
    service = LessonService(path.parent, folders, HandClock(), SquareLetters(), PdfReader(), lambda _health: None)
    new = service.rename(path, "Fractions")
    assert sorted(one.name for one in path.parent.glob("*.tni*")) == ["Fractions.tni"]
    assert read_layer(new, None).info.title == "Fractions"
