"""A lesson's file made: empty, or as a clean copy of one."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from pathlib import Path

from tni.files.atomic import commit_new_file, temporary_path
from tni.store.lesson_errors import LessonExistsError, LessonUnreadableError
from tni.store.lesson_trouble import trouble_of
from tni.store.migrations import migrate


def create_lesson_file(path: Path) -> None:
    """The file of a new, empty lesson. Raises: LessonExistsError, LessonUnreadableError."""
    if path.exists():
        raise LessonExistsError(path)
    part = temporary_path(path)
    try:
        db = sqlite3.connect(part, isolation_level=None)
        try:
            # Nobody knows the part yet, and `place_new` waits until the whole of it is on the disk: nothing to roll
            # back, nothing to wait for at each step.
            db.execute("PRAGMA journal_mode = MEMORY").fetchone()
            db.execute("PRAGMA auto_vacuum = INCREMENTAL")
            db.execute("PRAGMA synchronous = OFF")
            migrate(db)
        finally:
            db.close()
        commit_new_file(part, path)
    except FileExistsError:
        raise LessonExistsError(path) from None
    except (OSError, sqlite3.Error) as error:
        raise LessonUnreadableError(trouble_of(path, error)) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def copy_clean(db: sqlite3.Connection, path: Path) -> None:
    """What a connection sees, as one clean file. `path` must not exist. Raises: sqlite3.Error."""
    db.execute("VACUUM INTO ?", (str(path),))
    copy = sqlite3.connect(path, isolation_level=None)
    try:
        copy.execute("PRAGMA journal_mode = DELETE").fetchone()
        copy.execute("UPDATE meta SET value = '1' WHERE key = 'clean'")
    finally:
        copy.close()
