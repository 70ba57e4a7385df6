"""A lesson that is written where another one was, or is, holds what was written and nothing of the other."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path

import pytest

from tests.support.board import SquareLetters
from tests.support.lessons import PAGE, Desk, a_stroke, names, push, strokes_in
from tni.core.clock import SystemClock
from tni.files.lesson_errors import LessonInUseError
from tni.formats.pdf_reader import PdfReader
from tni.services.lesson.lesson_service import LessonService
from tni.services.lesson.shared_parts import SharedParts
from tni.store.lesson_check import check_lesson
from tni.store.lesson_creation import copy_lesson
from tni.store.lesson_file import WorkFolders, new_lesson, untitled_lesson
from tni.store.lesson_placing import free_lesson_name, without_side_files
from tni.store.lesson_share import share_without_history


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A desk whose lesson holds a stroke."""
    made = Desk(tmp_path / "lessons", WorkFolders(tmp_path / "work", tmp_path / "rescue"))
    made.folder.mkdir()
    new_lesson(made.lesson)
    file = made.open()
    push(file, PAGE)
    push(file, a_stroke("mine"))
    file.close()
    return made


@pytest.fixture
def cut_off(desk: Desk) -> Path:
    """Another lesson, as a killed program leaves it: with its WAL."""
    scratch = desk.folder.parent / "other.tni"
    new_lesson(scratch)
    file = desk.open(scratch)
    for key in ("page of the other", *"abcdefgh"):
        push(file, a_stroke(key, 200))
    file.flush()
    path = desk.folder / "autre.tni"
    for end in ("", "-wal"):
        shutil.copyfile(scratch.with_name(scratch.name + end), path.with_name(path.name + end))
    file.close()
    return path


def wal_of(path: Path) -> Path:
    return path.with_name(path.name + "-wal")


def holds_what_was_written(path: Path) -> bool:
    return check_lesson(path) == [] and sorted(strokes_in(path)) == ["mine", "page"]


def test_a_lesson_shared_over_one_that_was_cut_off(desk: Desk, cut_off: Path) -> None:
    share_without_history(desk.lesson, cut_off, None, replacing=True)
    assert holds_what_was_written(cut_off)
    assert names(desk.folder) == ["autre.tni", "leçon.tni"]


def test_a_copy_and_a_share_of_an_open_lesson_over_one_that_was_cut_off(desk: Desk, cut_off: Path) -> None:
    wal = wal_of(cut_off).read_bytes()
    file = desk.open()
    file.save_copy(cut_off, replacing=True)
    assert holds_what_was_written(cut_off)
    wal_of(cut_off).write_bytes(wal)
    with PdfReader() as reader:
        service = LessonService(desk.folder, desk.places, SystemClock(), SquareLetters(), reader, desk.heard.append)
        service.share(file, cut_off, None, SharedParts())
    assert holds_what_was_written(cut_off)
    file.close()
    assert names(desk.folder) == ["autre.tni", "leçon.tni"]


@pytest.mark.parametrize("replacing", [False, True])
def test_a_lesson_at_the_name_of_one_that_was_cut_off_and_deleted_keeps_its_ink_apart(
    desk: Desk, cut_off: Path, replacing: bool
) -> None:
    wal = wal_of(cut_off).read_bytes()
    cut_off.unlink()
    share_without_history(desk.lesson, cut_off, None, replacing=replacing)
    assert holds_what_was_written(cut_off)
    assert (desk.folder / "autre.tni-wal.kept").read_bytes() == wal


def test_a_new_lesson_and_a_copied_one_hold_nothing_of_one_that_was_deleted(desk: Desk, cut_off: Path) -> None:
    wal = wal_of(cut_off).read_bytes()
    cut_off.unlink()
    new_lesson(cut_off)
    assert strokes_in(cut_off) == []
    cut_off.unlink()
    wal_of(cut_off).write_bytes(wal)
    copy_lesson(desk.lesson, cut_off)
    assert holds_what_was_written(cut_off)
    assert len(list(desk.folder.glob("*.kept"))) == 2


def test_of_a_deleted_lesson_without_ink_in_its_wal_nothing_is_kept(desk: Desk, cut_off: Path) -> None:
    cut_off.unlink()
    wal_of(cut_off).write_bytes(b"")
    new_lesson(cut_off)
    assert names(desk.folder) == ["autre.tni", "leçon.tni"]


def test_a_free_name_has_no_side_files(desk: Desk, cut_off: Path) -> None:
    wal = wal_of(cut_off).read_bytes()
    cut_off.unlink()
    made = untitled_lesson(desk.folder, "autre")
    assert (made.name, strokes_in(made)) == ("autre (2).tni", [])
    assert wal_of(cut_off).read_bytes() == wal
    assert free_lesson_name(cut_off).name == "autre (3).tni"


def test_a_lesson_that_is_open_elsewhere_is_not_replaced(desk: Desk) -> None:
    source = desk.folder / "source.tni"
    copy_lesson(desk.lesson, source)
    file = desk.open()
    with pytest.raises(LessonInUseError):
        share_without_history(source, desk.lesson, None, replacing=True)
    push(file, a_stroke("later"))
    file.close()
    assert strokes_in(desk.lesson) == ["page", "mine", "later"]
    assert names(desk.folder) == ["leçon.tni", "source.tni"]


def test_side_files_come_back_when_the_lesson_is_not_replaced(desk: Desk, cut_off: Path) -> None:
    before = {path.name: path.read_bytes() for path in desk.folder.iterdir()}
    with suppress(ZeroDivisionError), without_side_files(cut_off):
        assert not wal_of(cut_off).exists()
        raise ZeroDivisionError
    assert {path.name: path.read_bytes() for path in desk.folder.iterdir()} == before


@pytest.mark.skipif(os.name != "posix", reason="needs symbolic links and modes")
def test_a_replaced_lesson_keeps_its_mode_and_a_link_its_target(desk: Desk, cut_off: Path) -> None:
    cut_off.chmod(0o640)
    link = desk.folder / "lien.tni"
    link.symlink_to(cut_off)
    share_without_history(desk.lesson, link, None, replacing=True)
    assert link.is_symlink()
    assert holds_what_was_written(cut_off)
    assert cut_off.stat().st_mode & 0o777 == 0o640
