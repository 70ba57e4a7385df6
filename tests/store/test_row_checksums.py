"""A flipped bit of any row of a lesson is found; formats without checksums are read as before."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.store.make_released_lesson import SEANCE, make, seance_stroke
from tests.support.lessons import PAGE, a_stroke, adding, now
from tni.core.geometry import Rect
from tni.core.ids import PageId
from tni.document.page_picture import PagePicture
from tni.files.lesson_errors import LessonDamagedError
from tni.store.lesson_check import check_lesson
from tni.store.lesson_database import LessonDatabase
from tni.store.row_checksums import CHECKED_COLUMNS, row_checksum

DATA = Path(__file__).parent / "data"
BYTES_APART = 2
"""Distance of the bytes that get a flipped bit; the bit is another one each time."""


@pytest.fixture
def lesson(tmp_path: Path) -> Path:
    """A lesson with rows in each table: undone and live changes, packs and marks, a stroke under way, a picture."""
    path = tmp_path / "lesson.tni"
    make(path)
    database = LessonDatabase(path)
    with database.transaction():
        for number, record in enumerate([PAGE, *(a_stroke(f"{n:020x}") for n in range(4))], 11):
            database.commit(None, adding(record), number, number, now())
    database.close()  # packs
    database = LessonDatabase(path)
    with database.transaction():
        length = database.layer(None).length
        database.commit(None, adding(), None, length - 1, now())  # undo of a packed stroke
        database.save_unfinished(SEANCE.id, seance_stroke(), 0, seance_stroke().samples)
        database.put_picture(PagePicture(PageId("second page"), 210, 297, 180, Rect(0, 0, 210, 297), b"a picture"))
    database.abandon()
    return path


@pytest.fixture
def db(lesson: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(lesson, isolation_level=None)) as found:
        found.execute("PRAGMA synchronous = OFF")
        yield found


def flips(value: object) -> Iterator[object]:
    """The value with one bit flipped, for bits spread over all of it."""
    match value:
        case int():
            yield from (value ^ 1 << bit for bit in range(7))
        case bytes():
            for at in range(0, len(value), BYTES_APART):
                flipped = bytearray(value)
                flipped[at] ^= 1 << at // BYTES_APART % 8
                yield bytes(flipped)
        case str():
            for at in range(len(value)):
                yield value[:at] + chr(ord(value[at]) ^ 1) + value[at + 1 :]


@pytest.mark.parametrize("table", CHECKED_COLUMNS)
def test_check_finds_a_flipped_bit_of_any_row(table: str, lesson: Path, db: sqlite3.Connection) -> None:
    assert check_lesson(lesson) == []
    columns = [*dict.fromkeys((*CHECKED_COLUMNS[table], *(("flags",) if table == "entry" else ()), "checksum"))]
    rows = db.execute(f"SELECT rowid, {', '.join(columns)} FROM {table}").fetchall()
    assert rows
    missed, tried = [], 0
    for row, *values in rows:
        for column, value in zip(columns, values, strict=True):
            if column == "id":
                continue
            for flipped in flips(value):
                db.execute(f"UPDATE {table} SET {column} = ? WHERE rowid = ?", (flipped, row))
                tried += 1
                if check_lesson(lesson) == []:
                    missed.append((row, column, flipped))
            db.execute(f"UPDATE {table} SET {column} = ? WHERE rowid = ?", (value, row))
    assert tried
    assert missed == []
    assert check_lesson(lesson) == []


@pytest.mark.parametrize("table", ["entry", "name", "pack", "mark"])
def test_a_lesson_with_a_flipped_bit_is_not_opened_as_if_it_were_whole(
    table: str, lesson: Path, db: sqlite3.Connection
) -> None:
    column = "flags" if table == "mark" else "value" if table == "name" else "data"
    live = "WHERE flags & 1" if table == "entry" else ""
    row, value = db.execute(f"SELECT id, {column} FROM {table} {live} ORDER BY id LIMIT 1").fetchone()
    flipped = value ^ 2 if isinstance(value, int) else value[:-1] + bytes([value[-1] ^ 1])
    db.execute(f"UPDATE {table} SET {column} = ? WHERE id = ?", (flipped, row))
    with pytest.raises(LessonDamagedError):
        LessonDatabase(lesson)


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM layer",
        "DELETE FROM layer WHERE id = 0",
        "DELETE FROM layer WHERE id = 1",
        "UPDATE layer SET id = 7 WHERE id = 1",
    ],
)
def test_check_finds_a_missing_layer(sql: str, lesson: Path, db: sqlite3.Connection) -> None:
    db.execute(sql)
    assert check_lesson(lesson) != []


@pytest.mark.parametrize("version", [1, 2])
def test_check_finds_a_missing_layer_in_an_older_lesson(version: int, tmp_path: Path) -> None:
    path = Path(shutil.copy(DATA / f"v{version}.tni", tmp_path / "lesson.tni"))
    before = path.read_bytes()
    assert check_lesson(path) == []
    database = LessonDatabase(path, read_only=True)
    assert "taught" in database.layer(SEANCE.id).records
    database.abandon()
    assert path.read_bytes() == before
    with closing(sqlite3.connect(path)) as db:
        db.execute("DELETE FROM layer")
        db.commit()
    assert check_lesson(path) != []


def test_undo_redo_and_a_new_branch_keep_every_checksum(tmp_path: Path) -> None:
    path = tmp_path / "lesson.tni"
    make(path)
    database = LessonDatabase(path)
    length = database.layer(None).length
    for number, position in ((None, 2), (None, length), (None, 4), (5, 5), (None, 0), (None, 5)):
        with database.transaction():
            database.commit(None, adding(PAGE, a_stroke("new")) if number else adding(), number, position, now())
        assert check_lesson(path) == []
    database.close()
    assert check_lesson(path) == []


def test_checksums_are_those_of_the_released_format() -> None:
    """Part of the lesson format: never to be changed."""
    assert row_checksum(7, None, b"\x00\x01", "é", -3) == 0xB5F9F955


def test_values_that_are_written_alike_have_different_checksums() -> None:
    values: list[tuple[object, ...]] = [
        (1, 2),
        (12,),
        ("1", 2),
        (b"1", 2),
        (None, 2),
        (),
        ("12",),
        (b"12",),
        (b"1", b"2"),
    ]
    assert len({row_checksum(*one) for one in values}) == len(values)
