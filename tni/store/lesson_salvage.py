"""Saving what can be read of a damaged lesson file. The file itself is never touched."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from operator import itemgetter
from pathlib import Path
from typing import Any

from tni.board.items import LessonInfo, Page, Record
from tni.board.lesson_port import SeanceInfo
from tni.core.digest import sha256
from tni.core.ids import BlobId, PageId, SeanceId
from tni.files.atomic import part_beside, place_new
from tni.ink.pen import Pen
from tni.store.codec import decode
from tni.store.lesson_connect import HEADER_SIZE, SQLITE_MAGIC, UNREADABLE, as_lesson_error, distrust
from tni.store.lesson_database import LessonDatabase
from tni.store.lesson_errors import LessonDamagedError, LessonExistsError, LessonUnreadableError, NotALessonError
from tni.store.lesson_trouble import trouble_of
from tni.store.packed_rows import LIVE, PACKED_SINCE
from tni.store.record_bytes import BadRecordError, Names
from tni.store.stroke_pack import Pack, Shelf

type Row = tuple[Any, ...]
LAYER = {"key": str, "class_name": str, "coalesce(started, '')": str, "coalesce(changed, '')": str}
ENTRY = {"layer": int, "flags": int, "data": bytes}
PACK = {"layer": int, "data": bytes}
UNKNOWN = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What was saved. lost: problems met, one for each thing that could not be read; histories are not saved."""

    records: int
    blobs: int
    seances: int
    lost: tuple[str, ...]


class _LenientNames(Names):
    """Stands in for names that are lost: items come back on a page of their own, in the default pen."""

    def text(self, number: int) -> str:
        try:
            return super().text(number)
        except BadRecordError:
            return f"lost-{number}"

    def pen(self, number: int) -> Pen:
        try:
            return super().pen(number)
        except (BadRecordError, ValueError):
            return Pen()


def salvage(path: Path, saved: Path) -> Salvaged:
    """Write what can be read of a damaged lesson to a new file `saved`; `path` is left as it is.

    Raises: LessonExistsError, LessonUnreadableError, NotALessonError or LessonDamagedError where nothing can be read.
    """
    if saved.exists():
        raise LessonExistsError(saved)
    copy, part = part_beside(saved), part_beside(saved)
    try:
        _whole_length_copy(path, copy)
        db = sqlite3.connect(copy, isolation_level=None)
        with closing(db):
            distrust(db)
            result = _salvage(db, path, part)
        place_new(part, saved)
    except FileExistsError:
        raise LessonExistsError(saved) from None
    except OSError as error:
        raise LessonUnreadableError(trouble_of(path, error)) from error
    except sqlite3.Error as error:
        raise as_lesson_error(path, error) from error
    finally:
        for left in (copy, part, *saved.parent.glob(f"{copy.name}-*")):
            with suppress(OSError):
                left.unlink(missing_ok=True)
    return result


def _whole_length_copy(path: Path, copy: Path) -> None:
    """A copy, with its WAL, as long as its header says: SQLite opens no file that is cut off."""
    shutil.copyfile(path, copy)
    wal = path.with_name(path.name + "-wal")
    if wal.exists():
        shutil.copyfile(wal, copy.with_name(copy.name + "-wal"))
    with copy.open("r+b") as file:
        header = file.read(HEADER_SIZE)
        if not header.startswith(SQLITE_MAGIC) or len(header) < HEADER_SIZE:
            raise NotALessonError(path, "unknown" if header else "empty")
        size = int.from_bytes(header[28:32]) * int.from_bytes(header[16:18])
        # No lesson is beyond 64 GiB; a header that says so is not to be believed.
        if copy.stat().st_size < size <= 1 << 36:
            file.truncate(size)


def _salvage(db: sqlite3.Connection, path: Path, part: Path) -> Salvaged:
    lost: list[str] = []
    names = _LenientNames(dict(_rows(db, "name", {"value": bytes}, lost)))
    layers = {row: fields for row, *fields in _rows(db, "layer", LAYER, lost)}
    records: dict[int, dict[str, Record | None]] = {0: {}}
    live = [*_live_rows(db, names, lost), *_live_packed(db, names, lost)]
    for _, layer, key, record in sorted(live, key=itemgetter(0)):
        records.setdefault(layer, {})[key] = record
    blobs = [data for _, data in _rows(db, "blob", {"data": bytes}, lost)]
    if not any(records.values()) and not blobs:
        raise LessonDamagedError(path, lost or ["nothing in it can be read"])
    made = LessonDatabase.create(part)
    try:
        with made.transaction():
            for data in blobs:
                made.put_blob(BlobId(sha256(data).hex()), data)
            for layer, found in sorted(records.items()):
                _write_layer(made, layer, layers.get(layer), found, records[0])
    finally:
        made.close()
    return Salvaged(sum(map(len, records.values())), len(blobs), len(records) - 1, tuple(lost))


type _Live = tuple[int, int, str, Record | None]
"""Row, layer, key and record."""


def _live_rows(db: sqlite3.Connection, names: Names, lost: list[str]) -> Iterator[_Live]:
    for row, layer, flags, data in _rows(db, "entry", ENTRY, lost):
        try:
            if flags & LIVE:
                yield row, layer, *decode(data, names)
        except BadRecordError as error:
            lost.append(f"entry {row}: {error}")


def _live_packed(db: sqlite3.Connection, names: Names, lost: list[str]) -> Iterator[_Live]:
    """Live strokes of the packs that can be read."""
    if db.execute("PRAGMA user_version").fetchone()[0] < PACKED_SINCE:
        return
    marks: dict[int, int] = dict(_rows(db, "mark", {"flags": int}, lost))
    for first, layer, data in _rows(db, "pack", PACK, lost):
        try:
            pack = Pack(data, Shelf())
            found = zip(pack.rows, pack.flags(), pack.strokes(names), strict=True)
        except BadRecordError as error:
            lost.append(f"pack {first}: {error}")
            continue
        yield from ((row, layer, stroke.id, stroke) for row, flags, stroke in found if marks.get(row, flags) & LIVE)


def _write_layer(
    made: LessonDatabase,
    layer: int,
    said: list[str] | None,
    found: dict[str, Record | None],
    prepared: dict[str, Record | None],
) -> None:
    seance = None
    if layer:
        key, name, started, changed = said or (f"lost-{layer}", "", "", "")
        seance = SeanceId(key)
        times = _time(started), _time(changed)
        made.add_seance(SeanceInfo(seance, None, name, *times))
    for key, record in found.items():
        if record is not None:
            made.add_outside(record, seance)
        elif seance is not None:
            made.remove_outside(key, seance)
    there = {r.id for r in (*prepared.values(), *found.values()) if isinstance(r, Page)}
    wanted = {r.page for r in found.values() if r is not None and not isinstance(r, Page | LessonInfo)}
    for number, page in enumerate(sorted(wanted - there)):
        made.add_outside(Page(id=PageId(page), position=1e9 + number), seance)


def _time(text: str) -> datetime:
    try:
        time = datetime.fromisoformat(text)
    except ValueError:
        return UNKNOWN
    return time if time.tzinfo else UNKNOWN


def _rows(db: sqlite3.Connection, table: str, columns: Mapping[str, type], lost: list[str]) -> Iterator[Row]:
    """Rows as (id, *columns): from the first on and, where that stops at damage, from the last back to it. Rows with
    values of other types than they should have are lost."""
    sql = f"SELECT id, {', '.join(columns)} FROM {table} WHERE id"
    last, seen, errors = -1, set[int](), list[Exception]()
    for row in _up_to_damage(db, f"{sql} > ? ORDER BY id", last, seen, errors):
        last = row[0]
        if _sound(row, columns, table, lost):
            yield row
    if errors:
        lost.append(f"{table} after {last}: {errors[0]!r}")
        for row in _up_to_damage(db, f"{sql} < ? ORDER BY id DESC", (1 << 63) - 1, seen, errors):
            if _sound(row, columns, table, lost):
                yield row


def _up_to_damage(
    db: sqlite3.Connection, sql: str, start: int, seen: set[int], errors: list[Exception]
) -> Iterator[Row]:
    """Rows from `start` on, up to one that was seen: a broken tree may lead in circles without end. Reading many looks
    one row ahead, so those beside the damage are read one by one."""
    stopped = list[Exception]()
    for read in (sqlite3.Connection.execute, _one_by_one):
        try:
            for row in read(db, sql, (start,)):
                if row[0] in seen:
                    raise sqlite3.DatabaseError(f"row {row[0]} once more")
                start = row[0]
                seen.add(start)
                yield row
        except UNREADABLE as error:
            stopped.append(error)
        else:
            return
    errors.append(stopped[-1])


def _one_by_one(db: sqlite3.Connection, sql: str, start: tuple[int]) -> Iterator[Row]:
    while (found := db.execute(f"{sql} LIMIT 1", start).fetchone()) is not None:
        start = (found[0],)
        yield found


def _sound(row: Row, columns: Mapping[str, type], table: str, lost: list[str]) -> bool:
    if all(isinstance(value, kind) for value, kind in zip(row[1:], columns.values(), strict=True)):
        return True
    lost.append(f"{table} {row[0]}: values of the wrong types")
    return False
