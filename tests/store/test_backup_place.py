"""Backups at a second place: they cost what changed, are read back, and outlive what happens to both places."""

from __future__ import annotations

import errno
import os
import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.store.disk_tree import DiskTree, KilledError
from tests.store.test_lesson_snapshot import image, make_lesson
from tests.support.lessons import PAGE, Desk, a_stroke, push
from tni.files.library_errors import (
    BackupError,
    BackupStoppedError,
    BackupTroubleKind,
    BadBackupError,
    ContentMissingError,
)
from tni.library.thinning import BACKUP_RULES
from tni.store.backup_files import Backup, read_list
from tni.store.backup_place import BackupPlace
from tni.store.lesson_check import check_lesson
from tni.store.lesson_file import WorkFolders
from tni.store.lesson_snapshot import read_content
from tni.store.library_history import LibraryHistory
from tni.store.library_names import file_names

NOW = datetime(2026, 10, 3, 17, 0, tzinfo=UTC)
LARGE = os.urandom(5 << 20)
ODD = ["6e/Les fractions : suite ?.tni", "CON.tni", "é\udce9.txt", "a. .pdf", "A. .PDF"]


class Places:
    """A folder of lessons and a second place."""

    def __init__(self, folder: Path) -> None:
        self.library = folder / "lessons"
        make_lesson(self.library / "6e" / "eau.tni", PAGE, image("i", LARGE), media=(LARGE,), layer=True)
        make_lesson(self.library / "feu.tni", PAGE, a_stroke("s"))
        (self.library / "notes.txt").write_text("à ne pas oublier")
        (folder / "key").mkdir()
        self.there = BackupPlace.create(folder / "key" / "TNI", NOW)

    def write(self, *, days: int = 0) -> Backup:
        return self.there.write(self.library, NOW + timedelta(days=days), "here").backup


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places(tmp_path)


def tree(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in file_names(folder)}


def test_a_backup_is_restored_into_an_empty_folder_with_equal_lessons(places: Places, tmp_path: Path) -> None:
    LibraryHistory(places.library).save(places.library / "feu.tni", NOW)
    backup = places.write()
    places.there.restore(backup, tmp_path / "out")
    assert tree(tmp_path / "out") == tree(places.library)
    assert not (tmp_path / "out" / ".tni").exists(), "the history can be thrown away"
    for name in ("6e/eau.tni", "feu.tni"):
        assert read_content(tmp_path / "out" / name) == read_content(places.library / name)
        assert check_lesson(tmp_path / "out" / name) == []
    again = places.there.restore(backup, tmp_path / "out", ["feu.tni"])
    assert [found.path and found.path.name for found in again] == ["feu (2).tni"], "nothing is replaced"


def test_a_backup_costs_what_changed(places: Places) -> None:
    first = places.there.write(places.library, NOW, "here")
    assert first.written_bytes > len(LARGE)
    assert places.there.write(places.library, NOW, "here").written_bytes == 0
    with sqlite3.connect(places.library / "6e" / "eau.tni") as db:
        db.execute("UPDATE meta SET value = 'changed'")
    db.close()
    assert 0 < places.there.write(places.library, NOW, "here").written_bytes <= 1 << 20, "one chunk of the lesson"
    used, free = places.there.space()
    assert len(LARGE) < used < len(LARGE) + (4 << 20)
    assert free > 0
    assert len(places.there.backups()) == 3


def test_a_lesson_that_is_open_or_was_cut_off_is_backed_up_as_it_is(places: Places, tmp_path: Path) -> None:
    desk = Desk(places.library, WorkFolders(tmp_path / "work", tmp_path / "rescue"))
    file = desk.open(places.library / "feu.tni")
    push(file, a_stroke("just now"))
    file.flush()
    backup = places.write()
    places.there.restore(backup, tmp_path / "out")
    assert set(tree(tmp_path / "out")) == {"6e/eau.tni", "feu.tni", "notes.txt"}, "no side files"
    assert set(read_content(tmp_path / "out" / "feu.tni").prepared) == {"page", "s", "just now"}
    file.close()


def test_names_of_any_kind_come_back(places: Places, tmp_path: Path) -> None:
    for name in ODD:
        path = places.library / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(name.encode("utf-8", "surrogateescape"))
    backup = places.write()
    assert all(found.path for found in places.there.restore(backup, tmp_path / "out"))
    assert tree(tmp_path / "out") == tree(places.library)
    stored = [path.name for path in places.there.folder.rglob("*")]
    assert not any(set(name) & set('<>:"|?*\\') or len(name) > 80 for name in stored), "any disk takes these"


def test_a_disk_that_refuses_names_gets_others(places: Places, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As FAT: no `:` or `?`, and `A` is `a`."""
    for name in ODD:
        (places.library / name).write_bytes(name.encode("utf-8", "surrogateescape"))
    backup = places.write()
    touch, exists = Path.touch, os.path.lexists

    def fat_touch(path: Path, mode: int = 0o666, exist_ok: bool = True) -> None:
        if set(path.name) & set(':?"') or not path.name.isprintable() or path.name.endswith((".", " ")):
            raise OSError(errno.EINVAL, "Invalid argument")
        touch(path, mode, exist_ok)

    def fat_exists(path: Path) -> bool:
        folder = Path(path).parent
        return exists(path) or any(one.name.lower() == Path(path).name.lower() for one in folder.iterdir())

    monkeypatch.setattr(Path, "touch", fat_touch)
    monkeypatch.setattr(os.path, "lexists", fat_exists)
    restored = places.there.restore(backup, tmp_path / "out")
    assert all(found.path for found in restored)
    names = [found.path.name for found in restored if found.path]
    assert "Les fractions _ suite _.tni" in names
    assert len({name.lower() for name in names}) == len(ODD) + 3, "none took the place of another"


def test_a_place_that_is_away_is_said_and_not_made_anew(places: Places) -> None:
    places.write()
    key = places.there.folder.parent
    key.rename(key.with_name("pulled out"))
    key.mkdir()
    with pytest.raises(BackupError) as raised:
        places.write(days=1)
    assert raised.value.kind is BackupTroubleKind.AWAY
    assert list(key.iterdir()) == []
    with pytest.raises(BackupError):
        BackupPlace.create(key / "no such folder" / "TNI", NOW)


def test_a_full_disk_is_said_and_leaves_the_earlier_backups(places: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    first, contents = places.write(), set(places.there.contents.contents())
    make_lesson(places.library / "new.tni", PAGE, image("i", LARGE[::-1]), media=(LARGE[::-1],))
    syncs = 0
    fsync = os.fsync

    def full(number: int) -> None:
        nonlocal syncs
        syncs += 1
        if syncs > 9:
            raise OSError(errno.ENOSPC, "No space left on device")
        fsync(number)

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(BackupError) as raised:
            places.write(days=1)
    assert raised.value.kind is BackupTroubleKind.FULL
    assert places.there.backups() == [first]
    assert set(places.there.contents.contents()) == contents, "what was written of it was given back"


def test_a_place_that_does_not_keep_what_was_written_is_noticed(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    sync = os.fsync

    def failing(number: int) -> None:
        sync(number)
        if os.fstat(number).st_size == 1 << 20:
            with Path(f"/proc/self/fd/{number}").open("r+b") as file:
                file.seek(1000)
                file.write(b"flipped")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", failing)
        with pytest.raises(BackupError) as raised:
            places.write()
    assert raised.value.kind is BackupTroubleKind.NOT_KEPT
    assert places.there.backups() == []


def test_a_file_that_cannot_be_read_keeps_its_last_state_in_the_backup(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    places.write()
    stat = Path.stat

    def refused(path: Path, *, follow_symlinks: bool = True) -> os.stat_result:
        if path.name == "feu.tni":
            raise PermissionError(errno.EACCES, "Permission denied")
        return stat(path, follow_symlinks=follow_symlinks)

    monkeypatch.setattr(Path, "stat", refused)
    second = places.there.write(places.library, NOW, "here")
    assert second.unread == ("feu.tni",)
    assert "feu.tni" in {file.name for file in second.backup.files}


def test_a_backup_is_given_up_at_once(places: Places) -> None:
    with pytest.raises(BackupStoppedError):
        places.there.write(places.library, NOW, "here", lambda: True)
    assert places.there.backups() == []


def test_old_backups_are_deleted_and_those_of_another_computer_stay(places: Places) -> None:
    places.there.write(places.library, NOW, "other computer")
    for day in range(40):
        (places.library / "notes.txt").write_text(f"day {day}")
        places.write(days=day)
    assert places.there.rotate(BACKUP_RULES, NOW + timedelta(days=39), "here") > 20
    kept = places.there.backups()
    assert [backup.source for backup in kept].count("other computer") == 1
    assert {(NOW + timedelta(days=39) - backup.made).days for backup in kept if backup.source == "here"} > set(range(8))
    assert places.there.damaged_contents(kept) == set()


def test_nothing_is_deleted_while_the_latest_backup_is_damaged(places: Places) -> None:
    for day in range(20):
        (places.library / "notes.txt").write_text(f"day {day}")
        backup = places.write(days=day)
    blob = next(backup.contents())
    (damaged,) = places.there.contents.folder.rglob(f"{blob[2:]}*")
    damaged.write_bytes(b"")
    now = NOW + timedelta(days=19)
    assert places.there.rotate(BACKUP_RULES, now, "here") == 0
    assert len(places.there.backups()) == 20
    again = places.write(days=20)
    assert places.there.damaged_contents([again]) == set(), "the next backup wrote it again"
    assert places.there.rotate(BACKUP_RULES, now + timedelta(days=1), "here") > 0


def test_a_check_of_one_computers_backup_says_nothing_of_anothers(places: Places) -> None:
    for day in range(20):
        (places.library / "notes.txt").write_text(f"day {day}")
        places.write(days=day)
    for day in range(20):
        (places.library / "notes.txt").write_text(f"other day {day}")
        last = places.there.write(places.library, NOW + timedelta(days=day), "other").backup
    (notes,) = (file for file in last.files if file.name == "notes.txt")
    places.there.contents.remove(notes.chunks[0])
    now = NOW + timedelta(days=19)
    assert places.there.rotate(BACKUP_RULES, now, "here") > 0
    assert places.there.rotate(BACKUP_RULES, now, "other") == 0


def test_the_last_sound_state_of_a_damaged_lesson_outlives_the_rules(places: Places, tmp_path: Path) -> None:
    lesson = places.library / "feu.tni"
    sound, good = places.write(), read_content(lesson)
    lesson.write_bytes(lesson.read_bytes().replace(b"fractions", b"frictions"))
    assert check_lesson(lesson) != []
    for month in range(1, 20):
        places.write(days=month * 30)
        places.there.rotate(BACKUP_RULES, NOW + timedelta(days=month * 30), "here")
    assert sound.path in {backup.path for backup in places.there.backups()}
    places.there.restore(sound, tmp_path / "out", ["feu.tni"])
    assert read_content(tmp_path / "out" / "feu.tni") == good


def test_a_damaged_list_is_left_out_and_nothing_that_it_may_need_is_deleted(places: Places) -> None:
    first = places.write()
    (places.library / "notes.txt").unlink()
    second = places.write(days=50)
    first.path.write_bytes(first.path.read_bytes()[:-1] + b"]")
    with pytest.raises(BadBackupError):
        read_list(first.path)
    before = set(places.there.contents.contents())
    assert places.there.backups() == [second]
    places.there.rotate(BACKUP_RULES, NOW + timedelta(days=900), "here")
    assert set(places.there.contents.contents()) == before


def test_a_pipe_or_folder_in_the_place_of_a_list_keeps_nobody_waiting(places: Places) -> None:
    made = places.write()
    os.mkfifo(made.path.with_name("20200101T000000Z.json"))
    made.path.with_name("20200102T000000Z.json").mkdir()
    assert places.there.backups() == [made]


def test_a_damaged_chunk_is_told_for_its_file_alone(places: Places, tmp_path: Path) -> None:
    backup = places.write()
    for file in backup.files:
        if file.name == "notes.txt":
            places.there.contents.remove(file.chunks[0])
            places.there.contents.put(b"something else")
    restored = places.there.restore(backup, tmp_path / "out")
    assert {found.name for found in restored if found.path is None} == {"notes.txt"}
    assert all(isinstance(found.error, ContentMissingError) for found in restored if found.path is None)


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="reads files by their number")
def test_a_kill_or_a_power_cut_at_any_operation_of_a_backup_leaves_the_earlier_one(
    places: Places, tmp_path: Path
) -> None:
    first = places.write()
    (places.library / "notes.txt").write_text("changed")
    (places.library / "more.txt").write_text("new")
    operations, at = 1, 1
    while at <= operations:
        with pytest.MonkeyPatch.context() as patch:
            disk = DiskTree(places.there.folder, kill_at=at)
            disk.watch(patch)
            try:
                places.write(days=1)
            except KilledError:
                operations += 1
        for torn in (False, True):
            disk.after_power_cut(tmp_path / f"{at} {torn}", torn=torn)
            left = BackupPlace(tmp_path / f"{at} {torn}")
            assert left.backups()[0].files == first.files
            assert left.damaged_contents(left.backups()) == set()
        found = places.there.backups()
        assert found[0] == first
        assert places.there.damaged_contents(found) == set()
        if len(found) > 1:
            found[1].path.unlink()
        places.there.contents.remove_unused(set(first.contents()), older_than_s=1e12)
        at += 1
    assert at > 15
