"""Reasons why SQLite fails, as the program's stores report them."""

from __future__ import annotations

import sqlite3

from tni.files.errors import SeanceStoreFault


def fault_of(error: sqlite3.Error) -> SeanceStoreFault:
    """Return the reason of an error of SQLite."""
    match getattr(error, "sqlite_errorcode", 0) & 0xFF:
        case sqlite3.SQLITE_FULL:
            return SeanceStoreFault.FULL
        case sqlite3.SQLITE_READONLY:
            return SeanceStoreFault.READ_ONLY
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return SeanceStoreFault.BUSY
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB | sqlite3.SQLITE_FORMAT | sqlite3.SQLITE_CONSTRAINT:
            return SeanceStoreFault.DAMAGED
        case sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_PERM | sqlite3.SQLITE_AUTH:
            return SeanceStoreFault.UNREADABLE
    return SeanceStoreFault.FAILED
