"""A lesson that is moved or thrown away is whole under its new name, or else under its old one."""

from __future__ import annotations

import errno
import os
import shutil
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.support.lessons import PAGE, Desk, a_stroke, names, push, strokes_in
from tni.files import atomic
from tni.files.lesson_errors import (
    LessonExistsError,
    LessonFileError,
    LessonInUseError,
    LessonMissingError,
    LessonUnpublishedError,
    LessonUnreadableError,
)
from tni.store import lesson_bin, lesson_moving
from tni.store.lesson_bin import BIN, DUE_DAYS, KEPT_DAYS, NOTE, LessonBin
from tni.store.lesson_check import check_lesson
from tni.store.lesson_file import WorkFolders, new_lesson
from tni.store.lesson_moving import move_lesson

NOW = datetime(2026, 11, 29, 8, tzinfo=UTC)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A library whose lesson holds a stroke."""
    made = Desk(tmp_path / "lessons", WorkFolders(tmp_path / "work", tmp_path / "rescue"))
    made.folder.mkdir()
    made.places.work.mkdir()
    new_lesson(made.lesson)
    file = made.open()
    push(file, PAGE, a_stroke("mine"))
    file.close()
    return made


@pytest.fixture
def plain_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that cannot rename a file without replacing another."""
    monkeypatch.setattr(lesson_moving, "renamed_without_replacing", lambda _source, _target: False)


def is_whole(path: Path) -> bool:
    return check_lesson(path) == [] and sorted(strokes_in(path)) == ["mine", "page"]


def test_a_moved_lesson_is_whole_at_its_new_place_alone(desk: Desk) -> None:
    target = desk.folder / "6e" / "aires.tni"
    move_lesson(desk.lesson, target, desk.places.work)
    assert is_whole(target)
    assert names(desk.folder) == ["6e"]
    assert names(target.parent) == ["aires.tni"]


@pytest.mark.skipif(sys.platform != "linux", reason="needs a rename that replaces nothing")
def test_a_lesson_that_is_moved_never_has_two_names(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise AssertionError

    with monkeypatch.context() as only_renamed:
        only_renamed.setattr(Path, "hardlink_to", refused)
        move_lesson(desk.lesson, target := desk.folder / "6e" / "aires.tni", desk.places.work)
    assert is_whole(target)
    assert not desk.lesson.exists()


def test_what_a_killed_program_left_beside_a_lesson_goes_with_it(desk: Desk, tmp_path: Path) -> None:
    cut_off, target = desk.folder / "coupée.tni", desk.folder / "6e" / "reprise.tni"
    new_lesson(scratch := tmp_path / "scratch.tni")
    file = desk.open(scratch)
    push(file, PAGE, a_stroke("mine"))
    file.flush()
    for end in ("", "-wal"):
        shutil.copyfile(f"{scratch}{end}", f"{cut_off}{end}")
    file.close()
    move_lesson(cut_off, target, desk.places.work)
    assert sorted(strokes_in(target)) == ["mine", "page"]
    assert not [name for name in names(desk.folder) if name.startswith("coupée")]


def test_a_name_that_is_taken_is_left_alone(desk: Desk) -> None:
    taken = desk.folder / "autre.tni"
    taken.write_bytes(b"another")
    with pytest.raises(LessonExistsError):
        move_lesson(desk.lesson, taken, desk.places.work)
    assert taken.read_bytes() == b"another"
    assert is_whole(desk.lesson)


def test_a_lesson_that_is_open_stays(desk: Desk) -> None:
    file = desk.open()
    with pytest.raises(LessonInUseError):
        move_lesson(desk.lesson, desk.folder / "b.tni", desk.places.work)
    file.close()
    assert is_whole(desk.lesson)


@pytest.mark.parametrize("is_open", [True, False])
def test_a_lesson_whose_working_copy_is_newer_stays(desk: Desk, is_open: bool) -> None:
    places = WorkFolders(desk.places.work, desk.places.rescue, lambda _folder: False)
    elsewhere = Desk(desk.folder, places)
    file = elsewhere.open()
    if is_open:
        with pytest.raises(LessonInUseError):
            move_lesson(desk.lesson, desk.folder / "b.tni", places.work)
        file.close()
        return
    file.close()
    origin = next(places.work.glob("*"), None)
    assert origin is None  # published and closed, it is gone
    file = elsewhere.open()
    push(file, a_stroke("later"))
    file.flush()
    kept = shutil.copytree(next(places.work.glob("*")), desk.folder.parent / "kept")
    file.close()
    shutil.copytree(kept, places.work / kept.name)  # as a killed program leaves it
    with pytest.raises(LessonUnpublishedError):
        move_lesson(desk.lesson, desk.folder / "b.tni", places.work)


def test_a_lesson_that_is_gone_is_missing(desk: Desk) -> None:
    with pytest.raises(LessonMissingError):
        move_lesson(desk.folder / "no.tni", desk.folder / "b.tni", desk.places.work)


@pytest.mark.usefixtures("plain_disk")
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES, errno.EIO])
def test_a_disk_that_refuses_leaves_the_lesson_where_it_was(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def refuse(_path: Path, _other: Path) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(LessonUnreadableError):
        move_lesson(desk.lesson, desk.folder / "b.tni", desk.places.work)
    monkeypatch.undo()
    assert names(desk.folder) == [desk.lesson.name]
    assert is_whole(desk.lesson)


@pytest.mark.usefixtures("plain_disk")
def test_a_lesson_goes_to_another_disk_as_a_copy(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    renamed = Path.rename

    def refuse(path: Path, other: Path) -> object:
        if path.parent != other.parent:
            raise OSError(errno.EXDEV, "another disk")
        return renamed(path, other)

    def no_link(_path: Path, _other: Path) -> None:
        raise OSError(errno.EXDEV, "another disk")

    monkeypatch.setattr(Path, "rename", refuse)
    monkeypatch.setattr(Path, "hardlink_to", no_link)
    target = desk.folder / "6e" / "b.tni"
    move_lesson(desk.lesson, target, desk.places.work)
    assert is_whole(target)
    assert names(desk.folder) == ["6e"]


@pytest.mark.usefixtures("plain_disk")
def test_a_lesson_that_cannot_be_taken_from_its_disk_is_on_no_other_one(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    unlinked = Path.unlink

    def other_disk(_source: Path, _target: Path) -> None:
        raise OSError(errno.EXDEV, "another disk")

    def refuse(path: Path, missing_ok: bool = False) -> None:
        if path == desk.lesson:
            raise OSError(errno.EACCES, os.strerror(errno.EACCES))
        unlinked(path, missing_ok)

    monkeypatch.setattr(lesson_moving, "commit_new_file", other_disk)
    monkeypatch.setattr(Path, "unlink", refuse)
    with pytest.raises(LessonUnreadableError):
        move_lesson(desk.lesson, desk.folder / "6e" / "b.tni", desk.places.work)
    monkeypatch.undo()
    assert names(desk.folder / "6e") == []
    assert is_whole(desk.lesson)


def fail_to_sync_names(monkeypatch: pytest.MonkeyPatch) -> None:
    """As a disk that takes a new name and then reports an error."""

    def refuse(_path: Path) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(atomic, "sync_renamed", refuse)


@pytest.mark.usefixtures("plain_disk")
def test_a_lesson_whose_new_name_cannot_be_synced_has_moved(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    target = desk.folder / "b.tni"
    fail_to_sync_names(monkeypatch)
    move_lesson(desk.lesson, target, desk.places.work)
    assert is_whole(target)
    assert names(desk.folder) == ["b.tni"]


@pytest.mark.skipif(os.name == "nt", reason="folders are synced on POSIX alone")
def test_a_moved_lesson_is_synced_under_its_new_name_and_then_the_name(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """FAT keeps a file's size beside its name."""
    target, synced, sync = desk.folder / "6e" / "b.tni", list[int](), os.fsync

    def noted(number: int) -> None:
        sync(number)
        if target.exists():
            synced.append(os.fstat(number).st_ino)

    monkeypatch.setattr(os, "fsync", noted)
    move_lesson(desk.lesson, target, desk.places.work)
    assert synced == [target.stat().st_ino, target.parent.stat().st_ino]


def test_a_lesson_reached_by_a_link_is_known_to_be_open(desk: Desk) -> None:
    elsewhere = Desk(desk.folder, WorkFolders(desk.places.work, desk.places.rescue, lambda _folder: False))
    link = desk.folder.parent / "link"
    link.symlink_to(desk.folder, target_is_directory=True)
    file = elsewhere.open()
    push(file, a_stroke("later"))
    file.flush()
    with pytest.raises(LessonInUseError):
        move_lesson(link / desk.lesson.name, link / "b.tni", desk.places.work)
    file.close()


# -- the bin


def test_a_thrown_lesson_comes_back_whole_where_it_was(desk: Desk) -> None:
    bin_ = LessonBin(desk.folder, desk.places.work)
    binned = bin_.throw(desk.lesson.name, NOW)
    assert not desk.lesson.exists()
    assert bin_.lessons() == (binned,)
    assert bin_.restore(binned.id) == desk.lesson.name
    assert is_whole(desk.lesson)
    assert bin_.lessons() == ()


def test_a_lesson_is_never_lost_by_a_disk_that_fails_while_it_is_thrown(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    bin_, moved = LessonBin(desk.folder, desk.places.work), lesson_bin.move_lesson

    def move_and_fail(source: Path, target: Path, work: Path) -> None:
        moved(source, target, work)
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(lesson_bin, "move_lesson", move_and_fail)
    binned = bin_.throw(desk.lesson.name, NOW)
    assert bin_.lessons() == (binned,)
    monkeypatch.undo()
    assert bin_.restore(binned.id) == desk.lesson.name
    assert is_whole(desk.lesson)


def test_a_lesson_comes_back_beside_another_of_its_name(desk: Desk) -> None:
    bin_ = LessonBin(desk.folder, desk.places.work)
    binned = bin_.throw(desk.lesson.name, NOW)
    new_lesson(desk.lesson)
    assert bin_.restore(binned.id) == "leçon (2).tni"
    assert is_whole(desk.folder / "leçon (2).tni")


def test_a_lesson_leaves_the_bin_after_its_days_and_not_before(desk: Desk) -> None:
    bin_ = LessonBin(desk.folder, desk.places.work)
    binned = bin_.throw(desk.lesson.name, NOW)
    bin_.empty(NOW + timedelta(days=KEPT_DAYS) - timedelta(seconds=1))
    assert bin_.lessons() == (binned,)
    due = NOW + timedelta(days=KEPT_DAYS)
    bin_.empty(due)
    bin_.empty(due + timedelta(days=DUE_DAYS) - timedelta(seconds=1))
    assert bin_.lessons() == (binned,), "it was not seen to be due for long enough"
    bin_.empty(due + timedelta(days=DUE_DAYS))
    assert bin_.lessons() == ()
    assert names(desk.folder / BIN) == []


def test_a_clock_that_was_wrong_for_once_empties_no_bin(desk: Desk) -> None:
    bin_ = LessonBin(desk.folder, desk.places.work)
    binned = bin_.throw(desk.lesson.name, NOW)
    wrong, due = NOW + timedelta(days=9000), NOW + timedelta(days=KEPT_DAYS)
    bin_.empty(wrong)
    bin_.empty(NOW + timedelta(days=1))
    bin_.empty(wrong + timedelta(days=1))
    bin_.empty(due)
    assert bin_.lessons() == (binned,)


@pytest.mark.parametrize("note", ["", "{}", '{"path": "../../out.tni", "at": "2026-11-29T08:00:00+00:00"}', None])
def test_a_lesson_whose_note_is_lost_or_forged_comes_back_into_the_library(desk: Desk, note: str | None) -> None:
    bin_ = LessonBin(desk.folder, desk.places.work)
    binned = bin_.throw(desk.lesson.name, NOW)
    path = desk.folder / BIN / binned.id / NOTE
    path.unlink() if note is None else path.write_text(note, encoding="utf-8")
    assert [found.path for found in bin_.lessons()] == [desk.lesson.name]
    assert bin_.restore(binned.id) == desk.lesson.name
    assert is_whole(desk.lesson)


def test_a_lesson_that_cannot_be_thrown_is_where_it_was(desk: Desk) -> None:
    bin_, file = LessonBin(desk.folder, desk.places.work), desk.open()
    with pytest.raises(LessonFileError):
        bin_.throw(desk.lesson.name, NOW)
    file.close()
    assert bin_.lessons() == ()
    assert is_whole(desk.lesson)
