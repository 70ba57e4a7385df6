"""A flipped bit of any row of a lesson is found; formats without checksums are read as before."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store.make_released_lesson import SEANCE, make, seance_stroke
from tests.support.lessons import PAGE, a_stroke, adding, now
from tni.core.geometry import Rect
from tni.core.ids import PageId
from tni.document.page_picture import PagePicture
from tni.files.lesson_errors import LessonDamagedError, LessonFileError
from tni.store.lesson_check import check_lesson
from tni.store.lesson_database import LessonDatabase
from tni.store.lesson_salvage import salvage
from tni.store.row_checksums import CHECKED_COLUMNS, entry_checksum, row_checksum

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
        found.execute("PRAGMA wal_autocheckpoint = 1")  # a check reads the whole WAL: it must not grow with each flip
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


def test_check_finds_a_flipped_bit_of_a_property_of_the_file(lesson: Path, db: sqlite3.Connection) -> None:
    properties = db.execute("SELECT key, value, checksum FROM meta").fetchall()
    assert properties
    missed = []
    for stored in properties:
        for column, value in zip(("key", "value", "checksum"), stored, strict=True):
            for flipped in flips(value):
                db.execute(f"UPDATE meta SET {column} = ? WHERE key = ?", (flipped, stored[0]))
                if check_lesson(lesson) == []:
                    missed.append((stored, column, flipped))
                db.execute("DELETE FROM meta WHERE key IN (?, ?)", (stored[0], flipped))
                db.execute("INSERT INTO meta (key, value, checksum) VALUES (?, ?, ?)", stored)
    assert missed == []
    assert check_lesson(lesson) == []


UNREAD = {*range(40, 44), *range(96, 100)}
"""Bytes of the header that nothing reads: the schema cookie, and the number of the SQLite that wrote the file."""


def test_check_finds_a_flipped_bit_of_the_header(lesson: Path) -> None:
    with closing(sqlite3.connect(lesson)) as db:
        assert db.execute("PRAGMA journal_mode = DELETE").fetchone() == ("delete",)
    whole = lesson.read_bytes()
    missed = set()
    for at in range(100):
        for bit in range(8):
            lesson.write_bytes(whole[:at] + bytes([whole[at] ^ 1 << bit]) + whole[at + 1 :])
            try:
                sound = check_lesson(lesson) == []
            except LessonFileError:  # no lesson at all, or a newer one
                sound = False
            if sound:
                missed.add(at)
    assert missed == UNREAD


def test_check_finds_a_flipped_bit_of_the_schema(lesson: Path) -> None:
    with closing(sqlite3.connect(lesson, isolation_level=None)) as db:
        assert db.execute("PRAGMA journal_mode = DELETE").fetchone() == ("delete",)
        db.execute("VACUUM")  # no older text of the schema stays in unused space
        entries = db.execute("SELECT type || name || tbl_name, sql FROM sqlite_schema").fetchall()
    assert check_lesson(lesson) == []
    whole, missed = lesson.read_bytes(), []
    for text in (text for entry in entries for text in entry if text):
        start = whole.index(text.encode())
        for at in range(start, start + len(text)):
            lesson.write_bytes(whole[:at] + bytes([whole[at] ^ 1 << at % 8]) + whole[at + 1 :])
            if check_lesson(lesson) == []:
                missed.append((text, at - start))
    assert missed == []


UNDONE = "FROM entry WHERE NOT flags & 1"


@pytest.mark.parametrize(
    ("table", "damage"),
    [
        (
            "entry",
            f"UPDATE entry SET data = CAST(data || x'00' AS BLOB) WHERE id = (SELECT min(id) {UNDONE})",
        ),
        ("entry", f"UPDATE entry SET flags = flags | 4 WHERE id = (SELECT max(id) {UNDONE})"),
        ("entry", f"UPDATE entry SET layer = 1 WHERE id = (SELECT max(id) {UNDONE})"),
        ("layer", "UPDATE layer SET class_name = '5eC' WHERE id = 1"),
        ("layer", "UPDATE layer SET started = '2026-11-25T08:00:00+00:00' WHERE id = 1"),
        ("pack", "UPDATE pack SET data = CAST(data || x'00' AS BLOB) WHERE id = (SELECT min(id) FROM pack)"),
    ],
)
def test_using_a_lesson_gives_damage_no_new_checksum(table: str, damage: str, tmp_path: Path) -> None:
    path = written_twice(tmp_path)
    with closing(sqlite3.connect(path)) as db:
        db.execute(damage)
        db.commit()
    before = check_lesson(path)
    assert before
    try:
        database = LessonDatabase(path)
    except LessonDamagedError:
        assert table == "pack"  # it holds what is shown
        return
    state = database.layer(None)
    with database.transaction():
        for position in (state.position - 2, state.position):
            database.commit(None, adding(), None, position, now())
        database.commit(SEANCE.id, adding(a_stroke("taught later")), 2, 2, now())
    database.close()
    database = LessonDatabase(path)
    database.close()
    assert {problem.where for problem in before} <= {problem.where for problem in check_lesson(path)}


def test_damaged_ink_that_is_undone_stays_out_of_packs_and_the_rest_is_packed(tmp_path: Path) -> None:
    path = tmp_path / "lesson.tni"
    database = LessonDatabase.create(path)
    with database.transaction():
        for number, record in enumerate([PAGE, *(a_stroke(f"{n:020x}") for n in range(9))], 1):
            database.commit(None, adding(record), number, number, now())
        database.commit(None, adding(), None, 8, now())  # undoes the last two
    database.abandon()
    with closing(sqlite3.connect(path)) as db:
        (row,) = db.execute("SELECT max(id) FROM entry").fetchone()
        db.execute(
            "UPDATE entry SET data = CAST(substr(data, 1, length(data) - 1) || x'55' AS BLOB) WHERE id = ?", (row,)
        )
        db.commit()
    LessonDatabase(path).close()
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("SELECT count(*) FROM pack").fetchone() == (1,)
        assert db.execute("SELECT id FROM entry WHERE before IS NULL AND id > 1").fetchall() == [(row,)]
    assert [problem.where for problem in check_lesson(path)] == [f"entry {row}"]


@pytest.mark.parametrize("table", CHECKED_COLUMNS)
def test_salvage_keeps_a_damaged_row_and_names_it(table: str, lesson: Path, db: sqlite3.Connection) -> None:
    saved = lesson.with_name("saved.tni")
    assert salvage(lesson, saved).lost == ()
    db.execute(f"UPDATE {table} SET checksum = checksum + 1 WHERE rowid = (SELECT min(rowid) FROM {table})")
    (row,) = db.execute(f"SELECT min(rowid) FROM {table}").fetchone()
    again = salvage(lesson, lesson.with_name("again.tni"))
    assert again.lost == (f"{table} {row}: is not what it was, kept as it reads",)
    assert check_lesson(lesson.with_name("again.tni")) == []


def written_twice(tmp_path: Path) -> Path:
    """A lesson with packs, and rows outside of them of which two are undone."""
    path = tmp_path / "lesson.tni"
    make(path)
    for ids in (range(4), range(4, 8)):
        database = LessonDatabase(path)
        length = database.layer(None).position
        with database.transaction():
            for number, n in enumerate(ids, length + 1):
                database.commit(None, adding(*([PAGE] if not n else []), a_stroke(f"{n:020x}")), number, number, now())
            if ids.start:
                database.commit(None, adding(), None, length + len(ids) - 2, now())
        database.close() if ids.start == 0 else database.abandon()
    return path


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


@given(st.integers(1), st.integers(0), st.integers(0, 3), st.none() | st.integers(0), st.binary())
def test_an_entry_has_its_flags_above_the_checksum_of_its_row(
    row: int, layer: int, flags: int, before: int | None, data: bytes
) -> None:
    assert entry_checksum(row, layer, flags, before, data) == flags << 32 | row_checksum(row, layer, before, data)
