"""A lesson is renamed while it is open; whenever its program is killed, it is one whole lesson under one name."""

from __future__ import annotations

import os
import shutil
import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.support.lessons import PAGE, Desk, a_stroke, adding, names, push, strokes_in
from tni.document.lesson_port import LessonStoreError
from tni.files.lesson_errors import LessonInUseError, LessonUnreadableError
from tni.store import copy_origin, lesson_database, lesson_file, lesson_rename, publisher, working_copy
from tni.store.copy_origin import unpublished_copies
from tni.store.lesson_check import check_lesson
from tni.store.lesson_file import LessonFile, WorkFolders, new_lesson
from tni.store.lesson_identity import read_lesson_id
from tni.store.lesson_lock import LessonLock, is_locked

PLACES = {"in place": lambda _: True, "as a working copy": lambda _: False}


@pytest.fixture(params=PLACES)
def desk(request: pytest.FixtureRequest, tmp_path: Path) -> Desk:
    made = Desk(tmp_path / "key", WorkFolders(tmp_path / "work", tmp_path / "rescue", PLACES[request.param]))
    made.folder.mkdir()
    made.places.work.mkdir()
    new_lesson(made.lesson)
    return made


def lessons(desk: Desk) -> list[str]:
    """Files of the folder that a teacher sees."""
    return [name for name in names(desk.folder) if not name.startswith(".") and not name.endswith(("-wal", "-shm"))]


def test_work_goes_on_under_the_new_name(desk: Desk) -> None:
    file = desk.open()
    push(file, PAGE, a_stroke("a"))
    assert file.rename("Les fractions") == file.path == desk.folder / "Les fractions.tni"
    push(file, a_stroke("b"))
    file.commit(None, adding(a_stroke("b")).inverse(), None, 1)
    assert file.load_change(None, 1) == adding(PAGE, a_stroke("a"))
    assert file.close().good
    assert strokes_in(file.path) == [PAGE.id, "a"]
    assert read_lesson_id(file.path) == file.lesson_id
    assert check_lesson(file.path) == []
    assert names(desk.folder) == ["Les fractions.tni"], "one file, no leftovers"
    assert list(desk.places.work.iterdir()) == []


def test_a_taken_name_gets_a_number_and_keeps_it(desk: Desk) -> None:
    new_lesson(desk.folder / "Fractions.tni")
    file = desk.open()
    push(file, a_stroke("a"))
    assert [file.rename("Fractions").name for _ in range(2)] == ["Fractions (2).tni"] * 2
    assert file.rename("fractions").name == "fractions.tni"
    file.close()
    assert strokes_in(desk.folder / "fractions.tni") == ["a"]
    assert lessons(desk) == ["Fractions.tni", "fractions.tni"]


def test_a_lesson_at_the_old_name_is_another_one(desk: Desk) -> None:
    file = desk.open()
    push(file, a_stroke("a"))
    file.rename("Fractions")
    new_lesson(desk.lesson)
    other = desk.open()
    push(other, a_stroke("b"))
    assert file.close().good
    assert other.close().good
    assert (strokes_in(file.path), strokes_in(other.path)) == (["a"], ["b"])


def test_a_closed_lesson_is_not_renamed(desk: Desk) -> None:
    file = desk.open()
    push(file, a_stroke("a"))
    file.close()
    with pytest.raises(LessonStoreError):
        file.rename("Fractions")
    assert names(desk.folder) == [desk.lesson.name]
    assert strokes_in(desk.lesson) == ["a"]


def test_a_lesson_begins_to_be_closed_once_it_is_renamed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = Desk(tmp_path, WorkFolders(tmp_path / "work", tmp_path / "rescue"))
    new_lesson(desk.lesson)
    file = desk.open()
    push(file, a_stroke("a"))
    close, rename = threading.Thread(target=file.begin_closing), lesson_rename.rename_in_place

    def read_at_first(*args: object) -> tuple[LessonLock, Path]:
        if close.ident is None:
            close.start()
            raise LessonInUseError(desk.lesson, None)
        return rename(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(lesson_rename, "rename_in_place", read_at_first)
    assert file.rename("Fractions").name == "Fractions.tni"
    close.join()
    assert file.close().good
    assert names(desk.folder) == ["Fractions.tni"]


def test_the_lock_is_that_of_the_new_name(tmp_path: Path) -> None:
    desk = Desk(tmp_path, WorkFolders(tmp_path / "work", tmp_path / "rescue"))
    new_lesson(desk.lesson)
    file = desk.open()
    file.rename("Fractions")
    assert (is_locked(file.path), is_locked(desk.lesson)) == (True, False)
    file.close()
    assert not is_locked(file.path)


def test_it_waits_for_a_reader_of_the_old_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """SQLite would give the reader and the writer different side files."""
    monkeypatch.setattr(lesson_file, "READ_TRIES", 1)
    desk = Desk(tmp_path / "lessons", WorkFolders(tmp_path / "work", tmp_path / "rescue"))
    desk.folder.mkdir()
    new_lesson(desk.lesson)
    file = desk.open()
    push(file, a_stroke("a"))
    file.flush()
    with closing(sqlite3.connect(desk.lesson)) as reader:
        assert reader.execute("SELECT count(*) FROM entry").fetchone() == (1,)
        with pytest.raises(LessonInUseError):
            file.rename("Fractions")
        push(file, a_stroke("b"))
    assert file.rename("Fractions") == file.path
    file.close()
    assert strokes_in(file.path) == ["a", "b"]
    assert names(desk.folder) == ["Fractions.tni"]


def test_a_link_is_renamed_and_not_the_lesson_behind_it(tmp_path: Path) -> None:
    desk = Desk(tmp_path, WorkFolders(tmp_path / "work", tmp_path / "rescue"))
    new_lesson(desk.lesson)
    link = tmp_path / "lien.tni"
    link.symlink_to(desk.lesson)
    file = desk.open(link)
    push(file, a_stroke("a"))
    file.rename("Fractions")
    file.close()
    assert (tmp_path / "Fractions.tni").is_symlink()
    assert strokes_in(desk.lesson) == ["a"]


def test_what_the_disk_refuses_leaves_the_lesson_where_it_was(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, new: Path) -> None:
        raise OSError(5, "refused", str(new))

    monkeypatch.setattr(lesson_rename, "rename_new", refuse)
    monkeypatch.setattr(working_copy, "rename_new", refuse)
    file = desk.open()
    push(file, a_stroke("a"))
    with pytest.raises(LessonUnreadableError):
        file.rename("Fractions")
    push(file, a_stroke("b"))
    assert file.close().good
    assert file.path == desk.lesson
    assert strokes_in(desk.lesson) == ["a", "b"]
    assert lessons(desk) == [desk.lesson.name]


# -- a kill between steps


class Moments:
    """What lay on the disk before and after each step, as a killed program leaves it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, root: Path) -> None:
        self._monkeypatch, self._root, self._kept = monkeypatch, root, root.with_name("moments")
        self.count = 0

    def around(self, owner: object, name: str) -> None:
        step: Callable[..., object] = getattr(owner, name)

        def watched(*args: object, **named: object) -> object:
            self.keep()
            try:
                return step(*args, **named)
            finally:
                self.keep()

        self._monkeypatch.setattr(owner, name, watched)

    def keep(self) -> None:
        shutil.copytree(self._root, self._kept / str(self.count), symlinks=True)
        self.count += 1

    def bring_back(self, number: int) -> None:
        shutil.rmtree(self._root)
        shutil.copytree(self._kept / str(number), self._root, symlinks=True)


def open_whatever_is_there(desk: Desk) -> LessonFile:
    """As the next start does: unpublished work first."""
    left = unpublished_copies(desk.places.work)
    return desk.open(left[0].target if left else desk.folder / lessons(desk)[0])


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("published", [True, False], ids=["published", "unpublished"])
def test_a_kill_at_any_step_leaves_one_whole_lesson(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str, published: bool
) -> None:
    root = tmp_path / "disk"
    desk = Desk(root / "key", WorkFolders(root / "work", root / "rescue", PLACES[place]))
    for folder in (desk.folder, desk.places.work):
        folder.mkdir(parents=True)
    new_lesson(desk.lesson)
    monkeypatch.setattr(publisher, "QUIET_S", 0.0 if published else 1e6)
    monkeypatch.setattr(publisher, "LATEST_S", 0.0 if published else 1e6)
    before = desk.open()
    push(before, a_stroke("a"))
    before.close()
    file = desk.open()
    if not published:
        push(file, a_stroke("b"))
        file.flush()
    kept = ["a"] if published else ["a", "b"]
    with monkeypatch.context() as patch:
        moments = Moments(patch, root)
        for owner, name in (
            (lesson_rename, "rename_new"),
            (working_copy, "rename_new"),
            (working_copy, "commit_file"),
            (copy_origin, "commit_file"),
            (lesson_database, "connect"),
            (lesson_database, "begin_writing"),
            (LessonLock, "release"),
        ):
            moments.around(owner, name)
        file.rename("Fractions")
        moments.keep()
    file.close()
    assert moments.count >= 5
    for number in range(moments.count):
        moments.bring_back(number)
        after = open_whatever_is_there(desk)
        assert list(after.layer(None).records) == kept, number
        assert after.close().good
        assert lessons(desk) in (["Fractions.tni"], [desk.lesson.name]), number
        assert strokes_in(desk.folder / lessons(desk)[0]) == kept, number


def test_a_name_that_comes_meanwhile_is_not_overwritten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = Desk(tmp_path, WorkFolders(tmp_path / "work", tmp_path / "rescue"))
    new_lesson(desk.lesson)
    rename = lesson_rename.rename_new

    def after_another(path: Path, new: Path) -> None:
        if new.name == "Fractions.tni":
            new.write_bytes(b"of another program")
        rename(path, new)

    monkeypatch.setattr(lesson_rename, "rename_new", after_another)
    file = desk.open()
    push(file, a_stroke("a"))
    assert file.rename("Fractions").name == "Fractions (2).tni"
    file.close()
    assert (tmp_path / "Fractions.tni").read_bytes() == b"of another program"
    assert strokes_in(tmp_path / "Fractions (2).tni") == ["a"]
    assert not os.path.lexists(desk.lesson)
