"""`tni library check` and `tni library restore`, at a terminal."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

import pytest

from tests.app.test_command_line import ENGLISH, one_line, tni
from tests.store.test_lesson_snapshot import make_lesson
from tests.support.lessons import PAGE, a_stroke
from tni.app.library_history_command import (
    BadMomentError,
    NothingKeptError,
    TargetInsideError,
    check_library,
    parse_moment,
    restore_library,
)
from tni.files.library_errors import BackupError
from tni.store.backup_place import BackupPlace
from tni.store.lesson_database import LessonDatabase
from tni.store.lesson_snapshot import read_content
from tni.store.library_history import LibraryHistory

FIRST, SECOND = datetime(2026, 10, 3, 16, 0).astimezone(), datetime(2026, 10, 5, 16, 0).astimezone()


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A lesson with a revision on 3 October and one on the 5th."""
    library = tmp_path / "Leçons"
    lesson = library / "6e" / "eau.tni"
    make_lesson(lesson, PAGE, a_stroke("old"))
    history = LibraryHistory(library)
    history.save(lesson, FIRST)
    database = LessonDatabase(lesson)
    with database.transaction():
        database.add_outside(a_stroke("new"))
    database.close()
    history.save(lesson, SECOND)
    return library


def test_a_sound_library_ends_with_0_and_a_damaged_one_with_1_until_it_is_mended(library: Path) -> None:
    done = tni("library", "check", library)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "Vérifié : 1 leçon, 5 éléments de l’historique, 0 sauvegardes.\nTout est lisible.\n"
    lesson = library / "6e" / "eau.tni"
    good = read_content(lesson)
    lesson.write_bytes(lesson.read_bytes().replace(b"fractions", b"frictions"))
    done = tni("library", "check", library, **ENGLISH)
    assert (done.returncode, done.stdout.splitlines()[1:]) == (1, ["damaged lesson: 6e/eau.tni"])
    done = tni("library", "check", library, "--mend")
    assert done.returncode == 0
    assert "une copie saine, de l’historique, est à côté : 6e/eau (réparée).tni" in done.stdout
    assert read_content(library / "6e" / "eau (réparée).tni") == good


def test_lessons_come_back_as_they_were_at_the_end_of_a_day(library: Path, tmp_path: Path) -> None:
    for date, strokes in (("2026-10-03", {"old"}), ("2026-10-05T15:59", {"old"}), ("2026-10-05", {"old", "new"})):
        out = tmp_path / date.replace(":", "")
        assert restore_library(library, date, out, None) == 0
        assert set(read_content(out / "6e" / "eau.tni").prepared) == {"page", *strokes}
    with pytest.raises(NothingKeptError):
        restore_library(library, "2026-10-02", tmp_path / "none", None)
    assert not (tmp_path / "none").exists()


def test_the_terminal_shows_what_came_back_or_one_line(library: Path, tmp_path: Path) -> None:
    done = tni("library", "restore", library, "--as-of", "2026-10-03", tmp_path / "out")
    assert (done.returncode, done.stdout, done.stderr) == (0, f"{tmp_path / 'out' / '6e' / 'eau.tni'}\n", "")
    unsaved = library / "seule.tni"
    unsaved.write_bytes((library / "6e" / "eau.tni").read_bytes())
    os.utime(unsaved, (0, 0))
    done = tni("library", "restore", library, "--as-of", "2026-10-03", tmp_path / "again")
    assert (done.returncode, done.stderr.split(" : ")[0]) == (0, "seule.tni")
    assert "n’est pas une date" in one_line(tni("library", "restore", library, "--as-of", "hier", tmp_path / "no"), 2)


def test_today_is_not_told_as_a_date_to_come(library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert restore_library(library, f"{datetime.now():%Y-%m-%d}", tmp_path / "out", None) == 0
    assert capsys.readouterr().err == ""


def test_a_date_to_come_and_a_target_within_are_told(library: Path, tmp_path: Path) -> None:
    done = tni("library", "restore", library, "--as-of", "2999-01-01", tmp_path / "out")
    assert (done.returncode, done.stdout) == (0, f"{tmp_path / 'out' / '6e' / 'eau.tni'}\n")
    assert "n’est pas encore passée" in done.stderr
    for out in (library, library / "6e" / "new"):
        with pytest.raises(TargetInsideError):
            restore_library(library, "2026-10-03", out, None)
    assert [path.name for path in library.iterdir() if not path.name.startswith(".")] == ["6e"]


def test_lessons_come_back_from_a_backup(library: Path, tmp_path: Path) -> None:
    place = BackupPlace.create(tmp_path / "key", FIRST)
    place.write(library, FIRST, "here")
    out = tmp_path / "out"
    assert restore_library(library, "2026-10-03", out, place.folder) == 0
    assert (out / "6e" / "eau.tni").read_bytes() == (library / "6e" / "eau.tni").read_bytes()
    done = tni("library", "check", library, "--backup", place.folder)
    assert "1 sauvegarde." in done.stdout
    with pytest.raises(BackupError):
        restore_library(library, "2026-10-03", out, tmp_path / "away")


def test_a_folder_that_is_not_there_is_an_error_and_nothing_is_made(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        check_library(tmp_path / "none", None, mend=True)
    with pytest.raises(FileNotFoundError):
        restore_library(tmp_path / "none", "2026-10-03", tmp_path / "out", None)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("2026-10-03", (23, 59, 59)),
        ("2026-10-03T14:30", (14, 30, 0)),
        ("2026-10-03 8:05", (8, 5, 0)),
        ("2026-10-03T08:05:09", (8, 5, 9)),
    ],
)
def test_a_date_is_the_end_of_its_day(text: str, time: tuple[int, int, int]) -> None:
    found = parse_moment(text)
    assert (found.day, found.hour, found.minute, found.second) == (3, *time)
    assert found.utcoffset() == FIRST.utcoffset() or os.environ.get("TZ")


@pytest.mark.parametrize("text", ["", "hier", "2026-13-01", "2026-10-03T25:00", "2026-10", "2026-10-03T", "0000-01-01"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(BadMomentError):
        parse_moment(text)
