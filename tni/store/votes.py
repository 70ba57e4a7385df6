"""Store of votes: append-only journal of rounds and answers in a database and with a thread of its own, so that saving
a lesson never delays votes.

Rows reported as written are on disk, committed with `synchronous=FULL`. Everything that waits is written in one commit,
so a slow disk makes batches larger, not the queue longer. When the disk fails, rows stay in memory and are tried again.
All rows of this run stay in memory too: when the file is damaged, replaced or deleted while it is open, they are
written again to the file that is then at its path.
"""

from __future__ import annotations

import logging
import os
import queue
import sqlite3
import threading
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from tni.core.errors import TniError
from tni.core.ids import ClassId, PupilId
from tni.core.tasks import MainThread
from tni.files.errors import QuarantinedError
from tni.files.private import create_private
from tni.quiz.ledger import Ledger, LedgerError, fold_records
from tni.quiz.round import RoundId, RoundPhaseError
from tni.quiz.vote_records import RoundCreated, VoteRecord
from tni.store import vote_rows
from tni.store.lesson_lock import LessonLock
from tni.store.quarantine import delete_quarantined, is_damage, repair
from tni.store.sqlite_uri import database_uri
from tni.store.vote_erasing import erase_pupils, without_pupils

_log = logging.getLogger(__name__)

LAST_TRIES = 3
"""Number of attempts on a failing disk while closing."""
MAX_REPAIRS = 3
"""Most repairs of the database in one run. A disk that damages each new file would otherwise fill up with quarantined
ones."""
MAX_MOVES = 3
"""Most attempts of one commit when the file is replaced meanwhile."""


class VotesError(TniError):
    """The votes' database cannot be read or written. The cause is a sqlite3.Error."""


class VotesTooNewError(VotesError):
    def __init__(self, *, found: int) -> None:
        super().__init__(f"votes version {found}, this program reads up to {vote_rows.SCHEMA_VERSION}")
        self.found, self.supported = found, vote_rows.SCHEMA_VERSION


type _Done = Callable[[TniError | None], None]


@dataclass(slots=True)
class _Job:
    records: Sequence[VoteRecord]
    done: _Done
    failure_reported: bool = False
    erased: frozenset[PupilId] = frozenset()


class VoteStore:
    """Store of votes. It is created and used on the main thread; its own thread only needs `close`."""

    def __init__(
        self,
        path: Path,
        main: MainThread,
        on_quarantine: Callable[[QuarantinedError], None] = lambda _: None,
        *,
        retry_s: float = 1.0,
        busy_timeout_s: float = 5.0,
    ) -> None:
        """on_quarantine: called on the main thread when a damaged database was quarantined and replaced.

        retry_s: pause between two attempts on a failing disk. busy_timeout_s: time to wait for another program's lock.
        """
        self._path, self._main, self._retry_s, self._busy_timeout_s = path, main, retry_s, busy_timeout_s
        self._on_quarantine = on_quarantine
        self._repairs_left = MAX_REPAIRS
        self._file: os.stat_result | None = None
        self._written: list[VoteRecord] = []
        self._queue: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._pending: list[_Job] = []
        self._db: sqlite3.Connection | None = None
        self._lock: LessonLock | None = None
        self._thread = threading.Thread(target=self._run, name="vote writer", daemon=True)
        self._thread.start()

    def write(self, records: Sequence[VoteRecord], done: _Done) -> None:
        """Append rows, all or none. Never blocks and never fails.

        done: called on the main thread with None once they are on disk. Before that, it is called at most once with the
        error, when an attempt has failed and the rows wait in memory.
        """
        self._queue.put(_Job(tuple(records), done))

    def erase(self, pupils: Iterable[PupilId], done: _Done) -> None:
        """Erase pupils and their votes, after everything passed before.

        Nothing of them stays in the file, its WAL, in memory, or in quarantined files. done: as for `write`.
        """
        self._queue.put(_Job((), done, erased=frozenset(pupils)))

    def created_rounds(self) -> list[RoundCreated]:
        """Return every round on disk that has a vote, the oldest first. Callable from any thread. Raises:
        VotesError."""
        if not self._path.exists():
            return []
        with _reading(self._path) as db:
            return vote_rows.read_questions(db) if vote_rows.tables_exist(db) else []

    def ledgers(self, rounds: Sequence[RoundId]) -> list[Ledger]:
        """Return these rounds in this order. Callable from any thread. Raises: VotesError, LedgerError."""
        with _reading(self._path) as db:
            return [fold_records(vote_rows.rows_of(db, round_id)) for round_id in rounds]

    def unfinished(self) -> list[Ledger]:
        """Return the rounds on disk that a crash interrupted: opened and never closed, the latest first.

        The list is empty while another program holds the votes, since the rounds may be that program's. Call it from
        one thread at a time. Raises: VotesError.
        """
        if self._lock is None:
            try:
                self._lock = LessonLock(self._path, datetime.now().astimezone())
            except TniError:  # held by another program, or the folder supports no lock
                return []
        if not self._path.exists():
            return []
        with _reading(self._path) as db:
            found = [RoundId(round_id) for round_id in vote_rows.unfinished(db)] if vote_rows.tables_exist(db) else []
        ledgers = []
        for round_id in found:
            with suppress(LedgerError, RoundPhaseError):  # ignore rows that no version wrote
                ledgers += self.ledgers([round_id])
        return ledgers

    @property
    def is_ours(self) -> bool:
        """True if this program holds the votes; known after `unfinished` was called."""
        return self._lock is not None

    def close(self) -> tuple[VoteRecord, ...]:
        """Write what waits and stop. Return the rows that the disk still refuses: they are stored nowhere."""
        self._queue.put(None)
        self._thread.join()
        if self._lock is not None:
            self._lock.release()
            self._lock = None
        return tuple(record for job in self._pending for record in job.records)

    def _run(self) -> None:
        closing, last_tries = False, LAST_TRIES
        while not closing or (self._pending and last_tries > 0):
            closing = self._collect() or closing
            last_tries -= closing
            if self._pending:
                self._write_pending()
        self._disconnect()

    def _write_pending(self) -> None:
        error = self._try()
        reported = [job for job in self._pending if error is None or not job.failure_reported]
        if error is None:
            self._pending.clear()
        for job in reported:
            job.failure_reported = True
        if reported:
            self._main.post(partial(_report, reported, error))

    def _collect(self) -> bool:
        """Wait for work, or for the next attempt, and take everything queued. Return True if nothing will follow."""
        try:
            job = self._queue.get(timeout=self._retry_s if self._pending else None)
            while job is not None:
                self._pending.append(job)
                job = self._queue.get_nowait()
        except queue.Empty:
            return False
        return True

    def _try(self) -> TniError | None:
        try:
            return self._commit()
        except VotesError as e:
            self._disconnect()
            return e
        except (sqlite3.Error, UnicodeError, OverflowError, OSError) as e:
            self._disconnect()
            if is_damage(e) and self._file is not None and (not self._in_place() or self._repair()):
                return self._try()  # a file never opened as the votes' database is not repaired
            error = VotesError(f"votes not written: {type(e).__name__}: {e}")
            error.__cause__ = e
            return error

    def _commit(self) -> TniError | None:
        records = [record for job in self._pending for record in job.records]
        erased = {pupil for job in self._pending for pupil in job.erased}
        for _ in range(MAX_MOVES):
            rewritten: list[VoteRecord] = []
            if self._db is None:
                self._db = _open(self._path, self._busy_timeout_s)
                self._file = self._path.stat()
                rewritten = self._written
            self._db.execute("BEGIN IMMEDIATE")
            for record in (*rewritten, *records):
                vote_rows.insert(self._db, record)
            if erased:
                erase_pupils(self._db, erased)
            self._db.execute("COMMIT")
            if self._in_place():
                self._written += records
                if erased:
                    self._clean_up(self._db, erased)
                return None
            self._disconnect()  # the file was replaced or deleted: the commit went to a file without a name
        return VotesError("votes not written: the file does not stay in its place")

    def _clean_up(self, db: sqlite3.Connection, erased: Collection[PupilId]) -> None:
        self._written = without_pupils(self._written, erased)
        db.execute("VACUUM")
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        delete_quarantined(self._path)

    def _in_place(self) -> bool:
        """Return whether the path still names the file last opened."""
        try:
            now = self._path.stat()
            return self._file is None or (os.path.samestat(self._file, now) and now.st_size > 0)
        except OSError:
            return False

    def _repair(self) -> bool:
        """Repair the database. Return whether a new one is in place."""
        if not self._repairs_left:
            return False
        try:
            found = repair(self._path, vote_rows.VOTES_SCHEMA)
        except (OSError, sqlite3.Error):
            _log.exception("%s is damaged and cannot be repaired", self._path)
            return False
        self._repairs_left -= 1
        _log.warning("%s", found)
        self._main.post(partial(self._on_quarantine, found))
        return True

    def _disconnect(self) -> None:
        if self._db is not None:
            with suppress(sqlite3.Error):
                self._db.close()  # rolls back what was not committed
            self._db = None


def _report(jobs: Sequence[_Job], error: TniError | None) -> None:
    for job in jobs:
        job.done(error)


def read_rounds(path: Path, class_id: ClassId | None = None) -> list[RoundId]:
    """Return the stored rounds, oldest first: all of them, or those of a class. Raises: VotesError."""
    with _reading(path) as db:
        rows = db.execute(
            "SELECT round FROM asked WHERE :class_id IS NULL OR class = :class_id ORDER BY at, round",
            {"class_id": class_id},
        )
        return [RoundId(round_id) for (round_id,) in rows]


def read_ledger(path: Path, round_id: RoundId) -> Ledger:
    """Return a stored round: its question, the holder of each clicker, every vote, its results. Raises: VotesError,
    LedgerError."""
    with _reading(path) as db:
        return fold_records(vote_rows.rows_of(db, round_id))


def _open(path: Path, busy_timeout_s: float) -> sqlite3.Connection:
    create_private(path)
    db = sqlite3.connect(path, isolation_level=None, timeout=busy_timeout_s)
    try:
        with suppress(sqlite3.OperationalError):  # raised at once while another program does the same
            db.execute("PRAGMA journal_mode=WAL")
        db.execute("PRAGMA synchronous=FULL")
        db.execute("PRAGMA secure_delete=ON")
        (found,) = db.execute("PRAGMA user_version").fetchone()
        if found > vote_rows.SCHEMA_VERSION:
            raise VotesTooNewError(found=found)
        if found == 0:
            db.execute("BEGIN IMMEDIATE")  # lock before checking again: two programs may start together
            if db.execute("PRAGMA user_version").fetchone() == (0,):
                vote_rows.create(db)
            db.execute("COMMIT")
        elif found < vote_rows.SCHEMA_VERSION:
            db.execute("BEGIN IMMEDIATE")
            vote_rows.upgrade(db)
            db.execute("COMMIT")
    except BaseException:
        db.close()
        raise
    return db


@contextmanager
def _reading(path: Path) -> Iterator[sqlite3.Connection]:
    try:
        db = sqlite3.connect(database_uri(path, "ro"), uri=True)
        try:
            yield db
        finally:
            db.close()
    except (sqlite3.Error, ValueError, TypeError) as e:
        raise VotesError(f"votes not read: {type(e).__name__}: {e}") from e
