"""A lesson that takes a while to open: the board stays in use, it can be given up, nothing is lost or left locked."""

from __future__ import annotations

import shutil
import threading
from pathlib import Path

import pytest

from tests.support.running_program import folders, running, strokes, wait_for, write
from tni.app.application import Application
from tni.app.shipped_files import lessons_folder
from tni.files.lesson_errors import LessonMissingError
from tni.services.lesson import lesson_loader
from tni.services.lesson.lesson_events import LessonEvent, LessonFailed
from tni.services.lesson.lesson_service import LessonService, OpenLesson
from tni.store.lesson_lock import is_locked
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.commands import CommandId

SAYS = "Ouverture de «\u00a0fractions\u00a0»…"


class SlowDisk:
    """Lessons open when the test lets them."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.go, self.threads, real = threading.Event(), [], LessonService.open
        self.error: Exception | None = None

        def slow(desk: LessonService, path: Path, *, anew: bool = False) -> OpenLesson:
            self.threads.append(threading.current_thread())
            self.go.wait(20)
            if self.error is not None:
                raise self.error
            return real(desk, path, anew=anew)

        monkeypatch.setattr(LessonService, "open", slow)
        monkeypatch.setattr(lesson_loader, "QUICK_LOAD_S", 0.0)

    def await_begun(self) -> None:
        """A thread has begun to open a lesson."""
        wait_for(lambda: bool(self.threads), "the thread that opens")


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> SlowDisk:
    return SlowDisk(monkeypatch)


@pytest.fixture
def lesson(tmp_path: Path) -> Path:
    path = folders(tmp_path).library / "fractions.tni"
    path.parent.mkdir(parents=True)
    shutil.copyfile(lessons_folder() / "fractions.tni", path)
    return path


def said(program: Application) -> list[str]:
    return [text.replace("\u00a0", " ") for text in program.main_controller.window.notices.texts()]


OPENING = SAYS.replace("\u00a0", " ")


def test_the_board_is_written_on_while_a_lesson_opens(
    qapp: object, tmp_path: Path, slow: SlowDisk, lesson: Path
) -> None:
    with running(tmp_path) as program:
        board = program.current_lesson.lesson
        program.current_lesson.open(lesson)
        assert program.current_lesson.lesson is board
        assert OPENING in said(program)
        write(program, (200, 200), (260, 240), (320, 210))
        assert len(strokes(program)) == 1
        slow.go.set()
        wait_for(lambda: program.current_lesson.lesson is not board, "the lesson")
        assert program.current_lesson.lesson.path == lesson
        assert OPENING not in said(program)
        assert slow.threads == [t for t in slow.threads if t is not threading.main_thread()]
        before = board.path
    with running(tmp_path, before) as program:
        slow.go.set()
        wait_for(lambda: program.current_lesson.lesson.path == before, "the board that was left")
        assert len(strokes(program)) == 1


def test_an_opening_that_is_given_up_leaves_the_board_and_no_lock(
    qapp: object, tmp_path: Path, slow: SlowDisk, lesson: Path
) -> None:
    with running(tmp_path) as program:
        board = program.current_lesson.lesson
        program.current_lesson.open(lesson)
        slow.await_begun()
        button = next(
            b for b in program.main_controller.window.findChildren(TextButton) if b.accessibleName() == "Annuler"
        )
        button.click()
        assert OPENING not in said(program)
        slow.go.set()
        slow.threads[0].join(20)
        wait_for(lambda: not is_locked(lesson), "the lock")
        assert program.current_lesson.lesson is board
        program.current_lesson.open(lesson)
        wait_for(lambda: program.current_lesson.lesson.path == lesson, "the lesson, opened after all")


def test_of_two_lessons_the_later_one_is_opened(qapp: object, tmp_path: Path, slow: SlowDisk, lesson: Path) -> None:
    other = lesson.with_name("autre.tni")
    shutil.copyfile(lesson, other)
    with running(tmp_path) as program:
        program.current_lesson.open(lesson)
        slow.await_begun()
        program.current_lesson.open(other)
        slow.go.set()
        wait_for(lambda: program.current_lesson.lesson.path == other, "the later lesson")
        slow.threads[0].join(20)
        wait_for(lambda: not is_locked(lesson), "the lock of the first")


def test_a_new_board_gives_up_the_opening(qapp: object, tmp_path: Path, slow: SlowDisk, lesson: Path) -> None:
    with running(tmp_path) as program:
        program.current_lesson.open(lesson)
        slow.await_begun()
        program.main_controller.commands[CommandId.NEW].trigger()
        board = program.current_lesson.lesson
        slow.go.set()
        slow.threads[0].join(20)
        wait_for(lambda: not is_locked(lesson), "the lock")
        assert program.current_lesson.lesson is board


def test_a_failed_opening_is_said_and_the_board_stays(
    qapp: object, tmp_path: Path, slow: SlowDisk, lesson: Path
) -> None:
    slow.error = LessonMissingError(lesson)
    with running(tmp_path) as program:
        board = program.current_lesson.lesson
        write(program, (200, 200), (260, 240), (320, 210))
        events: list[LessonEvent] = []
        program.current_lesson.subscribe(events.append)
        program.current_lesson.open(lesson)
        slow.go.set()
        wait_for(lambda: events[-1:] == [LessonFailed(slow.error, opening=True)], "the error")
        assert OPENING not in said(program)
        assert program.current_lesson.lesson is board
        assert len(strokes(program)) == 1


def test_a_program_that_ends_meanwhile_leaves_no_lock(
    qapp: object, tmp_path: Path, slow: SlowDisk, lesson: Path
) -> None:
    with running(tmp_path) as program:
        program.current_lesson.open(lesson)
        threading.Timer(0.05, slow.go.set).start()
    assert not is_locked(lesson)
