"""Tables of the library's index, and connections to its file, which can be made anew from the lessons at any time."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tni.core.errors import TniError
from tni.files.private import create_private, make_private_folder
from tni.store.sqlite_uri import database_uri

APPLICATION_ID = 0x544E494C
""""TNIL" in ASCII."""
VERSION = 8
"""An index of another version is made anew. Raise it with each change of tables, folding, stems or weights."""
PART_BITS = 12
"""Bits of a posting's number that hold its part; the others hold its word."""
WAIT_S = 5.0
SIDES = ("", "-wal", "-shm", "-journal")

_TABLES = (
    # wal: size and time of the WAL beside the lesson. first: number of the page that stands for the lesson. described:
    # bits of the kinds of page data that are known.
    """CREATE TABLE lesson (
        id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, size INTEGER NOT NULL, mtime_ns INTEGER NOT NULL,
        inode INTEGER NOT NULL, wal TEXT NOT NULL, sha256 BLOB NOT NULL, first INTEGER NOT NULL, pages INTEGER NOT NULL,
        title TEXT NOT NULL, lesson_id TEXT NOT NULL, tags TEXT NOT NULL, colour TEXT NOT NULL, levels TEXT NOT NULL,
        subjects TEXT NOT NULL, classes TEXT NOT NULL, needs TEXT NOT NULL, has_quiz INTEGER NOT NULL,
        problem TEXT NOT NULL, facets TEXT NOT NULL, described INTEGER NOT NULL
    ) STRICT""",
    "CREATE INDEX lesson_first ON lesson (first)",
    # body: texts of the page with TEXT_BREAK between them, for the page of the lesson its plan. asked: questions of the
    # plan that are asked with the page, and texts of its master page, likewise: no pages are alike by these. pdf:
    # SHA-256 of the PDF behind it, empty without.
    # The first page of a lesson is the lesson as a whole: its body is the plan, asked the file's name, notes the card.
    """CREATE TABLE page (
        id INTEGER PRIMARY KEY, key TEXT NOT NULL, number INTEGER NOT NULL, title TEXT NOT NULL, body TEXT NOT NULL,
        asked TEXT NOT NULL, notes TEXT NOT NULL, pdf BLOB NOT NULL, pdf_index INTEGER NOT NULL
    ) STRICT""",
    "CREATE INDEX page_pdf ON page (pdf) WHERE pdf <> x''",
    # Of pages that have any. kind: see tni.store.library_page_data. page: its key.
    """CREATE TABLE page_data (
        lesson INTEGER NOT NULL, kind INTEGER NOT NULL, page TEXT NOT NULL, data BLOB NOT NULL,
        PRIMARY KEY (lesson, kind, page)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE word (
        id INTEGER PRIMARY KEY, word TEXT NOT NULL UNIQUE, stem TEXT NOT NULL, family TEXT NOT NULL, sound TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX word_stem ON word (stem)",
    "CREATE INDEX word_family ON word (family)",
    "CREATE INDEX word_sound ON word (sound) WHERE sound <> ''",
    # id: the word's number << PART_BITS | the part's. data: see tni.library.postings.
    "CREATE TABLE posting (id INTEGER PRIMARY KEY, data BLOB NOT NULL) STRICT",
    # words: numbers of the words that have postings in it, as little-endian 32-bit numbers.
    "CREATE TABLE part (id INTEGER PRIMARY KEY, pages INTEGER NOT NULL, words BLOB NOT NULL) STRICT",
    # pages: numbers given so far, to pages that are there or gone.
    "CREATE TABLE made (pages INTEGER NOT NULL) STRICT",
    "INSERT INTO made (pages) VALUES (0)",
    # Texts of PDFs, so that each is read once. problem: why it has none.
    "CREATE TABLE pdf (sha256 BLOB PRIMARY KEY, problem TEXT NOT NULL) STRICT, WITHOUT ROWID",
    """CREATE TABLE pdf_text (
        sha256 BLOB NOT NULL, page INTEGER NOT NULL, body TEXT NOT NULL, PRIMARY KEY (sha256, page)
    ) STRICT, WITHOUT ROWID""",
)


class IndexUnusableError(TniError):
    """The index is damaged, of another version, or missing: it has to be made anew."""


def open_to_write(path: Path) -> sqlite3.Connection:
    """Open the index, created if missing. Raises: IndexUnusableError, OSError, sqlite3.OperationalError."""
    make_private_folder(path.parent)
    create_private(path)
    with unusable():
        db = sqlite3.connect(path, timeout=WAIT_S, isolation_level=None, cached_statements=64)
        try:
            db.execute("PRAGMA journal_mode = WAL").fetchone()
            db.execute("PRAGMA synchronous = NORMAL")  # a power cut may undo the last changes; they are made again
            db.execute("PRAGMA cache_size = -8192")
            db.execute("BEGIN IMMEDIATE")
            if not db.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]:
                for sql in _TABLES:
                    db.execute(sql)
                db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                db.execute(f"PRAGMA user_version = {VERSION}")
            _check(db)
            db.execute("COMMIT")
        except BaseException:
            db.close()
            raise
    return db


def open_to_read(path: Path) -> sqlite3.Connection:
    """Open an existing index. Raises: IndexUnusableError, sqlite3.OperationalError."""
    if not path.exists():
        raise IndexUnusableError(f"{path}: missing")
    with unusable():
        db = sqlite3.connect(database_uri(path, "ro"), uri=True, timeout=WAIT_S, isolation_level=None,
                             check_same_thread=False, cached_statements=64)  # fmt: skip
        try:
            db.execute("PRAGMA cache_size = -8192")
            _check(db)
        except BaseException:
            db.close()
            raise
    return db


def _check(db: sqlite3.Connection) -> None:
    found = [db.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")]
    if found != [APPLICATION_ID, VERSION]:
        raise IndexUnusableError(f"application and version {found}")


def is_sound(db: sqlite3.Connection) -> bool:
    """Return whether SQLite finds the file consistent."""
    try:
        return [row[0] for row in db.execute("PRAGMA quick_check(1)")] == ["ok"]
    except sqlite3.DatabaseError:
        return False


def remove_index(path: Path) -> None:
    """Delete the index, the file itself last. Raises: OSError."""
    for side in reversed(SIDES):
        path.with_name(path.name + side).unlink(missing_ok=True)


@contextmanager
def unusable() -> Iterator[None]:
    """Convert the errors that a damaged index raises to IndexUnusableError. Others, as a full disk, pass."""
    try:
        yield
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF in _PASSING:
            raise
        raise IndexUnusableError(repr(error)) from error
    except (sqlite3.DatabaseError, ValueError, TypeError, OverflowError) as error:
        raise IndexUnusableError(repr(error)) from error


_PASSING = (
    sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_FULL, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_INTERRUPT, sqlite3.SQLITE_NOMEM, sqlite3.SQLITE_IOERR,
)  # fmt: skip


def close_quietly(db: sqlite3.Connection) -> None:
    with suppress(sqlite3.Error):
        db.close()
