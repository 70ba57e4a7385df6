"""Check of a folder of lessons: every damaged file is found, and mended as far as a copy allows."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.store.test_lesson_snapshot import image, make_lesson
from tests.support.lessons import PAGE, a_stroke
from tni.library.library_report import LibraryProblemKind, Mending
from tni.library.revision import needs
from tni.store.backup_place import BackupPlace
from tni.store.lesson_check import check_lesson
from tni.store.lesson_database import LessonDatabase
from tni.store.lesson_snapshot import read_content
from tni.store.library_check import LibraryCheck
from tni.store.library_history import LibraryHistory
from tni.store.library_names import file_names

NOW = datetime(2026, 10, 3, 17, 0, tzinfo=UTC)
PICTURE = os.urandom(3000)


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Two lessons with two revisions each."""
    library = tmp_path / "lessons"
    for name in ("6e/eau.tni", "feu.tni"):
        make_lesson(library / name, PAGE, a_stroke(f"in {name}"), image("i", PICTURE), media=(PICTURE,), layer=True)
        history = LibraryHistory(library)
        history.save(library / name, NOW)
        database = LessonDatabase(library / name)
        with database.transaction():
            database.add_outside(a_stroke(f"later in {name}"))
        database.close()
        history.save(library / name, NOW + timedelta(days=1))
    return library


def damage(lesson: Path) -> None:
    lesson.write_bytes(lesson.read_bytes().replace(b"fractions", b"frictions"))
    assert check_lesson(lesson) != []


def test_a_sound_library_has_no_problem(library: Path) -> None:
    found = LibraryCheck(library).run()
    assert (found.lessons, found.contents, found.problems) == (2, 11, ())


def test_each_damaged_file_of_the_history_is_found(library: Path) -> None:
    files = [path for path in (library / ".tni").rglob("*") if path.is_file() and path.stat().st_size]
    assert len(files) == 13
    for file in files:
        data = file.read_bytes()
        for at in (0, len(data) // 2, len(data) - 2):
            file.write_bytes(data[:at] + bytes([data[at] ^ 4]) + data[at + 1 :])
            assert len(LibraryCheck(library).run().problems) >= 1, (file.name, at)
        file.write_bytes(data[:-1])
        assert file.suffix == ".log" or len(LibraryCheck(library).run().problems) >= 1, file.name
        file.write_bytes(data)
    assert LibraryCheck(library).run().problems == ()


def test_contents_of_the_history_are_written_again_from_the_lessons(library: Path) -> None:
    history = LibraryHistory(library)
    last = history.of(library / "feu.tni")[-1]
    for blob in needs(history.store.revision(last)):
        (file,) = history.store.contents.folder.rglob(f"{blob[2:]}*")
        file.write_bytes(b"rotten")
    found = LibraryCheck(library).run()
    assert {problem.kind for problem in found.left} == {LibraryProblemKind.HISTORY_CONTENT}
    mended = LibraryCheck(library).run(mend=True)
    assert mended.left == ()
    assert len(mended.problems) == len(found.problems)
    assert LibraryCheck(library).run().problems == ()


def test_a_content_without_a_copy_stays_reported(library: Path) -> None:
    history = LibraryHistory(library)
    first = history.of(library / "feu.tni")[0]
    page = history.store.revision(first).pages[0]
    history.store.contents.remove(page.content)
    (problem,) = LibraryCheck(library).run(mend=True).problems
    assert (problem.name, problem.mending) == (page.content, Mending.NO_COPY)


def test_a_damaged_lesson_comes_back_beside_from_the_history(library: Path) -> None:
    lesson = library / "6e" / "eau.tni"
    good = read_content(lesson)
    damage(lesson)
    damaged = lesson.read_bytes()
    (problem,) = LibraryCheck(library).run(mend=True, mended_name="{name} (réparée)").problems
    assert (problem.kind, problem.name, problem.mending) == (LibraryProblemKind.LESSON, "6e/eau.tni", Mending.MENDED)
    assert problem.from_history
    assert problem.beside == "6e/eau (réparée).tni"
    assert read_content(library / problem.beside) == good
    assert lesson.read_bytes() == damaged, "the damaged lesson is kept"
    (again,) = LibraryCheck(library).run(mend=True, mended_name="{name} (réparée)").problems
    assert again.beside == problem.beside, "one copy is enough"


def test_a_damaged_lesson_comes_back_from_a_backup_when_the_history_has_none(library: Path, tmp_path: Path) -> None:
    place = BackupPlace.create(tmp_path / "key", NOW)
    place.write(library, NOW, "here")
    lesson = library / "feu.tni"
    good = read_content(lesson)
    damage(lesson)
    place.write(library, NOW + timedelta(days=1), "here")
    for path in sorted((library / ".tni").rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    assert len(LibraryCheck(library).run(mend=True).left) == 1
    (problem,) = LibraryCheck(library, [place]).run(mend=True).problems
    assert problem.mending is Mending.MENDED
    assert not problem.from_history
    assert read_content(library / problem.beside) == good


def test_a_damaged_backup_is_found_and_one_that_is_away_is_left_out(library: Path, tmp_path: Path) -> None:
    place = BackupPlace.create(tmp_path / "key", NOW)
    backup = place.write(library, NOW, "here").backup
    assert LibraryCheck(library, [place]).run().backups == 1
    place.contents.remove(backup.files[0].chunks[0])
    (problem,) = LibraryCheck(library, [place]).run().problems
    assert (problem.kind, problem.detail) == (LibraryProblemKind.BACKUP, backup.files[0].name)
    (place.folder / "tni-backup.json").unlink()
    assert LibraryCheck(library, [place]).run().problems == ()


def test_the_history_can_be_thrown_away(library: Path, tmp_path: Path) -> None:
    before = {name: (library / name).read_bytes() for name in file_names(library)}
    (library / ".tni").rename(tmp_path / "thrown away")
    assert LibraryCheck(library).run().problems == ()
    history = LibraryHistory(library)
    assert len(history.unsaved()) == 2
    for path in history.unsaved():
        history.save(path, NOW)
    assert {name: (library / name).read_bytes() for name in file_names(library)} == before
    assert len(history.at(NOW)) == 2
