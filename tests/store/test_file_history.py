"""Histories of several files of one lesson: each shows what it was made from, whatever is copied, edited or moved."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from tni.core.ids import PageId
from tni.document.items import Page
from tni.store.lesson_database import LessonDatabase
from tni.store.lesson_file import new_lesson
from tni.store.library_history import LibraryHistory

START_S = int(datetime(2026, 10, 3, 17, 0, tzinfo=UTC).timestamp())


class Copies:
    """Folder of lessons with a key, where time passes with each step. made: the states that each file went through, as
    far as they were saved; a state is the set of its pages."""

    def __init__(self, folder: Path) -> None:
        self.library, self.key = folder / "lessons", folder / "key.tni"
        self.library.mkdir()
        self.history, self.second, self.files = LibraryHistory(self.library), START_S, 0
        self.made: dict[Path, list[set[str]]] = {}
        self.on_key: list[set[str]] = []
        first = self._new_path()
        new_lesson(first)
        self.made[first] = []
        self.edit(first)

    def _new_path(self) -> Path:
        self.files += 1
        return self.library / f"{self.files}.tni"

    def _now(self) -> datetime:
        self.second += 60
        return datetime.fromtimestamp(self.second, UTC)

    def _write(self, path: Path) -> set[str]:
        page = PageId(f"page {self.second}")
        database = LessonDatabase(path)
        with database.transaction():
            database.add_outside(Page(id=page, position=float(self.second), title="Une page"))
        pages = {str(key) for key, one in database.layer(None).records.items() if isinstance(one, Page)}
        database.close()
        os.utime(path, (self._now().timestamp(),) * 2)
        return pages

    def edit(self, path: Path) -> None:
        state = self._write(path)
        self.history.save(path, self._now())
        self.made[path].append(state)

    def copy(self, path: Path) -> None:
        target = self._new_path()
        shutil.copy2(path, target)
        self.made[target] = list(self.made[path])

    def move(self, path: Path) -> None:
        target = self._new_path()
        path.rename(target)
        self.made[target] = self.made.pop(path)

    def take_along(self, path: Path) -> None:
        shutil.copy2(path, self.key)
        self.on_key = list(self.made[path])

    def edit_elsewhere(self, _: Path) -> None:
        if self.on_key:
            before = self.on_key if self.on_key[-1] in self.saved() else self.on_key[:-1]
            self.on_key = [*before, self._write(self.key)]

    def bring_back(self, _: Path) -> None:
        if self.on_key:
            target = self._new_path()
            shutil.copy2(self.key, target)
            self.made[target] = list(self.on_key)
            self.catch_up(target)

    def catch_up(self, _: Path) -> None:
        self.history.note_left(self._now())
        for path in self.history.unsaved():
            self.history.save(path, self._now())
        assert self.history.unsaved() == []

    def saved(self) -> list[set[str]]:
        return [state for states in self.made.values() for state in states]

    def shown(self, path: Path) -> list[set[str]]:
        store = self.history.store
        return [{part.page for part in store.revision(stored).pages} for stored in self.history.of(path)]


STEPS = [
    Copies.edit, Copies.copy, Copies.move, Copies.take_along, Copies.edit_elsewhere, Copies.bring_back, Copies.catch_up,
]  # fmt: skip


@given(st.lists(st.tuples(st.sampled_from(STEPS), st.integers(0, 5)), max_size=9))
@settings(max_examples=25)
def test_each_file_shows_the_states_that_it_went_through(
    steps: list[tuple[Callable[[Copies, Path], None], int]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        copies = Copies(Path(folder))
        for step, which in steps:
            files = list(copies.made)
            step(copies, files[which % len(files)])
        copies.catch_up(Path())
        for path, states in copies.made.items():
            assert copies.shown(path) == states, path.name


def test_an_older_copy_takes_nothing_from_the_lesson_and_adds_nothing_to_it(tmp_path: Path) -> None:
    copies = Copies(tmp_path)
    (lesson,) = copies.made
    older = tmp_path / "older.tni"
    shutil.copy2(lesson, older)
    pages = copies.shown(lesson)
    shutil.rmtree(copies.history.store.folder)  # the history was begun after the copy was made
    copies.edit(lesson)
    brought = copies.library / "vieillecle" / "older.tni"
    brought.parent.mkdir()
    shutil.copy2(older, brought)
    assert copies.history.of(brought) == []
    copies.catch_up(brought)
    assert copies.shown(brought) == pages
    assert len(copies.shown(lesson)) == 1
    (stored,) = copies.history.of(brought)
    assert stored.parents == ()
