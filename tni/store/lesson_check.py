"""Integrity check of a whole lesson file."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Collection, Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from operator import itemgetter
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import IO

from tni.core.digest import sha256
from tni.document.document import Document
from tni.document.items import Item, LessonRecord, blobs_of, holds_items
from tni.document.lesson_problem import LessonProblem, LessonProblemKind
from tni.files.lesson_errors import LessonDamagedError, LessonFileError
from tni.store.lesson_connect import READ_ERRORS, check_header, connect, has_wal
from tni.store.lesson_database import LessonDatabase
from tni.store.lesson_header import header_problems, schema_problems
from tni.store.lesson_meta import damaged_properties
from tni.store.lesson_rows import ACT_SHIFT, ACTS
from tni.store.packed_rows import FIRST, LIVE, OUTSIDE, PACKED_SINCE, PackedRows
from tni.store.record_bytes import BadRecordError, StringTable
from tni.store.record_decoder import decode
from tni.store.row_checksums import CHECKED_TABLES, damaged_rows, has_checksums
from tni.store.stroke_pack import SampleCache
from tni.store.wal_check import wal_problems

COPY_BYTES = 16 << 20
"""Size up to which a copied WAL stays in memory."""


def check_lesson(path: Path) -> list[LessonProblem]:
    """Return every problem found, an empty list for a sound lesson. Raises: LessonFileError other than
    LessonDamagedError."""
    try:
        check_header(path)
        db = connect(path, read_only=True)
    except LessonDamagedError as error:
        return [LessonProblem(LessonProblemKind.FILE, str(path), detail) for detail in error.problems]
    with closing(db):
        try:
            db.execute("BEGIN")  # another program may write meanwhile
            problems = [
                LessonProblem(LessonProblemKind.FILE, "integrity", row)
                for (row,) in db.execute("PRAGMA integrity_check(50)")
            ]
            if [problem.detail for problem in problems] != ["ok"]:
                return problems
            found = [
                *_check_file(path, db),
                *_check_checksums(db),
                *_check_layer_rows(db),
                *_check_layers(db),
                *_check_blobs(db),
            ]
        except (*READ_ERRORS, BadRecordError) as error:
            return [LessonProblem(LessonProblemKind.FILE, "integrity", repr(error))]
    return found or _check_reading(path)


def _check_file(path: Path, db: sqlite3.Connection) -> Iterator[LessonProblem]:
    """Check what belongs to SQLite and to the file as a whole."""
    for detail in header_problems(path):
        yield LessonProblem(LessonProblemKind.FILE, "header", detail)
    with _wal_at_rest(path) as wal:
        for detail in wal_problems(wal):
            yield LessonProblem(LessonProblemKind.FILE, "wal", detail)
    for detail in schema_problems(db):
        yield LessonProblem(LessonProblemKind.FILE, "schema", detail)
    for key in damaged_properties(db):
        yield LessonProblem(LessonProblemKind.FILE, f"meta {key!r}", "is not what it was")


@contextmanager
def _wal_at_rest(path: Path) -> Iterator[IO[bytes]]:
    """Yield a copy of a lesson's WAL, empty if there is none. Programs that write to it wait while it is copied.
    Raises: OSError."""
    with SpooledTemporaryFile(max_size=COPY_BYTES) as copy:
        if has_wal(path):
            with (
                _writers_waiting(path),
                suppress(FileNotFoundError),
                path.with_name(f"{path.name}-wal").open("rb") as wal,
            ):
                shutil.copyfileobj(wal, copy)
        copy.seek(0)
        yield copy


@contextmanager
def _writers_waiting(path: Path) -> Iterator[None]:
    """Keep other programs from writing to a lesson, if this user may write to it."""
    with ExitStack() as stack:
        with suppress(sqlite3.Error, LessonFileError):
            db = stack.enter_context(closing(connect(path)))
            db.execute("BEGIN IMMEDIATE")
        yield


def _check_checksums(db: sqlite3.Connection) -> Iterator[LessonProblem]:
    """Check each row of a lesson of format 3 or later against its checksum."""
    for table in CHECKED_TABLES if has_checksums(db) else ():
        for row in damaged_rows(db, table):
            yield LessonProblem(LessonProblemKind.RECORD, f"{table} {row}", "is not what it was")


def _check_layer_rows(db: sqlite3.Connection) -> Iterator[LessonProblem]:
    """Check that the prepared layer and the layers that rows belong to exist."""
    keys = dict(db.execute("SELECT id, key FROM layer"))
    if keys.get(0) != "":
        yield LessonProblem(LessonProblemKind.FILE, "layer 0", "is not there")
    for table in ("entry", *(("pack", "picture") if _has_packs(db) else ()), "under_way"):
        for (layer,) in db.execute(f"SELECT DISTINCT layer FROM {table} ORDER BY layer"):
            if layer not in keys:
                yield LessonProblem(LessonProblemKind.FILE, f"layer {layer}", f"of table {table}, is not there")


def _has_packs(db: sqlite3.Connection) -> bool:
    (version,) = db.execute("PRAGMA user_version").fetchone()
    return bool(version >= PACKED_SINCE)


def _check_reading(path: Path) -> list[LessonProblem]:
    """Read everything as the program does: what it refuses is no sound lesson."""
    try:
        database = LessonDatabase(path, read_only=True)
        try:
            database.hold()
            for layer in (None, *(seance.id for seance in database.seances())):
                database.layer(layer)
        finally:
            database.abandon()
    except LessonDamagedError as error:
        return [LessonProblem(LessonProblemKind.FILE, "reading", detail) for detail in error.problems]
    return []


def _check_layers(db: sqlite3.Connection) -> Iterator[LessonProblem]:
    names = StringTable(dict(db.execute("SELECT id, value FROM name")))
    problems: list[str] = []
    rows = sorted(_rows(db, names, problems), key=itemgetter(0))
    yield from (LessonProblem(LessonProblemKind.RECORD, "pack", problem) for problem in problems)
    live: dict[int, dict[str, LessonRecord | None]] = {}
    starts: dict[int, int] = {}
    known, pages = set(), set[str]()
    for row, layer, flags, before, found in rows:
        known.add(row)
        if not 0 <= flags >> ACT_SHIFT < len(ACTS):
            yield LessonProblem(LessonProblemKind.RECORD, f"entry {row}", f"flags {flags}")
        starts[layer] = starts.get(layer, 0) + bool(flags & FIRST)
        if before is not None and before not in known:
            yield LessonProblem(LessonProblemKind.HISTORY, f"entry {row}", f"replaces {before}, which is not there")
        if not flags & (FIRST | OUTSIDE) and not starts[layer]:
            yield LessonProblem(LessonProblemKind.HISTORY, f"entry {row}", "of no change")
        if isinstance(found, str):
            yield LessonProblem(LessonProblemKind.RECORD, f"entry {row}", found)
            continue
        key, record = found
        if layer == 0 and holds_items(record):
            pages.add(key)
        if flags & LIVE and live.setdefault(layer, {}).setdefault(key, record) is not record:
            yield LessonProblem(LessonProblemKind.RECORD, f"entry {row}", f"{key} is there twice")
    blobs = {bytes(found).hex() for (found,) in db.execute("SELECT hash FROM blob")}
    base = {key: record for key, record in live.get(0, {}).items() if record is not None}
    for layer, position in db.execute("SELECT id, position FROM layer ORDER BY id").fetchall():
        if not 0 <= position <= starts.get(layer, 0):
            detail = f"position {position} of {starts.get(layer, 0)}"
            yield LessonProblem(LessonProblemKind.HISTORY, f"layer {layer}", detail)
        # A page that another class has written on may be removed; its ink stays until the page is restored.
        yield from _check_references(
            Document(base, live.get(layer, {}) if layer else None), blobs, pages if layer else ()
        )


type _Row = tuple[int, int, int, int | None, tuple[str, LessonRecord | None] | str]
"""(id, layer, flags, before, content); the content is (key, record), or the reason why it cannot be read."""


def _rows(db: sqlite3.Connection, names: StringTable, problems: list[str]) -> Iterator[_Row]:
    packs = PackedRows(db, names, SampleCache())
    for layer in packs.layers:
        for pack, flags, strokes in packs.whole(layer, problems):
            for row, key, flag, stroke in zip(pack.rows, pack.keys, flags, strokes, strict=True):
                yield row, layer, flag, None, (key, stroke)
    for row, layer, flag, before, data in db.execute("SELECT id, layer, flags, before, data FROM entry"):
        try:
            yield row, layer, flag, before, decode(data, names) if data else ("", None)
        except BadRecordError as error:
            yield row, layer, flag, before, str(error)


def _check_references(document: Document, blobs: set[str], pages: Collection[str]) -> Iterator[LessonProblem]:
    """Check that the pages and blobs that records refer to exist. pages: further pages that items may be on, removed or
    not."""
    for record in document.records():
        page = record.page if isinstance(record, Item) else None
        if page is not None and page not in pages and not holds_items(document.get(page)):
            yield LessonProblem(LessonProblemKind.PAGE, record.id, f"on page {page}, which is not there")
        for wanted in (blob for blob in blobs_of(record) if blob not in blobs):
            yield LessonProblem(LessonProblemKind.BLOB, record.id, f"names {wanted}, which is not there")


def _check_blobs(db: sqlite3.Connection) -> Iterator[LessonProblem]:
    for row, named, data in db.execute("SELECT id, hash, data FROM blob"):
        if sha256(data) != named:
            yield LessonProblem(LessonProblemKind.BLOB, f"blob {row}", "is not what it was")
