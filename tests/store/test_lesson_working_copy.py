"""Lessons on keys and servers: edited in a copy on a local disk, published whole."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.store.test_lesson_rename import Moments
from tests.support.lessons import Desk, a_stroke, adding, names, now, push, strokes_in, wait_for
from tests.support.own_disks import own_disk
from tni.files.lesson_errors import LessonInUseError, LessonMissingError, LessonTooNewError
from tni.files.lesson_health import LessonHealth, StorageTroubleKind
from tni.store import copy_origin, publisher, working_copy
from tni.store.copy_origin import COPY, ORIGIN, unpublished_copies
from tni.store.lesson_check import check_lesson
from tni.store.lesson_database import LessonDatabase
from tni.store.lesson_file import WorkFolders, new_lesson
from tni.store.lesson_lock import LessonLock
from tni.store.local_disk import is_local, is_writable, local_folder, mount_of
from tni.store.migrations import FORMAT
from tni.store.working_copy import PublishError, WorkingCopy

MOUNTS = """\
/dev/sda2 / ext4 rw 0 0
server:/home /home nfs4 rw 0 0
/dev/sdb1 /media/prof/CL\\303\\211\\040USB vfat rw 0 0
//server/share /srv/p\\134q cifs rw 0 0
tmpfs /home/local tmpfs rw 0 0
"""


@pytest.mark.parametrize(
    ("path", "point", "kind"),
    [
        ("/var/lib/x", "/", "ext4"),
        ("/home/prof/leçons", "/home", "nfs4"),
        ("/home/local/leçons", "/home/local", "tmpfs"),
        ("/homework", "/", "ext4"),
        ("/srv/p\\q/x.tni", "/srv/p\\q", "cifs"),
    ],
)
def test_the_mount_that_a_path_is_on(path: str, point: str, kind: str) -> None:
    found = mount_of(Path(path), MOUNTS)
    assert found is not None
    assert (found.point, found.type) == (point, kind)


def test_local_folders(tmp_path: Path) -> None:
    assert is_local(Path("/dev/shm")) or mount_of(Path("/dev/shm")) is None
    assert not is_local(Path("/proc"))
    assert local_folder(tmp_path / "work") == tmp_path / "work"
    assert local_folder(Path("/proc/nowhere"), [tmp_path / "other"]) == tmp_path / "other"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setattr(publisher, "QUIET_S", 0.05)
    monkeypatch.setattr(publisher, "RETRY_S", 0.05)
    made = Desk(tmp_path / "key", WorkFolders(tmp_path / "work", tmp_path / "rescue", lambda _: False))
    made.folder.mkdir()
    made.places.work.mkdir()
    new_lesson(made.lesson)
    return made


def test_it_is_published_soon_and_on_closing(desk: Desk) -> None:
    file = desk.open()
    assert file.file.is_relative_to(desk.places.work)
    push(file, a_stroke("a"))
    wait_for(lambda: LessonHealth(unpublished=True) in desk.heard)
    wait_for(lambda: file.health.good)
    assert strokes_in(desk.lesson) == ["a"]
    push(file, a_stroke("b"))
    assert file.close().good
    assert strokes_in(desk.lesson) == ["a", "b"]
    assert [p.name for p in desk.folder.iterdir()] == [desk.lesson.name], "one file, no leftovers"
    assert list(desk.places.work.iterdir()) == []


def test_reading_alone_changes_nothing(desk: Desk) -> None:
    before = desk.lesson.read_bytes(), desk.lesson.stat().st_mtime_ns
    file = desk.open()
    file.layer(None)
    assert file.close().good
    assert (desk.lesson.read_bytes(), desk.lesson.stat().st_mtime_ns) == before


def test_a_key_pulled_out_and_put_back(desk: Desk, tmp_path: Path) -> None:
    file = desk.open()
    away = desk.folder.rename(tmp_path / "in a pocket")
    push(file, a_stroke("a"))
    wait_for(lambda: file.health.publishing is not None)
    assert file.health.publishing is not None
    assert file.health.publishing.kind is StorageTroubleKind.UNREACHABLE
    assert file.health.unpublished
    assert file.saved, "in the working copy"
    away.rename(desk.folder)
    wait_for(lambda: file.health.good)
    file.close()
    assert strokes_in(desk.lesson) == ["a"]


def test_what_was_placed_elsewhere_is_not_taken_for_published(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The key was pulled out before it was written, and put back after: what was written went into the folder below."""
    file = desk.open()
    away, place, moved = tmp_path / "in a pocket", working_copy.commit_file, []

    def place_below(part: Path, target: Path) -> None:
        if target == desk.lesson and not moved:
            moved.append(True)
            desk.folder.rename(away)
            desk.folder.mkdir()
            (away / part.name).rename(part)
            place(part, target)
            desk.folder.rename(tmp_path / "below")
            away.rename(desk.folder)
        else:
            place(part, target)

    monkeypatch.setattr(working_copy, "commit_file", place_below)
    push(file, a_stroke("a"))
    wait_for(lambda: LessonHealth(unpublished=True) in desk.heard and moved and file.health.good)
    assert any(health.publishing for health in desk.heard)
    assert file.close() == LessonHealth(), "and no other name was taken"
    assert strokes_in(desk.lesson) == ["a"]
    assert [p.name for p in desk.folder.iterdir()] == [desk.lesson.name]


def test_a_try_that_fails_after_placing_is_no_conflict(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    place, failed = working_copy.commit_file, []

    def place_and_fail(part: Path, target: Path) -> None:
        place(part, target)
        if target == desk.lesson and not failed:
            failed.append(True)
            raise OSError(5, "Input/output error")

    monkeypatch.setattr(working_copy, "commit_file", place_and_fail)
    file = desk.open()
    push(file, a_stroke("a"))
    wait_for(lambda: bool(failed) and file.health.good)
    assert file.close() == LessonHealth()
    assert strokes_in(desk.lesson) == ["a"]
    assert [p.name for p in desk.folder.iterdir()] == [desk.lesson.name]


def test_work_that_was_not_published_is_found_and_goes_on(desk: Desk, tmp_path: Path) -> None:
    file = desk.open()
    away = desk.folder.rename(tmp_path / "in a pocket")
    push(file, a_stroke("a"))
    health = file.close()
    assert health.unpublished
    left = unpublished_copies(desk.places.work)
    assert [(u.target, u.copy.exists()) for u in left] == [(desk.lesson, True)]
    file = desk.open()  # the key is still away
    assert file.opened.resumed
    assert not file.health.good
    push(file, a_stroke("b"))
    away.rename(desk.folder)
    assert file.close().good
    assert strokes_in(desk.lesson) == ["a", "b"]
    assert unpublished_copies(desk.places.work) == []


def test_a_copy_whose_origin_is_lost_is_put_aside_and_found_when_it_is_back(desk: Desk, tmp_path: Path) -> None:
    file = desk.open()
    away = desk.folder.rename(tmp_path / "in a pocket")
    push(file, a_stroke("a"))
    assert file.close().unpublished
    (folder,) = desk.places.work.glob("*/")
    origin = (folder / ORIGIN).read_bytes()
    (folder / ORIGIN).write_bytes(b"\0" * len(origin))
    away.rename(desk.folder)
    desk.open().close()
    assert strokes_in(desk.lesson) == []
    (aside,) = desk.places.work.glob("*/")
    assert strokes_in(aside / COPY) == ["a"]
    (aside / ORIGIN).write_bytes(origin)
    assert [left.copy for left in unpublished_copies(desk.places.work)] == [aside / COPY]


def test_somebody_else_changed_the_file(desk: Desk, tmp_path: Path) -> None:
    file = desk.open()
    theirs = tmp_path / "theirs.tni"
    other = Desk(tmp_path, WorkFolders(tmp_path / "work", tmp_path / "rescue", lambda _: True))
    new_lesson(theirs)
    elsewhere = other.open(theirs)
    push(elsewhere, a_stroke("theirs"))
    elsewhere.close()
    shutil.copy(theirs, desk.lesson)
    push(file, a_stroke("ours"))
    wait_for(lambda: file.health.beside is not None)
    beside = file.health.beside
    assert beside == desk.folder / "leçon (2).tni"
    push(file, a_stroke("ours too"))
    assert file.close() == LessonHealth(beside=beside)
    assert strokes_in(desk.lesson) == ["theirs"]
    assert strokes_in(beside) == ["ours", "ours too"]
    assert len(list(desk.folder.iterdir())) == 2


def test_work_on_the_other_name_goes_on(desk: Desk, tmp_path: Path) -> None:
    file = desk.open()
    desk.lesson.write_bytes(b"somebody else's")
    push(file, a_stroke("a"))
    wait_for(lambda: file.health == LessonHealth(beside=desk.folder / "leçon (2).tni"))
    away = desk.folder.rename(tmp_path / "in a pocket")
    push(file, a_stroke("b"))
    file.close()
    (left,) = unpublished_copies(desk.places.work)
    assert left.target == desk.folder / "leçon (2).tni"
    away.rename(desk.folder)
    file = desk.open(left.target)
    assert file.close().good
    assert strokes_in(left.target) == ["a", "b"]
    assert desk.lesson.read_bytes() == b"somebody else's"


def test_a_touched_file_is_no_conflict(desk: Desk) -> None:
    file = desk.open()
    desk.lesson.touch()
    push(file, a_stroke("a"))
    assert file.close().good
    assert [p.name for p in desk.folder.iterdir()] == [desk.lesson.name]


def test_one_instance_at_a_time(desk: Desk) -> None:
    file = desk.open()
    with pytest.raises(LessonInUseError) as caught:
        desk.open()
    assert caught.value.path == desk.lesson
    push(file, a_stroke("a"))
    assert file.close().good
    assert strokes_in(desk.lesson) == ["a"]


def test_what_is_not_there_leaves_nothing(desk: Desk) -> None:
    with pytest.raises(LessonMissingError):
        desk.open(desk.folder / "none.tni")
    assert list(desk.places.work.iterdir()) == []


# -- the copy alone, step by step


@pytest.fixture
def copy_of(desk: Desk) -> Iterator[WorkingCopy]:
    made = WorkingCopy.open(desk.lesson, desk.places.work, now())
    yield made
    made.release()


def write(copy: WorkingCopy, key: str) -> None:
    copy.will_write()
    database = LessonDatabase(copy.path)
    number = database.layer(None).length + 1
    with database.transaction():
        database.commit(None, adding(a_stroke(key)), number, number, now())
    database.close()


def while_it_is_copied(monkeypatch: pytest.MonkeyPatch, folder: Path, happens: Callable[[], None]) -> None:
    """Once, when a lesson has just been copied into a folder under another name, and is to be put in its place."""
    copyfile, done = shutil.copyfile, list[bool]()

    def copy_slowly(source: Path, target: Path) -> None:
        copyfile(source, target)
        if Path(target).parent == folder and not done:
            done.append(True)
            happens()

    monkeypatch.setattr(shutil, "copyfile", copy_slowly)


def test_a_lesson_that_another_instance_edits_in_its_place_is_not_replaced(desk: Desk, copy_of: WorkingCopy) -> None:
    write(copy_of, "ours")
    copy_of.did_write()
    theirs = LessonLock(desk.lesson, now())
    before = desk.lesson.read_bytes()
    with pytest.raises(PublishError) as caught:
        copy_of.publish()
    assert caught.value.trouble.kind is StorageTroubleKind.IO
    assert desk.lesson.read_bytes() == before
    assert not copy_of.origin.published
    theirs.release()
    assert copy_of.publish() is None
    assert copy_of.origin.published
    assert strokes_in(desk.lesson) == ["ours"]


def test_a_file_that_somebody_puts_there_while_ours_is_copied_is_kept(
    desk: Desk, copy_of: WorkingCopy, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(copy_of, "ours")
    copy_of.did_write()
    while_it_is_copied(monkeypatch, desk.folder, lambda: desk.lesson.write_bytes(b"somebody else's") and None)
    beside = copy_of.publish()
    assert beside == desk.folder / "leçon (2).tni"
    assert strokes_in(beside) == ["ours"]
    assert desk.lesson.read_bytes() == b"somebody else's"
    assert len(list(desk.folder.iterdir())) == 2


def test_a_kill_at_any_step_of_two_publishings_leaves_one_lesson_which_goes_on(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first fails once the lesson is placed, so that the second finds there what it did not note."""
    (root := tmp_path / "disk").mkdir()
    on_disk = Desk(desk.folder.rename(root / "key"), WorkFolders(root / "work", root / "rescue", lambda _: False))
    copy = WorkingCopy.open(on_disk.lesson, on_disk.places.work, now())
    with monkeypatch.context() as patch:
        moments = Moments(patch, root)
        place = fail_once_after(working_copy.commit_file)
        patch.setattr(working_copy, "commit_file", place)
        moments.around(working_copy, "commit_file")
        moments.around(copy_origin, "commit_file")
        write(copy, "a")
        copy.did_write()
        with pytest.raises(PublishError):
            copy.publish()
        write(copy, "b")
        copy.did_write()
        copy.publish()
    copy.release()
    for number in range(moments.count):
        moments.bring_back(number)
        file = on_disk.open()
        push(file, a_stroke("c"))
        assert file.close().good, number
        assert strokes_in(on_disk.lesson)[-1] == "c", number
        assert [name for name in names(on_disk.folder) if not name.startswith(".")] == [on_disk.lesson.name], number


def fail_once_after(step: Callable[[Path, Path], None]) -> Callable[[Path, Path], None]:
    """Return a step that is done, but fails the first time."""
    failed: list[bool] = []

    def failing(part: Path, target: Path) -> None:
        step(part, target)
        if not failed:
            failed.append(True)
            raise OSError(5, "Input/output error")

    return failing


def test_a_change_that_begins_while_the_lesson_is_copied_is_still_to_be_published(
    desk: Desk, copy_of: WorkingCopy, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(copy_of, "a")
    copy_of.did_write()

    def write_more() -> None:
        write(copy_of, "b")
        copy_of.did_write()

    while_it_is_copied(monkeypatch, desk.folder, write_more)
    copy_of.publish()
    assert strokes_in(desk.lesson) == ["a"]
    assert not copy_of.origin.published
    assert [left.target for left in unpublished_copies(desk.places.work)] == [desk.lesson]
    copy_of.publish()
    assert strokes_in(desk.lesson) == ["a", "b"]
    assert copy_of.origin.published
    assert unpublished_copies(desk.places.work) == []


def test_a_change_that_is_being_written_when_the_lesson_is_copied_is_still_to_be_published(
    desk: Desk, copy_of: WorkingCopy
) -> None:
    """It may have come too late for what was copied."""
    copy_of.will_write()
    copy_of.publish()
    assert not copy_of.origin.published
    assert unpublished_copies(desk.places.work)
    copy_of.did_write()
    copy_of.publish()
    assert copy_of.origin.published
    assert unpublished_copies(desk.places.work) == []


@pytest.fixture
def read_only_disk(tmp_path: Path) -> Iterator[Path]:
    with own_disk(tmp_path / "read-only", "4m") as point:
        new_lesson(point / "leçon.tni")
        subprocess.run(["mount", "-o", "remount,ro", point], check=True)
        yield point


def test_a_read_only_folder(read_only_disk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(publisher, "QUIET_S", 0.05)
    desk = Desk(read_only_disk, WorkFolders(tmp_path / "work", tmp_path / "rescue"))
    assert not is_writable(desk.lesson)
    file = desk.open()
    push(file, a_stroke("a"))
    health = file.close()
    assert health.publishing is not None
    assert health.publishing.kind is StorageTroubleKind.READ_ONLY
    assert health.unpublished
    (left,) = unpublished_copies(desk.places.work)
    assert strokes_in(left.copy) == ["a"]
    assert strokes_in(desk.lesson) == []
    assert check_lesson(desk.lesson) == []


def test_what_is_written_while_the_lesson_is_published_is_published_after(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody is told that all is in its place before it is."""
    file = desk.open()

    def write_more() -> None:
        push(file, a_stroke("b"))
        file.flush()

    while_it_is_copied(monkeypatch, desk.folder, write_more)
    push(file, a_stroke("a"))
    wait_for(lambda: strokes_in(desk.lesson) == ["a", "b"])
    wait_for(lambda: file.health.good)
    assert file.close().good
    assert strokes_in(desk.lesson) == ["a", "b"]


def test_a_lesson_that_is_never_left_alone_is_published_all_the_same(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publisher, "QUIET_S", 3600.0)
    monkeypatch.setattr(publisher, "LATEST_S", 0.05)
    file = desk.open()
    push(file, a_stroke("a"))
    wait_for(lambda: strokes_in(desk.lesson) == ["a"])
    file.close()


def test_a_half_left_on_a_key_that_was_pulled_out_is_written_over(
    desk: Desk, copy_of: WorkingCopy, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(copy_of, "a")
    copy_of.did_write()
    pocket = tmp_path / "in a pocket"
    while_it_is_copied(monkeypatch, desk.folder, lambda: desk.folder.rename(pocket) and None)
    with pytest.raises(PublishError):
        copy_of.publish()
    assert len(list(pocket.iterdir())) == 2, "the lesson as it was, and the half"
    pocket.rename(desk.folder)
    copy_of.publish()
    assert strokes_in(desk.lesson) == ["a"]
    assert [p.name for p in desk.folder.iterdir()] == [desk.lesson.name]


def test_what_is_refused_is_not_copied_first(desk: Desk) -> None:
    with closing(sqlite3.connect(desk.lesson)) as db:
        db.execute(f"PRAGMA user_version = {FORMAT + 1}")
    before = desk.lesson.read_bytes()
    with pytest.raises(LessonTooNewError):
        desk.open()
    assert list(desk.places.work.iterdir()) == []
    assert desk.lesson.read_bytes() == before


def test_what_a_program_that_was_cut_off_left_beside_the_lesson_is_in_it_and_gone(desk: Desk, tmp_path: Path) -> None:
    """Beside another file a WAL is damage."""
    pocket = tmp_path / "as it was cut off"
    database = LessonDatabase(desk.lesson)
    with database.transaction():
        database.commit(None, adding(a_stroke("left")), 1, 1, now())
    shutil.copytree(desk.folder, pocket)
    database.close()
    shutil.rmtree(desk.folder)
    pocket.rename(desk.folder)
    wal = desk.lesson.with_name(f"{desk.lesson.name}-wal")
    assert wal.stat().st_size > 0
    file = desk.open()
    push(file, a_stroke("b"))
    assert file.close().good
    assert [p.name for p in desk.folder.iterdir()] == [desk.lesson.name]
    assert strokes_in(desk.lesson) == ["left", "b"]
