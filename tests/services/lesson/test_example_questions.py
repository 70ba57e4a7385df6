"""Questions of an example, which come with its copy."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.services.cahier.hand_clock import HandClock
from tests.support.board import SquareLetters
from tni.app.shipped_files import lessons_folder
from tni.formats.pdf_reader import PdfReader
from tni.services.lesson.lesson_service import LessonService
from tni.services.questions.question_library import QuestionLibrary
from tni.store.lesson_file import WorkFolders

PYTHAGORAS = "4e - Pythagore.tni"
TITLE = "Le théorème de Pythagore"


class Desk:
    """A teacher's folders and the examples of a program."""

    def __init__(self, folder: Path) -> None:
        self.examples, self.library = folder / "examples", folder / "library"
        shutil.copytree(lessons_folder(), self.examples)
        self.questions = QuestionLibrary(self.library / "Questions")
        self._service = LessonService(
            self.library, WorkFolders(folder / "work", folder / "rescue"), HandClock(), SquareLetters(), PdfReader(),
            lambda _health: None, self.examples, self.questions.folder,
        )  # fmt: skip

    def open(self, name: str, *, anew: bool = False) -> Path | None:
        """Open and close a lesson. Returns its file."""
        opened = self._service.open(self.examples / name, anew=anew)
        self._service.close(opened)
        return None if opened.file is None else opened.file.path


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_they_are_among_the_collections_under_the_lesson_s_title(desk: Desk) -> None:
    assert desk.open(PYTHAGORAS) == desk.library / PYTHAGORAS
    assert desk.questions.names() == [TITLE]
    assert len(desk.questions.load(TITLE).items) == 5


def test_a_collection_of_that_name_stays_as_it_is(desk: Desk) -> None:
    desk.open(PYTHAGORAS)
    path = desk.questions.folder / f"{TITLE}.xml"
    path.write_bytes(b"hers")
    desk.open(PYTHAGORAS, anew=True)
    assert path.read_bytes() == b"hers"
    assert desk.questions.names() == [TITLE]


def test_an_example_without_questions_brings_none(desk: Desk) -> None:
    desk.open("lecon-d-entrainement.tni")
    assert desk.questions.names() == []


def test_a_lesson_opens_where_its_questions_cannot_be_copied(desk: Desk) -> None:
    desk.library.mkdir()
    desk.questions.folder.write_bytes(b"a file where the folder should be")
    assert desk.open(PYTHAGORAS) == desk.library / PYTHAGORAS
    assert desk.questions.folder.read_bytes() == b"a file where the folder should be"
