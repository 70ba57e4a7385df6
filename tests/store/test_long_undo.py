"""An undo of thousands is little work for the writer: a stroke lifted meanwhile waits for it."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.support.lessons import PAGE, a_stroke, adding, now
from tni.core.ids import ClassLayerId, IdSeries
from tni.document.document import Change, ChangeKind, RecordChange
from tni.document.items import LessonRecord
from tni.document.lesson_port import ClassLayerInfo
from tni.store.lesson_check import check_lesson
from tni.store.lesson_database import LessonDatabase

COUNT = 2000
SEANCE = ClassLayerId("5eA")
NOTHING = Change(ChangeKind.ERASE, ())


class Undone:
    """A lesson of which all strokes, packed or not, are erased in no order, in a séance or in the lesson itself."""

    def __init__(self, path: Path, *, packed: bool, layer: ClassLayerId | None) -> None:
        ids = IdSeries()
        strokes = [a_stroke(ids.next()) for _ in range(COUNT)]
        self.database, self.layer = LessonDatabase.create(path), layer
        with self.database.transaction():
            self.database.commit(None, adding(PAGE), 1, 1, now())
            self.database.commit(None, adding(*strokes), 2, 2, now())
            if layer:
                self.database.add_seance(ClassLayerInfo(layer, None, "5eA", now(), now()))
        if packed:
            self.database.close()
            self.database = LessonDatabase(path)
            self.database.recover(now(), "test")
        self.whole = self.seen()
        random.Random(1).shuffle(strokes)
        self.position = self.database.layer(layer).position + 1
        with self.database.transaction():
            erasing = Change(ChangeKind.ERASE, tuple(RecordChange(stroke.id, stroke, None) for stroke in strokes))
            self.database.commit(layer, erasing, self.position, self.position, now())
        self.erased = self.seen()

    def seen(self) -> dict[str, LessonRecord | None]:
        return dict(self.database.layer(self.layer).records)

    def move_to(self, position: int) -> int:
        """How many statements it took."""
        with self.database.transaction(), self._counted() as said:
            self.database.commit(self.layer, NOTHING, None, position, now())
        return len(said)

    @contextmanager
    def _counted(self) -> Iterator[list[str]]:
        said: list[str] = []
        db: sqlite3.Connection = self.database._db
        db.set_trace_callback(said.append)
        try:
            yield said
        finally:
            db.set_trace_callback(None)


@pytest.fixture(params=["packed", "in rows"])
def packed(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    monkeypatch.setattr("tni.store.lesson_database.COMPACT_S", 60.0)
    return bool(request.param == "packed")


def test_an_undo_of_thousands_takes_few_statements(tmp_path: Path, packed: bool) -> None:
    path = tmp_path / "lesson.tni"
    undone = Undone(path, packed=packed, layer=None)
    for _ in range(2):
        taken = undone.move_to(undone.position - 1)
        assert undone.seen() == undone.whole
        taken += undone.move_to(undone.position)
        assert undone.seen() == undone.erased
        marks = 2 * COUNT if packed else 0  # of rows that are packed, one by one
        assert taken - marks < COUNT // 20
    undone.move_to(1)  # and the writing of them
    assert list(undone.seen()) == [PAGE.id]
    undone.database.close()
    assert check_lesson(path) == []


def test_a_seance_that_shows_again_what_is_prepared_does_not_read_it(
    tmp_path: Path, packed: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "lesson.tni"
    undone = Undone(path, packed=packed, layer=SEANCE)
    assert undone.erased == dict.fromkeys(undone.erased)
    with monkeypatch.context() as patch:
        patch.setattr("tni.store.lesson_rows.LayerRows._data", None)
        assert undone.move_to(0) < COUNT // 20
    assert undone.seen() == {}
    undone.move_to(1)
    assert undone.seen() == undone.erased
    undone.database.close()
    assert check_lesson(path) == []
