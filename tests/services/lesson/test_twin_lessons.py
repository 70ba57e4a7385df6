"""Two files of one lesson: the copy becomes a lesson of its own when it is opened, and what refers to a file finds it
still."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.lessons import PAGE
from tni.core.ids import ClassId, ClassLayerId, PageId
from tni.document.items import Page
from tni.document.lesson_port import ClassLayerInfo
from tni.services.lesson.lesson_finder import LessonFinder
from tni.services.lesson.twin_lessons import part_from_twin
from tni.store.lesson_database import LessonDatabase
from tni.store.lesson_file import new_lesson
from tni.store.lesson_identity import read_lesson_id, read_lesson_origin
from tni.store.lesson_snapshot import read_content
from tni.store.library_history import LibraryHistory

NOW = datetime(2026, 10, 3, 17, 0, tzinfo=UTC)


class House:
    """Folder of lessons in which copies are made, opened and taught. taught: path, id and class layer that a séance has
    noted. shared: path and id of each shared lesson."""

    def __init__(self, folder: Path) -> None:
        self.library, self.work = folder / "lessons", folder / "work"
        self.library.mkdir()
        self.history, self.now = LibraryHistory(self.library), NOW
        self.taught: list[tuple[Path, str, ClassLayerId]] = []
        self.shared: dict[Path, str] = {}
        self.lesson = self.library / "0.tni"
        new_lesson(self.lesson)
        self._write(self.lesson, PAGE)
        self.files = [self.lesson]
        self.edit(self.lesson)

    def _write(self, path: Path, page: Page, layer: ClassLayerId | None = None) -> None:
        database = LessonDatabase(path)
        with database.transaction():
            database.add_outside(page)
            if layer is not None:
                database.add_seance(ClassLayerInfo(layer, ClassId("6a"), "6e A", NOW, NOW))
        database.close()

    def save(self, path: Path) -> None:
        self.now += timedelta(minutes=1)
        self.history.save(path, self.now)

    def open(self, path: Path) -> bool:
        return part_from_twin(path, self.library, self.work, lambda file: file in self.shared)

    def edit(self, path: Path) -> None:
        self.open(path)
        self._write(path, Page(id=PageId(f"{self.now}"), position=2.0, title="Une page"))
        self.save(path)

    def teach(self, path: Path) -> None:
        self.open(path)
        layer = ClassLayerId(f"layer {self.now}")
        self._write(path, Page(id=PageId(f"{self.now}"), position=3.0, title="Une page"), layer)
        self.taught.append((path, read_lesson_id(path), layer))
        self.save(path)

    def share(self, path: Path) -> None:
        lesson_id = read_lesson_id(path)
        if lesson_id not in self.shared.values():
            self.shared[path] = lesson_id

    def copy(self, path: Path) -> None:
        target = self.library / f"{len(self.files)}.tni"
        shutil.copy2(path, target)
        self.files.append(target)

    def catch_up(self, _: Path) -> None:
        self.now += timedelta(minutes=1)
        self.history.note_left(self.now)
        for path in self.history.unsaved():
            self.save(path)


STEPS = [House.open, House.edit, House.teach, House.share, House.copy, House.copy, House.catch_up]


@given(st.lists(st.tuples(st.sampled_from(STEPS), st.integers(0, 3)), max_size=10))
@settings(max_examples=20)
def test_what_refers_to_a_file_finds_it_whatever_is_copied_and_opened(
    steps: list[tuple[Callable[[House, Path], object], int]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        house = House(Path(folder))
        first = read_lesson_id(house.lesson)
        for step, which in steps:
            step(house, house.files[which % len(house.files)])
        assert read_lesson_id(house.lesson) == first
        finder = LessonFinder(house.library, list, list)
        for path, lesson_id, layer in house.taught:
            found = finder.find(str(path), lesson_id)
            assert found is not None
            assert found.path == path
            assert layer in [info.id for info, _ in read_content(path).layers]
        for path, lesson_id in house.shared.items():
            assert read_lesson_id(path) == lesson_id


@pytest.fixture
def house(tmp_path: Path) -> House:
    house = House(tmp_path)
    house.copy(house.lesson)
    return house


@pytest.mark.parametrize("is_saved", [False, True])
def test_a_copy_is_a_lesson_of_its_own_once_it_was_opened(house: House, is_saved: bool) -> None:
    copy = house.files[1]
    if is_saved:
        house.catch_up(copy)
    before = read_content(copy).prepared
    assert not house.open(house.lesson)
    assert house.open(copy)
    assert not house.open(copy)
    assert read_lesson_origin(copy) == read_lesson_id(house.lesson) != read_lesson_id(copy)
    assert read_content(copy).prepared == before
    house.catch_up(copy)
    assert [stored.lesson_id for stored in house.history.of(copy)] == [read_lesson_id(copy)]


def test_a_lesson_that_may_have_been_moved_keeps_its_id(house: House) -> None:
    house.catch_up(house.lesson)
    moved = house.lesson.rename(house.library / "moved.tni")
    assert not house.open(moved)
    house.catch_up(moved)
    assert not house.open(moved)


def test_a_copy_of_a_lesson_that_was_moved_before_is_a_lesson_of_its_own(tmp_path: Path) -> None:
    house = House(tmp_path)
    moved = house.lesson.rename(house.library / "moved.tni")
    house.catch_up(moved)
    house.copy(moved)
    assert house.open(house.files[1])
    assert not house.open(moved)
    assert read_lesson_origin(house.files[1]) == read_lesson_id(moved)


@pytest.mark.parametrize("is_left_noted", [False, True])
def test_of_two_files_that_may_be_the_moved_lesson_none_changes_its_id(house: House, is_left_noted: bool) -> None:
    house.catch_up(house.lesson)
    moved = house.lesson.rename(house.library / "moved.tni")
    if is_left_noted:
        house.save(moved)
        house.history.note_left(house.now)
    assert not any(house.open(file) for file in (moved, house.files[1]))
