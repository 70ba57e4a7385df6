"""Finding of a lesson by its id, where its file was renamed or moved since somebody noted its path. For a worker
thread: files are read."""

from __future__ import annotations

import logging
import os
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from tni.core.errors import TniError
from tni.library.listed_lesson import ListedLesson
from tni.store.copy_origin import is_working_copy
from tni.store.lesson_identity import read_lesson_id, read_lesson_origin
from tni.store.library_folder import LESSON_SUFFIX, scan_library
from tni.store.local_disk import removable_places

MOST_READ = 2000
"""Files of one place whose ids are read, the newest first."""
MOST_SEEN = 20_000
"""Names that are looked at around a path outside the library."""
MOST_S = 15.0
"""Time for the folders around a path and the keys together."""
KEPT_S = 60.0
"""Time for which what was found there is taken again. Later it is looked for anew: a file may have been put back."""
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class FoundLesson:
    """File of a lesson. copies: how many other files beside it could be taken as well. is_moved: it is not where it was
    noted. is_copy: it is a lesson of its own, made from the one that was noted, which is gone."""

    path: Path
    copies: int = 0
    is_moved: bool = False
    is_copy: bool = False


@dataclass(frozen=True, slots=True)
class _Answer:
    """Files of a lesson outside the library, as they were found on these keys. until_s: time until which it holds.
    was_late: the time was too short to look everywhere."""

    paths: tuple[Path, ...]
    places: tuple[Path, ...]
    until_s: float
    was_late: bool


type FindLesson = Callable[[str, str], FoundLesson | None]
"""Finds a lesson by its noted path and its id, "" when unknown."""


def noted_lesson(file: str, _lesson_id: str = "") -> FoundLesson | None:
    """Return the lesson at a noted path; None if there is none."""
    return FoundLesson(Path(file)) if file and Path(file).is_file() else None


class LessonFinder:
    """Finds lessons by the path that was noted and by their id.

    The noted file is taken as long as it is there and does not hold another lesson. Otherwise the newest file with the
    id is, of the first of these places that has one: the library, the folders around the noted path, the other keys.
    Where none is left of a lesson of the library, it is the newest of the library that was made from it, unless the
    time was too short to look everywhere.

    The folders around and the keys are looked at for a limited time, and once a minute for each lesson: a slow key is
    not searched through again for each question about the same lesson.

    known: returns the lessons of the library's index, which may be out of date. places: where keys are mounted. now_s:
    clock of that time.
    """

    def __init__(
        self,
        library: Path,
        known: Callable[[], Iterable[ListedLesson]],
        places: Callable[[], Sequence[Path]] = removable_places,
        now_s: Callable[[], float] = time.monotonic,
    ) -> None:
        self._library, self._known, self._places, self._now_s = library.absolute(), known, places, now_s
        self._elsewhere: dict[tuple[Path, str], _Answer] = {}

    def find(self, file: str, lesson_id: str) -> FoundLesson | None:
        """Return the file of a lesson; None if there is none, or no more than a path was noted and nothing is there."""
        noted = Path(file)
        is_there = bool(file) and noted.is_file()
        if is_there and (not lesson_id or _id_of(noted) in (lesson_id, "")):
            return FoundLesson(noted)
        if not lesson_id:
            return None
        for find in (self._in_library, self._outside):
            if alike := [path for path in find(noted, lesson_id) if path != noted]:
                return _newest(alike, noted)
        if file and not noted.is_relative_to(self._library):
            return None  # it may come back with its key
        if self._elsewhere[noted, lesson_id].was_late:
            return None  # it may be where nobody could look in time
        copies = self._made_from(lesson_id)
        return replace(_newest(copies, noted), is_copy=True) if copies else None

    def _outside(self, noted: Path, lesson_id: str) -> list[Path]:
        """Return the files with an id outside the library, as they were found within the last minute on the same
        keys."""
        places, kept = tuple(self._places()), self._elsewhere.get((noted, lesson_id))
        if kept is not None and kept.places == places and self._now_s() <= kept.until_s:
            still_there = _with_id(kept.paths, lesson_id)
            if bool(still_there) == bool(kept.paths):
                return still_there
        end_s = self._now_s() + MOST_S

        def is_late() -> bool:
            return self._now_s() > end_s

        found = _around(noted, lesson_id, is_late) or _on_keys(places, noted, lesson_id, is_late)
        if was_late := is_late():
            _log.info("%s was not looked for everywhere: it took too long", noted)
        self._elsewhere[noted, lesson_id] = _Answer(tuple(found), places, self._now_s() + KEPT_S, was_late)
        return found

    def _in_library(self, _noted: Path, lesson_id: str) -> list[Path]:
        """Return the files with an id; of those that the index knows as they are, only the ones that it names are
        read."""
        known = {_state(one): one.lesson_id for one in self._known()}
        unread, found = [], []
        for one in scan_library(self._library).lessons:
            indexed = known.get(_state(one))
            if indexed is None:
                unread.append(one)
            elif indexed == lesson_id:
                found.append(self._library / one.path)
        unread.sort(key=lambda one: one.changed_s, reverse=True)
        found += (self._library / one.path for one in unread[:MOST_READ])
        return _with_id(found, lesson_id)

    def _made_from(self, lesson_id: str) -> list[Path]:
        """Return the lessons of the library that were copied from another, which a restored file is as well that was
        opened beside its original."""
        newest = sorted(scan_library(self._library).lessons, key=lambda one: one.changed_s, reverse=True)[:MOST_READ]
        paths = (self._library / one.path for one in newest)
        return [path for path in paths if not is_working_copy(path) and _origin_of(path) == lesson_id]


def _around(noted: Path, lesson_id: str, is_late: Callable[[], bool]) -> list[Path]:
    """Return the files with an id in the folder of a path, or else in the folder above it, and below."""
    for folder in noted.parents[:2]:
        if folder.is_dir() and (found := _with_id(_lessons_below(folder, is_late), lesson_id, is_late)):
            return found
    return []


def _on_keys(places: Sequence[Path], noted: Path, lesson_id: str, is_late: Callable[[], bool]) -> list[Path]:
    """Return the files with an id on keys: at the end of the noted path, as on a key that is mounted elsewhere, or
    else anywhere."""
    if found := _with_id((path for path in paths_on(places, noted) if path.is_file()), lesson_id, is_late):
        return found
    return [path for place in places for path in _with_id(_lessons_below(place, is_late), lesson_id, is_late)]


def paths_on(places: Iterable[Path], noted: Path) -> Iterator[Path]:
    """Yield the paths below mount points that end as a noted path does: there a key has its files that was mounted
    elsewhere before."""
    parts = noted.parts[1:]
    return (place.joinpath(*parts[at:]) for place in places for at in range(len(parts)))


def indexed_lessons(index: Path) -> list[ListedLesson]:
    """Return the lessons of a library's index; none while it cannot be read."""
    from tni.store.library_schema import IndexUnusableError
    from tni.store.library_search import LibraryReader  # loads numpy, which finding a file in its place does not need

    try:
        with closing(LibraryReader(index)) as reader:
            return reader.lessons()
    except (IndexUnusableError, sqlite3.Error, OSError) as error:
        _log.info("the library's index can't be read: %s", error)
        return []


def _state(lesson: ListedLesson) -> tuple[str, float, int]:
    """Return what tells whether a file is as the index knows it. Times are rounded: they are floats of two kinds."""
    return lesson.path, round(lesson.changed_s, 3), lesson.size


def _id_of(path: Path) -> str:
    """Return the id of a lesson, "" for one that has none or cannot be read."""
    try:
        return read_lesson_id(path)
    except (TniError, OSError):
        return ""


def _origin_of(path: Path) -> str:
    try:
        return read_lesson_origin(path)
    except (TniError, OSError):
        return ""


def _newest(paths: Sequence[Path], noted: Path) -> FoundLesson:
    """Return the file that changed last of those that a noted one may be."""
    newest = max(paths, key=lambda path: (_changed_ns(path), path))
    _log.info("%s is found as %s, %d copies beside it", noted, newest, len(paths) - 1)
    return FoundLesson(newest, len(paths) - 1, is_moved=newest != noted)


def _with_id(paths: Iterable[Path], lesson_id: str, is_late: Callable[[], bool] = lambda: False) -> list[Path]:
    """Return the files with an id, as far as they could be read in time."""
    in_time = (path for path in dict.fromkeys(paths) if not is_late())
    return [path for path in in_time if not is_working_copy(path) and _id_of(path) == lesson_id]


def _changed_ns(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0


def _lessons_below(folder: Path, is_late: Callable[[], bool]) -> list[Path]:
    """Return the lessons in a folder and below, the newest first; of a large or slow tree those near its top."""
    found = sorted(_files_below(folder, is_late), key=lambda path: 0 if is_late() else _changed_ns(path), reverse=True)
    return found[:MOST_READ]


def _files_below(folder: Path, is_late: Callable[[], bool]) -> Iterator[Path]:
    waiting, left = [folder], MOST_SEEN
    for here in waiting:
        try:
            with os.scandir(here) as entries:
                for entry in entries:
                    left -= 1
                    if left <= 0 or is_late():
                        return
                    if entry.name.startswith("."):
                        continue
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append(here / entry.name)
                    elif entry.name.lower().endswith(LESSON_SUFFIX):
                        yield here / entry.name
        except OSError:
            continue
