"""Salvage of damaged lesson files. The damaged file itself is never modified.

Rows are read page by page (`sqlite_salvage`): a damaged page loses only its own content, whatever the number of damaged
pages and their kind, B-tree pages included. Where the information that marks free pages is damaged too, erased ink may
come back.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from operator import itemgetter
from pathlib import Path
from types import UnionType
from typing import Any, BinaryIO

from tni.core.digest import sha256
from tni.core.ids import BlobId, ClassLayerId, PageId
from tni.document.items import Item, LessonRecord, Page, holds_items
from tni.document.lesson_port import ClassLayerInfo
from tni.files.atomic import temporary_path
from tni.files.lesson_errors import LessonDamagedError, LessonExistsError, LessonUnreadableError, NotALessonError
from tni.files.private import create_private
from tni.ink.pen import Pen
from tni.store.lesson_connect import HEADER_SIZE, SQLITE_MAGIC, as_lesson_error
from tni.store.lesson_database import LessonDatabase
from tni.store.lesson_placing import placed_lesson
from tni.store.lesson_trouble import trouble_of
from tni.store.packed_rows import LIVE
from tni.store.record_bytes import BadRecordError, StringTable
from tni.store.record_decoder import decode
from tni.store.row_checksums import CHECKED_TABLES, is_whole_row
from tni.store.sqlite_salvage import SalvagedRow, SqliteSalvage
from tni.store.stroke_pack import SampleCache, StrokePack

type _Fields = tuple[Any, ...]
type _Shape = tuple[type | UnionType, ...]
NO_ID = type(None)
"""Marker: the id is not among the values of a row."""
COLUMN_TYPES: Mapping[str, _Shape] = {
    "name": (NO_ID, bytes),
    "mark": (NO_ID, int),
    "blob": (NO_ID, bytes, bytes),
    "pack": (NO_ID, int, int, bytes),
    "picture": (NO_ID, int, str, bytes),
    "entry": (NO_ID, int, int, int | None, bytes),
    "under_way": (NO_ID, int, str, int, bytes | None, bytes),
    "layer": (NO_ID, str, str | None, str, str | None, str | None, int, str | None),
    "schema": (str, str, str, int, str | None),
}
"""Value types of a row of each table; from format 3 on a checksum follows in the tables that have one. No two tables
have the same, with or without it, so a row alone identifies its table."""
UNKNOWN = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class SalvageReport:
    """Result of a salvage. lost: one line for each part that could not be read, or reads otherwise than it was written.
    Histories are not salvaged."""

    records: int
    blobs: int
    seances: int
    lost: tuple[str, ...]


class _LenientNames(StringTable):
    """String table that replaces lost names: items come back on a page of their own, with the default pen."""

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


def salvage(path: Path, saved: Path) -> SalvageReport:
    """Write what can be read of a damaged lesson to a new file `saved`; `path` stays unchanged.

    Raises: LessonExistsError, LessonUnreadableError; NotALessonError or LessonDamagedError when nothing can be read.
    """
    if saved.exists():
        raise LessonExistsError(saved)
    copy = temporary_path(saved)
    create_private(copy)
    try:
        _copy(path, copy)
        with copy.open("rb") as file, placed_lesson(saved, replacing=False) as part:
            result = _salvage(file, path, part)
    except OSError as error:
        raise LessonUnreadableError(trouble_of(path, error)) from error
    except sqlite3.Error as error:
        raise as_lesson_error(path, error) from error
    finally:
        for left in (copy, *saved.parent.glob(f"{copy.name}-*")):
            with suppress(OSError):
                left.unlink(missing_ok=True)
    return result


def _copy(path: Path, copy: Path) -> None:
    """Copy the file, with the content of its WAL merged in."""
    shutil.copyfile(path, copy)
    with copy.open("rb") as file:
        header = file.read(HEADER_SIZE)
    if not header.startswith(SQLITE_MAGIC) or len(header) < HEADER_SIZE:
        raise NotALessonError(path, "unknown" if header else "empty")
    wal = path.with_name(path.name + "-wal")
    if not wal.exists():
        return
    copied = copy.with_name(copy.name + "-wal")
    create_private(copied)
    shutil.copyfile(wal, copied)
    with closing(sqlite3.connect(copy, isolation_level=None)) as db, suppress(sqlite3.Error):
        db.execute("PRAGMA writable_schema = ON")  # a checkpoint does not need a sound schema
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()


def _salvage(file: BinaryIO, path: Path, part: Path) -> SalvageReport:
    loose = SqliteSalvage(file)
    tables = _tables(loose.read(), lost := loose.lost)
    names = _LenientNames({row: value for row, (value,) in tables["name"].items()})
    records: dict[int, dict[str, LessonRecord | None]] = {0: {}}
    live = [*_live_rows(tables, names, lost), *_live_packed(tables, names, lost)]
    for _, layer, key, record in sorted(live, key=itemgetter(0)):
        records.setdefault(layer, {})[key] = record
    blobs = list(_blobs(tables, lost))
    if not any(records.values()) and not blobs:
        raise LessonDamagedError(path, lost or ["nothing in it can be read"])
    made = LessonDatabase.create(part)
    try:
        with made.transaction():
            for data in blobs:
                made.put_blob(BlobId(sha256(data).hex()), data)
            for layer, found in sorted(records.items()):
                _write_layer(made, layer, tables["layer"].get(layer), found, records[0])
    finally:
        made.close()
    return SalvageReport(sum(map(len, records.values())), len(blobs), len(records) - 1, tuple(lost))


type _Tables = Mapping[str, Mapping[int, _Fields]]
"""Rows of each table by id."""


def _tables(rows: Iterable[SalvagedRow], lost: list[str]) -> _Tables:
    tables: dict[str, dict[int, _Fields]] = {name: {} for name in COLUMN_TYPES}
    by_length: dict[int, list[tuple[str, _Shape]]] = {}
    for name, shape in COLUMN_TYPES.items():
        by_length.setdefault(len(shape), []).append((name, shape))
        if name in CHECKED_TABLES:
            by_length.setdefault(len(shape) + 1, []).append((name, (*shape, int)))
    for page, row, values in rows:
        for name, shape in by_length.get(len(values), ()):
            if all(map(isinstance, values, shape)):
                width = len(COLUMN_TYPES[name])
                if len(values) > width and not is_whole_row(name, row, *values[1:]):
                    lost.append(f"{name} {row}: is not what it was, kept as it reads")
                tables[name].setdefault(row, values[1:width])
                break
        else:
            lost.append(f"page {page}, row {row}: of no table of a lesson")
    return tables


def _blobs(tables: _Tables, lost: list[str]) -> Iterator[bytes]:
    for row, (named, data) in sorted(tables["blob"].items()):
        if sha256(data) == named:
            yield data
        else:
            lost.append(f"blob {row}: is not what it was")


type _Live = tuple[int, int, str, LessonRecord | None]
"""(row, layer, key, record)."""


def _live_rows(tables: _Tables, names: StringTable, lost: list[str]) -> Iterator[_Live]:
    for row, (layer, flags, _, data) in tables["entry"].items():
        left_out: list[str] = []
        try:
            if flags & LIVE:
                yield row, layer, *decode(data, names, left_out.append)
        except BadRecordError as error:
            lost.append(f"entry {row}: {error}")
        else:
            lost += (f"entry {row}: kept without all of its {name[:40]!r}" for name in left_out)


def _live_packed(tables: _Tables, names: StringTable, lost: list[str]) -> Iterator[_Live]:
    """Yield the live strokes of the packs that can be read."""
    marks, shelf = {row: flags for row, (flags,) in tables["mark"].items()}, SampleCache()
    for first, (_, layer, data) in tables["pack"].items():
        try:
            pack = StrokePack(data, shelf)
            found = zip(pack.rows, pack.flags(), pack.strokes(names), strict=True)
        except BadRecordError as error:
            lost.append(f"pack {first}: {error}")
            continue
        yield from ((row, layer, stroke.id, stroke) for row, flags, stroke in found if marks.get(row, flags) & LIVE)


def _write_layer(
    made: LessonDatabase,
    layer: int,
    stored: _Fields | None,
    found: dict[str, LessonRecord | None],
    prepared: dict[str, LessonRecord | None],
) -> None:
    seance = None
    if layer:
        key, _, name, started, changed, *_ = stored or (f"lost-{layer}", None, "", None, None)
        if not key or key in {known.id for known in made.seances()}:  # "" is the prepared layer's
            key = f"lost-{layer}"
        seance = ClassLayerId(key)
        times = _time(started or ""), _time(changed or "")
        made.add_seance(ClassLayerInfo(seance, None, name, *times))
    for key, record in found.items():
        if record is not None:
            made.add_outside(record, seance)
        elif seance is not None:
            made.remove_outside(key, seance)
    there = {key for key, record in (*prepared.items(), *found.items()) if holds_items(record)}
    wanted = {r.page for r in found.values() if isinstance(r, Item)}
    for number, page in enumerate(sorted(wanted - there)):
        made.add_outside(Page(id=PageId(page), position=1e9 + number), seance)


def _time(text: str) -> datetime:
    try:
        time = datetime.fromisoformat(text)
    except ValueError:
        return UNKNOWN
    return time if time.tzinfo else UNKNOWN
