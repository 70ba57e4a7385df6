"""The lock of a lesson: one for all names of it, and nothing else is taken for it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.support.lessons import Desk, a_stroke, names, push, strokes_in
from tni.files.lesson_errors import LessonInUseError, LockFileError
from tni.store.lesson_file import WorkFolders, new_lesson
from tni.store.lesson_lock import is_locked, lock_path, read_owner

pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs links and pipes")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    made = Desk(tmp_path / "lessons", WorkFolders(tmp_path / "work", tmp_path / "rescue"))
    made.folder.mkdir()
    new_lesson(made.lesson)
    return made


@pytest.mark.parametrize("link", [Path.symlink_to, Path.hardlink_to], ids=["symbolic", "hard"])
def test_a_link_in_the_place_of_the_lock_spares_its_target(desk: Desk, tmp_path: Path, link: object) -> None:
    assert callable(link)
    target = tmp_path / "thesis.odt"
    target.write_text("years of work")
    link(lock_path(desk.lesson), target)
    with pytest.raises(LockFileError):
        desk.open()
    assert not is_locked(desk.lesson)
    assert target.read_text() == "years of work"


def test_a_link_to_nothing_in_the_place_of_the_lock_creates_nothing(desk: Desk, tmp_path: Path) -> None:
    lock_path(desk.lesson).symlink_to(tmp_path / "new")
    with pytest.raises(LockFileError):
        desk.open()
    assert not (tmp_path / "new").exists()


def test_nothing_waits_at_a_pipe_in_the_place_of_the_lock(desk: Desk) -> None:
    os.mkfifo(lock_path(desk.lesson))
    assert not is_locked(desk.lesson)
    assert read_owner(lock_path(desk.lesson)) is None
    with pytest.raises(LockFileError):
        desk.open()


def test_a_lesson_is_opened_once_by_whatever_link(desk: Desk, tmp_path: Path) -> None:
    link = tmp_path / "desk.tni"
    link.symlink_to(desk.lesson)
    file = desk.open()
    with pytest.raises(LessonInUseError):
        desk.open(link)
    file.close()
    file = desk.open(link)
    assert is_locked(desk.lesson)
    push(file, a_stroke("a"))
    assert (file.path, file.file) == (link, desk.lesson)
    file.close()
    assert strokes_in(desk.lesson) == ["a"]
    assert names(desk.folder) == ["leçon.tni"]


def test_a_link_from_a_local_folder_to_one_that_is_not_leads_to_a_working_copy(tmp_path: Path) -> None:
    places = WorkFolders(tmp_path / "work", tmp_path / "rescue", lambda folder: folder != tmp_path / "server")
    desk = Desk(tmp_path / "server", places)
    desk.folder.mkdir()
    new_lesson(desk.lesson)
    link = tmp_path / "desk.tni"
    link.symlink_to(desk.lesson)
    file = desk.open(link)
    assert file.file not in (link, desk.lesson)
    push(file, a_stroke("a"))
    file.close()
    assert link.is_symlink()
    assert strokes_in(desk.lesson) == ["a"]
