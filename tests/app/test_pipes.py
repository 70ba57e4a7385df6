"""A pipe is refused where a file is asked for: nothing waits for ever for what nobody writes."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tests.support.board import SquareLetters
from tni.app.lesson_command import print_info, print_problems
from tni.app.quiz_command import print_bank
from tni.app.roster_command import print_roster
from tni.core.clock import SystemClock
from tni.files.lesson_errors import NotALessonError
from tni.files.regular_file import NotRegularFileError
from tni.formats.pdf_reader import PdfReader
from tni.services.lesson.lesson_service import LessonService
from tni.store.lesson_file import WorkFolders
from tni.ui.messages.file_errors import os_error_message

pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs pipes")


@pytest.fixture
def pipe(tmp_path: Path) -> Path:
    os.mkfifo(tmp_path / "f.tni")
    return tmp_path / "f.tni"


@pytest.mark.parametrize(
    "read",
    [
        lambda path: print_info(path, as_json=True, samples=False),
        print_problems,
        lambda path: print_bank(path, as_json=True),
        lambda path: print_roster(path, date(2026, 11, 26), as_json=True),
    ],
    ids=["lesson info", "lesson check", "quiz read", "roster read"],
)
def test_a_pipe_is_refused(pipe: Path, read: Callable[[Path], object]) -> None:
    with pytest.raises(NotRegularFileError) as caught:
        read(pipe)
    assert "ce n’est pas un fichier ordinaire" in os_error_message(caught.value).replace("\u00a0", " ")


def test_the_window_refuses_pipes_of_every_kind(pipe: Path, tmp_path: Path) -> None:
    folders = WorkFolders(tmp_path / "work", tmp_path / "rescue")
    with PdfReader() as pdf:
        service = LessonService(tmp_path, folders, SystemClock(), SquareLetters(), pdf, lambda _: None)
        with pytest.raises(NotRegularFileError):
            service.read_pdf(pipe)
        with pytest.raises(NotRegularFileError):
            service.read_picture(pipe)
        with pytest.raises(NotALessonError):
            service.open(pipe)
