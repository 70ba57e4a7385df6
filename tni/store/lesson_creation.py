"""Creation of lesson files: an empty lesson, or a full copy of an open one, history included, as one compact file
that is marked as properly closed."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from tni.files.atomic import copy_atomically
from tni.files.lesson_errors import LessonExistsError, LessonUnreadableError
from tni.files.private import create_private
from tni.store.lesson_connect import as_lesson_error, connect
from tni.store.lesson_identity import make_copy_of_its_own
from tni.store.lesson_meta import read_property, set_property
from tni.store.lesson_placing import placed_lesson, side_files
from tni.store.lesson_trouble import trouble_of
from tni.store.migrations import migrate


def create_lesson_file(path: Path) -> None:
    """Create the file of a new, empty lesson, which only its owner can read. Raises: LessonExistsError,
    LessonUnreadableError."""
    if path.exists():
        raise LessonExistsError(path)
    try:
        with placed_lesson(path, replacing=False) as part:
            _write_empty(part)
    except sqlite3.Error as error:
        raise LessonUnreadableError(trouble_of(path, error)) from error


def _write_empty(part: Path) -> None:
    create_private(part)
    db = sqlite3.connect(part, isolation_level=None)
    try:
        # No other process knows the temporary file, and it gets its name when all of it is on the disk: there is
        # nothing to roll back and no step needs to wait for the disk.
        db.execute("PRAGMA journal_mode = MEMORY").fetchone()
        db.execute("PRAGMA auto_vacuum = INCREMENTAL")
        db.execute("PRAGMA synchronous = OFF")
        migrate(db)
        db.execute("PRAGMA incremental_vacuum").fetchall()  # what the steps have left
    finally:
        db.close()


def copy_clean(db: sqlite3.Connection, path: Path) -> None:
    """Write the database that a connection sees to one clean file, which only its owner can read. `path` must not
    exist. Raises: sqlite3.Error."""
    create_private(path)  # SQLite takes an empty file for none
    db.execute("VACUUM INTO ?", (str(path),))
    copy = sqlite3.connect(path, isolation_level=None)
    try:
        copy.execute("PRAGMA journal_mode = DELETE").fetchone()
        if read_property(copy, "clean") is not None:
            set_property(copy, "clean", "1")
    finally:
        copy.close()


def copy_lesson(source: Path, path: Path) -> None:
    """Copy a lesson that is not open to a new file, which only its owner can read: a lesson of its own, with what a
    program that was cut off left in side files. Raises: as `placed_lesson`."""
    try:
        with placed_lesson(path, replacing=False) as part:
            if side_files(source):
                with closing(connect(source, read_only=True)) as db:
                    copy_clean(db, part)
            else:
                copy_atomically(source, part, replacing=True)
            make_copy_of_its_own(part)
    except sqlite3.Error as error:
        raise as_lesson_error(source, error) from error
