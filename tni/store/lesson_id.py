"""Id of a lesson, as it stands in the table `meta` of its file.

A file of an earlier format holds none. Its id is derived from its content, and written when the file is migrated: what
has noted it before, such as the year, knows it afterwards.
"""

from __future__ import annotations

import sqlite3

from tni.core.digest import sha256
from tni.store.lesson_meta import read_property, set_property

LESSON_ID = "lesson_id"
ID_SINCE = 4
"""The first format whose files hold an id."""
MOST_DERIVED_FROM = 200
"""Rows of each table from which an id is derived: a large lesson takes no longer than a small one."""
_TELLING = {
    "name": "SELECT id, substr(value, 1, 200) FROM name ORDER BY id LIMIT ?",
    "layer": "SELECT id, key, started FROM layer ORDER BY id LIMIT ?",
    "entry": "SELECT id, layer, before, length(data), substr(data, 1, 200) FROM entry ORDER BY id DESC LIMIT ?",
    "pack": "SELECT id, last, layer, length(data) FROM pack ORDER BY id DESC LIMIT ?",
}


def lesson_id_of(db: sqlite3.Connection) -> str:
    """Return the id of a lesson of any format; "" for a file without one. Raises: sqlite3.Error."""
    if id := read_property(db, LESSON_ID):
        return id
    (version,) = db.execute("PRAGMA user_version").fetchone()
    return _derived_id(db) if 0 < version < ID_SINCE else ""


def keep_derived_id(db: sqlite3.Connection) -> None:
    """Write the id of a file of an earlier format, which is about to be migrated. Raises: sqlite3.Error."""
    if id := lesson_id_of(db):
        set_property(db, LESSON_ID, id)


def _derived_id(db: sqlite3.Connection) -> str:
    """Return an id in the form of `new_id`, of what no two lessons have alike unless one is an unchanged copy of the
    other: the ids of pages and class layers, and the changes made last."""
    tables = {name for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    parts = [db.execute(sql, (MOST_DERIVED_FROM,)).fetchall() for table, sql in _TELLING.items() if table in tables]
    return sha256(repr(parts).encode("utf-8", "surrogatepass"))[:10].hex()
