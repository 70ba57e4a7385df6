"""Parting of two files that hold one lesson, such as a copy that a file manager made: when the copy is opened, it
becomes a lesson of its own. For a worker thread."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path

from tni.core.errors import TniError
from tni.core.ids import ClassLayerId
from tni.store.lesson_database import LessonDatabase
from tni.store.lesson_identity import make_copy_of_its_own, read_lesson_id
from tni.store.lesson_moving import held_lesson
from tni.store.lesson_placing import side_files
from tni.store.library_names import name_of
from tni.store.local_disk import is_local
from tni.store.revision_store import FileState, RevisionStore, StoredRevision

TIME_STEP_NS = 2_000_000_000
"""Steps in which FAT keeps times."""
_log = logging.getLogger(__name__)


def part_from_twin(path: Path, library: Path, work: Path, is_shared: Callable[[Path], bool]) -> bool:
    """Give a file that is about to be opened an id of its own, if it is certainly the copy of a lesson of the library
    that is there, and nothing refers to it: no séance was taught in it, and it is not shared. It keeps the lesson that
    it comes from as its origin. In doubt, and on any error, it stays as it is. Return whether it was given one.

    work: folder of working copies. is_shared: whether the lesson in a file is shared.
    """
    path, library = path.absolute(), library.absolute()
    try:
        if path.is_symlink() or not path.is_relative_to(library) or not is_local(path.parent) or side_files(path):
            return False
        lesson_id, name = read_lesson_id(path), name_of(path, library)
        history = RevisionStore(library).history(lesson_id, name) if lesson_id else []
        first = _first_file(history, name, library)
        if first is None or read_lesson_id(first) != lesson_id or is_shared(path):
            return False
        if not _layers_of(path) <= _layers_of(first):
            return False
        with held_lesson(path, work):
            make_copy_of_its_own(path)
    except (TniError, OSError, sqlite3.Error) as error:
        _log.info("%s stays as it is: %s", path, error)
        return False
    _log.info("%s is a copy of %s: it has an id of its own now", path, first)
    return True


def _first_file(history: Sequence[StoredRevision], name: str, library: Path) -> Path | None:
    """Return the file that held a lesson before the given one; None where that is not certain, as when a file is gone,
    which may have been moved here, or when the given one has a history of its own. A file that was known to be gone
    before the given one was there, such as the lesson's earlier name, says nothing."""
    since = [(state.since, file) for stored in history for file, state in stored.files.items()]
    last = {file: state for stored in history for file, state in stored.files.items()}
    own, seen = last.pop(name, None), min((start for start, file in since if file == name), default=None)
    left = [(state.left, state) for state in last.values() if state.left is not None]
    others = {file for file, state in last.items() if state.left is None}
    if not others or not all((library / file).is_file() for file in others):
        return None
    if seen is not None and any(moment >= seen for moment, _ in left):
        return None
    if sum(name in stored.files for stored in history) > 1 or (own is not None and own.left is not None):
        return None
    start, first = min((start, file) for start, file in since if file in others or file == name)
    beside = [state for moment, state in left if moment > start]  # not surely an earlier name of the first
    if first == name or any(_may_be(library / name, state) for state in beside):
        return None
    return library / first


def _may_be(path: Path, state: FileState) -> bool:
    """Return whether a file is as one that is gone was, within what a key keeps of its time."""
    found = path.stat()
    return found.st_size == state.size and abs(found.st_mtime_ns - state.mtime_ns) <= TIME_STEP_NS


def _layers_of(path: Path) -> set[ClassLayerId]:
    database = LessonDatabase(path, read_only=True)
    try:
        return {info.id for info in database.seances()}
    finally:
        database.abandon()
