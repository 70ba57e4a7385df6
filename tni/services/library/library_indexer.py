"""Update of a library's index: what was added, changed, moved or removed since the last one, and the texts of PDFs."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from tni.files.lesson_errors import LessonDamagedError, LessonFileError, LessonTooNewError, NotALessonError
from tni.files.pdf_errors import PdfError
from tni.files.regular_file import open_regular
from tni.formats.pdf_reader import PdfReader
from tni.library.digest_limits import limited
from tni.library.lesson_digest import LessonDigest
from tni.services.library.index_report import IndexReport
from tni.services.library.library_scan import scan_lessons
from tni.store.lesson_digest import read_lesson_digest
from tni.store.library_index import IndexedFile, IndexEntry, LibraryIndex, SeenFile
from tni.store.library_schema import IndexUnusableError, remove_index
from tni.store.quiet_reading import read_quietly

UNNAMED = "name"
BATCH = 400
"""Lessons of one transaction."""
FIRST_BATCH = 32
CHUNK_BYTES = 1 << 18
PDF_PAGES = 5000
PDF_LETTERS = 5_000_000
"""Pages and letters of a PDF that are read."""


class PdfTextsPort(Protocol):
    """Reading of the text of PDFs."""

    def texts(self, data: bytes) -> dict[int, str]:
        """Return the text of each page that has any, by number from 0. Raises: PdfError."""


class PdfTexts:
    """Texts of PDFs, read in the process that reads PDFs. `close` it."""

    def __init__(self, reader: PdfReader | None = None) -> None:
        self._reader = reader or PdfReader()

    def texts(self, data: bytes) -> dict[int, str]:
        document = self._reader.open(data)
        try:
            found: dict[int, str] = {}
            left = PDF_LETTERS
            for page in range(min(document.page_count, PDF_PAGES)):
                try:
                    found[page] = text = document.text(page)[:left]
                except PdfError:
                    continue  # one bad page
                left -= len(text)
                if not left:
                    break
            return {page: text for page, text in found.items() if text.strip()}
        finally:
            document.close()

    def close(self) -> None:
        self._reader.close()


class LibraryIndexer:
    """One update of a library's index.

    progress: is called with the number of lessons done and of all to do. check_cancelled: raises to end the update.
    """

    def __init__(
        self,
        library: Path,
        index: Path,
        pdf_texts: PdfTextsPort,
        progress: Callable[[int, int], None] = lambda _done, _all: None,
        check_cancelled: Callable[[], None] = lambda: None,
    ) -> None:
        self._library, self._path, self._pdf_texts = library, index, pdf_texts
        self._progress, self._check_cancelled = progress, check_cancelled

    def run(self) -> IndexReport:
        """Update the index; one that is unusable is made anew.

        Raises: OSError if the library can't be read, sqlite3.OperationalError if the index can't be written, and what
        `check_cancelled` raises.
        """
        scanned = scan_lessons(self._library, self._check_cancelled)
        try:
            report = self._run(scanned.states, was_rebuilt=False)
        except IndexUnusableError:
            remove_index(self._path)
            report = self._run(scanned.states, was_rebuilt=True)
        unnamed = ((path, UNNAMED) for path in sorted(scanned.unnamed))
        return replace(report, problems=(*report.problems, *unnamed))

    def _run(self, found: dict[str, IndexedFile], *, was_rebuilt: bool) -> IndexReport:
        with closing(LibraryIndex(self._path)) as index:
            if not index.is_sound():
                raise IndexUnusableError("quick_check")
            before = index.files()
            gone = [path for path in before if path not in found]
            if gone:
                index.remove(gone)
            changed = [path for path, state in found.items() if path not in before or before[path].state != state]
            changed.sort(key=lambda path: -found[path].mtime_ns)
            indexed = self._put_changed(index, changed, found, before)
            pdfs = self._read_pdfs(index, found)
            return IndexReport(len(found), indexed, len(gone), tuple(index.problems()), pdfs, was_rebuilt)

    def _put_changed(
        self, index: LibraryIndex, changed: Sequence[str], found: dict[str, IndexedFile], before: dict[str, SeenFile]
    ) -> int:
        indexed = done = 0
        for batch in _batches(changed):
            entries: list[IndexEntry] = []
            same: list[SeenFile] = []
            for path in batch:
                self._check_cancelled()
                old = before.get(path)
                file = SeenFile(path, found[path], _content(self._library / path, found[path]))
                if old is not None and old.sha256 and old.sha256 == file.sha256:
                    same.append(file)
                else:
                    entries.append(self._entry(file))
            if same:
                index.put_states(same)
            if entries:
                index.put(entries)
            indexed, done = indexed + len(entries), done + len(batch)
            self._progress(done, len(changed))
        return indexed

    def _entry(self, file: SeenFile) -> IndexEntry:
        digest, problem = _read(self._library / file.path)
        return IndexEntry(file, digest, problem)

    def _read_pdfs(self, index: LibraryIndex, found: dict[str, IndexedFile]) -> int:
        """Read the PDFs whose text is not known, and index the lessons that have them again."""
        unread = index.unread_pdfs()
        for blob, path in unread:
            self._check_cancelled()
            try:
                paths = index.put_pdf(blob, self._pdf_texts.texts(_blob(self._library / path, blob)))
            except (PdfError, LessonFileError) as error:
                paths = index.put_pdf(blob, {}, type(error).__name__)
            for batch in _batches([path for path in paths if path in found]):
                files = [SeenFile(path, found[path], _content(self._library / path, found[path])) for path in batch]
                index.put([self._entry(file) for file in files])
        return len(unread)


def _batches(paths: Sequence[str]) -> Iterator[Sequence[str]]:
    """Yield the paths in batches, the first of them small so that search finds something soon."""
    at, size = 0, FIRST_BATCH
    while at < len(paths):
        yield paths[at : at + size]
        at, size = at + size, BATCH


def _content(path: Path, state: IndexedFile) -> bytes:
    """Return the SHA-256 of a file, empty where it can't be read or says nothing since a WAL holds newer content. It is
    taken before the lesson is read: content that is replaced in between is noticed by the next update."""
    if state.wal:
        return b""
    try:
        digest = hashlib.sha256()
        with open_regular(path) as file:
            while chunk := file.read(CHUNK_BYTES):
                digest.update(chunk)
    except OSError:
        return b""
    return digest.digest()


def _read(path: Path) -> tuple[LessonDigest | None, str]:
    """Return a lesson's digest, or its problem."""
    try:
        return limited(read_lesson_digest(path)), ""
    except LessonTooNewError:
        return None, "newer"
    except (LessonDamagedError, NotALessonError):
        return None, "damaged"
    except (LessonFileError, OSError):
        return None, "unreadable"


def _blob(path: Path, blob: str) -> bytes:
    """Return a blob of a lesson. Raises: LessonFileError."""

    def read(db: sqlite3.Connection) -> bytes:
        found = db.execute("SELECT data FROM blob WHERE hash = ?", (bytes.fromhex(blob),)).fetchone()
        if found is None:
            raise LessonDamagedError(path, [f"no blob {blob}"])
        data: bytes = found[0]
        return data

    return read_quietly(path, read)
