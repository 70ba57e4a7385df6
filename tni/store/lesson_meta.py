"""Table `meta` of a lesson: properties of the file, each with a checksum from format 4 on."""

from __future__ import annotations

import sqlite3

from tni.store.row_checksums import row_checksum

META_CHECKED_SINCE = 4
"""The first format whose properties have checksums."""


def read_property(db: sqlite3.Connection, key: str) -> str | None:
    """Raises: sqlite3.Error."""
    found = db.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return None if found is None else str(found[0])


def set_property(db: sqlite3.Connection, key: str, value: str) -> None:
    """Set a property of a lesson of the current format, or of an older one that is copied as it is. Raises:
    sqlite3.Error."""
    if has_meta_checksums(db):
        sql = "INSERT OR REPLACE INTO meta (key, value, checksum) VALUES (?, ?, ?)"
        db.execute(sql, (key, value, row_checksum(key, value)))
    else:
        db.execute("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", (key, value))


def has_meta_checksums(db: sqlite3.Connection) -> bool:
    (version,) = db.execute("PRAGMA user_version").fetchone()
    return bool(version >= META_CHECKED_SINCE)


def damaged_properties(db: sqlite3.Connection) -> list[str]:
    """Return the keys of the properties that are not what was written. Raises: sqlite3.Error."""
    if not has_meta_checksums(db):
        return []
    rows = db.execute("SELECT key, value, checksum FROM meta ORDER BY key")
    return [str(key) for key, value, check in rows if check != row_checksum(key, value)]
