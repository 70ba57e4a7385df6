"""Reading of a library's index: its lessons, and the pages that a query finds. For one thread at a time."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from tni.library.excerpts import PageFound
from tni.library.lesson_filter import LessonFilter
from tni.library.lesson_query import LessonQuery
from tni.library.listed_lesson import ListedLesson
from tni.store.found_pages import FoundPages, SearchCancelledError
from tni.store.library_described import DescribedPage, described_pages
from tni.store.library_listing import SELECT, filter_condition, listed_from_row
from tni.store.library_page_data import PageDataKind
from tni.store.library_schema import close_quietly, open_to_read, unusable

if TYPE_CHECKING:
    from tni.store.page_search import PageSearch

LIMIT = 30
STREAM_CACHE_KB = 256


class LibraryReader:
    """Index of a library, open to be read while a process may write it. `close` it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._db: sqlite3.Connection | None = None
        self._inode = 0
        self._pages: PageSearch | None = None

    def close(self) -> None:
        if self._db is not None:
            close_quietly(self._db)
            self._db = None
        self._pages = None

    def lessons(self, only: LessonFilter | None = None) -> list[ListedLesson]:
        """Return the lessons, most recently changed first. Raises: IndexUnusableError, sqlite3.OperationalError."""
        condition, values = filter_condition(only or LessonFilter())
        sql = f"{SELECT} WHERE {condition} ORDER BY mtime_ns DESC, path"
        with unusable():
            return [listed_from_row(row) for row in self._connection().execute(sql, values)]

    def each_lesson(self) -> Iterator[ListedLesson]:
        """Yield the lessons in no order, without keeping any. Raises: as `lessons`."""
        with unusable():
            db = self._connection()
            db.execute(f"PRAGMA cache_size = -{STREAM_CACHE_KB}")  # each page of the file is read once
            yield from map(listed_from_row, db.execute(SELECT))

    def search(
        self, query: LessonQuery, limit: int = LIMIT, is_cancelled: Callable[[], bool] = lambda: False
    ) -> list[PageFound]:
        """Return the pages found, best first. Raises: as `find`."""
        return self.find(query, limit, is_cancelled).pages

    def find(
        self, query: LessonQuery, limit: int = LIMIT, is_cancelled: Callable[[], bool] = lambda: False
    ) -> FoundPages:
        """Find pages. Raises: IndexUnusableError, SearchCancelledError, sqlite3.OperationalError."""
        if query.is_empty:
            return FoundPages([])
        from tni.store.page_search import PageSearch  # many open the screen without a search

        with unusable():
            db = self._connection()
            self._pages = self._pages or PageSearch(db)
            db.execute("BEGIN")  # all of one moment
            try:
                return self._pages.find(query, limit, is_cancelled)
            finally:
                db.execute("COMMIT")

    def pages_with(self, kind: PageDataKind, is_cancelled: Callable[[], bool] = lambda: False) -> list[DescribedPage]:
        """Return the pages of all lessons with their data of this kind, as far as it is known. Raises: as `search`."""
        found: list[DescribedPage] = []
        with unusable():
            for page in described_pages(self._connection(), kind):
                if is_cancelled():
                    raise SearchCancelledError
                found.append(page)
        return found

    def _connection(self) -> sqlite3.Connection:
        """Return the connection, opened anew if the index was made anew."""
        try:
            inode = self._path.stat().st_ino
        except OSError:
            inode = 0
        if self._db is None or inode != self._inode:
            self.close()
            self._db, self._inode = open_to_read(self._path), inode
        return self._db
