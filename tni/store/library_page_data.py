"""Handwriting and pictures of pages in the library's index, which are described after the words."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from enum import IntEnum
from pathlib import Path

from tni.core.ids import PageId
from tni.library.lesson_digest import LessonDigest
from tni.store.library_schema import close_quietly, open_to_write, unusable

CACHE_KB = 512


class PageDataKind(IntEnum):
    """Kind of data, as a bit. INK: handwritten words, as `pack_ink` makes them. PICTURE: hash of the page's picture,
    HASH_BYTES with the highest byte first."""

    INK = 1
    PICTURE = 2


ALL_KINDS = PageDataKind.INK | PageDataKind.PICTURE


def described_at_first(digest: LessonDigest | None) -> int:
    """Return the kinds of which nothing has to be found out: of a lesson without pages all, without strokes INK."""
    if digest is None or not digest.pages:
        return ALL_KINDS
    return 0 if any(page.strokes for page in digest.pages) else PageDataKind.INK


class PageDataTable:
    """Page data of a connection. Whoever writes begins and ends the transaction."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def undescribed(self, kind: PageDataKind) -> list[str]:
        """Return the paths of the lessons whose data is not known, the last changed first."""
        sql = "SELECT path FROM lesson WHERE described & ? = 0 ORDER BY mtime_ns DESC, path"
        return [path for (path,) in self._db.execute(sql, (kind,))]

    def put(self, kind: PageDataKind, path: str, pages: Mapping[PageId, bytes]) -> None:
        """Store the data of all pages of a lesson that have any."""
        found = self._db.execute("SELECT id FROM lesson WHERE path = ?", (path,)).fetchone()
        if found is None:
            return
        (lesson,) = found
        self._db.execute("DELETE FROM page_data WHERE lesson = ? AND kind = ?", (lesson, kind))
        # As the index stores any text of a lesson, which may hold halves of surrogate pairs.
        keys = {page: page.encode("utf-8", "replace").decode() for page in pages}
        rows = [(lesson, kind, keys[page], data) for page, data in pages.items() if data]
        self._db.executemany("INSERT OR REPLACE INTO page_data (lesson, kind, page, data) VALUES (?, ?, ?, ?)", rows)
        self._db.execute("UPDATE lesson SET described = described | ? WHERE id = ?", (kind, lesson))

    def remove(self, lesson: int) -> None:
        self._db.execute("DELETE FROM page_data WHERE lesson = ?", (lesson,))

    def content(self) -> Iterator[tuple[object, ...]]:
        yield from self._db.execute(
            "SELECT 'data', path, kind, page, data FROM page_data JOIN lesson ON id = lesson ORDER BY path, kind, page"
        )


class PageDataIndex:
    """Page data of an index, open to be written without anything else of it in memory. `close` it; one thread uses
    it."""

    def __init__(self, path: Path) -> None:
        """Raises: IndexUnusableError, OSError, sqlite3.OperationalError."""
        self._db = open_to_write(path)
        self._db.execute(f"PRAGMA cache_size = -{CACHE_KB}")
        self._table = PageDataTable(self._db)

    def close(self) -> None:
        close_quietly(self._db)

    def undescribed(self, kind: PageDataKind) -> list[str]:
        """Return the paths of the lessons whose data of this kind is not known, the last changed first."""
        with unusable():
            return self._table.undescribed(kind)

    def put(self, kind: PageDataKind, path: str, pages: Mapping[PageId, bytes]) -> None:
        """Store the data of all pages of a lesson that have any. Raises: IndexUnusableError,
        sqlite3.OperationalError."""
        with unusable():
            self._db.execute("BEGIN IMMEDIATE")
            try:
                self._table.put(kind, path, pages)
                self._db.execute("COMMIT")
            except BaseException:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                raise
