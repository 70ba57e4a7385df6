"""Reading of a lesson that leaves no trace: nothing on the disk changes and no lock is taken.

The lesson may be closed, open in any program, or cut off with its side files beside it.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from tni.files.lesson_errors import LessonFileError, LessonMissingError, LessonUnreadableError, NotALessonError
from tni.files.work_folder import work_folder
from tni.store.lesson_connect import check_header, connect, reading_errors
from tni.store.lesson_trouble import trouble_of
from tni.store.local_disk import side_file_names_fit
from tni.store.migrations import APPLICATION_ID

TRIES = 3
"""Readings of a lesson that changes meanwhile, before the last error counts."""
IN_FILE, IN_WAL = "ro&immutable=1", "ro&readonly_shm=1"
"""Modes of a lesson that is closed, and of one with a WAL: SQLite writes neither the WAL nor its index."""
COPY_NAME = "lesson.tni"

type _State = tuple[int, int, int] | None
"""(inode, size, time) of a file; None where there is none."""


class _Seen(NamedTuple):
    """A lesson and its side files at one moment."""

    lesson: _State
    wal: _State
    wal_index: _State
    journal: _State


def read_quietly[T](path: Path, read: Callable[[sqlite3.Connection], T]) -> T:
    """Return what `read` reads from the lesson, all of it from one moment. Raises: LessonFileError."""
    tries = 0
    while True:
        tries += 1
        before = _seen(path)
        try:
            found = _read(path, before, read)
        except LessonFileError:
            if tries >= TRIES or before == _seen(path):
                raise
            continue
        if before.wal or tries >= TRIES or before == _seen(path):  # with a WAL, SQLite itself reads one moment
            return found


def _seen(path: Path) -> _Seen:
    if not side_file_names_fit(path):
        return _Seen(_state(str(path)), None, None, None)
    return _Seen(*(_state(f"{path}{end}") for end in ("", "-wal", "-shm", "-journal")))


def _state(path: str) -> _State:
    try:
        found = os.stat(path)  # noqa: PTH116 - a Path of each side file would take a tenth of the reading
    except OSError:
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns


def _has_bytes(state: _State) -> bool:
    return state is not None and state[1] > 0


def _read[T](path: Path, seen: _Seen, read: Callable[[sqlite3.Connection], T]) -> T:
    if seen.lesson is None:
        raise LessonMissingError(path)
    if _has_bytes(seen.journal) or (_has_bytes(seen.wal) and not _has_bytes(seen.wal_index)):
        return _read_copy(path, read)
    if _has_bytes(seen.wal):
        try:
            return _read_with(path, IN_WAL, read)
        except LessonUnreadableError:  # the index is another user's, or not whole
            return _read_copy(path, read)
    check_header(path)
    return _read_with(path, IN_FILE, read)


def _read_with[T](path: Path, mode: str, read: Callable[[sqlite3.Connection], T]) -> T:
    with reading_errors(path), closing(connect(path, mode=mode)) as db:
        (application,) = db.execute("PRAGMA application_id").fetchone()
        if application != APPLICATION_ID:
            raise NotALessonError(path, "sqlite")
        db.execute("BEGIN")
        return read(db)


def _read_copy[T](path: Path, read: Callable[[sqlite3.Connection], T]) -> T:
    """Read a copy, whose side files SQLite may write: a WAL without its index is not readable otherwise."""
    try:
        with work_folder() as folder:
            for end in ("", "-wal", "-journal"):
                beside = path.with_name(path.name + end)
                if beside.exists():
                    shutil.copyfile(beside, folder / (COPY_NAME + end))
            return _read_with(folder / COPY_NAME, "rw", read)
    except OSError as error:
        raise LessonUnreadableError(trouble_of(path, error)) from error
