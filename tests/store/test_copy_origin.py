"""Unpublished work is found by what its lesson is, when its key comes back under another path."""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from tests.store.test_lesson_rename import Moments
from tests.support.lessons import Desk, a_stroke, names, now, push, strokes_in
from tni.store import copy_origin, publisher
from tni.store.copy_origin import COPY, copy_in_use, folder_left_for, is_unpublished, read_origin, write_origin
from tni.store.lesson_creation import copy_lesson
from tni.store.lesson_file import WorkFolders, new_lesson
from tni.store.working_copy import WorkingCopy


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A key at `disk/key`, pulled out while `a` was not published yet; now it is at `disk/key1`."""
    monkeypatch.setattr(publisher, "QUIET_S", 1e6)
    root = tmp_path / "disk"
    made = Desk(root / "key", WorkFolders(root / "work", root / "rescue", lambda _: False))
    for folder in (made.folder, made.places.work):
        folder.mkdir(parents=True)
    new_lesson(made.lesson)
    file = made.open()
    push(file, a_stroke("a"))
    file.flush()
    made.folder.rename(root / "key1")
    assert file.close().unpublished
    return Desk(root / "key1", made.places)


def only_folder(desk: Desk) -> Path:
    (folder,) = desk.places.work.glob("*/")
    return folder


def test_a_key_that_is_mounted_elsewhere_has_its_work_which_is_published_there(desk: Desk) -> None:
    file = desk.open()
    assert file.opened.resumed
    assert file.path == desk.lesson
    assert copy_in_use(desk.lesson, desk.places.work)
    push(file, a_stroke("b"))
    assert file.close().good
    assert strokes_in(desk.lesson) == ["a", "b"]
    assert (names(desk.folder), names(desk.folder.parent)) == ([desk.lesson.name], ["key1", "work"])
    assert list(desk.places.work.iterdir()) == []


def test_a_file_that_was_renamed_on_the_key_has_its_work(desk: Desk) -> None:
    renamed = desk.lesson.rename(desk.folder / "Thalès.tni")
    assert desk.open(renamed).close().good
    assert strokes_in(renamed) == ["a"]


def test_a_kill_at_any_step_leaves_the_work_at_the_old_place_or_the_new(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        moments = Moments(patch, tmp_path / "disk")
        moments.around(copy_origin, "commit_file")
        copy = WorkingCopy.open(desk.lesson, desk.places.work, now())
        moments.keep()
    copy.release()
    assert moments.count == 3
    for number in range(moments.count):
        moments.bring_back(number)
        assert desk.open().close().good
        assert strokes_in(desk.lesson) == ["a"], number
        assert [name for name in names(desk.folder) if not name.startswith(".")] == [desk.lesson.name], number


def test_a_copy_on_another_key_is_not_taken_for_the_lesson_that_is_still_there(desk: Desk) -> None:
    desk.folder.rename(old := desk.folder.with_name("key"))
    desk.folder.mkdir()
    shutil.copy2(old / desk.lesson.name, desk.lesson)
    assert not is_unpublished(desk.lesson, desk.places.work)
    assert is_unpublished(old / desk.lesson.name, desk.places.work)


def test_another_lesson_of_the_same_size_and_time_is_not_taken(desk: Desk) -> None:
    times = desk.lesson.stat()
    other = desk.folder / "autre.tni"
    copy_lesson(desk.lesson, other)
    os.utime(other, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert other.stat().st_size == times.st_size
    assert not is_unpublished(other, desk.places.work)
    assert not is_unpublished(desk.folder / "absent.tni", desk.places.work)


def test_a_lesson_that_another_computer_changed_is_known_at_its_place_and_both_are_kept(desk: Desk) -> None:
    folder = only_folder(desk)
    origin = read_origin(folder)
    assert origin is not None
    write_origin(folder, replace(origin, mount=str(desk.folder.with_name("key"))))
    elsewhere = Desk(desk.folder, WorkFolders(desk.folder / "work", desk.folder / "rescue", lambda _: True))
    theirs = elsewhere.open()
    push(theirs, a_stroke("theirs"))
    theirs.close()
    file = desk.open()
    assert file.opened.resumed
    beside = file.close().beside
    assert beside == desk.folder / "leçon (2).tni"
    assert (strokes_in(desk.lesson), strokes_in(beside)) == (["theirs"], ["a"])


def test_a_renaming_that_was_cut_off_goes_on_at_the_new_place(desk: Desk) -> None:
    folder = only_folder(desk)
    origin = read_origin(folder)
    assert origin is not None
    write_origin(folder, replace(origin, target=origin.target.with_name("Thalès.tni"), renamed_from=origin.target))
    file = desk.open()
    assert file.path == desk.folder / "Thalès.tni"
    assert file.close().good
    assert names(desk.folder) == ["Thalès.tni"]
    assert strokes_in(desk.folder / "Thalès.tni") == ["a"]


def test_of_two_copies_the_one_of_the_same_place_is_taken_else_the_last_written(desk: Desk) -> None:
    folder = only_folder(desk)
    other = folder.with_name("other")
    shutil.copytree(folder, other)
    os.utime(other / COPY, (1, 1))
    assert folder_left_for(desk.lesson, desk.places.work) == folder
    found = json.loads((other / "origin.json").read_text())
    (other / "origin.json").write_text(json.dumps(found | {"mount": str(desk.folder.with_name("key"))}))
    assert folder_left_for(desk.lesson, desk.places.work) == other
