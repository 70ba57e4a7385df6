"""Strokes go into packs when a lesson is closed, and are as good there as in rows of their own."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from tests.support.lessons import PAGE, a_stroke, adding, now
from tni.core.ids import IdSeries
from tni.document.document import Change, ChangeKind, RecordChange
from tni.document.items import LessonRecord, Stroke
from tni.document.lesson_problem import LessonProblemKind
from tni.files.lesson_errors import LessonDamagedError
from tni.ink.sample import SAMPLE_DTYPE, Samples
from tni.store.compaction import READ_ROWS
from tni.store.lesson_check import check_lesson
from tni.store.lesson_database import LessonDatabase
from tni.store.lesson_salvage import salvage
from tni.store.record_bytes import StringTable
from tni.store.record_decoder import decode

COUNT = 600
"""Strokes: eight packs."""


def strokes(count: int = COUNT) -> list[Stroke]:
    ids = IdSeries()
    return [a_stroke(ids.next()) for _ in range(count)]


def write(path: Path, written: list[Stroke]) -> LessonDatabase:
    """A lesson of a page and strokes, each a change of its own; it is left open."""
    database = LessonDatabase.create(path)
    with database.transaction():
        database.commit(None, adding(PAGE), 1, 1, now())
        for number, stroke in enumerate(written, 2):
            database.commit(None, adding(stroke), number, number, now())
    return database


@pytest.fixture(autouse=True)
def time_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    """However busy the machine is."""
    monkeypatch.setattr("tni.store.lesson_database.COMPACT_S", 60.0)


@pytest.fixture
def lesson(tmp_path: Path) -> tuple[Path, list[Stroke]]:
    path, written = tmp_path / "lesson.tni", strokes()
    write(path, written).close()
    return path, written


def asked(path: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as db:
        return db.execute(sql).fetchall()


def erasing(stroke: Stroke) -> Change:
    return Change(ChangeKind.ERASE, (RecordChange(stroke.id, stroke, None),))


def test_a_closed_lesson_holds_its_strokes_in_packs(lesson: tuple[Path, list[Stroke]]) -> None:
    path, written = lesson
    assert asked(path, "SELECT count(*) FROM entry") == [(1,)]
    ((packs,),) = asked(path, "SELECT count(*) FROM pack")
    assert packs == 8
    assert asked(path, "PRAGMA freelist_count") == [(0,)], "the file is as small as what is in it"
    assert check_lesson(path) == []
    database = LessonDatabase(path)
    state = database.layer(None)
    assert list(state.records.values()) == [PAGE, *written], "in the order in which they were written"
    assert (state.length, state.position) == (COUNT + 1, COUNT + 1)
    assert database.change(None, 300) == adding(written[298])
    database.close()


PAGE_BYTES = 4096


@pytest.mark.parametrize("number", [0, 3, 7])
def test_a_damaged_page_of_the_disk_costs_one_pack(
    lesson: tuple[Path, list[Stroke]], tmp_path: Path, number: int
) -> None:
    path, written = lesson
    packs = asked(path, "SELECT id, last, data FROM pack ORDER BY id")
    whole = bytearray(path.read_bytes())
    first, last, data = packs[number]
    assert isinstance(data, bytes)
    assert isinstance(first, int)
    assert isinstance(last, int)
    at = whole.find(data)
    page = at // PAGE_BYTES
    assert at > 0
    assert page == (at + len(data) - 1) // PAGE_BYTES, "within one page"
    whole[page * PAGE_BYTES : (page + 1) * PAGE_BYTES] = b"\xa5" * PAGE_BYTES
    path.write_bytes(whole)
    salvage(path, tmp_path / "saved.tni")
    database = LessonDatabase(tmp_path / "saved.tni")
    found = [r for r in database.layer(None).records.values() if isinstance(r, Stroke)]
    database.close()
    assert found == [*written[: first - 2], *written[last - 1 :]]


def test_saving_from_a_file_that_is_cut_off_ends_wherever_it_is_cut(tmp_path: Path) -> None:
    """A short pack of which only the head of its page is left leads in circles: its row is read as the row 0."""
    ids, path, saved = IdSeries(), tmp_path / "lesson.tni", tmp_path / "saved.tni"
    written = [a_stroke(ids.next(), 20 if number % 21 else 1600) for number in range(1, 64)]
    write(path, written).close()
    whole = path.read_bytes()
    found = []
    for size in range(PAGE_BYTES, len(whole), PAGE_BYTES // 8):
        path.write_bytes(whole[:size])
        with suppress(LessonDamagedError):
            found.append(salvage(path, saved).records)
        saved.unlink(missing_ok=True)
    assert found == sorted(found)
    assert found[-1] > len(written) // 2


def test_long_strokes_have_packs_of_their_own_and_no_pack_has_more_samples_than_can_be_read(
    tmp_path: Path,
) -> None:
    ids, path = IdSeries(), tmp_path / "lesson.tni"
    still = Samples(np.zeros(16_000, SAMPLE_DTYPE))
    long = [replace(a_stroke(ids.next()), samples=still) for _ in range(20)]
    written = [*long, *(a_stroke(ids.next(), 3000) for _ in range(3)), *strokes(5)]
    write(path, written).close()
    assert asked(path, "SELECT count(*) FROM entry") == [(1,)]
    database = LessonDatabase(path)
    assert list(database.layer(None).records.values()) == [PAGE, *written]
    database.close()


def test_no_more_is_read_than_there_is_time_to_pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, written = tmp_path / "lesson.tni", strokes(2 * READ_ROWS)
    read = []

    def counted(data: bytes, names: StringTable) -> tuple[str, LessonRecord | None]:
        read.append(data)
        return decode(data, names)

    monkeypatch.setattr("tni.store.compaction.decode", counted)
    monkeypatch.setattr("tni.store.lesson_database.COMPACT_S", 1e-9)
    write(path, written).close()
    assert len(read) <= READ_ROWS
    monkeypatch.setattr("tni.store.lesson_database.COMPACT_S", 60.0)
    LessonDatabase(path).close()
    assert asked(path, "SELECT count(*) FROM entry") == [(1,)]
    database = LessonDatabase(path)
    assert list(database.layer(None).records.values()) == [PAGE, *written]
    database.close()


def test_a_lesson_that_was_cut_off_holds_them_in_rows_until_it_is_closed(tmp_path: Path) -> None:
    path, written = tmp_path / "lesson.tni", strokes(40)
    write(path, written).abandon()
    assert asked(path, "SELECT count(*) FROM pack") == [(0,)]
    database = LessonDatabase(path)
    assert list(database.layer(None).records.values()) == [PAGE, *written]
    database.close()
    assert asked(path, "SELECT count(*) FROM pack") == [(1,)]


def test_undo_redo_and_erasing_of_packed_strokes(lesson: tuple[Path, list[Stroke]]) -> None:
    path, written = lesson
    database = LessonDatabase(path)
    with database.transaction():  # the last two are taken back, then one stroke of another pack is erased
        database.commit(None, database.change(None, COUNT + 1).inverse(), None, COUNT, now())
        database.commit(None, database.change(None, COUNT).inverse(), None, COUNT - 1, now())
        database.commit(None, erasing(written[3]), COUNT, COUNT, now())
    left = [PAGE, *written[:3], *written[4 : COUNT - 2]]
    assert list(database.layer(None).records.values()) == left
    database.close()
    assert check_lesson(path) == []
    assert asked(path, "SELECT count(*) FROM mark") == [(0,)], "packs were made anew"
    database = LessonDatabase(path)
    state = database.layer(None)
    assert list(state.records.values()) == left
    assert (state.length, state.position) == (COUNT, COUNT)
    with database.transaction():
        database.commit(None, database.change(None, COUNT).inverse(), None, COUNT - 1, now())
    assert {r.id: r for r in database.layer(None).records.values() if r is not None} == {
        r.id: r for r in [PAGE, *written[: COUNT - 2]]
    }
    database.close()
    assert asked(path, "SELECT sum(last - id + 1) FROM pack") == [(COUNT - 2,)], "what was taken back is gone for good"


def test_a_pack_that_is_not_full_is_filled(tmp_path: Path) -> None:
    path, written = tmp_path / "lesson.tni", strokes(30)
    write(path, written[:10]).close()
    for n in (10, 20):
        database = LessonDatabase(path)
        with database.transaction():
            for number, stroke in enumerate(written[n : n + 10], n + 2):
                database.commit(None, adding(stroke), number, number, now())
        database.close()
    assert asked(path, "SELECT count(*) FROM pack") == [(1,)]
    database = LessonDatabase(path)
    assert list(database.layer(None).records.values()) == [PAGE, *written]
    database.close()


def test_a_last_pack_that_became_two_is_followed_by_new_ones(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Flags that differ take more room than those that are all the same."""
    ids, path = IdSeries(), tmp_path / "lesson.tni"
    written = [*(a_stroke(ids.next()) for _ in range(50)), a_stroke(ids.next(), 500)]
    write(path, written).close()
    ((size,),) = asked(path, "SELECT length(data) FROM pack")
    monkeypatch.setattr("tni.store.compaction.PACK_BYTES", size)
    erased = [stroke for number, stroke in enumerate(written[:50]) if number * number % 7 < 3]
    later = [a_stroke(ids.next()) for _ in range(5)]
    database = LessonDatabase(path)
    with database.transaction():
        change = Change(ChangeKind.ERASE, tuple(RecordChange(stroke.id, stroke, None) for stroke in erased))
        for number, made in enumerate([change, *(adding(stroke) for stroke in later)], len(written) + 2):
            database.commit(None, made, number, number, now())
    database.close()
    assert asked(path, "SELECT count(*) FROM entry") == [(1 + len(erased),)]
    assert asked(path, "SELECT count(*) FROM mark") == [(0,)]
    assert asked(path, "SELECT count(*) FROM pack") == [(2,)]
    assert check_lesson(path) == []
    database = LessonDatabase(path)
    left = [stroke for stroke in written if stroke not in erased]
    assert list(database.layer(None).records.values()) == [PAGE, *left, *later]
    database.close()


def test_new_rows_come_after_packed_ones(lesson: tuple[Path, list[Stroke]]) -> None:
    path, _ = lesson
    database = LessonDatabase(path)
    with database.transaction():
        database.commit(None, adding(a_stroke("of another make")), COUNT + 2, COUNT + 2, now())
    database.close()
    ((row,),), ((last,),) = asked(path, "SELECT max(id) FROM entry"), asked(path, "SELECT max(last) FROM pack")
    assert isinstance(row, int)
    assert isinstance(last, int)
    assert row == last + 1


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE pack SET data = CAST(substr(data, 1, 5000) || x'0123' || substr(data, 5003) AS BLOB) WHERE id = 2",
        "UPDATE pack SET data = x'01' WHERE id = 2",
        "UPDATE pack SET id = 3 WHERE id = 2",
        "UPDATE pack SET last = 9999 WHERE id = 2",
        "DELETE FROM name WHERE id = 2",
    ],
)
def test_a_damaged_pack_is_refused_found_and_the_others_are_saved(
    lesson: tuple[Path, list[Stroke]], tmp_path: Path, sql: str
) -> None:
    path, written = lesson
    with closing(sqlite3.connect(path)) as db:
        db.execute(sql)
        db.commit()
    before = path.read_bytes()
    with pytest.raises(LessonDamagedError):
        LessonDatabase(path)
    assert path.read_bytes() == before
    assert LessonProblemKind.RECORD in {problem.kind for problem in check_lesson(path)}
    salvage(path, tmp_path / "saved.tni")
    database = LessonDatabase(tmp_path / "saved.tni")
    found = {r.id for r in database.layer(None).records.values() if isinstance(r, Stroke)}
    database.close()
    assert found >= {stroke.id for stroke in written[256:]}
    assert check_lesson(tmp_path / "saved.tni") == []


def test_a_disk_that_refuses_the_packs_leaves_the_rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, written = tmp_path / "lesson.tni", strokes(20)
    database = write(path, written)

    def refuse(_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr("tni.store.compaction.StrokeCompaction.run", refuse)
    database.close()
    assert [p.name for p in tmp_path.iterdir()] == ["lesson.tni"], "one clean file all the same"
    database = LessonDatabase(path)
    assert database.was_clean
    assert list(database.layer(None).records.values()) == [PAGE, *written]
    database.abandon()


def test_a_lesson_of_the_first_format_is_packed_when_it_was_opened(tmp_path: Path) -> None:
    path = Path(shutil.copy(Path(__file__).parent / "data" / "v1.tni", tmp_path / "lesson.tni"))
    reader = LessonDatabase(path, read_only=True)
    before = [reader.layer(key).records for key in reader.layers()]
    reader.abandon()
    LessonDatabase(path).close()
    assert asked(path, "SELECT count(*) FROM pack") == [(1,)]
    database = LessonDatabase(path)
    assert [database.layer(key).records for key in database.layers()] == before
    database.close()
