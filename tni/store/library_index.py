"""Index of a library: what search and lists need of its lessons, in one SQLite file that can be made anew from them.

Each batch is one transaction, so that a process that is killed leaves the index of some moment. It is written by one
process at a time; others read it meanwhile.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tni.document.items import LessonInfo
from tni.library.excerpts import TEXT_BREAK
from tni.library.lesson_digest import LessonDigest
from tni.library.page_fields import lesson_impacts, lesson_texts, page_texts, question_texts, word_impacts
from tni.library.postings import alive_pages
from tni.library.spelling import sound
from tni.library.word_families import family, stem
from tni.store.library_listing import facet_column, listed_columns, listed_from_digest
from tni.store.library_page_data import PageDataTable, described_at_first
from tni.store.library_postings import Part, PostingTable
from tni.store.library_schema import close_quietly, is_sound, open_to_write, unusable

GONE_SHARE = 0.5
"""Pages of removed lessons, as a part of those that are there, from which the index is compacted."""
GONE_MIN = 2000
INT_MAX = (1 << 63) - 1


class IndexedFile(NamedTuple):
    """State of a lesson's file. wal: that of its WAL, empty without."""

    size: int
    mtime_ns: int
    inode: int
    wal: str = ""


@dataclass(frozen=True, slots=True)
class SeenFile:
    """File of a lesson in the library. path: from the library's folder, with `/`. sha256: of its content, empty where
    it is not known."""

    path: str
    state: IndexedFile
    sha256: bytes = b""


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """Lesson to index. digest: None with a problem, as in `ListedLesson`."""

    file: SeenFile
    digest: LessonDigest | None
    problem: str = ""


class UnreadPdf(NamedTuple):
    """PDF whose text is not in the index. path: of a lesson that has it."""

    blob: str
    path: str


class LibraryIndex:
    """Index of a library, open to be written. `close` it; one thread uses it."""

    def __init__(self, path: Path) -> None:
        """Open or create the index. Raises: IndexUnusableError, OSError, sqlite3.OperationalError."""
        self._db = open_to_write(path)
        self._postings, self._page_data = PostingTable(self._db), PageDataTable(self._db)
        self._words: dict[str, int] = {}
        self._version = 0

    def close(self) -> None:
        close_quietly(self._db)

    def is_sound(self) -> bool:
        return is_sound(self._db)

    def files(self) -> dict[str, SeenFile]:
        """Return the files that are indexed, by path."""
        with unusable():
            rows = self._db.execute("SELECT path, size, mtime_ns, inode, wal, sha256 FROM lesson")
            return {path: SeenFile(path, IndexedFile(*state), sha256) for path, *state, sha256 in rows}

    def problems(self) -> list[tuple[str, str]]:
        """Return path and problem of the lessons that can't be read."""
        with unusable():
            return self._db.execute("SELECT path, problem FROM lesson WHERE problem <> '' ORDER BY path").fetchall()

    def put(self, entries: Sequence[IndexEntry]) -> None:
        """Index lessons, in place of those at their paths. Raises: IndexUnusableError, sqlite3.OperationalError."""
        with self._batch():
            found: dict[int, tuple[list[int], list[int]]] = {}
            first = number = self._made()
            for entry in entries:
                self._remove(entry.file.path)
                number = self._put(entry, number, found)
            if number > first:
                self._db.execute("UPDATE made SET pages = ?", (number,))
                self._postings.add(found, number - first)
            self._tidy()

    def put_states(self, files: Sequence[SeenFile]) -> None:
        """Store the states of files whose content is as it was."""
        with self._batch():
            self._db.executemany(
                "UPDATE lesson SET size = ?, mtime_ns = ?, inode = ?, wal = ? WHERE path = ?",
                [(*file.state, file.path) for file in files],
            )

    def remove(self, paths: Sequence[str]) -> None:
        """Remove lessons. Raises: as `put`."""
        with self._batch():
            for path in paths:
                self._remove(path)
            self._db.execute("DELETE FROM pdf WHERE sha256 NOT IN (SELECT pdf FROM page WHERE pdf <> x'')")
            self._db.execute("DELETE FROM pdf_text WHERE sha256 NOT IN (SELECT sha256 FROM pdf)")
            self._tidy()

    def content(self) -> Iterator[tuple[object, ...]]:
        """Yield all that the index says of its lessons, in an order that does not depend on how it came about. Two
        indexes of the same files are equal."""
        lessons = self._db.execute("SELECT * FROM lesson ORDER BY path")
        names = [column[0] for column in lessons.description]
        words = {number: word for word, number in self._db.execute("SELECT word, id FROM word")}
        places: dict[int, tuple[str, int]] = {}
        for row in lessons.fetchall():
            lesson = dict(zip(names, row, strict=True))
            first = lesson.pop("first")
            del lesson["id"]
            yield ("lesson", *lesson.items())
            sql = "SELECT * FROM page WHERE id >= ? AND id < ? ORDER BY id"
            for place, (number, *page) in enumerate(self._db.execute(sql, (first, first + lesson["pages"]))):
                places[number] = lesson["path"], place
                yield ("page", lesson["path"], place, *page)
        yield from self._db.execute("SELECT 'pdf', * FROM pdf_text ORDER BY 2, 3")
        yield from self._page_data.content()
        for number in sorted(words, key=lambda number: words[number]):
            posted = [
                (*places[page], impact)
                for pages, impacts in self._postings.of_word(number)
                for page, impact in zip(pages.tolist(), impacts.tolist(), strict=True)
                if page in places
            ]
            if posted:
                yield ("word", words[number], *sorted(posted))

    # -- handwriting and pictures

    # -- texts of PDFs

    def unread_pdfs(self) -> list[UnreadPdf]:
        """Return the PDFs of lessons whose text has not been read yet."""
        with unusable():
            rows = self._db.execute(
                "SELECT pdf, (SELECT path FROM lesson WHERE first <= page ORDER BY first DESC LIMIT 1) FROM"
                " (SELECT pdf, min(id) AS page FROM page WHERE pdf <> x'' GROUP BY pdf)"
                " WHERE pdf NOT IN (SELECT sha256 FROM pdf) ORDER BY 2"
            ).fetchall()
        return [UnreadPdf(blob.hex(), path) for blob, path in rows]

    def put_pdf(self, blob: str, texts: Mapping[int, str], problem: str = "") -> list[str]:
        """Store the texts of a PDF's pages. Return the paths of the lessons that have it: they must be put again."""
        key = bytes.fromhex(blob)
        with self._batch():
            self._db.execute("INSERT OR REPLACE INTO pdf (sha256, problem) VALUES (?, ?)", (key, problem))
            rows = [(key, page, text) for page, text in texts.items() if text]
            self._db.executemany("INSERT OR REPLACE INTO pdf_text (sha256, page, body) VALUES (?, ?, ?)", rows)
            paths = self._db.execute(
                "SELECT DISTINCT (SELECT path FROM lesson WHERE first <= page.id ORDER BY first DESC LIMIT 1)"
                " FROM page WHERE pdf = ? AND pdf <> x''", (key,)).fetchall()  # fmt: skip
        return sorted(path for (path,) in paths)

    # -- within a transaction

    @contextmanager
    def _batch(self) -> Iterator[None]:
        with unusable():
            self._db.execute("BEGIN IMMEDIATE")
            try:
                (version,) = self._db.execute("PRAGMA data_version").fetchone()
                if version != self._version:  # another process has written
                    self._version = version
                    self._words = dict(self._db.execute("SELECT word, id FROM word"))
                yield
                self._db.execute("COMMIT")
            except BaseException:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                self._version = 0
                raise

    def _made(self) -> int:
        """Return how many pages have had a number since the last compaction."""
        (made,) = self._db.execute("SELECT pages FROM made").fetchone()
        return int(made)

    def _remove(self, path: str) -> None:
        found = self._db.execute("SELECT id, first, pages FROM lesson WHERE path = ?", (path,)).fetchone()
        if found is not None:
            number, first, pages = found
            self._db.execute("DELETE FROM page WHERE id >= ? AND id < ?", (first, first + pages))
            self._db.execute("DELETE FROM lesson WHERE id = ?", (number,))
            self._page_data.remove(number)

    def _put(self, entry: IndexEntry, first: int, found: dict[int, tuple[list[int], list[int]]]) -> int:
        """Index one lesson with pages from number `first` on. Return the next free number."""
        file, digest = entry.file, entry.digest
        listed = listed_from_digest(file.path, file.state.mtime_ns / 1e9, file.state.size, digest, entry.problem)
        digest = digest or LessonDigest(lesson_id="", info=LessonInfo())
        questions = question_texts(digest)
        about = lesson_texts(digest, listed.title, file.path, questions.get(None, ()))
        self._post(first, lesson_impacts(about), found)
        title, card, plan, named = (one.text for one in about)
        rows: list[tuple[object, ...]] = [(first, "", 0, title, plan, named, card, b"", 0)]
        for number, page in enumerate(digest.pages, first + 1):
            blob, index = (b"", 0) if page.pdf is None else (bytes.fromhex(page.pdf.blob), min(page.pdf.index, INT_MAX))
            asked = questions.get(page.id, ())
            self._post(number, word_impacts(page_texts(page, self._pdf_text(blob, index), asked)), found)
            body, asked_text = TEXT_BREAK.join(page.texts), TEXT_BREAK.join((*asked, *page.beneath))
            rows.append((number, page.id, page.number, page.title, body, asked_text, page.notes, blob, index))
        rows = [tuple(map(_storable, row)) for row in rows]
        self._db.executemany(
            "INSERT INTO page (id, key, number, title, body, asked, notes, pdf, pdf_index)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            rows,
        )
        columns = listed_columns(listed)
        file_columns = ("path", "size", "mtime_ns", "inode", "wal", "sha256")
        names = ", ".join((*file_columns, "first", "pages", "facets", "described", *columns))
        known = described_at_first(entry.digest)
        values = (file.path, *file.state, file.sha256, first, len(rows), facet_column(listed), known, *columns.values())
        marks = ", ".join("?" * len(values))
        self._db.execute(f"INSERT INTO lesson ({names}) VALUES ({marks})", tuple(map(_storable, values)))
        return first + len(rows)

    def _post(self, page: int, words: Mapping[str, int], found: dict[int, tuple[list[int], list[int]]]) -> None:
        for word, impact in words.items():
            number = self._words.get(word)
            if number is None:
                number = self._add_word(word)
            posted = found.get(number)
            if posted is None:
                posted = found[number] = ([], [])
            posted[0].append(page)
            posted[1].append(impact)

    def _add_word(self, word: str) -> int:
        sql = "INSERT INTO word (word, stem, family, sound) VALUES (?, ?, ?, ?)"
        number = self._db.execute(sql, (word, stem(word), family(word), sound(word))).lastrowid
        assert number is not None
        self._words[word] = number
        return number

    def _pdf_text(self, blob: bytes, page: int) -> str:
        if not blob:
            return ""
        sql = "SELECT body FROM pdf_text WHERE sha256 = ? AND page = ?"
        row = self._db.execute(sql, (blob, page)).fetchone()
        return "" if row is None else str(row[0])

    # -- merging

    def _tidy(self) -> None:
        rows = self._db.execute("SELECT first, pages FROM lesson ORDER BY first").fetchall()
        starts, counts = np.array(rows, np.int64).reshape(-1, 2).T
        alive, parts = alive_pages(starts, counts, self._made()), self._postings.parts()
        there = int(counts.sum())
        if sum(part.pages for part in parts) - there > GONE_MIN + GONE_SHARE * there:
            self._compact(parts, rows, alive)
        else:
            self._postings.merge_last(alive)

    def _compact(self, parts: Sequence[Part], rows: Sequence[tuple[int, int]], alive: NDArray[np.bool_]) -> None:
        """Merge all parts, number the pages from 0 again and forget the words that stand on no page."""
        renumbered = (np.cumsum(alive) - 1).astype(np.uint32)
        self._postings.merge(parts, alive, renumbered)
        for first, pages in rows:  # ascending, so that no new number is taken
            shift = first - int(renumbered[first])
            if shift:
                self._db.execute("UPDATE page SET id = id - ? WHERE id >= ? AND id < ?", (shift, first, first + pages))
                self._db.execute("UPDATE lesson SET first = first - ? WHERE first = ?", (shift, first))
        self._db.execute("UPDATE made SET pages = ?", (int(np.count_nonzero(alive)),))
        words = {number for part in self._postings.parts() for number in part.vocabulary.tolist()}
        gone = [(number,) for number in self._words.values() if number not in words]
        self._db.executemany("DELETE FROM word WHERE id = ?", gone)
        self._words = {word: number for word, number in self._words.items() if number in words}


def _storable(value: object) -> object:
    """Return a value of a lesson as SQLite stores it. A lesson may hold halves of surrogate pairs."""
    match value:
        case str() if not value.isascii():
            return value.encode("utf-8", "replace").decode()
        case _:
            return value
