"""Unpublished work is found by what its lesson is, when its key comes back under another path."""

from __future__ import annotations

import json
import os
import shutil
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.store.test_lesson_rename import Moments
from tests.support.lessons import Desk, a_stroke, names, now, push, strokes_in, unpublished_on_key, wait_for
from tni.services.lesson.left_work import LeftLesson, find_left_work
from tni.store import copy_origin, local_disk, working_copy
from tni.store.copy_origin import COPY, copy_in_use, folder_left_for, is_unpublished, read_origin, write_origin
from tni.store.lesson_creation import copy_lesson
from tni.store.lesson_file import WorkFolders, new_lesson
from tni.store.working_copy import PublishError, WorkingCopy


def mount(tmp_path: Path, **devices: Path) -> None:
    """Mount keys, each by the name of its device."""
    lines = [f"/dev/tni-{name} {path} vfat rw 0 0" for name, path in devices.items()]
    (tmp_path / "mounts").write_text("\n".join(["/dev/tni-disk / ext4 rw 0 0", *lines]))


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A key at `disk/key`, pulled out while `a` was not published yet; now it is at `disk/key1`."""
    monkeypatch.setattr(local_disk, "MOUNTS", tmp_path / "mounts")
    monkeypatch.setattr(local_disk, "BY_UUID", tmp_path / "by-uuid")
    (tmp_path / "by-uuid").mkdir()
    for device, number in (("/dev/tni-disk", "disk"), ("/dev/tni-key", "AAAA"), ("/dev/tni-other", "BBBB")):
        (tmp_path / "by-uuid" / number).symlink_to(device)
    root = tmp_path / "disk"
    mount(tmp_path, key=root / "key")
    with unpublished_on_key(root / "key", monkeypatch) as made:
        made.folder.rename(root / "key1")
        mount(tmp_path, key=root / "key1")
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


@pytest.mark.parametrize("is_changed", [False, True])
def test_a_lesson_of_this_computer_or_of_another_key_is_not_taken_while_the_key_is_away(
    desk: Desk, tmp_path: Path, *, is_changed: bool
) -> None:
    library, pocket = desk.folder.with_name("library"), desk.folder.with_name("pocket")
    shutil.copytree(desk.folder, library)
    if is_changed:
        at_home = Desk(library, WorkFolders(tmp_path / "work", tmp_path / "rescue", lambda _: True)).open()
        push(at_home, a_stroke("b"))
        at_home.close()
    other = desk.folder.with_name("key2")
    shutil.copytree(library, other)
    desk.folder.rename(pocket)
    mount(tmp_path, other=other)
    for folder in (library, other):
        file = desk.open(folder / desk.lesson.name)
        assert not file.opened.resumed
        assert list(file.layer(None).records) == (["b"] if is_changed else [])
        assert file.close().good
    pocket.rename(desk.folder)
    mount(tmp_path, key=desk.folder, other=other)
    assert desk.open().close().good
    assert strokes_in(desk.lesson) == ["a"], "the work waited for its key"


def pull_out_at(moment: str, pull_out: Callable[[], None], monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Pull out the key once, just before or after a lesson is placed on it. The event: that is done."""
    place, done = working_copy.commit_file, threading.Event()

    def place_and_pull_out(part: Path, target: Path) -> None:
        if moment == "before" and not done.is_set():
            pull_out()
            done.set()
        place(part, target)
        if moment == "after" and not done.is_set():
            pull_out()
            done.set()

    monkeypatch.setattr(working_copy, "commit_file", place_and_pull_out)
    return done


@pytest.mark.parametrize("moment", ["before", "after", "published"])
def test_a_lesson_that_went_on_on_this_computer_while_its_key_was_away_opens_with_all_of_it(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    """The work is published as soon as its key is there; the key is pulled out at some moment of that."""
    library, pocket = desk.folder.with_name("library"), desk.folder.with_name("pocket")
    library.mkdir()
    desk.places = replace(desk.places, edit_in_place=lambda folder: folder == library)

    def pull_out() -> None:
        desk.folder.rename(pocket)
        mount(tmp_path)

    is_out = pull_out_at(moment, pull_out, monkeypatch)
    file = desk.open()
    if moment == "published":
        wait_for(lambda: file.health.good)
        pull_out()
    else:
        wait_for(is_out.is_set)
    assert file.move_into(library / desk.lesson.name)
    push(file, a_stroke("b"))
    assert file.close().good
    again = desk.open(library / desk.lesson.name)
    assert list(again.layer(None).records) == ["a", "b"]
    assert again.close().good
    pocket.rename(desk.folder)
    mount(tmp_path, key=desk.folder)
    assert desk.open().close().good
    assert (strokes_in(desk.lesson), list(desk.places.work.iterdir())) == (["a"], [])
    assert [name for name in names(desk.folder) if name.endswith(".tni") and name[0] != "."] == [desk.lesson.name]


def test_a_lesson_that_was_placed_on_its_key_unnoticed_is_found_where_the_key_is_mounted_next(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Under another name too: what was placed there is known."""
    elsewhere = desk.folder.with_name("elsewhere")

    def pull_out() -> None:
        desk.folder.rename(elsewhere)
        mount(tmp_path)

    is_out = pull_out_at("after", pull_out, monkeypatch)
    file = desk.open()
    wait_for(is_out.is_set)
    push(file, a_stroke("b"))
    assert file.close().unpublished
    mount(tmp_path, key=elsewhere)
    renamed = (elsewhere / desk.lesson.name).rename(elsewhere / "Thalès.tni")
    assert desk.open(renamed).close().good
    assert (strokes_in(renamed), names(elsewhere)) == (["a", "b"], ["Thalès.tni"])


def test_another_lesson_on_another_key_of_the_same_name_opens_itself_and_the_work_finds_its_key(
    desk: Desk, tmp_path: Path
) -> None:
    there, elsewhere = desk.folder.with_name("key"), desk.folder
    there.mkdir()
    mount(tmp_path, other=there, key=elsewhere)
    new_lesson(theirs := there / desk.lesson.name)
    assert find_left_work(desk.places.work, lambda: [there, elsewhere]).lessons == (LeftLesson(desk.lesson, False),)
    file = desk.open(theirs)
    assert (file.opened.resumed, list(file.layer(None).records)) == (False, [])
    push(file, a_stroke("theirs"))
    assert file.close().good
    assert desk.open().close().good
    assert (strokes_in(theirs), strokes_in(desk.lesson)) == (["theirs"], ["a"])
    assert list(desk.places.work.iterdir()) == []


def test_work_is_not_published_on_another_key_of_the_same_name_that_is_plugged_in_meanwhile(
    desk: Desk, tmp_path: Path
) -> None:
    copy, pocket = WorkingCopy.open(desk.lesson, desk.places.work, now()), desk.folder.with_name("pocket")
    desk.folder.rename(pocket)
    desk.folder.mkdir()
    mount(tmp_path, other=desk.folder)
    for make, there in ((None, []), (new_lesson, [desk.lesson.name])):
        if make is not None:  # another lesson of the same name
            make(desk.lesson)
        with pytest.raises(PublishError):
            copy.publish()
        with pytest.raises(PublishError):
            copy.rename("Thalès")
        assert (names(desk.folder), copy.origin.published) == (there, False)
    copy.release()
    desk.lesson.unlink()
    file = desk.open()
    push(file, a_stroke("b"))
    assert file.close().unpublished, "it opens while its key is away"
    assert names(desk.folder) == []
    desk.folder.rmdir()
    pocket.rename(desk.folder)
    mount(tmp_path, key=desk.folder)
    assert desk.open().close().good
    assert (strokes_in(desk.lesson), list(desk.places.work.iterdir())) == (["a", "b"], [])


def test_a_key_of_another_number_that_has_the_lesson_is_its_own(desk: Desk, tmp_path: Path) -> None:
    copy = WorkingCopy.open(desk.lesson, desk.places.work, now())
    mount(tmp_path, other=desk.folder)  # it was formatted, and the lesson copied to it again
    assert copy.publish() is None
    copy.remove()
    assert (names(desk.folder), strokes_in(desk.lesson)) == ([desk.lesson.name], ["a"])


def test_a_copy_that_does_not_know_its_key_waits_for_its_mount_point(desk: Desk) -> None:
    folder = only_folder(desk)
    found = json.loads((folder / "origin.json").read_text())
    del found["volume"]
    (folder / "origin.json").write_text(json.dumps(found))
    assert not is_unpublished(desk.lesson, desk.places.work)
    (folder / "origin.json").write_text(json.dumps(found | {"mount": str(desk.folder)}))
    assert is_unpublished(desk.lesson, desk.places.work)


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
    found = json.loads((folder / "origin.json").read_text())
    (folder / "origin.json").write_text(json.dumps(found | {"mount": "/"}))
    assert folder_left_for(desk.lesson, desk.places.work) == other
