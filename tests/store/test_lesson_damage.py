"""A lesson that is refused stays as it was, wherever it is damaged."""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.support.lessons import PAGE, Desk, a_stroke, now, push
from tni.core.clock import SystemClock
from tni.files.lesson_errors import LessonDamagedError, LessonFileError
from tni.store import lesson_connect
from tni.store.lesson_check import check_lesson
from tni.store.lesson_connect import integrity
from tni.store.lesson_database import LessonDatabase
from tni.store.lesson_file import WorkFolders, new_lesson, open_lesson
from tni.store.lesson_salvage import salvage
from tni.store.row_checksums import add_checksum_function, checksum_sql

PAGE_SIZE = 4096


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """A lesson of every table, some of them over several pages, with pages that are free."""
    desk = Desk(tmp_path / "sample", WorkFolders(tmp_path / "work", tmp_path / "rescue"))
    desk.folder.mkdir()
    new_lesson(desk.lesson)
    file = desk.open()
    push(file, PAGE)
    for number in range(30):
        push(file, a_stroke(f"stroke {number}", 120))
    seance = file.start_seance("5eA", None, now())
    push(file, a_stroke("taught", 40), layer=seance)
    file.save_unfinished(seance, a_stroke("under way"), 0, a_stroke("under way").samples)
    file.put_blob(random.Random(1).randbytes(20_000))
    file.put_blob(random.Random(2).randbytes(9_000))
    file.close()
    with closing(sqlite3.connect(desk.lesson)) as db:
        db.execute("DELETE FROM blob WHERE id = 2")
        db.commit()
    return desk.lesson


def zeroed(page: bytes) -> bytes:
    return bytes(len(page))


def noise(page: bytes) -> bytes:
    return random.Random(3).randbytes(len(page))


def torn(page: bytes) -> bytes:
    """Its second half never reached the disk."""
    return page[: len(page) // 2] + bytes(len(page) // 2)


@pytest.mark.parametrize("damage", [zeroed, noise, torn])
def test_a_lesson_damaged_in_any_page_stays_as_it_was(
    sample: Path, tmp_path: Path, damage: Callable[[bytes], bytes]
) -> None:
    whole = sample.read_bytes()
    places = WorkFolders(tmp_path / "work", tmp_path / "rescue")
    refused = 0
    for number in range(len(whole) // PAGE_SIZE):
        folder = tmp_path / f"page {number}"
        folder.mkdir()
        path = folder / "leçon.tni"
        begin, end = number * PAGE_SIZE, (number + 1) * PAGE_SIZE
        damaged = whole[:begin] + damage(whole[begin:end]) + whole[end:]
        path.write_bytes(damaged)
        try:
            file = open_lesson(path, places, SystemClock())
        except LessonFileError:
            refused += 1
            assert path.read_bytes() == damaged, number
            assert [p.name for p in folder.iterdir()] == ["leçon.tni"], number
        else:
            file.layer(None)
            file.seances()
            push(file, a_stroke("after"))
            assert file.close().good, number
    assert refused > len(whole) // PAGE_SIZE // 2, "the rest is inside pictures and ink"


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE entry SET data = x'01' WHERE id = 4",
        "UPDATE layer SET started = 'hier' WHERE id = 1",
        "DELETE FROM name WHERE id = 2",
        "UPDATE layer SET key = 'x' WHERE id = 0",
    ],
)
def test_a_lesson_of_unreadable_rows_stays_as_it_was(sample: Path, tmp_path: Path, sql: str) -> None:
    with closing(sqlite3.connect(sample)) as db:
        db.execute(sql)
        db.commit()
    before = sample.read_bytes()
    with pytest.raises(LessonFileError):
        open_lesson(sample, WorkFolders(tmp_path / "work", tmp_path / "rescue"), SystemClock())
    assert sample.read_bytes() == before
    assert [p.name for p in sample.parent.iterdir()] == ["leçon.tni"]


ENDLESS = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT x AS id, x'00' AS value FROM c"


@pytest.mark.parametrize(
    "statements",
    [
        ["CREATE TRIGGER t AFTER INSERT ON entry BEGIN DELETE FROM entry; END"],
        ["CREATE TRIGGER t BEFORE INSERT ON entry BEGIN SELECT RAISE(ABORT, 'no'); END"],
        ["CREATE TRIGGER t AFTER UPDATE ON meta BEGIN DELETE FROM entry; END"],
        ["ALTER TABLE name RENAME TO other", f"CREATE VIEW name AS {ENDLESS}"],
        ["DROP TABLE under_way", "CREATE VIRTUAL TABLE under_way USING fts5(id, layer, key, start, record, samples)"],
        ["CREATE UNIQUE INDEX u ON entry (flags) WHERE id > 1000"],
        ["DROP TABLE meta", "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT CHECK (value <> '0')) STRICT"],
        ["DROP TABLE meta"],
        ["UPDATE entry SET id = 9223372036854775807 WHERE id = (SELECT max(id) FROM entry)"],
        ["INSERT INTO name VALUES (9223372036854775807, x'41', 0)"],
    ],
)
def test_a_lesson_that_would_do_something_by_itself_is_refused(
    sample: Path, tmp_path: Path, statements: list[str]
) -> None:
    with closing(sqlite3.connect(sample)) as db:
        for sql in statements:
            db.execute(sql)
        db.commit()
    before = sample.read_bytes()
    with pytest.raises(LessonDamagedError):
        open_lesson(sample, WorkFolders(tmp_path / "work", tmp_path / "rescue"), SystemClock())
    assert sample.read_bytes() == before
    assert check_lesson(sample) != []
    saved = tmp_path / "saved.tni"
    salvage(sample, saved)
    assert check_lesson(saved) == []


def test_tables_beside_those_of_a_lesson_do_no_harm(sample: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(sample)) as db:
        db.execute("CREATE TABLE lost_and_found (id INTEGER PRIMARY KEY, what BLOB)")
        db.execute("ANALYZE")
        db.commit()
    file = open_lesson(sample, WorkFolders(tmp_path / "work", tmp_path / "rescue"), SystemClock())
    push(file, a_stroke("after"))
    assert "after" in file.layer(None).records
    assert file.close().good
    assert check_lesson(sample) == []


@pytest.mark.parametrize("position", [-5, 0, 3])
def test_a_lesson_that_says_wrongly_what_is_undone_loses_nothing_seen(
    sample: Path, tmp_path: Path, position: int
) -> None:
    with closing(sqlite3.connect(sample)) as db:
        add_checksum_function(db)
        db.execute("UPDATE layer SET position = ? WHERE id = 0", (position,))
        db.execute(f"UPDATE layer SET checksum = {checksum_sql('layer')}")  # written so
        db.commit()
    places = WorkFolders(tmp_path / "work", tmp_path / "rescue")
    file = open_lesson(sample, places, SystemClock())
    seen = set(file.layer(None).records)
    push(file, a_stroke("after"))
    assert file.close().good
    file = open_lesson(sample, places, SystemClock())
    assert set(file.layer(None).records) == seen | {"after"}
    file.close()
    assert check_lesson(sample) == []


def test_a_damaged_lesson_that_was_cut_off_keeps_its_wal(sample: Path, tmp_path: Path) -> None:
    """What is not in the file yet must not be brought there over damage."""
    folder = tmp_path / "cut off"
    folder.mkdir()
    path = folder / "leçon.tni"
    open_one = LessonDatabase(sample)
    open_one.recover(now(), "test")
    for name in ("leçon.tni", "leçon.tni-wal"):
        shutil.copy(sample.with_name(name), folder / name)
    open_one.close()
    data = bytearray(path.read_bytes())
    middle = len(data) // 2 // PAGE_SIZE * PAGE_SIZE
    data[middle : middle + PAGE_SIZE] = bytes(PAGE_SIZE)
    path.write_bytes(data)
    wal = path.with_name("leçon.tni-wal").read_bytes()
    assert wal
    with pytest.raises(LessonDamagedError):
        LessonDatabase(path)
    assert path.read_bytes() == data
    assert path.with_name("leçon.tni-wal").read_bytes() == wal


def test_a_damaged_lesson_on_a_key_leaves_no_working_copy(sample: Path, tmp_path: Path) -> None:
    data = bytearray(sample.read_bytes())
    data[5 * PAGE_SIZE : 6 * PAGE_SIZE] = bytes(PAGE_SIZE)
    sample.write_bytes(data)
    places = WorkFolders(tmp_path / "work", tmp_path / "rescue", lambda _: False)
    with pytest.raises(LessonDamagedError):
        open_lesson(sample, places, SystemClock())
    assert sample.read_bytes() == data
    assert list(places.work.iterdir()) == []


def test_the_look_for_damage_ends_in_time(sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was not found in time is found where it is read."""
    with closing(sqlite3.connect(sample)) as db:
        db.execute("PRAGMA page_size = 512")
        db.execute("VACUUM")
        (root,) = db.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'blob'").fetchone()
    data = bytearray(sample.read_bytes())
    data[(root - 1) * 512 : root * 512] = bytes(512)
    sample.write_bytes(data)
    moments = iter(range(1_000_000))
    with closing(lesson_connect.connect(sample, read_only=True)) as db:
        assert integrity(db) != []
        monkeypatch.setattr(lesson_connect.time, "monotonic", lambda: float(next(moments)))
        assert integrity(db, 0.5) == []
        assert integrity(db, 1e9) != []


def test_the_layer_read_first_is_given_out_as_long_as_it_is_true(sample: Path) -> None:
    database = LessonDatabase(sample)
    database.recover(now(), "test")
    first = database.layer(None)
    assert database.layer(None).records == first.records
    database.close()
    database = LessonDatabase(sample)
    with database.transaction():
        database.add_outside(a_stroke("later"))
    assert set(database.layer(None).records) == {*first.records, "later"}
    database.close()
    assert check_lesson(sample) == []
