"""Taking in of a folder: a full disk ends it, and the folder is left as it was."""

from __future__ import annotations

import errno
import shutil
from pathlib import Path
from sqlite3 import Connection

import pytest

from tests.support.libraries import a_text, write_lesson
from tni.core.ids import PageId
from tni.services.library import intake as intake_module
from tni.services.library.errors import DiskFullError
from tni.services.library.intake import Intake
from tni.services.library.intake_report import IntakeOutcome
from tni.store.lesson_connect import integrity
from tni.store.lesson_database import LessonDatabase
from tni.store.lesson_digest import read_lesson_digest


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT])
def test_a_pdf_that_finds_no_room_in_the_temporary_folder_ends_it(tmp_path: Path, number: int) -> None:
    def write(_source: Path, _target: Path) -> None:
        raise OSError(number, "no room")

    pdf = tmp_path / "key" / "a.pdf"
    pdf.parent.mkdir()
    pdf.write_bytes(b"%PDF-1.7")
    with pytest.raises(DiskFullError):
        Intake(tmp_path / "library", pdf.parent, "key", write_pdf=write).take(pdf)


def test_a_pdf_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    def write(_source: Path, _target: Path) -> None:
        raise OSError(errno.EIO, "torn out")

    pdf = tmp_path / "a.pdf"
    pdf.write_bytes(b"%PDF-1.7")
    assert Intake(tmp_path / "library", tmp_path, "key", write_pdf=write).take(pdf) is IntakeOutcome.UNREADABLE


@pytest.mark.parametrize("ends", [("",), ("", "-wal"), ("", "-wal", "-shm")])
def test_a_lesson_that_was_cut_off_is_taken_in_without_a_trace_beside_it(tmp_path: Path, ends: tuple[str, ...]) -> None:
    scratch = write_lesson(tmp_path / "scratch.tni", "Volcans", [["la lave"]])
    key, library = tmp_path / "key", tmp_path / "library"
    key.mkdir()
    library.mkdir()
    database = LessonDatabase(scratch)
    if len(ends) > 1:
        with database.transaction():
            database.add_outside(a_text("new", PageId("p0"), "le cratère"))
    for end in ends:
        shutil.copyfile(f"{scratch}{end}", key / f"Interrompue.tni{end}")
    database.close()
    before = {path.name: path.read_bytes() for path in key.iterdir()}
    for outcome in (IntakeOutcome.ADDED, IntakeOutcome.KNOWN):
        intake = Intake(library, key, "")
        (lesson,) = intake.find().lessons
        assert intake.take(lesson) is outcome
        assert {path.name: path.read_bytes() for path in key.iterdir()} == before
    (taken,) = library.iterdir()
    (page,) = read_lesson_digest(taken).pages
    assert sorted(page.texts) == ["la lave"] if len(ends) == 1 else ["la lave", "le cratère"]


def test_a_lesson_that_is_opened_while_it_is_checked_is_taken_in_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = write_lesson(tmp_path / "key" / "Ouverte.tni", "Volcans", [["la lave"]])
    opened = list[LessonDatabase]()

    def write_meanwhile(db: Connection, most_s: float) -> list[str]:
        if not opened:
            opened.append(other := LessonDatabase(file))
            with other.transaction():
                other.add_outside(a_text("new", PageId("p0"), "le cratère"))
        return integrity(db, most_s)

    monkeypatch.setattr(intake_module, "integrity", write_meanwhile)
    library = tmp_path / "library"
    assert Intake(library, file.parent, "").take(file) is IntakeOutcome.ADDED
    for database in opened:
        database.close()
    (taken,) = library.iterdir()
    (page,) = read_lesson_digest(taken).pages
    assert sorted(page.texts) == ["la lave", "le cratère"]
