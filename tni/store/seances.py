"""The sessions taught: their logs, appended as things happen, and their entries for the cahier de textes.

One SQLite database, not in WAL mode: it is small, seldom written, and home folders lie on servers where WAL fails.
Each call opens it, so that any thread may call and a database that comes back is used again.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from math import inf
from pathlib import Path

from tni.cahier.entry import CahierEntry, entry_from_json, entry_to_json
from tni.cahier.french import one_line
from tni.cahier.seance_log import (
    EventDecodeError,
    SeanceEnded,
    SeanceEvent,
    SeanceId,
    SeanceStarted,
    event_from_json,
    event_to_json,
)
from tni.core.errors import TniError
from tni.core.ids import ClassId, ClassLayerId
from tni.store.quarantine import DatabaseSchema, QuarantinedError, is_damage, quarantine_if_damaged

APPLICATION_ID = 0x746E6963  # "tnic"
SCHEMA_VERSION = 1
SCHOOL_YEAR_MONTH = 8
"""The school year turns on 1 August, between the last lessons and the first ones."""
_SCHEMA = f"""
BEGIN IMMEDIATE;
CREATE TABLE IF NOT EXISTS session (
    id TEXT PRIMARY KEY, seance TEXT, class_id TEXT, class_name TEXT NOT NULL, subject TEXT NOT NULL,
    lesson TEXT NOT NULL, number INTEGER, started_at TEXT NOT NULL, started_s REAL NOT NULL, ended_at TEXT,
    state TEXT NOT NULL, title TEXT NOT NULL, entry TEXT
) STRICT;
CREATE INDEX IF NOT EXISTS session_started ON session (started_s);
CREATE TABLE IF NOT EXISTS event (
    session TEXT NOT NULL REFERENCES session (id) ON DELETE CASCADE, place INTEGER NOT NULL, event TEXT NOT NULL,
    PRIMARY KEY (session, place)
) STRICT, WITHOUT ROWID;
PRAGMA application_id = {APPLICATION_ID};
PRAGMA user_version = {SCHEMA_VERSION};
COMMIT;
"""


def school_year(at: datetime) -> int:
    """The year in which the school year of `at` began."""
    return at.year if at.month >= SCHOOL_YEAR_MONTH else at.year - 1


class SeanceStoreFault(Enum):
    UNREADABLE = "unreadable"  # no such folder, no right to it
    READ_ONLY = "read only"
    FULL = "disk full"
    BUSY = "busy"  # another program holds it
    DAMAGED = "damaged"  # or no such database at all
    TOO_NEW = "too new"
    FAILED = "failed"


class SeanceStoreError(TniError):
    """fault: why; path: the database; detail: what SQLite said; mendable: the file itself is damaged, and
    `SeanceStore.mend` makes a new one."""

    def __init__(self, fault: SeanceStoreFault, path: Path, detail: str, *, mendable: bool = False) -> None:
        super().__init__(f"{path}: {fault.value}: {detail}")
        self.fault, self.path, self.detail, self.mendable = fault, path, detail, mendable


class NoSuchSeanceError(TniError):
    def __init__(self, session: SeanceId) -> None:
        super().__init__(f"no session {session}")
        self.session = session


class SeanceState(Enum):
    OPEN = "open"  # under way, or cut short by a crash
    DRAFT = "draft"  # ended; its entry waits for the teacher
    FINISHED = "finished"


@dataclass(frozen=True, slots=True)
class SeanceSummary:
    """A line of the list. title: the entry's, empty while there is none; end: None while it is under way."""

    id: SeanceId
    seance: ClassLayerId | None
    class_id: ClassId | None
    class_name: str
    subject: str
    lesson: str
    number: int | None
    start: datetime
    end: datetime | None
    state: SeanceState
    title: str


_SUMMARY = (
    "SELECT id, seance, class_id, class_name, subject, lesson, number, started_at, ended_at, state, title FROM session"
)


class SeanceStore:
    """Raises: SessionsError from every method; what it has appended is on the disk."""

    def __init__(self, path: Path, busy_timeout_s: float = 2.0) -> None:
        self._path, self._busy_timeout_s = path, busy_timeout_s

    def append(self, session: SeanceId, place: int, events: Sequence[SeanceEvent]) -> None:
        """Append events, all or none. place: of the first of them in the log, from 0, where a Started stands; what is
        there already stays, so that a call whose outcome is not known may be made again."""
        with self._transaction() as db:
            for at, event in enumerate(events, place):
                match event:
                    case SeanceStarted() if at == 0:
                        _insert(db, session, event)
                    case SeanceEnded():
                        db.execute(
                            "UPDATE session SET state = ?, ended_at = ? WHERE id = ? AND state = ?",
                            (SeanceState.DRAFT.value, event.at.isoformat(), session, SeanceState.OPEN.value),
                        )
                db.execute("INSERT OR IGNORE INTO event VALUES (?, ?, ?)", (session, at, event_to_json(event)))

    def log(self, session: SeanceId) -> tuple[SeanceEvent, ...]:
        """Raises also: NoSuchSessionError, EventDecodeError."""
        with self._transaction() as db:
            rows = db.execute("SELECT event FROM event WHERE session = ? ORDER BY place", (session,)).fetchall()
        if not rows:
            raise NoSuchSeanceError(session)
        return tuple(event_from_json(text) for (text,) in rows)

    def save(self, entry: CahierEntry, state: SeanceState = SeanceState.DRAFT) -> None:
        """Keep the entry as edited; OPEN: the session goes on. Raises also: NoSuchSessionError."""
        end = None if state is SeanceState.OPEN else entry.end.isoformat()
        with self._transaction() as db:
            changed = db.execute(
                "UPDATE session SET entry = ?, title = ?, ended_at = ?, state = ? WHERE id = ?",
                (entry_to_json(entry), one_line(entry.title), end, state.value, entry.session),
            )
            if changed.rowcount == 0:
                raise NoSuchSeanceError(entry.session)

    def entry(self, session: SeanceId) -> CahierEntry | None:
        """The entry as last saved; None when none was. Raises also: NoSuchSessionError, EntryDecodeError."""
        with self._transaction() as db:
            row = db.execute("SELECT entry FROM session WHERE id = ?", (session,)).fetchone()
        if row is None:
            raise NoSuchSeanceError(session)
        return None if row[0] is None else entry_from_json(row[0])

    def listed(self, class_id: ClassId | None = None, limit: int = -1) -> list[SeanceSummary]:
        """The latest first: of all classes, or of one. limit: how many at most; -1 for all."""
        with self._transaction() as db:
            rows = db.execute(
                f"{_SUMMARY} WHERE ? IS NULL OR class_id = ? ORDER BY started_s DESC, id LIMIT ?",
                (class_id, class_id, limit),
            ).fetchall()
        return [self._summary(row) for row in rows]

    def unfinished(self) -> list[SeanceSummary]:
        """Those that never ended, the latest first: a crash cut them short, or another program teaches them now."""
        with self._transaction() as db:
            rows = db.execute(
                f"{_SUMMARY} WHERE state = ? ORDER BY started_s DESC, id", (SeanceState.OPEN.value,)
            ).fetchall()
        return [self._summary(row) for row in rows]

    def next_number(self, class_name: str, subject: str, at: datetime) -> int:
        """The number that a session of this class and subject gets, counted from 1 in the school year of `at`."""
        since = at.replace(
            year=school_year(at), month=SCHOOL_YEAR_MONTH, day=1, hour=0, minute=0, second=0, microsecond=0
        )
        with self._transaction() as db:
            (last,) = db.execute(
                "SELECT max(number) FROM session WHERE class_name = ? AND subject = ? AND started_s BETWEEN ? AND ?",
                (one_line(class_name), one_line(subject), since.timestamp(), at.timestamp()),
            ).fetchone()
        return (last or 0) + 1

    def delete(self, session: SeanceId) -> None:
        """Forget it for good: its place on the disk is overwritten, since it holds a private note."""
        with self._transaction() as db:
            db.execute("DELETE FROM session WHERE id = ?", (session,))

    def mend(self) -> QuarantinedError | None:
        """Set a damaged database aside for a new one with what can be read of it; None when it is sound (again)."""
        try:
            return quarantine_if_damaged(self._path, SEANCES_SCHEMA, inf)
        except (OSError, sqlite3.Error) as error:
            raise SeanceStoreError(SeanceStoreFault.UNREADABLE, self._path, str(error)) from error

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        try:
            db = sqlite3.connect(self._path, timeout=self._busy_timeout_s, isolation_level=None)
            try:
                self._prepare(db)
                db.execute("BEGIN")
                yield db
                db.execute("COMMIT")
            finally:
                db.close()  # rolls back what was not committed
        except sqlite3.Error as error:
            detail = f"{type(error).__name__} {error}"
            raise SeanceStoreError(_fault(error), self._path, detail, mendable=is_damage(error)) from error
        except (UnicodeError, OverflowError) as error:  # an identifier that SQLite can't hold
            raise SeanceStoreError(SeanceStoreFault.FAILED, self._path, str(error)) from error

    def _prepare(self, db: sqlite3.Connection) -> None:
        db.execute("PRAGMA synchronous = FULL")
        db.execute("PRAGMA foreign_keys = ON")
        db.execute("PRAGMA secure_delete = ON")
        (version,) = db.execute("PRAGMA user_version").fetchone()
        (application,) = db.execute("PRAGMA application_id").fetchone()
        if version == 0 and application == 0 and not db.execute("SELECT 1 FROM sqlite_schema").fetchone():
            db.executescript(_SCHEMA)
        elif application != APPLICATION_ID:
            raise SeanceStoreError(SeanceStoreFault.DAMAGED, self._path, "another program's database")
        elif version > SCHEMA_VERSION:
            raise SeanceStoreError(SeanceStoreFault.TOO_NEW, self._path, f"version {version}")

    def _summary(self, row: tuple[str, ...]) -> SeanceSummary:
        session, seance, class_id, class_name, subject, lesson, number, start, end, state, title = row
        try:
            return SeanceSummary(
                id=SeanceId(session),
                seance=None if seance is None else ClassLayerId(seance),
                class_id=None if class_id is None else ClassId(class_id),
                class_name=class_name,
                subject=subject,
                lesson=lesson,
                number=None if number is None else int(number),
                start=datetime.fromisoformat(start),
                end=None if end is None else datetime.fromisoformat(end),
                state=SeanceState(state),
                title=title,
            )
        except ValueError as error:
            raise SeanceStoreError(SeanceStoreFault.DAMAGED, self._path, str(error)) from error


def _insert(db: sqlite3.Connection, session: SeanceId, started: SeanceStarted) -> None:
    names = (one_line(started.class_name), one_line(started.subject), one_line(started.lesson))
    at = started.at.isoformat(), started.at.timestamp()
    db.execute(
        "INSERT OR IGNORE INTO session VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, ?, '', NULL)",
        (session, started.seance, started.class_id, *names, started.number, *at, SeanceState.OPEN.value),
    )


def _finish(db: sqlite3.Connection) -> None:
    """A session whose row is lost is there again from the beginning of its log, without its entry."""
    rows = db.execute("SELECT session, event FROM event WHERE place = 0 AND session NOT IN (SELECT id FROM session)")
    for session, text in rows.fetchall():
        with suppress(EventDecodeError):
            event = event_from_json(text)
            if isinstance(event, SeanceStarted):
                _insert(db, session, event)
    db.execute("DELETE FROM event WHERE session NOT IN (SELECT id FROM session)")


SEANCES_SCHEMA = DatabaseSchema(
    SCHEMA_VERSION,
    lambda db: db.executescript(_SCHEMA),
    {"session": ("rowid",), "event": ("session", "place")},
    group=("session", "SELECT id FROM session"),
    finish=_finish,
)


def _fault(error: sqlite3.Error) -> SeanceStoreFault:
    match getattr(error, "sqlite_errorcode", 0) & 0xFF:
        case sqlite3.SQLITE_FULL:
            return SeanceStoreFault.FULL
        case sqlite3.SQLITE_READONLY:
            return SeanceStoreFault.READ_ONLY
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return SeanceStoreFault.BUSY
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB | sqlite3.SQLITE_FORMAT | sqlite3.SQLITE_CONSTRAINT:
            return SeanceStoreFault.DAMAGED
        case sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_PERM | sqlite3.SQLITE_AUTH:
            return SeanceStoreFault.UNREADABLE
    return SeanceStoreFault.FAILED
