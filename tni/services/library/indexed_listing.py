"""Lessons of the library as the disk has them, with what the index knows of each: title, tags, classes, problems."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from tni.library.listed_lesson import ListedLesson
from tni.services.library.library_files import LibraryFiles
from tni.store.library_folder import LibraryFolder
from tni.store.library_schema import IndexUnusableError
from tni.store.library_search import LibraryReader

_log = logging.getLogger(__name__)


class IndexedListing:
    """Source of the lessons in a library. For worker threads, one at a time. index: its file, which need not exist.

    A lesson that is as it was in the list before is the same object: of two lists, one is in memory.
    """

    def __init__(self, files: LibraryFiles, index: Path) -> None:
        self._files, self._index = files, index
        self._listed: tuple[ListedLesson, ...] = ()

    def lessons(self) -> LibraryFolder:
        """Return the files on the disk; of a changed one what the index said before, until it has followed."""
        before = {one.path: one for one in self._listed}
        found, folders = self._scanned(before)
        lessons = []
        for known in self._known():
            if (file := found.pop(known.path, None)) is not None:
                described = replace(known, path=file.path, changed_s=file.changed_s, size=file.size)
                lessons.append(_same(described, before))
        lessons += (_same(file, before) for file in found.values())
        self._listed = tuple(lessons)
        return LibraryFolder(self._listed, folders)

    def _scanned(self, before: Mapping[str, ListedLesson]) -> tuple[dict[str, ListedLesson], tuple[str, ...]]:
        found = self._files.lessons(before)
        return {one.path: one for one in found.lessons}, found.folders

    def _known(self) -> Iterator[ListedLesson]:
        try:
            with closing(LibraryReader(self._index)) as reader:
                yield from reader.each_lesson()
        except (IndexUnusableError, sqlite3.Error) as error:  # not made yet, or just made anew
            _log.info("the library's index can't be read: %s", error)


def _same(lesson: ListedLesson, before: Mapping[str, ListedLesson]) -> ListedLesson:
    """Return the object of the list before, if it says the same."""
    return old if (old := before.get(lesson.path)) == lesson and old is not None else lesson
