"""Files of the library: what its commands do on the disk. For worker threads."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from types import MappingProxyType

from tni.core.file_names import safe_stem
from tni.files.lesson_errors import (
    LessonExistsError,
    LessonFileError,
    LessonInUseError,
    LessonUnpublishedError,
    LessonUnreadableError,
)
from tni.files.private import make_private_folder
from tni.library.listed_lesson import ListedLesson
from tni.store.copy_origin import copy_in_use, is_unpublished
from tni.store.lesson_bin import BinnedLesson, LessonBin
from tni.store.lesson_connect import check_header
from tni.store.lesson_creation import copy_lesson
from tni.store.lesson_identity import read_lesson_id
from tni.store.lesson_lock import is_locked, lock_path, read_owner
from tni.store.lesson_moving import move_lesson
from tni.store.lesson_placing import free_lesson_name, readable_lesson
from tni.store.lesson_trouble import trouble_of
from tni.store.library_folder import LibraryFolder, lesson_files, scan_library


class LibraryFiles:
    """Lessons and folders below one folder. Paths of lessons and folders are from there, with `/`.

    work: folder of working copies. others: names of folders of `library` that hold something else than lessons. quiet:
    those that are listed if there are lessons in them all the same.
    """

    def __init__(self, library: Path, work: Path, others: tuple[str, ...] = (), quiet: tuple[str, ...] = ()) -> None:
        self.library, self._work, self._others, self._quiet = library.absolute(), work, others, quiet
        self.bin = LessonBin(self.library, work)

    def lessons(self, before: Mapping[str, ListedLesson] = MappingProxyType({})) -> LibraryFolder:
        """Return the lessons and folders on the disk. before: as in `scan_library`."""
        return scan_library(self.library, self._others, self._quiet, before)

    def holds(self, path: Path) -> bool:
        return path.is_relative_to(self.library)

    def move(self, path: str, target: str) -> str:
        """Move a lesson to another folder or name, with a number if that is taken, and return its path. Raises: as
        `move_lesson`."""
        placed = free_lesson_name(self.library / target)
        move_lesson(self.library / path, placed, self._work)
        return self._path(placed)

    def copy(self, path: str) -> str:
        """Copy a lesson beside itself and return the path of the copy. Raises: LessonFileError."""
        source = self.library / path
        return self._copy(source, free_lesson_name(source))

    def lesson_id(self, path: str) -> str:
        """Return the id of a lesson, "" for a file that cannot be read."""
        return _id_of(self.library / path)

    def has(self, lesson_id: str, listed: Iterable[ListedLesson]) -> bool:
        """Return whether the library has a lesson. listed: what is known of its files; ids are read where they are
        unknown, or may have changed."""
        alike = (one.path for one in listed if one.lesson_id in (lesson_id, ""))
        return bool(lesson_id) and any(_id_of(self.library / path) == lesson_id for path in alike)

    def adopt(self, name: str, write: Callable[[Path], object]) -> str:
        """Have a lesson from elsewhere written into the library, and return its path. Raises: LessonFileError."""
        target = free_lesson_name(self.library / name)
        try:
            make_private_folder(target.parent)
        except OSError as error:
            raise LessonUnreadableError(trouble_of(target, error)) from error
        write(target)
        return self._path(target)

    def _copy(self, source: Path, target: Path) -> str:
        check_header(source)
        if is_locked(source) or copy_in_use(source, self._work):
            raise LessonInUseError(source, read_owner(lock_path(source)))
        if is_unpublished(source, self._work):
            raise LessonUnpublishedError(source)
        try:
            make_private_folder(target.parent)
            with readable_lesson(source) as readable:
                copy_lesson(readable, target)
        except OSError as error:
            raise LessonUnreadableError(trouble_of(target, error)) from error
        return self._path(target)

    def throw(self, path: str, now: datetime) -> BinnedLesson:
        """Raises: as `move_lesson`."""
        return self.bin.throw(path, now)

    # -- folders

    def make_folder(self, path: str) -> None:
        """Raises: LessonExistsError, LessonUnreadableError."""
        folder = self.library / path
        if os.path.lexists(folder):
            raise LessonExistsError(folder)
        try:
            make_private_folder(folder)
        except OSError as error:
            raise LessonUnreadableError(trouble_of(folder, error)) from error

    def move_folder(self, path: str, target: str) -> None:
        """Give a folder another path, which must be free. Raises: LessonExistsError, LessonUnreadableError,
        LessonInUseError while a lesson of it is open, LessonUnpublishedError."""
        source, placed = self.library / path, self.library / target
        if os.path.lexists(placed) and not placed.samefile(source):
            raise LessonExistsError(placed)
        for lesson in lesson_files(source):
            if is_locked(lesson) or copy_in_use(lesson, self._work):
                raise LessonInUseError(lesson, read_owner(lock_path(lesson)))
            if is_unpublished(lesson, self._work):
                raise LessonUnpublishedError(lesson)
        try:
            source.rename(placed)
        except OSError as error:
            raise LessonUnreadableError(trouble_of(source, error)) from error

    def remove_folder(self, path: str) -> None:
        """Remove a folder that is empty; one with anything in it stays."""
        with suppress(OSError):
            (self.library / path).rmdir()

    def remove_folders(self, path: str) -> list[str]:
        """Remove a folder and those below it, as far as nothing is in them. Return their paths."""
        gone: list[str] = []
        for parent, folders, _names in os.walk(self.library / path, topdown=False):
            for folder in [*(Path(parent, name) for name in folders), Path(parent)]:
                with suppress(OSError):
                    folder.rmdir()
                    gone.append(self._path(folder))
        return gone

    def restore_folders(self, paths: Sequence[str]) -> None:
        """Make folders that were removed. Raises: LessonUnreadableError."""
        for path in paths:
            try:
                make_private_folder(self.library / path)
            except OSError as error:
                raise LessonUnreadableError(trouble_of(self.library / path, error)) from error

    def intake_folder(self, source: Path) -> str:
        """Return the folder for lessons of `source`: one of its name, below the library."""
        return safe_stem(source.name or source.anchor) or "TNI"

    def _path(self, path: Path) -> str:
        return path.relative_to(self.library).as_posix()


def _id_of(path: Path) -> str:
    """Return the id of a lesson, "" for a file that cannot be read."""
    try:
        return read_lesson_id(path)
    except LessonFileError:
        return ""
