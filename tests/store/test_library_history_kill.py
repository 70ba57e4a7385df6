"""Kill -9 of a real program while it saves a revision, backs up or throws away a lesson: nothing is lost or half."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from tests.store.test_lesson_snapshot import make_lesson
from tests.support.lessons import PAGE, a_stroke
from tests.support.stopped_child import LESSON, NOW, killed_before_operations
from tni.library.revision import needs
from tni.store.backup_place import BackupPlace
from tni.store.lesson_bin import LessonBin
from tni.store.library_history import LibraryHistory
from tni.store.revision_store import RevisionStore

BEFORE, AFTER = NOW - timedelta(days=1), NOW + timedelta(hours=1)


class Home:
    """A library with a lesson that was saved and backed up, and has changed since."""

    def __init__(self, folder: Path) -> None:
        self._kept, self.library, self.place = folder / "kept", folder / "library", folder / "key" / "TNI"
        make_lesson(self.library / LESSON, PAGE)
        self.place.parent.mkdir()
        LibraryHistory(self.library).save(self.library / LESSON, BEFORE)
        self.first = BackupPlace.create(self.place, BEFORE).write(self.library, BEFORE, "here").backup
        (self.library / LESSON).unlink()
        make_lesson(self.library / LESSON, PAGE, a_stroke("new"))
        self.lesson = (self.library / LESSON).read_bytes()
        for one in (self.library, self.place):
            shutil.copytree(one, self._kept / one.name)

    def renew(self) -> None:
        for one in (self.library, self.place):
            shutil.rmtree(one)
            shutil.copytree(self._kept / one.name, one)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path)


def test_a_killed_backup_leaves_the_earlier_one_and_the_next_is_whole(home: Home, tmp_path: Path) -> None:
    there = BackupPlace(home.place)
    for at in killed_before_operations("backup", home.library, home.place, home.renew):
        assert there.backups()[0] == home.first, at
        assert there.damaged_contents(there.backups()) == set(), at
        made = there.write(home.library, AFTER, "here").backup
        (restored,) = there.restore(made, tmp_path / at)
        assert restored.path is not None
        assert restored.path.read_bytes() == home.lesson, at


def test_a_killed_saving_of_a_revision_leaves_the_earlier_one_and_the_next_is_whole(home: Home) -> None:
    for at in killed_before_operations("history", home.library, home.library, home.renew):
        store = RevisionStore(home.library)
        LibraryHistory(home.library).save(home.library / LESSON, AFTER)
        found = [stored for history in store.histories() for stored in history]
        assert [stored.path for stored in found] == [LESSON, LESSON], at
        for stored in found:
            assert all(store.contents.is_sound(blob) for blob in needs(store.revision(stored))), at
        assert (home.library / LESSON).read_bytes() == home.lesson, at


def test_a_lesson_whose_way_to_the_bin_was_cut_is_in_one_place_whole(home: Home) -> None:
    for at in killed_before_operations("bin", home.library, home.place, home.renew):
        bin_ = LessonBin(home.library, home.place / "work")
        stays, thrown = (home.library / LESSON).exists(), bin_.lessons()
        assert stays is not bool(thrown), at
        for one in thrown:
            assert bin_.restore(one.id) == LESSON, at
        assert (home.library / LESSON).read_bytes() == home.lesson, at
