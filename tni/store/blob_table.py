"""Table `blob` of a lesson file: bytes under their hash."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from tni.core.digest import sha256
from tni.core.ids import BlobId
from tni.files.lesson_errors import LessonDamagedError, MissingBlobError


def add_blob(db: sqlite3.Connection, blob: BlobId, data: bytes) -> None:
    db.execute("INSERT OR IGNORE INTO blob (hash, data) VALUES (?, ?)", (bytes.fromhex(blob), data))


def read_blob(db: sqlite3.Connection, path: Path, blob: BlobId) -> bytes:
    """Return the bytes of a blob, checked against its hash. path: of the lesson, for errors. Raises: MissingBlobError,
    LessonDamagedError, sqlite3.Error."""
    key = bytes.fromhex(blob)
    found = db.execute("SELECT id FROM blob WHERE hash = ?", (key,)).fetchone()
    if found is None:
        raise MissingBlobError(blob)
    try:
        with db.blobopen("blob", "data", found[0], readonly=True) as stored:  # a query would copy a large one twice
            data = stored.read()
    except sqlite3.OperationalError:  # the index names a row that is not there
        again = db.execute("SELECT data FROM blob WHERE hash = ?", (key,)).fetchone()
        if again is None:
            raise MissingBlobError(blob) from None
        data = again[0]
    if sha256(data).hex() != blob:
        raise LessonDamagedError(path, [f"blob {blob} is not what it was"])
    return data


def blob_ids(db: sqlite3.Connection) -> list[BlobId]:
    return [BlobId(memoryview(found).hex()) for (found,) in db.execute("SELECT hash FROM blob ORDER BY id")]
