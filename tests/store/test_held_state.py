"""The state in which a lesson was found is copied by a worker while it is written in, renamed or closed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.lessons import PAGE, Desk, a_stroke, names, push, strokes_in
from tni.store.held_state import HeldState
from tni.store.lesson_check import check_lesson
from tni.store.lesson_file import LessonFile, WorkFolders, new_lesson

PLACES = {"in place": lambda _: True, "as a working copy": lambda _: False}


@pytest.fixture(params=PLACES)
def desk(request: pytest.FixtureRequest, tmp_path: Path) -> Desk:
    made = Desk(tmp_path / "key", WorkFolders(tmp_path / "work", tmp_path / "rescue", PLACES[request.param]))
    made.folder.mkdir()
    new_lesson(made.lesson)
    file = made.open()
    push(file, PAGE, a_stroke("found"))
    file.close()
    return made


def held_and_written(desk: Desk) -> tuple[LessonFile, HeldState]:
    file = desk.open()
    held = file.hold_state()
    push(file, a_stroke("written"))
    return file, held


def test_what_is_written_meanwhile_is_not_in_the_copy(desk: Desk, tmp_path: Path) -> None:
    file, held = held_and_written(desk)
    assert held.copy_to(tmp_path / "copy.tni")
    file.close()
    assert strokes_in(tmp_path / "copy.tni") == [PAGE.id, "found"]
    assert strokes_in(desk.lesson) == [PAGE.id, "found", "written"]
    assert not held.copy_to(tmp_path / "again.tni"), "it was held until it was copied"


@pytest.mark.parametrize("is_held_again", [False, True])
def test_closing_leaves_one_clean_file_and_nothing_to_copy(desk: Desk, tmp_path: Path, is_held_again: bool) -> None:
    file, held = held_and_written(desk)
    file.close()
    if is_held_again:
        held = file.hold_state()
    assert not held.copy_to(tmp_path / "copy.tni")
    assert names(desk.folder) == [desk.lesson.name]
    assert check_lesson(desk.lesson) == []
    assert strokes_in(desk.lesson) == [PAGE.id, "found", "written"]


def test_a_lesson_that_begins_to_be_closed_is_held_no_longer(desk: Desk, tmp_path: Path) -> None:
    file, held = held_and_written(desk)
    file.begin_closing()
    assert not held.copy_to(tmp_path / "copy.tni")
    assert file.close().good
    assert names(desk.folder) == [desk.lesson.name]


def test_renaming_waits_for_no_copy(desk: Desk, tmp_path: Path) -> None:
    file, held = held_and_written(desk)
    assert file.rename("Les fractions").name == "Les fractions.tni"
    assert not held.copy_to(tmp_path / "copy.tni")
    file.close()
    assert names(desk.folder) == ["Les fractions.tni"]
