"""Renaming of a lesson that is open in its place, with its lock."""

from __future__ import annotations

import os
from datetime import datetime
from functools import partial
from pathlib import Path

from tni.files.atomic import free_name, rename_new
from tni.files.lesson_errors import LessonUnreadableError
from tni.store.lesson_database import LessonDatabase
from tni.store.lesson_lock import LessonLock
from tni.store.lesson_placing import side_files
from tni.store.lesson_trouble import trouble_of

SUFFIX = ".tni"


def name_for(path: Path, stem: str) -> Path:
    """Return the path of a lesson that is to be called `stem`, in its folder: "stem (2)" and so on where that name is
    taken by another lesson."""
    wanted = path.with_name(stem + (path.suffix or SUFFIX))
    return free_name(wanted, lambda found: not _is_itself(found, path) and _is_taken(found))


def _is_itself(found: Path, path: Path) -> bool:
    return found.name == path.name or (
        found.name.casefold() == path.name.casefold() and found.exists() and found.samefile(path)
    )


def _is_taken(path: Path) -> bool:
    """Return whether there is a file, or side files, which may belong to a lesson that comes back."""
    return os.path.lexists(path) or bool(side_files(path))


def rename_link(link: Path, stem: str) -> Path:
    """Rename a symbolic link to a lesson, whose own file keeps its name. Return its path. Raises:
    LessonUnreadableError."""
    new = name_for(link, stem)
    try:
        if new.name != link.name:
            rename_new(link, new)
    except OSError as error:
        raise LessonUnreadableError(trouble_of(link, error)) from error
    return new


def rename_in_place(database: LessonDatabase, lock: LessonLock, stem: str, now: datetime) -> tuple[LessonLock, Path]:
    """Rename the file of an open lesson, for the database's thread. Return the lock of its new name, and the file.

    Kill at any moment leaves one lesson with one name. Raises: LessonFileError, with the lesson open where it was.
    """
    while True:
        old = database.path
        new = name_for(old, stem)
        if new.name == old.name:
            return lock, old
        taken = None if new.exists() else LessonLock(new, now)  # the same file where letters' case does not count
        try:
            database.move(partial(_renamed, old, new))
        except FileExistsError:
            _release(taken)  # another program took the name meanwhile
            continue
        except OSError as error:
            _release(taken)
            raise LessonUnreadableError(trouble_of(old, error)) from error
        except BaseException:
            _release(taken)
            raise
        if taken is None:
            return lock, new
        lock.release()
        return taken, new


def _release(lock: LessonLock | None) -> None:
    if lock is not None:
        lock.release()


def _renamed(old: Path, new: Path) -> Path:
    try:
        rename_new(old, new)
    except OSError:
        if os.path.lexists(old) or not os.path.lexists(new):
            raise  # otherwise it has its name, and only that could not be synced
    return new
