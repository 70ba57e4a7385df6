"""What is saved of a lesson of which many pages are damaged: all that did not lie on them."""

from __future__ import annotations

import random
import sqlite3
from bisect import bisect_left
from collections.abc import Callable, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.support.lessons import PAGE, a_stroke, adding, now
from tni.core.digest import sha256
from tni.core.ids import BlobId, ClassId, ClassLayerId, IdSeries, ItemId, PageId
from tni.document.items import LessonRecord, Page, Stroke, Text
from tni.document.lesson_port import ClassLayerInfo
from tni.files.lesson_errors import LessonDamagedError, LessonFileError
from tni.ink.sample import Samples
from tni.store.lesson_check import check_lesson
from tni.store.lesson_database import LessonDatabase
from tni.store.lesson_salvage import salvage
from tni.store.packed_rows import PackedRows
from tni.store.record_bytes import StringTable
from tni.store.record_decoder import key_of
from tni.store.stroke_pack import SampleCache, StrokePack

SIZE = 4096
SEANCE = ClassLayerId("5eA")
STROKES, TAUGHT = 800, 200


@dataclass(frozen=True)
class Lesson:
    """A file as it was, and on which of its pages each thing lies; of what is saved: strokes and words by id, blobs."""

    path: Path
    pages: Mapping[str, frozenset[int]]
    ink: Mapping[str, Samples]

    def intact(self, damaged: set[int]) -> set[str]:
        return {thing for thing, pages in self.pages.items() if not pages & damaged}


def build(path: Path, *, packed: bool) -> Lesson:
    """Strokes of the lesson and of a séance, short and long, on several pages of it; words; pictures."""
    ids, chance = IdSeries(), random.Random(7)
    pages = [PAGE, *(Page(id=PageId(f"page {n}"), position=2.0 + n) for n in range(3))]
    strokes = [a_stroke(ids.next(), 900 if n % 40 == 0 else 20) for n in range(STROKES + TAUGHT)]
    written: list[LessonRecord] = list(strokes[:STROKES])
    written[100:100] = [some_words(n) for n in range(20)]
    pictures = [chance.randbytes(size) for size in (300, 9_000, 30_000, 60_000, 90_000)]
    database = LessonDatabase.create(path)
    with database.transaction():
        database.commit(None, adding(*pages), 1, 1, now())
        for number, record in enumerate(written, 2):
            database.commit(None, adding(record), number, number, now())
            if number % 150 == 0:
                data = pictures[number // 150 - 1]
                database.put_blob(BlobId(sha256(data).hex()), data)
        database.add_seance(ClassLayerInfo(SEANCE, ClassId("5a"), "5eA", now(), now()))
        for number, stroke in enumerate(strokes[STROKES:], 1):
            database.commit(SEANCE, adding(stroke), number, number, now())
    close(database, packed=packed)
    return Lesson(path, where(path), {stroke.id: stroke.samples for stroke in strokes})


def some_words(number: int) -> Text:
    return Text(
        id=ItemId(f"words {number}"), page=PAGE.id, text=f"{number} " * 99, size_mm=6.0, colour="#1a1a1a",
        font="Andika", font_version="6.2", width_mm=90.0, height_mm=20.0,
    )  # fmt: skip


def close(database: LessonDatabase, *, packed: bool) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tni.store.lesson_database.COMPACT_S", 60.0 if packed else -1.0)
        database.close()


def where(path: Path) -> dict[str, frozenset[int]]:
    """Pages by what lies there: found in the file by its bytes, a few at a time."""
    whole, found = path.read_bytes(), {}
    with closing(sqlite3.connect(path)) as db:
        names = StringTable(dict(db.execute("SELECT id, value FROM name")))
        for (data,) in db.execute("SELECT data FROM pack"):
            found |= dict.fromkeys(StrokePack(data, SampleCache()).keys, _pages(whole, data))
        for row, data in db.execute("SELECT id, data FROM entry"):
            found[_key(db, names, row)] = _pages(whole, data)
        for name, data in db.execute("SELECT hash, data FROM blob"):
            found[bytes(name).hex()] = _pages(whole, data)
    return {thing: pages for thing, pages in found.items() if thing != PAGE.id and not thing.startswith("page ")}


def _key(db: sqlite3.Connection, names: StringTable, row: int) -> str:
    (data,) = db.execute("SELECT data FROM entry WHERE id = ?", (row,)).fetchone()
    return key_of(data, names)


def _pages(whole: bytes, data: bytes) -> frozenset[int]:
    """Piece by piece, the longest first: a page ends a piece."""
    pages = []
    while data:
        size = bisect_left(range(1, min(len(data), SIZE) + 1), True, key=lambda n: data[:n] not in whole)
        pages.append(whole.find(data[:size]) // SIZE)
        data = data[size:]
    return frozenset(pages)


@pytest.fixture(scope="module", params=["packed", "in rows"])
def lesson(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Lesson:
    made = build(tmp_path_factory.mktemp("lesson") / "lesson.tni", packed=request.param == "packed")
    assert len(made.pages) == STROKES + TAUGHT + 20 + 5
    with closing(sqlite3.connect(made.path)) as db:
        names = StringTable(dict(db.execute("SELECT id, value FROM name")))
        assert bool(PackedRows(db, names, SampleCache()).last) == (request.param == "packed")
    return made


def saved_things(path: Path, lesson: Lesson) -> set[str]:
    """What is in a saved lesson as it was written."""
    assert check_lesson(path) == []
    database = LessonDatabase(path, read_only=True)
    try:
        records = [r for layer in database.layers() for r in database.layer(layer).records.values() if r is not None]
        blobs = database.blobs()
    finally:
        database.abandon()
    same = {r.id for r in records if isinstance(r, Stroke) and r.samples == lesson.ink[r.id]}
    return same | {r.id for r in records if isinstance(r, Text)} | set(blobs)


def zeroed(page: bytes, _: random.Random) -> bytes:
    return bytes(len(page))


def noise(page: bytes, chance: random.Random) -> bytes:
    return chance.randbytes(len(page))


def torn(page: bytes, _: random.Random) -> bytes:
    return page[: len(page) // 2] + bytes(len(page) // 2)


@pytest.mark.parametrize("damage", [zeroed, noise, torn])
@pytest.mark.parametrize("count", [2, 20])
def test_damaged_pages_cost_what_lay_on_them_and_nothing_else(
    lesson: Lesson, tmp_path: Path, damage: Callable[[bytes, random.Random], bytes], count: int
) -> None:
    whole = lesson.path.read_bytes()
    for seed in range(2):
        chance = random.Random(1000 * count + seed)
        pages = set(chance.sample(range(1, len(whole) // SIZE), count))
        data = bytearray(whole)
        for page in pages:
            data[page * SIZE : (page + 1) * SIZE] = damage(whole[page * SIZE : (page + 1) * SIZE], chance)
        path, saved = tmp_path / "damaged.tni", tmp_path / f"saved {seed}.tni"
        path.write_bytes(data)
        result = salvage(path, saved)
        assert result.lost
        found = saved_things(saved, lesson)
        assert found >= lesson.intact(pages)
        if damage is not torn:
            assert found == lesson.intact(pages)


def test_the_trees_may_all_be_gone(lesson: Lesson, tmp_path: Path) -> None:
    """The schema on the first page, and each page that only leads to others."""
    data = bytearray(lesson.path.read_bytes())
    data[100:SIZE] = bytes(SIZE - 100)
    nodes = [at for at in range(0, len(data), SIZE) if data[at] in (2, 5, 10)]
    assert nodes
    for at in nodes:
        data[at : at + SIZE] = bytes(SIZE)
    path, saved = tmp_path / "damaged.tni", tmp_path / "saved.tni"
    path.write_bytes(data)
    salvage(path, saved)
    assert saved_things(saved, lesson) == set(lesson.pages)


def test_a_sound_lesson_is_saved_whole(lesson: Lesson, tmp_path: Path) -> None:
    result = salvage(lesson.path, tmp_path / "saved.tni")
    assert (result.lost, result.seances) == ((), 1)
    assert saved_things(tmp_path / "saved.tni", lesson) == set(lesson.pages)


def test_unpacked_samples_of_all_packs_lie_on_one_shelf(
    lesson: Lesson, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It keeps a few; a small file may hold packs of a million samples each."""
    shelves: list[SampleCache] = []

    def shelf() -> SampleCache:
        shelves.append(SampleCache())
        return shelves[-1]

    monkeypatch.setattr("tni.store.lesson_salvage.SampleCache", shelf)
    salvage(lesson.path, tmp_path / "saved.tni")
    assert len(shelves) == 1


@pytest.mark.parametrize("schema", ["sound", "damaged"])
def test_what_was_only_in_the_wal_is_saved_from_a_damaged_file(lesson: Lesson, tmp_path: Path, schema: str) -> None:
    path, saved = tmp_path / "lesson.tni", tmp_path / "saved.tni"
    path.write_bytes(lesson.path.read_bytes())
    database = LessonDatabase(path)
    database.recover(now(), "test")
    before = len(database.layer(None).records)
    late = a_stroke("late")
    with database.transaction():
        number = database.layer(None).position + 1
        database.commit(None, adding(late), number, number, now())
    cut_off = tmp_path / "cut off.tni"
    data, wal = bytearray(path.read_bytes()), path.with_name("lesson.tni-wal").read_bytes()
    database.close()
    chance = random.Random(3)
    pages = set(chance.sample(range(2, len(data) // SIZE), 5))
    for page in pages:
        data[page * SIZE : (page + 1) * SIZE] = chance.randbytes(SIZE)
    if schema == "damaged":
        data[100:SIZE] = bytes(SIZE - 100)
    cut_off.write_bytes(data)
    cut_off.with_name("cut off.tni-wal").write_bytes(wal)
    salvage(cut_off, saved)
    assert before > STROKES
    ink = {**lesson.ink, "late": late.samples}
    found = saved_things(saved, Lesson(saved, {}, ink))
    assert found >= lesson.intact(pages) | {"late"}
    assert cut_off.with_name("cut off.tni-wal").read_bytes() == wal
    assert sorted(p.name for p in tmp_path.iterdir()) == ["cut off.tni", "cut off.tni-wal", "lesson.tni", "saved.tni"]


def test_what_was_rubbed_out_does_not_come_back(lesson: Lesson, tmp_path: Path) -> None:
    """Its pages are free, and hold it still."""
    path, saved = tmp_path / "lesson.tni", tmp_path / "saved.tni"
    path.write_bytes(lesson.path.read_bytes())
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("PRAGMA secure_delete = OFF")
        for table in ("entry", "pack"):
            db.execute(f"DELETE FROM {table} WHERE id BETWEEN 200 AND 700")
        left = {
            stroke for (data,) in db.execute("SELECT data FROM pack") for stroke in StrokePack(data, SampleCache()).keys
        }
        names = StringTable(dict(db.execute("SELECT id, value FROM name")))
        left |= {_key(db, names, row) for (row,) in db.execute("SELECT id FROM entry").fetchall()}
    data = bytearray(path.read_bytes())
    gone = set(lesson.ink) - left
    assert len(gone) > 400
    data[-2 * SIZE : -SIZE] = bytes(SIZE)
    path.write_bytes(data)
    salvage(path, saved)
    assert not saved_things(saved, lesson) & gone


@pytest.mark.parametrize("seed", range(30))
def test_cut_and_spoilt_files_give_a_lesson_or_our_error(lesson: Lesson, tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    data = bytearray(lesson.path.read_bytes())
    for _ in range(chance.choice((0, 10, 300))):
        at = chance.randrange(len(data)) if chance.random() < 0.8 else chance.randrange(SIZE)
        data[at : at + chance.choice((1, 8, 600))] = chance.randbytes(chance.choice((1, 8, 600)))
    if chance.random() < 0.5:
        data[100:] = data[100 : chance.randrange(100, len(data))]
    if chance.random() < 0.2:
        data[100:] = chance.randbytes(50_000)
    path, saved = tmp_path / "damaged.tni", tmp_path / "saved.tni"
    path.write_bytes(data)
    with suppress(LessonFileError):
        salvage(path, saved)
        LessonDatabase(saved).close()
    assert path.read_bytes() == data


def test_a_header_alone_is_told_as_damaged(lesson: Lesson, tmp_path: Path) -> None:
    path = tmp_path / "damaged.tni"
    path.write_bytes(lesson.path.read_bytes()[:100])
    with pytest.raises(LessonDamagedError):
        salvage(path, tmp_path / "saved.tni")
    assert [p.name for p in tmp_path.iterdir()] == ["damaged.tni"]
