"""Moving of an open lesson into another file while it is written in.

The lesson is copied as it is at one moment; nobody waits for that. The copy then gets what was written meanwhile, and
all that is written from then on. At each moment one of the two files holds all of the lesson.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tni.files.atomic import commit_new_file, temporary_path
from tni.files.private import create_private
from tni.store.lesson_connect import connect
from tni.store.lesson_database import LessonDatabase
from tni.store.lesson_identity import become_copy
from tni.store.lesson_lock import LessonLock
from tni.store.lesson_placing import SIDE_FILES, placed_lesson
from tni.store.local_disk import side_file_names_fit

if TYPE_CHECKING:
    from tni.store.publisher import Publisher
    from tni.store.working_copy import WorkingCopy

type LessonJob = Callable[[LessonDatabase], None]


@dataclass(frozen=True, slots=True)
class NewPlace:
    """File that an open lesson is about to go on in. path: of the lesson. copy: holds what the lesson did when it was
    copied. held_by: its lock or working copy, with the publisher of the latter."""

    path: Path
    copy: LessonDatabase
    held_by: LessonLock | WorkingCopy
    publisher: Publisher | None = None

    def take(self, jobs: Iterable[LessonJob]) -> LessonDatabase:
        """Do in the copy what was done in the lesson since; it has its name then. Raises: FileExistsError,
        sqlite3.Error, OSError, LessonFileError."""
        if not isinstance(self.held_by, LessonLock):
            self.held_by.will_write()
        with self.copy.transaction():
            for job in jobs:
                job(self.copy)
        if self.publisher is not None:
            self.publisher.changed()
        else:
            part = self.copy.path
            self.copy.move(partial(_placed, part, self.path))
        return self.copy

    def give_up(self) -> None:
        """Remove what was made."""
        self.copy.abandon()
        remove_copy(self.copy.path)
        if self.publisher is not None:
            self.publisher.close()
            remove_copy(self.path)
        elif isinstance(self.held_by, LessonLock):
            self.held_by.release()

    def close(self) -> None:
        """Close the lesson in its new place."""
        self.copy.close()
        if self.publisher is not None:
            self.publisher.close()
        elif isinstance(self.held_by, LessonLock):
            self.held_by.release()


def pinned_connection(path: Path) -> sqlite3.Connection:
    """Return a connection that sees a lesson as it is now, whatever is written into it from now on. Raises:
    LessonFileError, sqlite3.Error."""
    db = connect(path, read_only=True)
    try:
        db.execute("BEGIN")
        db.execute("SELECT count(*) FROM meta").fetchone()
    except BaseException:
        db.close()
        raise
    return db


def new_place(
    source: sqlite3.Connection,
    path: Path,
    now: datetime,
    work: Path,
    in_place: bool,
    make_publisher: Callable[[WorkingCopy], Publisher],
    *,
    as_copy: bool,
) -> NewPlace:
    """Return a new place for a lesson, with what a pinned connection sees. in_place: lessons are edited in that folder;
    otherwise in a working copy below `work`. as_copy: the copy is a lesson of its own, not the same one elsewhere.
    Raises: LessonFileError, sqlite3.Error, OSError."""
    if in_place and side_file_names_fit(path):
        return place_for_writing(source, path, now, as_copy=as_copy)
    return place_to_publish(source, path, now, work, make_publisher, as_copy=as_copy)


def place_for_writing(source: sqlite3.Connection, path: Path, now: datetime, *, as_copy: bool) -> NewPlace:
    """Copy what a pinned connection sees, to be written in its place, and close the connection. as_copy: the copy is a
    lesson of its own, not the same one elsewhere. Raises: LessonFileError, sqlite3.Error, OSError."""
    part = temporary_path(path)
    with closing(source):
        lock = LessonLock(path, now)
        try:
            copy_snapshot(source, part, as_copy=as_copy)
            return NewPlace(path, LessonDatabase(part), lock)
        except BaseException:
            remove_copy(part)
            lock.release()
            raise


def place_to_publish(
    source: sqlite3.Connection,
    path: Path,
    now: datetime,
    work: Path,
    make_publisher: Callable[[WorkingCopy], Publisher],
    *,
    as_copy: bool,
) -> NewPlace:
    """As `place_for_writing`, for a folder where lessons are edited in a working copy. work: folder of these."""
    from tni.store.working_copy import WorkingCopy

    with closing(source), placed_lesson(path, replacing=False) as part:
        copy_snapshot(source, part, as_copy=as_copy)
    try:
        copy = WorkingCopy.open(path, work, now)
    except BaseException:
        remove_copy(path)
        raise
    try:
        return NewPlace(path, LessonDatabase(copy.path), copy, make_publisher(copy))
    except BaseException:
        copy.remove()
        remove_copy(path)
        raise


def copy_snapshot(source: sqlite3.Connection, part: Path, *, as_copy: bool) -> None:
    """Write what a pinned connection sees to a new file, and close the connection. Raises: sqlite3.Error, OSError."""
    create_private(part)
    with closing(sqlite3.connect(part)) as whole:
        source.backup(whole)
    source.close()  # the lesson may be closed from now on
    with closing(sqlite3.connect(part, isolation_level=None)) as copy:
        copy.execute("PRAGMA journal_mode = DELETE").fetchone()
        copy.execute("VACUUM")
        if as_copy:
            become_copy(copy)


def _placed(part: Path, target: Path) -> Path:
    commit_new_file(part, target)
    return target


def remove_copy(path: Path) -> None:
    """Remove a file that the lesson does not go on in."""
    for end in ("", *SIDE_FILES):
        with suppress(OSError):
            path.with_name(path.name + end).unlink(missing_ok=True)
