"""Checked connections to lesson files.

A file that is not a lesson is refused before SQLite opens it. A file that is damaged, or contains triggers or other
active schema, is refused before SQLite writes to it.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tni.files.lesson_errors import (
    LessonDamagedError,
    LessonFileError,
    LessonInUseError,
    LessonMissingError,
    LessonTooNewError,
    LessonUnreadableError,
    NotALessonError,
)
from tni.files.lesson_health import StorageTrouble, StorageTroubleKind
from tni.files.regular_file import NotRegularFileError, open_regular
from tni.store.format_version import FileFormat
from tni.store.lesson_trouble import trouble_of
from tni.store.local_disk import side_file_names_fit
from tni.store.migrations import APPLICATION_ID, FORMAT, TABLES
from tni.store.record_bytes import BadRecordError
from tni.store.row_checksums import add_checksum_function
from tni.store.sqlite_uri import database_uri

HEADER_SIZE = 100
MAGICS = ((b"PK\x03\x04", "zip"), (b"%PDF", "pdf"), (b"\x1f\x8b", "gzip"), (b"<?xml", "xml"), (b"<svg", "svg"))
SQLITE_MAGIC = b"SQLite format 3\x00"
CACHE_KIB = 256
"""Size of SQLite's page cache. It is small because the system caches the file too, and written pages are seldom read
again."""
LAST_ROW = 1 << 53
"""Largest row number accepted. No real lesson comes near it."""

READ_ERRORS = (sqlite3.DatabaseError, TypeError, ValueError, OverflowError)
"""Errors that reading a damaged database raises: SQLite's own, and those caused by values of another type than their
column or by a schema that is not text."""


def check_header(path: Path) -> int:
    """Return the lesson format that the file's header states.

    The fields are at fixed offsets of SQLite's header (https://www.sqlite.org/fileformat2.html#the_database_header).

    Raises: LessonMissingError, LessonUnreadableError, NotALessonError, LessonTooNewError, LessonDamagedError.
    """
    try:
        header, size, has_newer = header_state(path)
    except FileNotFoundError:
        raise LessonMissingError(path) from None
    except NotRegularFileError:
        raise NotALessonError(path, "pipe") from None
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
    version, least = FileFormat.of(int.from_bytes(header[60:64], signed=True))
    if not 0 <= least <= FORMAT:
        raise LessonTooNewError(path, found=version, supported=FORMAT)
    page_size = int.from_bytes(header[16:18])
    pages, fresh = int.from_bytes(header[28:32]), header[24:28] == header[92:96]
    if fresh and size < pages * (65_536 if page_size == 1 else page_size) and not has_newer:
        raise LessonDamagedError(path, [f"{size} bytes of {pages} pages of {page_size}: cut off"])
    return version


def _wal(path: Path) -> Path:
    return path.with_name(path.name + "-wal")


def has_wal(path: Path) -> bool:
    """Return whether SQLite's WAL lies beside a lesson, which may hold newer pages."""
    return side_file_names_fit(path) and _wal(path).exists()


def in_wal_mode(path: Path) -> bool:
    """Return whether the header of a lesson says that SQLite looks for a WAL. Raises: OSError."""
    return header_state(path)[0][18:20] == b"\x02\x02"


def header_state(path: Path) -> tuple[bytes, int, bool]:
    """Return a file's header and size, and whether a WAL holds newer pages, all of one moment: another program may
    write meanwhile. Raises: OSError."""
    seen, newer = None, False
    while True:
        with open_regular(path) as file:
            now = file.read(HEADER_SIZE), os.fstat(file.fileno()).st_size
        if seen == now:
            return *now, newer
        seen, newer = now, has_wal(path)


def connect(path: Path, *, read_only: bool = False, mode: str = "") -> sqlite3.Connection:
    """Open a connection to an existing file, in autocommit mode.

    Until `begin_writing` is called the file stays unchanged, even when the connection closes. mode: of SQLite's URI,
    where it is not that of reading or writing. Raises: LessonFileError.
    """
    mode = mode or ("ro" if read_only else "rw")
    if not side_file_names_fit(path):
        mode = "ro&immutable=1"  # SQLite must look for no side files: their names would be too long, so none exist
    try:
        db = sqlite3.connect(database_uri(path, mode), uri=True, timeout=2.0, isolation_level=None,
                             check_same_thread=False, cached_statements=64)  # fmt: skip
    except sqlite3.Error as error:
        raise as_lesson_error(path, error) from error
    try:
        with reading_errors(path):
            harden(db)
            add_checksum_function(db)
            db.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
            db.execute("BEGIN")  # another program may migrate the lesson meanwhile
            version, least = FileFormat.of(*db.execute("PRAGMA user_version").fetchone())
            if not 0 <= least <= FORMAT:
                raise LessonTooNewError(path, found=version, supported=FORMAT)
            if problems := _foreign(db, version) or _no_number_left(db, version):
                raise LessonDamagedError(path, problems)
            db.execute("COMMIT")
    except LessonFileError:
        db.close()
        raise
    if mode == "rw":
        db.setconfig(sqlite3.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, True)
    return db


def harden(db: sqlite3.Connection) -> None:
    """Disable triggers, views and other active schema: the file may come from anybody. Raises: sqlite3.Error."""
    for never in (sqlite3.SQLITE_DBCONFIG_ENABLE_TRIGGER, sqlite3.SQLITE_DBCONFIG_ENABLE_VIEW,
                  sqlite3.SQLITE_DBCONFIG_TRUSTED_SCHEMA):  # fmt: skip
        db.setconfig(never, False)
    db.setconfig(sqlite3.SQLITE_DBCONFIG_DEFENSIVE, True)


def _foreign(db: sqlite3.Connection, version: int) -> list[str]:
    """Return the schema entries that are not a lesson's and could change what is read or written.

    These are triggers, views, indexes, computed tables and tables with another definition. Additional plain tables are
    harmless and allowed.
    """
    missing, ours = dict(TABLES[min(version, FORMAT)]), TABLES[FORMAT]
    problems = []
    for kind, name, root, sql in db.execute("SELECT type, name, rootpage, sql FROM sqlite_schema"):
        known = missing.pop(name, None) if kind == "table" else None
        plain = kind == "table" and root and name not in ours
        if sql != known and not plain:  # an index that SQLite creates automatically has no SQL
            problems.append(f"{kind} {name!r}: {str(sql)[:200]}")
    return problems + [f"no table {name}" for name in missing]


def _no_number_left(db: sqlite3.Connection, version: int) -> list[str]:
    """Return the tables whose row numbers are nearly used up.

    After its largest row number SQLite assigns numbers at random, which would break the order of the changes.
    """
    found = []
    for table in ("entry", "name") if version else ():
        (last,) = db.execute(f"SELECT max(id) FROM {table}").fetchone()  # one of the two names above
        if last is not None and last > LAST_ROW:
            found.append(f"{table} {last}")
    return found


def begin_writing(db: sqlite3.Connection) -> None:
    """Switch a connection to WAL mode with full synchronization. Raises: sqlite3.Error."""
    db.execute("PRAGMA journal_mode = WAL").fetchone()
    db.execute("PRAGMA synchronous = FULL")
    db.setconfig(sqlite3.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, False)


def leave_wal(db: sqlite3.Connection, path: Path) -> None:
    """Put all content of a lesson into its one file, without side files. Raises: LessonInUseError while another
    connection has it open, other LessonFileError."""
    with reading_errors(path):
        try:
            db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            db.execute("PRAGMA journal_mode = DELETE").fetchone()
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY:
                raise LessonInUseError(path, None) from error
            raise


@contextmanager
def clean_side_files(path: Path) -> Iterator[None]:
    """Remove the empty side files that SQLite created for a lesson that the block then refused."""
    had = has_wal(path)
    try:
        yield
    except BaseException:
        with suppress(OSError):
            if not had and _wal(path).stat().st_size == 0:
                _wal(path).unlink()
                path.with_name(path.name + "-shm").unlink()
        raise


def integrity(db: sqlite3.Connection, within_s: float | None = None) -> list[str]:
    """Return the problems that SQLite itself finds; empty if there are none, or none were found in the time given."""
    stopped = False

    def stop() -> bool:
        nonlocal stopped
        stopped = time.monotonic() > until_s
        return stopped

    if within_s is not None:
        until_s = time.monotonic() + within_s
        db.set_progress_handler(stop, 50)  # SQLite's steps; on a slow disk one may read a page, some milliseconds
    try:
        rows = [str(row[0]) for row in db.execute("PRAGMA quick_check(20)")]
    except READ_ERRORS as error:
        return [] if stopped else [repr(error)]
    finally:
        db.set_progress_handler(None, 0)
    return [] if stopped or rows == ["ok"] else rows


@contextmanager
def reading_errors(path: Path) -> Iterator[None]:
    """Convert the errors that reading raises to LessonFileError."""
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
