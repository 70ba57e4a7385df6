"""Lessons of the library as the disk has them, with what the index knows of each: title, tags, classes, problems."""

from __future__ import annotations

import logging
import sqlite3
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
    """Source of the lessons in a library. For worker threads. index: its file, which need not exist."""

    def __init__(self, files: LibraryFiles, index: Path) -> None:
        self._files, self._index = files, index

    def lessons(self) -> LibraryFolder:
        """Return the files on the disk; of a changed one what the index said before, until it has followed."""
        found = self._files.lessons()
        known = {lesson.path: lesson for lesson in self._known()}
        return LibraryFolder(tuple(_described(one, known.get(one.path)) for one in found.lessons), found.folders)

    def _known(self) -> list[ListedLesson]:
        try:
            with closing(LibraryReader(self._index)) as reader:
                return reader.lessons()
        except (IndexUnusableError, sqlite3.Error) as error:  # not made yet, or just made anew
            _log.info("the library's index can't be read: %s", error)
            return []


def _described(file: ListedLesson, known: ListedLesson | None) -> ListedLesson:
    return file if known is None else replace(known, changed_s=file.changed_s, size=file.size)
