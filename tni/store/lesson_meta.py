"""Table `meta` of a lesson: properties of the file, each with a checksum from format 3 on."""

from __future__ import annotations

import sqlite3

from tni.store.row_checksums import has_checksums, row_checksum


def read_property(db: sqlite3.Connection, key: str) -> str | None:
    """Raises: sqlite3.Error."""
    found = db.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return None if found is None else str(found[0])


def set_property(db: sqlite3.Connection, key: str, value: str) -> None:
    """Set a property of a lesson of the current format, or of an older one that is copied as it is. Raises:
    sqlite3.Error."""
    if has_checksums(db):
        sql = "INSERT OR REPLACE INTO meta (key, value, checksum) VALUES (?, ?, ?)"
        db.execute(sql, (key, value, row_checksum(key, value)))
    else:
        db.execute("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", (key, value))


def damaged_properties(db: sqlite3.Connection) -> list[str]:
    """Return the keys of the properties that are not what was written. Raises: sqlite3.Error."""
    if not has_checksums(db):
        return []
    rows = db.execute("SELECT key, value, checksum FROM meta ORDER BY key")
    return [str(key) for key, value, check in rows if check != row_checksum(key, value)]
