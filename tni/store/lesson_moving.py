"""Moving of lessons that are not open, to another name or folder, with what a program that was cut off left there.

At each moment the lesson's content is under one of the two names or, where a disk cannot rename a file without
replacing another, under both.
"""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tni.core.clock import SystemClock
from tni.files.atomic import commit_new_file, copy_atomically, renamed_without_replacing, sync_renamed
from tni.files.lesson_errors import (
    LessonExistsError,
    LessonInUseError,
    LessonMissingError,
    LessonUnpublishedError,
    LessonUnreadableError,
)
from tni.files.private import make_private_folder
from tni.store.copy_origin import copy_in_use, is_unpublished
from tni.store.lesson_lock import LessonLock, is_locked, lock_path, read_owner
from tni.store.lesson_placing import side_files
from tni.store.lesson_trouble import trouble_of
from tni.store.local_disk import is_local


def move_lesson(source: Path, target: Path, work: Path) -> None:
    """Move a lesson to a new name, which must be free; the folder of the target is created.

    work: folder of working copies; a lesson that is open in one, or was not published from it, stays where it is.
    Raises: LessonMissingError, LessonExistsError, LessonInUseError, LessonUnpublishedError, LockFileError,
    LessonUnreadableError.
    """
    if os.path.lexists(target) or side_files(target):
        raise LessonExistsError(target)
    try:
        with held_lesson(source, work):
            make_private_folder(target.parent)
            _move(source, target)
    except FileExistsError:
        raise LessonExistsError(target) from None
    except OSError as error:
        raise LessonUnreadableError(trouble_of(source, error)) from error


@contextmanager
def held_lesson(lesson: Path, work: Path) -> Iterator[None]:
    """Keep other instances from opening a lesson that is not open. Raises: as `move_lesson`."""
    if not lesson.is_file():
        raise LessonMissingError(lesson)
    if copy_in_use(lesson, work):
        raise LessonInUseError(lesson, None)
    if is_unpublished(lesson, work):
        raise LessonUnpublishedError(lesson)
    if not is_local(lesson.parent):  # locks may be unknown there
        if is_locked(lesson):
            raise LessonInUseError(lesson, read_owner(lock_path(lesson)))
        yield
        return
    lock = LessonLock(lesson, SystemClock().now())
    try:
        yield
    finally:
        lock.release()


def _move(source: Path, target: Path) -> None:
    """Raises: OSError, of which FileExistsError when the target's name is taken."""
    sides = [side for side in side_files(source) if not side.name.endswith("-shm")]  # SQLite rebuilds it
    placed: list[Path] = []
    try:
        for side in sides:
            placed.append(target.with_name(target.name + side.name.removeprefix(source.name)))
            copy_atomically(side, placed[-1], replacing=False)
        _rename(source, target)
    except BaseException:
        for path in placed:
            with suppress(OSError):
                path.unlink()
        raise
    for side in side_files(source):
        with suppress(OSError):
            side.unlink()


def _rename(source: Path, target: Path) -> None:
    """Raises: OSError, with the lesson whole under its old name."""
    try:
        if renamed_without_replacing(source, target):
            sync_renamed(target)
        else:
            commit_new_file(source, target)
    except OSError as error:
        if os.path.lexists(target) and not os.path.lexists(source):
            return  # renamed: its name could not be synced, which takes nothing of it away
        if error.errno != errno.EXDEV:
            raise
        copy_atomically(source, target, replacing=False)  # a folder of the library may be on another disk
        with suppress(OSError):
            shutil.copystat(source, target)
        try:
            source.unlink()
        except OSError:
            if os.path.lexists(source):
                target.unlink()
                raise
