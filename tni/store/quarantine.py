"""Quarantine of damaged databases: a new database with every row that can still be read replaces the damaged one, which
stays beside it.

Nothing is renamed before the new database is complete on disk, so a full disk or a crash changes nothing.
"""

from __future__ import annotations

import glob
import re
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

from tni.files.atomic import commit_file, free_name, temporary_path
from tni.files.errors import QuarantinedError
from tni.store.lesson_connect import integrity
from tni.store.sqlite_uri import database_uri

MAGIC = b"SQLite format 3\0"
"""First bytes of every SQLite database (https://www.sqlite.org/fileformat.html)."""
CHECK_S = 0.5
"""Time that a start spends looking for damage in one database; a year of votes takes some milliseconds."""
SIDE_FILES = ("-wal", "-journal")


@dataclass(frozen=True, slots=True)
class DatabaseSchema:
    """Schema of one of the program's databases, and the way to rebuild it.

    version: schema version, in `user_version`. create: creates the tables in an empty database. tables: each table with
    the columns that order its rows. group: a column by whose values rows are read too, and the query for these values.
    finish: cleans up references to lost rows. older: schemas of earlier versions. A database of an earlier version is
    repaired in that version, and migrated when it is opened.
    """

    version: int
    create: Callable[[sqlite3.Connection], object]
    tables: Mapping[str, tuple[str, ...]]
    group: tuple[str, str] | None = None
    finish: Callable[[sqlite3.Connection], object] = lambda _: None
    older: Mapping[int, DatabaseSchema] = field(default_factory=dict)


def is_damage(error: BaseException | None) -> bool:
    """Return whether SQLite reports that the file itself is damaged."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def quarantine_if_damaged(path: Path, schema: DatabaseSchema, within_s: float = CHECK_S) -> QuarantinedError | None:
    """Check a database and repair it if it is damaged.

    Return None if it is sound, empty or missing, or if no damage was found in the time given. Raises: OSError,
    sqlite3.Error.
    """
    return repair(path, schema) if _state_of(path, schema, within_s) is DatabaseState.DAMAGED else None


class DatabaseState(Enum):
    """State of a database file."""

    ABSENT = "absent"
    SOUND = "sound"
    DAMAGED = "damaged"
    NEWER = "newer"
    UNREADABLE = "unreadable"


def database_state(path: Path, schema: DatabaseSchema, within_s: float = 2 * CHECK_S) -> DatabaseState:
    """Return the state of a database without changing it. SOUND also if no damage was found in the time given."""
    try:
        return _state_of(path, schema, within_s)
    except OSError:
        return DatabaseState.UNREADABLE


def _state_of(path: Path, schema: DatabaseSchema, within_s: float) -> DatabaseState:
    """Return the state of a database. Raises: OSError."""
    try:
        with path.open("rb") as file:
            head = file.read(len(MAGIC))
    except FileNotFoundError:
        return DatabaseState.ABSENT
    if not head:
        return DatabaseState.SOUND
    if head != MAGIC:
        return DatabaseState.DAMAGED
    try:
        with closing(_reader(path)) as db:
            (version,) = db.execute("PRAGMA user_version").fetchone()
            if version > schema.version:
                return DatabaseState.NEWER
            return DatabaseState.DAMAGED if integrity(db, within_s) else DatabaseState.SOUND
    except sqlite3.Error as error:
        return DatabaseState.DAMAGED if is_damage(error) else DatabaseState.UNREADABLE


def repair(path: Path, schema: DatabaseSchema) -> QuarantinedError:
    """Replace a damaged database by a new one with everything that can be read of it.

    No connection of this program may be open. Another program goes on with the old file. Raises: OSError,
    sqlite3.Error.
    """
    part = temporary_path(path)
    try:
        saved = _rebuild(path, part, schema)
        kept = free_name(path.with_suffix(".damaged"))
        try:
            kept.hardlink_to(path)
        except OSError:  # FAT and some network folders do not support links
            path.rename(kept)
        for end in SIDE_FILES:
            with suppress(FileNotFoundError):
                path.with_name(path.name + end).rename(kept.with_name(kept.name + end))
        commit_file(part, path)
    finally:
        for left in (part, path.with_name(path.name + "-shm")):
            with suppress(OSError):
                left.unlink(missing_ok=True)
    return QuarantinedError(path, kept, saved)


def _reader(path: Path) -> sqlite3.Connection:
    """Open a connection that changes neither the file nor the content that a killed program left in its WAL. Without a
    WAL, it leaves no side files."""
    wal = path.with_name(path.name + "-wal")
    mode = "ro" if wal.exists() and wal.stat().st_size else "rw"
    return sqlite3.connect(database_uri(path, mode), uri=True, isolation_level=None)


def _rebuild(path: Path, part: Path, schema: DatabaseSchema) -> int:
    schema = schema.older.get(_version(path), schema)
    part.touch(mode=0o600)  # only the teacher's account may read names and votes
    with closing(sqlite3.connect(part, isolation_level=None)) as new:
        new.execute("PRAGMA synchronous = OFF")  # the whole file is synchronized before it is renamed
        schema.create(new)
        new.execute("BEGIN")
        with closing(_reader(path)) as old:
            for table, order in schema.tables.items():
                _copy(old, new, table, order, schema.group)
        schema.finish(new)
        counts = [new.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0] for table in schema.tables]
        new.execute("COMMIT")
    return sum(counts)


def _version(path: Path) -> int:
    """Return the schema version, 0 if it cannot be read."""
    with suppress(sqlite3.Error), closing(_reader(path)) as db:
        return int(db.execute("PRAGMA user_version").fetchone()[0])
    return 0


def delete_quarantined(path: Path) -> None:
    """Delete the quarantined copies of a database, since an erased pupil must not remain in them. Raises: OSError."""
    aside = path.with_suffix(".damaged")
    for kept in path.parent.glob(f"{glob.escape(aside.stem)}*"):
        if re.fullmatch(rf"{re.escape(aside.stem)}( \(\d+\))?\.damaged(-wal|-journal|-shm)?", kept.name):
            kept.unlink(missing_ok=True)


def _copy(
    old: sqlite3.Connection, new: sqlite3.Connection, table: str, order: tuple[str, ...], group: tuple[str, str] | None
) -> None:
    """Copy the rows of a table from the first on. If that stops at damage, copy from the last backwards, then group by
    group."""
    columns = [row[1] for row in new.execute(f'PRAGMA table_info("{table}")')]
    with suppress(sqlite3.Error):  # a table of an older version has fewer columns
        there = {row[1] for row in old.execute(f'PRAGMA table_info("{table}")')}
        columns = [column for column in columns if column in there] or columns
    insert = f'INSERT OR IGNORE INTO "{table}" ({", ".join(columns)}) VALUES ({", ".join("?" * len(columns))})'

    def copied(turn: str, where: str = "", *values: object) -> bool:
        by = ", ".join(f"{column} {turn}" for column in order)
        for row in _readable(old, f'SELECT {", ".join(columns)} FROM "{table}" {where} ORDER BY {by}', values):
            if row is None:
                return False
            with suppress(sqlite3.IntegrityError):  # damaged into an impossible row
                new.execute(insert, row)
        return True

    if copied("ASC"):
        return
    copied("DESC")
    if group is not None and group[0] in columns:
        for (value,) in new.execute(group[1]).fetchall():
            if not copied("ASC", f"WHERE {group[0]} = ?", value):
                copied("DESC", f"WHERE {group[0]} = ?", value)


def _readable(db: sqlite3.Connection, sql: str, values: tuple[object, ...]) -> Iterator[tuple[object, ...] | None]:
    """Yield the rows up to the damage, then None. Raises: sqlite3.Error if the database is busy or locked."""
    try:
        yield from db.execute(sql, values)
    except sqlite3.Error as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise
        yield None
    except (UnicodeError, OverflowError):
        yield None
