"""Small lessons for tests."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from zlib import crc32

import numpy as np
import pytest

from tni.core.clock import SystemClock
from tni.core.ids import ClassLayerId, ItemId, PageId
from tni.document.document import Change, ChangeKind, RecordChange
from tni.document.items import LessonRecord, Page, Stroke
from tni.files.lesson_health import LessonHealth
from tni.ink.pen import Pen
from tni.ink.sample import SAMPLE_DTYPE, Samples
from tni.store import publisher
from tni.store.lesson_database import LessonDatabase
from tni.store.lesson_file import LessonFile, WorkFolders, new_lesson, open_lesson

PAGE = Page(id=PageId("page"), position=1.0, title="Les fractions")


def a_stroke(key: str, points: int = 20) -> Stroke:
    noise = np.random.default_rng(crc32(key.encode()))
    rows = np.zeros(points, SAMPLE_DTYPE)
    rows["x"] = 40_000 + np.cumsum(noise.integers(-300, 300, points))
    rows["y"] = 20_000 + np.cumsum(noise.integers(-300, 300, points))
    rows["t"], rows["pressure"], rows["tilt_x"], rows["tilt_y"] = np.arange(points) * 83, 65_535, -128, -128
    return Stroke(id=ItemId(key), page=PAGE.id, pen=Pen(), samples=Samples(rows))


def written(path: Path, *records: LessonRecord) -> Path:
    """Make a lesson of records, also of such as no hand makes."""
    database = LessonDatabase.create(path)
    with database.transaction():
        for record in records:
            database.add_outside(record)
    database.close()
    return path


def adding(*records: LessonRecord) -> Change:
    return Change(ChangeKind.WRITE, tuple(RecordChange(r.id, None, r) for r in records))


@dataclass
class Desk:
    """A folder with a lesson, and what its keeper said."""

    folder: Path
    places: WorkFolders
    heard: list[LessonHealth] = field(default_factory=list)

    @property
    def lesson(self) -> Path:
        return self.folder / "leçon.tni"

    def open(self, path: Path | None = None) -> LessonFile:
        return open_lesson(path or self.lesson, self.places, SystemClock(), self.heard.append)


def push(file: LessonFile, *records: LessonRecord, layer: ClassLayerId | None = None) -> None:
    """Commit records as the next change of a layer."""
    position = file.layer(layer).position + 1
    file.commit(layer, adding(*records), position, position)


@contextmanager
def unpublished_on_key(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """A lesson on a key `folder`, open with a stroke `a` that is not published; the key must be gone on leaving."""
    monkeypatch.setattr(publisher, "QUIET_S", 1e6)
    root = folder.parent
    desk = Desk(folder, WorkFolders(root / "work", root / "rescue", lambda _: False))
    for made in (desk.folder, desk.places.work):
        made.mkdir(parents=True)
    new_lesson(desk.lesson)
    file = desk.open()
    push(file, a_stroke("a"))
    file.flush()
    yield desk
    assert file.close().unpublished


def now() -> datetime:
    return SystemClock().now()


def strokes_in(path: Path) -> list[str]:
    """What is in the prepared layer of a lesson's file, by id."""
    database = LessonDatabase(path, read_only=True)
    try:
        return list(database.layer(None).records)
    finally:
        database.abandon()


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def wait_for(true: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 20
    while not true():
        assert time.monotonic() < deadline, "waited 20 s"
        threading.Event().wait(0.01)
