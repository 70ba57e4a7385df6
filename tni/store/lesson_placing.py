"""Placing of finished lesson files. SQLite would read the side files of a lesson that was there before, left by a
program that was cut off, into the new one: nothing of them stays beside it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tni.core.clock import SystemClock
from tni.files.atomic import commit_file, commit_new_file, copy_atomically, free_name, temporary_path
from tni.files.lesson_errors import LessonExistsError, LessonInUseError, LessonUnreadableError
from tni.files.work_folder import work_folder
from tni.store.lesson_connect import in_wal_mode
from tni.store.lesson_lock import LessonLock, is_locked, lock_path, read_owner
from tni.store.lesson_trouble import trouble_of
from tni.store.local_disk import is_local, side_file_names_fit

SIDE_FILES = ("-wal", "-journal", "-shm")
"""Ends of the names of SQLite's side files. The last is rebuilt from the first."""
KEPT = ".kept"
"""End of the name of a side file that lay beside no lesson."""


@contextmanager
def placed_lesson(path: Path, *, replacing: bool) -> Iterator[Path]:
    """Yield a name for a temporary file, which becomes the lesson `path` when the block ends without an error.

    A symbolic link keeps its target, and a replaced file keeps its mode. Raises: LessonExistsError when not
    `replacing`, LessonInUseError when another instance has the lesson open, LessonUnreadableError on any OSError.
    """
    target = path.resolve() if replacing else path
    part = temporary_path(target)
    try:
        yield part
        with suppress(OSError):  # no lesson there, or no rights on FAT
            if replacing:
                shutil.copymode(target, part)
        with _locked(target), without_side_files(target):
            (commit_file if replacing else commit_new_file)(part, target)
    except FileExistsError:
        raise LessonExistsError(path) from None
    except OSError as error:
        raise LessonUnreadableError(trouble_of(path, error)) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def copy_with_wal(lesson: Path, path: Path) -> None:
    """Copy a lesson with its side files, these first: SQLite moves their content into the lesson's file over time.
    Raises: OSError."""
    for source in (*side_files(lesson), lesson):
        if not source.name.endswith("-shm"):  # SQLite rebuilds it from the WAL
            copy_atomically(source, path.with_name(path.name + source.name.removeprefix(lesson.name)), replacing=True)


@contextmanager
def readable_lesson(path: Path) -> Iterator[Path]:
    """Yield the path of a lesson to read: a temporary copy for one that was cut off in a folder where SQLite may not
    create the side files that it needs. Raises: OSError."""
    path = path.resolve()
    if os.access(path.parent, os.W_OK) or not in_wal_mode(path):
        yield path
        return
    with work_folder() as folder:
        copy_with_wal(path, folder / path.name)
        yield folder / path.name


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Keep other instances from opening a lesson. Where lessons are not edited in place, locks may be unknown: there it
    is only looked for one. Raises: LessonInUseError, LessonUnreadableError."""
    if not is_local(path.parent):
        if is_locked(path):
            raise LessonInUseError(path, read_owner(lock_path(path)))
        yield
        return
    lock = LessonLock(path, SystemClock().now())
    try:
        yield
    finally:
        lock.release()


@contextmanager
def without_side_files(path: Path) -> Iterator[None]:
    """Put side files aside while the block replaces or creates a lesson. They are deleted with the lesson that they
    belong to, kept under another name if there was none, and put back if the block fails. Raises: OSError."""
    is_orphan, aside = not path.exists(), dict[Path, Path]()
    try:
        for side in side_files(path):
            aside[side] = free_name(side.with_name(side.name + KEPT)) if is_orphan else temporary_path(side)
            side.rename(aside[side])
        yield
    except BaseException:
        for side, kept in aside.items():
            with suppress(OSError):
                kept.rename(side)
        raise
    for side, kept in aside.items():
        with suppress(OSError):
            if not is_orphan or side.name.endswith("-shm") or kept.lstat().st_size == 0:
                kept.unlink()


def side_files(lesson: Path) -> list[Path]:
    """Return SQLite's side files of a lesson that is open, or was when its program was cut off."""
    if not side_file_names_fit(lesson):
        return []
    found = (lesson.with_name(lesson.name + end) for end in SIDE_FILES)
    return [side for side in found if os.path.lexists(side)]


def is_side_file(name: str) -> bool:
    """Return whether a file of this name belongs to an open lesson, and means nothing beside another state of it."""
    return name.lower().endswith(tuple(f".tni{end}" for end in SIDE_FILES))


def free_lesson_name(path: Path) -> Path:
    """Return `path`, or the first of "name (2).tni", "name (3).tni" ... that no file has and no side file: these may
    belong to a lesson that comes back."""
    return free_name(path, lambda found: os.path.lexists(found) or bool(side_files(found)))
