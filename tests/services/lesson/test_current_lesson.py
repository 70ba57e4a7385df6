"""The lesson that is open, driven as a view would: commands in, events out, and one lesson open at any time."""

from __future__ import annotations

import errno
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.support.board import HandClock, SquareLetters, drag
from tests.support.phone_room import Posts, Tasks
from tni.core.clock import SystemClock
from tni.core.tasks import TaskRunner
from tni.document.lesson_plan import LessonPlan
from tni.files.lesson_errors import LessonElsewhereError, LessonExistsError, LessonMissingError
from tni.formats.pdf_reader import PdfReader
from tni.services.lesson.closed_lesson import read_layer
from tni.services.lesson.current_lesson import CurrentLesson, LessonFileNames
from tni.services.lesson.file_kind import UnknownFileKindError
from tni.services.lesson.lesson_events import (
    CurrentLessonChanged,
    LessonAlreadyOpen,
    LessonClosed,
    LessonDamaged,
    LessonEvent,
    LessonFailed,
    LessonLeaving,
    LessonOpening,
    LessonOpeningEnded,
    LessonSalvaged,
    LessonShared,
)
from tni.services.lesson.lesson_finder import FoundLesson, LessonFinder
from tni.services.lesson.lesson_service import LessonService, OpenLesson
from tni.services.lesson.noted_lessons import NotedLessons
from tni.services.lesson.shared_parts import SharedParts
from tni.store import lesson_rescue
from tni.store.last_lesson_file import LastLessonFile
from tni.store.lesson_file import WorkFolders, new_lesson
from tni.store.lesson_identity import make_copy_of_its_own
from tni.store.lesson_lock import is_locked
from tni.store.library_history import LibraryHistory

NAMES = LessonFileNames(untitled="Board", salvaged="{name} (salvaged)")


class SlowService(LessonService):
    """Lessons open when the test lets them."""

    may_open: threading.Event

    def open(self, path: Path, *, anew: bool = False) -> OpenLesson:
        self.may_open.wait(20)
        return super().open(path, anew=anew)


@dataclass
class Teacher:
    """A running program without windows."""

    home: Path
    posts: Posts
    current: CurrentLesson
    events: list[LessonEvent]

    @property
    def path(self) -> Path:
        path = self.current.lesson.path
        assert path is not None
        return path

    def open(self, path: Path) -> None:
        self.current.open(path)
        self.await_opened()

    def await_opened(self) -> None:
        self.posts.until(lambda: not self.current.is_opening)

    def write(self) -> None:
        drag(self.current.lesson.editor, [(20, 20), (60, 60)])
        self.current.touched()

    def kinds(self) -> list[type]:
        return [type(event) for event in self.events]


def started(home: Path, may_open: threading.Event | None = None, tasks: TaskRunner | None = None) -> Teacher:
    """may_open: when lessons but the first may open; at once if None. tasks: None for one that does them at once."""
    posts, clock = Posts(), HandClock()
    folders = WorkFolders(work=home / "work", rescue=home / "rescue", edit_in_place=lambda _folder: True)
    service = SlowService(home / "lessons", folders, clock, SquareLetters(), PdfReader(), lambda _health: None)
    service.may_open = may_open or threading.Event()
    if may_open is None:
        service.may_open.set()
    noted = NotedLessons(Tasks(), lambda: LessonFinder(home / "lessons", list).find)
    current = CurrentLesson(service, tasks or Tasks(), clock, LastLessonFile(home / "last.json"), posts, NAMES, noted)
    teacher = Teacher(home, posts, current, [])
    current.subscribe(teacher.events.append)
    current.start(None)
    return teacher


@pytest.fixture
def teacher(tmp_path: Path) -> Iterator[Teacher]:
    made = started(tmp_path)
    yield made
    made.current.close()


def test_a_lesson_that_the_history_does_not_know_is_told(teacher: Teacher) -> None:
    path = teacher.current.library / "eau.tni"
    new_lesson(path)
    teacher.open(path)
    assert teacher.current.lesson.is_unsaved
    teacher.write()
    teacher.current.new()
    assert not teacher.current.lesson.is_unsaved
    LibraryHistory(teacher.current.library).save(path, SystemClock().now())
    teacher.open(path)
    assert not teacher.current.lesson.is_unsaved


def test_start_opens_a_blank_lesson_in_the_library(teacher: Teacher) -> None:
    assert teacher.kinds() == [CurrentLessonChanged]
    assert teacher.path.parent == teacher.current.library
    assert teacher.path.stem.startswith(NAMES.untitled)


def test_what_is_written_is_kept_elsewhere_where_the_library_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "lessons").write_text("in the place of the folder")
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.setattr(lesson_rescue, "PERSISTENT_TEMP", (str(tmp_path / "elsewhere"),))
    teacher = started(tmp_path)
    (error,) = (event.error for event in teacher.events if isinstance(event, LessonFailed))
    assert isinstance(error, LessonElsewhereError)
    assert error.kept == teacher.path
    teacher.write()
    page = teacher.current.lesson.editor.page.id
    teacher.current.close()
    assert read_layer(error.kept, None).count(page) == 1
    assert error.kept.is_relative_to(tmp_path / "elsewhere")


def test_another_lesson_takes_the_place_of_the_open_one(teacher: Teacher) -> None:
    teacher.write()
    before = teacher.path
    teacher.current.new()
    assert teacher.path != before
    assert not is_locked(before)
    teacher.events.clear()
    teacher.open(before)
    assert teacher.kinds()[-4:] == [LessonOpeningEnded, LessonLeaving, CurrentLessonChanged, LessonClosed]
    assert teacher.path == before
    assert teacher.current.lesson.editor.document.count(teacher.current.lesson.editor.page.id) == 1


def test_a_lesson_that_was_renamed_elsewhere_is_opened_by_its_id_and_it_is_said_where(teacher: Teacher) -> None:
    teacher.write()
    noted, lesson_id = teacher.path, teacher.current.lesson.lesson_id
    teacher.current.new()
    found = noted.rename(noted.with_name("Thalès.tni"))
    teacher.current.open(noted, lesson_id)
    teacher.await_opened()
    assert teacher.path == found
    (changed,) = (event for event in teacher.events if isinstance(event, CurrentLessonChanged) and event.moved)
    assert changed.moved == FoundLesson(found, 0, is_moved=True)
    teacher.events.clear()
    teacher.current.open(noted, lesson_id)
    teacher.await_opened()
    assert teacher.events[-1] == LessonAlreadyOpen("Thalès")


def test_a_copy_that_took_the_name_of_a_lesson_that_is_gone_opens_in_its_place_and_it_is_said(teacher: Teacher) -> None:
    teacher.write()
    noted, lesson_id = teacher.path, teacher.current.lesson.lesson_id
    teacher.current.new()
    make_copy_of_its_own(noted)
    teacher.current.open(noted, lesson_id)
    teacher.await_opened()
    assert (teacher.path, teacher.current.lesson.lesson_id != lesson_id) == (noted, True)
    (changed,) = (event for event in teacher.events if isinstance(event, CurrentLessonChanged) and event.moved)
    assert changed.moved == FoundLesson(noted, is_copy=True)


def test_a_noted_lesson_is_missing_where_another_one_has_its_file_name(teacher: Teacher) -> None:
    teacher.write()
    noted, lesson_id = teacher.path, teacher.current.lesson.lesson_id
    teacher.current.new()
    noted.unlink()
    new_lesson(noted)
    lesson = teacher.current.lesson
    teacher.current.open(noted, lesson_id)
    teacher.await_opened()
    assert isinstance(teacher.events[-1], LessonFailed)
    assert isinstance(teacher.events[-1].error, LessonMissingError)
    assert teacher.current.lesson is lesson


def test_the_open_lesson_is_not_opened_again(teacher: Teacher) -> None:
    lesson = teacher.current.lesson
    teacher.open(teacher.path)
    assert teacher.events[-1] == LessonAlreadyOpen(teacher.path.stem)
    assert teacher.current.lesson is lesson


@pytest.mark.parametrize(("name", "error"), [("absent.tni", LessonMissingError), ("text.odt", UnknownFileKindError)])
def test_failed_opening_leaves_the_lesson_open(teacher: Teacher, name: str, error: type[Exception]) -> None:
    lesson = teacher.current.lesson
    teacher.open(teacher.home / name)
    assert isinstance(teacher.events[-1], LessonFailed)
    assert isinstance(teacher.events[-1].error, error)
    assert teacher.current.lesson is lesson


def test_given_up_opening_leaves_the_lesson_open_and_no_lock(tmp_path: Path) -> None:
    may_open = threading.Event()
    teacher = started(tmp_path, may_open)
    teacher.write()
    before = teacher.path
    teacher.current.new()
    lesson = teacher.current.lesson
    teacher.current.open(before)
    assert teacher.events[-1] == LessonOpening(before.stem)
    teacher.current.give_up_opening()
    assert teacher.events[-1] == LessonOpeningEnded(given_up=True)
    may_open.set()
    teacher.posts.until(lambda: not is_locked(before))
    assert teacher.current.lesson is lesson
    teacher.current.close()


def test_damaged_lesson_is_salvaged_under_another_name(teacher: Teacher) -> None:
    teacher.write()
    path = teacher.path
    teacher.current.new()
    data = bytearray(path.read_bytes())
    middle = len(data) // 2 // 4096 * 4096
    data[middle : middle + 4096] = b"\xa5" * 4096
    path.write_bytes(data)
    teacher.open(path)
    assert teacher.events[-1] == LessonDamaged(path)
    teacher.current.salvage(path)
    teacher.await_opened()
    assert LessonSalvaged(f"{path.stem} (salvaged)") in teacher.events
    assert teacher.path.stem == f"{path.stem} (salvaged)"
    assert path.read_bytes() == data


def test_a_lesson_of_which_nothing_can_be_read_says_so_and_stays(teacher: Teacher) -> None:
    path = teacher.home / "Cassée.tni"
    data = b"SQLite format 3\0" + b"\xa5" * 20_000
    path.write_bytes(data)
    teacher.current.salvage(path)
    assert teacher.events[-1] == LessonDamaged(path, is_lost=True)
    assert path.read_bytes() == data


def test_shared_copy_does_not_overwrite_the_open_lesson(teacher: Teacher) -> None:
    teacher.write()
    assert teacher.current.share(teacher.path, SharedParts())
    assert isinstance(teacher.events[-1], LessonFailed)
    assert isinstance(teacher.events[-1].error, LessonExistsError)
    copy = teacher.home / "copy.tni"
    assert teacher.current.share(copy, SharedParts())
    assert teacher.events[-1] == LessonShared(copy)
    assert copy.exists()


@pytest.mark.parametrize("parts", [SharedParts(), SharedParts(plan=True)])
def test_a_copy_says_whether_the_plan_is_in_it(teacher: Teacher, parts: SharedParts) -> None:
    teacher.write()
    teacher.current.lesson.editor.set_plan(LessonPlan(aims="Comparer"))
    copy = teacher.home / "copy.tni"
    assert teacher.current.share(copy, parts)
    assert teacher.events[-1] == LessonShared(copy, SharedParts(plan=not parts.plan))


def test_a_lesson_taught_without_ink_is_shared_as_prepared(teacher: Teacher) -> None:
    teacher.write()
    teacher.current.lesson.editor.teach_anonymously()
    copy = teacher.home / "copy.tni"
    assert teacher.current.share(copy, SharedParts())
    assert teacher.events[-1] == LessonShared(copy)


def test_lesson_that_no_file_can_hold_is_in_memory_and_not_shared(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse() -> Path:
        raise OSError(errno.EROFS, "read-only")

    (tmp_path / "lessons").write_bytes(b"no folder")
    monkeypatch.setattr(lesson_rescue, "folder_elsewhere", refuse)
    teacher = started(tmp_path)
    assert teacher.kinds() == [CurrentLessonChanged, LessonFailed]
    assert teacher.current.lesson.path is None
    assert not teacher.current.share(tmp_path / "copy.tni", SharedParts())
    teacher.current.close()


def test_only_a_lesson_that_was_cut_off_is_offered(tmp_path: Path) -> None:
    last = tmp_path / "last.json"
    teacher = started(tmp_path)
    teacher.write()
    cut_off = last.read_bytes()
    teacher.current.close()
    assert teacher.current.unfinished() is None
    last.write_bytes(cut_off)
    assert teacher.current.unfinished() == teacher.path


def test_untouched_lesson_of_the_next_run_does_not_take_the_place_of_the_one_cut_off(tmp_path: Path) -> None:
    last = tmp_path / "last.json"
    first = started(tmp_path)
    first.write()
    cut_off = last.read_bytes()
    first.current.close()
    last.write_bytes(cut_off)
    second = started(tmp_path)
    second.current.close()
    assert second.current.unfinished() == first.path
    third = started(tmp_path)
    third.write()
    third.current.close()
    assert third.current.unfinished() is None
