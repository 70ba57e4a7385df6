"""Conversion of errors of the system and of SQLite to `StorageTrouble`."""

from __future__ import annotations

import errno
import shutil
import sqlite3
from pathlib import Path

from tni.files.lesson_health import StorageTrouble, StorageTroubleKind

FULL_BYTES = 1 << 20
"""When writing fails without a reason, a disk with less than this left is taken to be full."""
NO_TEXT = "Could not decode to UTF-8"
"""Beginning of the message of Python's module, which has no code, when a text in the file is not one."""
ERRNO = {
    **dict.fromkeys((errno.ENOSPC, errno.EDQUOT, errno.EFBIG), StorageTroubleKind.DISK_FULL),
    **dict.fromkeys((errno.EROFS, errno.EACCES, errno.EPERM), StorageTroubleKind.READ_ONLY),
    **dict.fromkeys(
        (errno.ENOENT, errno.ENODEV, errno.ENXIO, errno.EHOSTDOWN, errno.ENOTCONN, errno.ESTALE),
        StorageTroubleKind.UNREACHABLE,
    ),
}
SQLITE = {
    sqlite3.SQLITE_FULL: StorageTroubleKind.DISK_FULL,
    **dict.fromkeys(
        (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_AUTH),
        StorageTroubleKind.READ_ONLY,
    ),
    **dict.fromkeys((sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT), StorageTroubleKind.DAMAGED),
    **dict.fromkeys(
        (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_NOMEM), StorageTroubleKind.IO
    ),
}
"""SQLite's primary result codes (https://www.sqlite.org/rescode.html). Codes not listed are faults of this program."""


def trouble_of(path: Path, error: OSError | sqlite3.Error) -> StorageTrouble:
    """Return the reason why reading or writing `path` failed."""
    if isinstance(error, OSError):
        return StorageTrouble(ERRNO.get(error.errno or 0, StorageTroubleKind.IO), path, str(error))
    kind = SQLITE.get(getattr(error, "sqlite_errorcode", 0) & 0xFF, StorageTroubleKind.INTERNAL)
    if str(error).startswith(NO_TEXT):
        kind = StorageTroubleKind.DAMAGED
    # SQLite reports only "cannot open" or "I/O error" when there is no room for its side files.
    if kind in (StorageTroubleKind.IO, StorageTroubleKind.READ_ONLY) and _is_full(path.parent):
        kind = StorageTroubleKind.DISK_FULL
    return StorageTrouble(kind, path, str(error))


def _is_full(folder: Path) -> bool:
    try:
        return shutil.disk_usage(folder).free < FULL_BYTES
    except OSError:
        return False
