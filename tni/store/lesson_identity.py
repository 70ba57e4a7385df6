"""Identity of a lesson: an id that it keeps whatever becomes of its file. Copies that the program makes are lessons of
their own, which remember the one that they come from."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from tni.core.ids import new_id
from tni.store.lesson_id import LESSON_ID, lesson_id_of
from tni.store.lesson_meta import read_property, set_property

ORIGIN = "origin"
"""Property of a copy: id of the lesson that it was copied from."""


def read_lesson_id(path: Path) -> str:
    """Return the id of a lesson; "" for a file without one. Little else is read, and nothing on the disk changes.
    Raises: LessonFileError."""
    from tni.store.quiet_reading import read_quietly  # of lessons that are not open

    return read_quietly(path, lesson_id_of)


def read_lesson_origin(path: Path) -> str:
    """Return the id of the lesson that a lesson was copied from, "" for none. As `read_lesson_id`."""
    from tni.store.quiet_reading import read_quietly

    return read_quietly(path, lambda db: read_property(db, ORIGIN) or "")


def become_copy(db: sqlite3.Connection, own_id: str = "") -> None:
    """Give the copy of a lesson an id of its own, "" for a new one. Raises: sqlite3.Error."""
    if before := lesson_id_of(db):
        set_property(db, ORIGIN, before)
    set_property(db, LESSON_ID, own_id or new_id())


def make_copy_of_its_own(path: Path, own_id: str = "") -> None:
    """Give a file, which nobody else uses, an id of its own, "" for a new one. It stays one clean file. Raises:
    sqlite3.Error."""
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("PRAGMA journal_mode = DELETE").fetchone()
        become_copy(db, own_id)
