"""Tables of classes, pupils and the kit, and their migrations.

Version 1 stored a pupil's names in three text columns. Version 2 stores them in one field that can be sealed
(`tni.store.pupil_names`), with the place of the key (`lock`), and the day of a class's last import (`taken_on`).
Version 3 adds a pupil's extra time to that field: a new version, since a program of version 2 would take such a field
for damaged.
"""

from __future__ import annotations

import sqlite3

from tni.core.ids import PupilId
from tni.store.pupil_names import PupilNames, plain_names
from tni.store.quarantine import DatabaseSchema

SCHEMA_VERSION = 3
_PUPIL_1 = """
CREATE TABLE pupil (
  id TEXT PRIMARY KEY, last_name TEXT NOT NULL, first_name TEXT NOT NULL, usage_name TEXT NOT NULL) STRICT;
"""
_CLASS_1 = "CREATE TABLE class (id TEXT PRIMARY KEY, key TEXT NOT NULL UNIQUE, name TEXT NOT NULL) STRICT;"
_OTHERS = """
CREATE TABLE member (
  class_id TEXT NOT NULL REFERENCES class ON DELETE CASCADE,
  pupil_id TEXT NOT NULL REFERENCES pupil ON DELETE CASCADE,
  number INTEGER CHECK (number > 0),  -- NULL: left the class; results keep the id, the number is free
  PRIMARY KEY (class_id, pupil_id), UNIQUE (class_id, number)) STRICT;
CREATE TABLE kit (clicker TEXT PRIMARY KEY, number INTEGER NOT NULL UNIQUE CHECK (number > 0)) STRICT;
"""
_CLASS_2 = (
    "CREATE TABLE class (id TEXT PRIMARY KEY, key TEXT NOT NULL UNIQUE, name TEXT NOT NULL,"
    " taken_on TEXT NOT NULL DEFAULT '') STRICT;"
)
_LOCK_2 = (
    "CREATE TABLE lock (id INTEGER PRIMARY KEY CHECK (id = 1), way TEXT NOT NULL, name TEXT NOT NULL,"
    " salt BLOB NOT NULL, proof BLOB NOT NULL) STRICT;"
)
_TABLES = dict.fromkeys(("class", "pupil", "member", "kit"), ("rowid",))


def _pupil_2(name: str) -> str:
    return f"CREATE TABLE {name} (id TEXT PRIMARY KEY, names BLOB NOT NULL) STRICT;"


def create(db: sqlite3.Connection) -> None:
    """Create the tables in an empty database."""
    tables = f"{_CLASS_2} {_pupil_2('pupil')} {_OTHERS} {_LOCK_2}"
    db.executescript(f"BEGIN; {tables} PRAGMA user_version={SCHEMA_VERSION}; COMMIT")


def _create_1(db: sqlite3.Connection) -> None:
    db.executescript(f"BEGIN; {_CLASS_1} {_PUPIL_1} {_OTHERS} PRAGMA user_version=1; COMMIT")


def migrate(db: sqlite3.Connection) -> None:
    """Migrate an older version, completely or not at all. Raises: sqlite3.Error."""
    db.execute("PRAGMA foreign_keys=OFF")  # otherwise the new table could not replace the old one
    db.execute("BEGIN IMMEDIATE")
    try:
        if db.execute("PRAGMA user_version").fetchone() == (1,):
            _to_2(db)
        db.execute(f"PRAGMA user_version={SCHEMA_VERSION}")
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise
    finally:
        db.execute("PRAGMA foreign_keys=ON")


def _to_2(db: sqlite3.Connection) -> None:
    """Migrate to version 2. Names stay unsealed until there is a key."""
    db.execute(_pupil_2("pupil_2"))
    for id, last, first, usage in db.execute("SELECT id, last_name, first_name, usage_name FROM pupil").fetchall():
        db.execute("INSERT INTO pupil_2 VALUES (?, ?)", (PupilId(id), plain_names(PupilNames(last, first, usage))))
    db.execute("DROP TABLE pupil")
    db.execute("ALTER TABLE pupil_2 RENAME TO pupil")
    db.execute("ALTER TABLE class ADD COLUMN taken_on TEXT NOT NULL DEFAULT ''")
    db.execute(_LOCK_2)


def _finish(db: sqlite3.Connection) -> None:
    """Restore references after a repair: a class whose name is lost keeps its pupils; a pupil whose row is lost is in
    no class."""
    db.execute(
        "INSERT INTO class (id, key, name) SELECT DISTINCT class_id, 'lost:' || class_id, '?' FROM member"
        " WHERE class_id NOT IN (SELECT id FROM class)"
    )
    db.execute("DELETE FROM member WHERE pupil_id NOT IN (SELECT id FROM pupil)")


ROSTER_SCHEMA = DatabaseSchema(
    SCHEMA_VERSION,
    create,
    {**_TABLES, "lock": ("rowid",)},
    finish=_finish,
    older={1: DatabaseSchema(1, _create_1, _TABLES, finish=_finish)},
)
