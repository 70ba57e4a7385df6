"""Lessons restored from a backup: some or all, to a folder or back into the library, over nothing unasked."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.services.library.test_history_service import Room
from tests.store.test_lesson_snapshot import make_lesson
from tests.support.lessons import PAGE, a_stroke
from tni.files.lesson_errors import LessonInUseError
from tni.files.library_errors import BackupError, RestoreIntoLibraryError
from tni.services.library.backup_restoring import BackupRestoring, FileStanding, ListedBackup, Replacing
from tni.store.backup_place import BackupPlace
from tni.store.lesson_identity import read_lesson_id
from tni.store.lesson_snapshot import read_content
from tni.store.library_history import RestoredFile

FRACTIONS, WATER, SOUND = "6e/Les fractions.tni", "L’eau.tni", "Sons/cloche.wav"


class Office:
    """Two lessons and a sound in a backup."""

    def __init__(self, folder: Path) -> None:
        self.room, self.out = Room(folder), folder / "out"
        self.library = self.room.library
        make_lesson(self.room.path, PAGE, a_stroke("fractions"))
        make_lesson(self.library / WATER, PAGE, a_stroke("water"))
        (self.library / SOUND).parent.mkdir()
        (self.library / SOUND).write_bytes(b"ding")
        self.place = BackupPlace.create(folder / "key", self.room.clock.at)
        self.place.write(self.library, self.room.clock.at, "here:lessons")
        self.before = read_content(self.room.path)
        self.service = BackupRestoring(self.library, self.place.folder, self.room.service, self.room.tasks)
        self.out.mkdir()

    @property
    def backup(self) -> ListedBackup:
        (found,) = self.room.ask(self.service.list_backups)
        assert isinstance(found, ListedBackup)
        return found

    def now(self, name: str) -> str:
        (found,) = [file.now for file in self.backup.files if file.name == name]
        return found

    def put_back(self, replacing: Replacing, *names: str) -> list[RestoredFile]:
        found: list[RestoredFile] = self.room.ask(
            self.service.restore_into_library,
            self.backup,
            names,
            replacing,
            lambda name: f"{name} before" if name else "kept",
        )
        return found

    def failure(self, ask: Callable[..., None], *arguments: Any) -> Exception:
        failed: list[Exception] = []
        ask(*arguments, pytest.fail, failed.append)
        self.room.tasks.run()
        return failed[0]


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


def test_the_files_of_a_backup_are_told_from_those_of_now(office: Office) -> None:
    office.room.change(a_stroke("more"))
    (office.library / WATER).unlink()
    assert {file.name: file.standing for file in office.backup.files} == {
        FRACTIONS: FileStanding.CHANGED,
        WATER: FileStanding.GONE,
        SOUND: FileStanding.SAME,
    }
    assert {file.name for file in office.backup.lessons} == {FRACTIONS, WATER}


def test_a_chosen_lesson_goes_into_any_folder_and_several_into_an_empty_one(office: Office) -> None:
    note = office.out / "note.txt"
    note.write_text("mine")
    ask = office.service.restore_into_folder
    (one,) = office.room.ask(ask, office.backup, [FRACTIONS], office.out, "inner")
    assert one.path == office.out / FRACTIONS
    assert read_content(one.path) == office.before
    every = [file.name for file in office.backup.files]
    assert all(file.path is not None for file in office.room.ask(ask, office.backup, every, office.out, "inner"))
    assert (office.out / "inner" / SOUND).read_bytes() == b"ding"
    assert note.read_text() == "mine"
    assert office.service.progress == (3, 3)


def test_a_folder_in_the_library_is_refused(office: Office) -> None:
    inside = office.library / "Sons"
    error = office.failure(office.service.restore_into_folder, office.backup, [WATER], inside, "inner")
    assert isinstance(error, RestoreIntoLibraryError)
    assert not (inside / WATER).exists()


def test_what_is_gone_comes_back_to_its_place_and_nothing_else_changes(office: Office) -> None:
    office.room.change(a_stroke("more"))
    now = read_content(office.room.path)
    (office.library / WATER).unlink()
    found = office.put_back(Replacing.LEAVE, FRACTIONS, WATER, SOUND)
    assert [file.path for file in found] == [office.library / WATER]
    assert read_content(office.room.path) == now


def test_a_lesson_that_is_replaced_stays_in_its_history(office: Office) -> None:
    office.room.change(a_stroke("more"))
    now = read_content(office.room.path)
    (found,) = office.put_back(Replacing.REPLACE, FRACTIONS)
    assert found.path == office.room.path
    assert read_content(office.room.path) == office.before
    (kept,) = [listed for listed in office.room.listed() if listed.name == "kept"]
    office.room.ask(office.room.service.restore_closed, office.room.path, kept.id, "again")
    assert read_content(office.room.path) == now


def test_an_open_lesson_is_not_replaced_and_no_state_of_it_is_named(office: Office) -> None:
    office.room.change(a_stroke("more"))
    file = office.room.open()
    (found,) = office.put_back(Replacing.REPLACE, FRACTIONS)
    file.close()
    assert isinstance(found.error, LessonInUseError)
    assert [listed.name for listed in office.room.listed() if listed.name] == []


def test_a_lesson_that_nobody_was_asked_about_stays(office: Office) -> None:
    (office.library / WATER).unlink()
    listed = office.backup
    office.room.change(a_stroke("more"))
    now = read_content(office.room.path)
    label = lambda name: f"{name} before"  # noqa: E731
    office.room.ask(office.service.restore_into_library, listed, [FRACTIONS, WATER], Replacing.REPLACE, label)
    assert read_content(office.room.path) == now
    assert (office.library / WATER).is_file()


def test_a_lesson_beside_the_present_one_is_a_lesson_of_its_own(office: Office) -> None:
    office.room.change(a_stroke("more"))
    (found,) = office.put_back(Replacing.BESIDE, FRACTIONS)
    assert found.path == office.room.path.with_stem("Les fractions before")
    assert read_content(found.path).prepared == office.before.prepared
    assert read_lesson_id(found.path) != office.before.lesson_id


def test_another_lesson_of_the_same_name_is_never_replaced(office: Office) -> None:
    office.room.path.unlink()
    make_lesson(office.room.path, PAGE, a_stroke("another"))
    now = read_content(office.room.path)
    (found,) = office.put_back(Replacing.REPLACE, FRACTIONS)
    assert read_content(office.room.path) == now
    assert found.path is not None
    assert read_content(found.path) == office.before, "it is itself: the other is another lesson"


def test_a_lesson_that_was_renamed_since_comes_back_as_a_copy(office: Office) -> None:
    office.room.save()
    moved = office.room.path.rename(office.room.path.with_name("Fractions.tni"))
    assert office.now(FRACTIONS) == "6e/Fractions.tni", "by its file"
    os.utime(moved, (0, 0))
    assert office.now(FRACTIONS) == ""
    office.room.service.save(moved)
    office.room.tasks.run()
    assert office.now(FRACTIONS) == "6e/Fractions.tni", "by its history"
    (found,) = office.put_back(Replacing.LEAVE, FRACTIONS)
    assert found.path == office.room.path
    assert read_lesson_id(found.path) != read_lesson_id(moved)


def test_a_renamed_lesson_whose_name_another_one_has_comes_back_as_a_copy(office: Office) -> None:
    office.room.save()
    moved = office.room.path.rename(office.room.path.with_name("Fractions.tni"))
    office.room.service.save(moved)
    office.room.tasks.run()
    make_lesson(office.room.path, PAGE, a_stroke("another"))
    (found,) = office.put_back(Replacing.BESIDE, FRACTIONS)
    assert found.path is not None
    assert read_content(found.path).prepared == office.before.prepared
    assert read_lesson_id(found.path) != read_lesson_id(moved)


def test_a_lesson_that_is_damaged_in_the_backup_is_named_and_the_present_one_stays(office: Office) -> None:
    office.room.change(a_stroke("more"))
    now = read_content(office.room.path)
    office.place.contents.remove(next(iter(office.place.backups()[0].files)).chunks[0])
    (found,) = office.put_back(Replacing.REPLACE, FRACTIONS)
    assert found.path is None
    assert found.error is not None
    assert read_content(office.room.path) == now


def test_a_place_that_is_away_is_told(office: Office) -> None:
    backup = office.backup
    office.place.folder.rename(office.place.folder.with_name("pulled out"))
    assert isinstance(office.failure(office.service.list_backups), BackupError)
    error = office.failure(office.service.restore_into_folder, backup, [WATER], office.out, "inner")
    assert isinstance(error, BackupError)
