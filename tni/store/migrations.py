"""Tables of a lesson file, and the migration steps from each format to the next. A released step is never edited."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping, Sequence

from tni.core.ids import new_id
from tni.store.format_version import FileFormat
from tni.store.lesson_id import keep_derived_id
from tni.store.row_checksums import CHECKED_TABLES, add_checksum_function, checksum_sql, row_checksum

APPLICATION_ID = 0x544E4931
""""TNI1" in ASCII: bytes 68 to 71 of the file."""


def _format_1(db: sqlite3.Connection) -> None:
    for statement in FORMAT_1:
        db.execute(statement)
    db.execute("INSERT INTO layer (id, key, class_name, position) VALUES (0, '', '', 0)")


FORMAT_1 = (
    "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
    # Layer 0 is the prepared lesson, the others are séances.
    """CREATE TABLE layer (
        id INTEGER PRIMARY KEY, key TEXT NOT NULL, class_id TEXT, class_name TEXT NOT NULL, started TEXT, changed TEXT,
        position INTEGER NOT NULL, page TEXT
    ) STRICT""",
    "CREATE TABLE name (id INTEGER PRIMARY KEY, value BLOB NOT NULL) STRICT",
    # One row for each record that a change put in place of another: state and history together.
    """CREATE TABLE entry (
        id INTEGER PRIMARY KEY, layer INTEGER NOT NULL, flags INTEGER NOT NULL, before INTEGER, data BLOB NOT NULL
    ) STRICT""",
    """CREATE TABLE under_way (
        id INTEGER PRIMARY KEY, layer INTEGER NOT NULL, key TEXT NOT NULL, start INTEGER NOT NULL, record BLOB,
        samples BLOB NOT NULL
    ) STRICT""",
    "CREATE TABLE blob (id INTEGER PRIMARY KEY, hash BLOB NOT NULL UNIQUE, data BLOB NOT NULL) STRICT",
)


def _format_2(db: sqlite3.Connection) -> None:
    """Add packs of strokes and pictures of pages. Pens may be felt-tip or chalk, which have no numbers in format 1."""
    for statement in ADDED_IN_2:
        db.execute(statement)


ADDED_IN_2 = (
    # Many rows of `entry` that hold strokes, in one row; id, last: the first and last of their numbers.
    """CREATE TABLE pack (
        id INTEGER PRIMARY KEY, last INTEGER NOT NULL, layer INTEGER NOT NULL, data BLOB NOT NULL
    ) STRICT""",
    # Present flags of packed rows, where they differ from those in the pack.
    "CREATE TABLE mark (id INTEGER PRIMARY KEY, flags INTEGER NOT NULL) STRICT",
    # Picture of a page as it was left; deleted by any change.
    """CREATE TABLE picture (
        id INTEGER PRIMARY KEY, layer INTEGER NOT NULL, page TEXT NOT NULL, data BLOB NOT NULL
    ) STRICT""",
)


def _format_3(db: sqlite3.Connection) -> None:
    """Give each row and each property of the file a checksum."""
    add_checksum_function(db)
    for table, sql in zip(CHECKED_TABLES, CHANGED_IN_3, strict=True):
        _replace_table(db, table, sql, f"SELECT *, {checksum_sql(table)} FROM {{}} ORDER BY id")
    _replace_table(db, "meta", META_IN_3, "SELECT key, value, row_checksum(key, value) FROM {} ORDER BY key")


META_IN_3 = (
    "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL, checksum INTEGER NOT NULL) STRICT, WITHOUT ROWID"
)
CHANGED_IN_3 = (
    """CREATE TABLE entry (
        id INTEGER PRIMARY KEY, layer INTEGER NOT NULL, flags INTEGER NOT NULL, before INTEGER, data BLOB NOT NULL,
        checksum INTEGER NOT NULL
    ) STRICT""",
    "CREATE TABLE name (id INTEGER PRIMARY KEY, value BLOB NOT NULL, checksum INTEGER NOT NULL) STRICT",
    """CREATE TABLE pack (
        id INTEGER PRIMARY KEY, last INTEGER NOT NULL, layer INTEGER NOT NULL, data BLOB NOT NULL,
        checksum INTEGER NOT NULL
    ) STRICT""",
    "CREATE TABLE mark (id INTEGER PRIMARY KEY, flags INTEGER NOT NULL, checksum INTEGER NOT NULL) STRICT",
    """CREATE TABLE layer (
        id INTEGER PRIMARY KEY, key TEXT NOT NULL, class_id TEXT, class_name TEXT NOT NULL, started TEXT, changed TEXT,
        position INTEGER NOT NULL, page TEXT, checksum INTEGER NOT NULL
    ) STRICT""",
    """CREATE TABLE under_way (
        id INTEGER PRIMARY KEY, layer INTEGER NOT NULL, key TEXT NOT NULL, start INTEGER NOT NULL, record BLOB,
        samples BLOB NOT NULL, checksum INTEGER NOT NULL
    ) STRICT""",
    """CREATE TABLE picture (
        id INTEGER PRIMARY KEY, layer INTEGER NOT NULL, page TEXT NOT NULL, data BLOB NOT NULL,
        checksum INTEGER NOT NULL
    ) STRICT""",
)
"""Tables of format 3, in the order of `CHECKED_TABLES`."""


def _format_4(db: sqlite3.Connection) -> None:
    """Give the lesson an id. Records may be items and properties that a program does not know."""
    key, value = "lesson_id", new_id()
    db.execute(
        "INSERT OR IGNORE INTO meta (key, value, checksum) VALUES (?, ?, ?)", (key, value, row_checksum(key, value))
    )


def _format_5(_db: sqlite3.Connection) -> None:
    """Let items have the fields that docs/lesson-format.md calls *fields*, and be sounds and films: none is yet. From
    here on `meta` tells the format too."""


def _replace_table(db: sqlite3.Connection, table: str, sql: str, rows: str) -> None:
    """Create a table anew by `sql`. rows: SQL that selects its rows, with {} for the table before."""
    names = {name.casefold() for (name,) in db.execute("SELECT name FROM sqlite_schema")}
    number = 3
    while (before := f"before_{number}") in names:  # a lesson may have tables of other programs
        number += 1
    db.execute(f"ALTER TABLE {table} RENAME TO {before}")
    db.execute(sql)
    db.execute(f"INSERT INTO {table} {rows.format(before)}")
    db.execute(f"DROP TABLE {before}")


STEPS: tuple[Callable[[sqlite3.Connection], None], ...] = (_format_1, _format_2, _format_3, _format_4, _format_5)
"""STEPS[n] migrates a file from format n to format n + 1; format 0 is an empty database."""

FORMAT = len(STEPS)
FORMAT_KEY, TOLD_SINCE = "format", 5
"""Property of the file that tells its format, in files of this format and later ones: the header has no checksum."""


def _by_name(statements: Sequence[str]) -> dict[str, str]:
    """Return statements by the name of their table, the last one of each."""
    return {sql.split()[2]: sql for sql in statements}


_TABLES_OF_3 = _by_name((*FORMAT_1, *ADDED_IN_2, *CHANGED_IN_3, META_IN_3))
TABLES: tuple[Mapping[str, str], ...] = (
    {},
    _by_name(FORMAT_1),
    _by_name(FORMAT_1 + ADDED_IN_2),
    _TABLES_OF_3,
    _TABLES_OF_3,
    _TABLES_OF_3,
)
"""TABLES[n]: the tables of a file of format n, by name, each with its SQL as SQLite stores it."""


def migrate(db: sqlite3.Connection) -> None:
    """Bring a database to FORMAT: all steps or none. One of a later format stays as it is."""
    found, _ = FileFormat.of(*db.execute("PRAGMA user_version").fetchone())
    if found >= FORMAT:
        return
    db.execute("BEGIN IMMEDIATE")
    try:
        if found > 0:
            keep_derived_id(db)  # the last step gives a new one to a file without
        for step in STEPS[found:]:
            step(db)
        value = str(FORMAT)
        db.execute(
            "INSERT OR REPLACE INTO meta (key, value, checksum) VALUES (?, ?, ?)",
            (FORMAT_KEY, value, row_checksum(FORMAT_KEY, value)),
        )
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.execute(f"PRAGMA user_version = {FORMAT}")
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise
