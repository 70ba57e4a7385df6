"""From a path to a checked connection: what is not a lesson is refused before SQLite touches it, and what is damaged,
or made to do something by itself, before SQLite writes to it."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tni.store.lesson_errors import (
    LessonDamagedError,
    LessonFileError,
    LessonMissingError,
    LessonTooNewError,
    LessonUnreadableError,
    NotALessonError,
    StorageTrouble,
    StorageTroubleKind,
)
from tni.store.lesson_trouble import trouble_of
from tni.store.local_disk import side_file_names_fit
from tni.store.migrations import APPLICATION_ID, FORMAT, TABLES
from tni.store.record_bytes import BadRecordError
from tni.store.sqlite_uri import database_uri

HEADER_SIZE = 100
MAGICS = ((b"PK\x03\x04", "zip"), (b"%PDF", "pdf"), (b"\x1f\x8b", "gzip"), (b"<?xml", "xml"), (b"<svg", "svg"))
SQLITE_MAGIC = b"SQLite format 3\x00"
CACHE_KIB = 256
"""Of the file's pages that SQLite keeps for itself: the system has them too, and what is written is seldom read."""
LAST_ROW = 1 << 53
"""No lesson comes near it."""

READ_ERRORS = (sqlite3.DatabaseError, TypeError, ValueError, OverflowError)
"""What reading a damaged database raises: SQLite's own, and what comes of values of other types than their columns
have, or of a schema that is no text."""


def check_header(path: Path) -> int:
    """The lesson format that the file says it is of, from the fixed places of SQLite's header
    (https://www.sqlite.org/fileformat2.html#the_database_header).

    Raises: LessonMissingError, LessonUnreadableError, NotALessonError, LessonTooNewError, LessonDamagedError.
    """
    try:
        with path.open("rb") as file:
            header = file.read(HEADER_SIZE)
        size = path.stat().st_size
    except FileNotFoundError:
        raise LessonMissingError(path) from None
    except PermissionError as error:
        raise LessonUnreadableError(StorageTrouble(StorageTroubleKind.NO_RIGHT, path, str(error))) from error
    except OSError as error:
        raise LessonUnreadableError(trouble_of(path, error)) from error
    if not header:
        raise NotALessonError(path, "empty")
    if not header.startswith(SQLITE_MAGIC[: len(header)]):
        found = next((name for magic, name in MAGICS if header.startswith(magic)), "unknown")
        raise NotALessonError(path, found)
    if len(header) < HEADER_SIZE:
        raise LessonDamagedError(path, [f"cut off after {len(header)} bytes"])
    if int.from_bytes(header[68:72]) != APPLICATION_ID:
        raise NotALessonError(path, "sqlite")
    version = int.from_bytes(header[60:64])
    if version > FORMAT:
        raise LessonTooNewError(path, found=version, supported=FORMAT)
    page_size = int.from_bytes(header[16:18])
    pages, fresh = int.from_bytes(header[28:32]), header[24:28] == header[92:96]
    if fresh and size < pages * (65_536 if page_size == 1 else page_size) and not _has_wal(path):
        raise LessonDamagedError(path, [f"{size} bytes of {pages} pages of {page_size}: cut off"])
    return version


def _wal(path: Path) -> Path:
    return path.with_name(path.name + "-wal")


def _has_wal(path: Path) -> bool:
    return side_file_names_fit(path) and _wal(path).exists()


def connect(path: Path, *, read_only: bool = False) -> sqlite3.Connection:
    """A connection to an existing file, in autocommit mode; before `begin_writing` it leaves the file as it is, even
    when it closes. Raises: LessonFileError."""
    mode = "ro" if read_only else "rw"
    if not side_file_names_fit(path):
        mode = "ro&immutable=1"  # SQLite looks for no side files: it could not name them, nor are there any
    try:
        db = sqlite3.connect(database_uri(path, mode), uri=True, timeout=2.0, isolation_level=None,
                             check_same_thread=False, cached_statements=64)  # fmt: skip
    except sqlite3.Error as error:
        raise as_lesson_error(path, error) from error
    try:
        with reading_errors(path):
            harden(db)
            db.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
            (version,) = db.execute("PRAGMA user_version").fetchone()
            if version > FORMAT:
                raise LessonTooNewError(path, found=version, supported=FORMAT)
            if problems := _foreign(db, version) or _no_number_left(db, version):
                raise LessonDamagedError(path, problems)
    except LessonFileError:
        db.close()
        raise
    if not read_only:
        db.setconfig(sqlite3.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, True)
    return db


def harden(db: sqlite3.Connection) -> None:
    """Let a file that anybody may have made do nothing by itself. Raises: sqlite3.Error."""
    for never in (sqlite3.SQLITE_DBCONFIG_ENABLE_TRIGGER, sqlite3.SQLITE_DBCONFIG_ENABLE_VIEW,
                  sqlite3.SQLITE_DBCONFIG_TRUSTED_SCHEMA):  # fmt: skip
        db.setconfig(never, False)
    db.setconfig(sqlite3.SQLITE_DBCONFIG_DEFENSIVE, True)


def _foreign(db: sqlite3.Connection, version: int) -> list[str]:
    """What the file has beside the tables of a lesson that could change what is read or written: triggers, views,
    indexes, tables that are computed or of another make. Plain tables beside ours do nothing."""
    missing, ours = dict(TABLES[version]), TABLES[FORMAT]
    problems = []
    for kind, name, root, sql in db.execute("SELECT type, name, rootpage, sql FROM sqlite_schema"):
        known = missing.pop(name, None) if kind == "table" else None
        plain = kind == "table" and root and name not in ours
        if sql != known and not plain:  # an index that SQLite made by itself has no SQL
            problems.append(f"{kind} {name!r}: {str(sql)[:200]}")
    return problems + [f"no table {name}" for name in missing]


def _no_number_left(db: sqlite3.Connection, version: int) -> list[str]:
    """Rows after the last number that SQLite can count to would be anywhere in the order of changes."""
    found = []
    for table in ("entry", "name") if version else ():
        (last,) = db.execute(f"SELECT max(id) FROM {table}").fetchone()  # one of the two above
        if last is not None and last > LAST_ROW:
            found.append(f"{table} {last}")
    return found


def begin_writing(db: sqlite3.Connection) -> None:
    """Raises: sqlite3.Error."""
    db.execute("PRAGMA journal_mode = WAL").fetchone()
    db.execute("PRAGMA synchronous = FULL")
    db.setconfig(sqlite3.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, False)


@contextmanager
def clean_side_files(path: Path) -> Iterator[None]:
    """Take away the empty side files that SQLite made for a lesson that the block then refused."""
    had = _has_wal(path)
    try:
        yield
    except BaseException:
        with suppress(OSError):
            if not had and _wal(path).stat().st_size == 0:
                _wal(path).unlink()
                path.with_name(path.name + "-shm").unlink()
        raise


def integrity(db: sqlite3.Connection, within_s: float | None = None) -> list[str]:
    """What SQLite itself finds wrong; empty when all is well, or when nothing was found in the time given."""
    stopped = False

    def stop() -> bool:
        nonlocal stopped
        stopped = time.monotonic() > until_s
        return stopped

    if within_s is not None:
        until_s = time.monotonic() + within_s
        db.set_progress_handler(stop, 50)  # steps, or pages of some milliseconds each on a slow disk
    try:
        rows = [str(row[0]) for row in db.execute("PRAGMA quick_check(20)")]
    except READ_ERRORS as error:
        return [] if stopped else [repr(error)]
    finally:
        db.set_progress_handler(None, 0)
    return [] if stopped or rows == ["ok"] else rows


@contextmanager
def reading_errors(path: Path) -> Iterator[None]:
    """What goes wrong in reading, as a LessonFileError."""
    try:
        yield
    except sqlite3.Error as error:
        raise as_lesson_error(path, error) from error
    except (*READ_ERRORS, BadRecordError) as error:
        raise LessonDamagedError(path, [repr(error)]) from error


def as_lesson_error(path: Path, error: sqlite3.Error) -> LessonFileError:
    trouble = trouble_of(path, error)
    if trouble.kind is StorageTroubleKind.DAMAGED:
        return LessonDamagedError(path, [str(error)])
    return LessonUnreadableError(trouble)
