"""Database connection of the roster: transactions, and recovery when the file is damaged or replaced."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tni.files.errors import QuarantinedError
from tni.files.private import create_private
from tni.roster.errors import RosterError, RosterTooNewError
from tni.store.quarantine import delete_quarantined, is_damage, repair
from tni.store.roster_schema import ROSTER_SCHEMA, SCHEMA_VERSION, create, migrate


class RosterDatabase:
    """Database of the roster, used by one thread at a time.

    Every method raises RosterError when the disk fails; nothing is then half done.

    on_quarantine: called when the database was found damaged while open, and was quarantined and replaced. Reads are
    then repeated. Writes raise RosterError and may be called again.
    """

    def __init__(self, path: Path, on_quarantine: Callable[[QuarantinedError], None]) -> None:
        self.path, self._on_quarantine = path, on_quarantine
        with _as_roster_error():
            self._db, self._file = self._open()

    def _open(self) -> tuple[sqlite3.Connection, os.stat_result]:
        create_private(self.path)
        db = sqlite3.connect(self.path, isolation_level=None, check_same_thread=False)
        try:
            db.execute("PRAGMA foreign_keys=ON")
            db.execute("PRAGMA secure_delete=ON")  # an erased name is overwritten, not only unlinked
            (found,) = db.execute("PRAGMA user_version").fetchone()
            if found > SCHEMA_VERSION:
                raise RosterTooNewError(found=found, supported=SCHEMA_VERSION)
            if found == 0:
                create(db)
            elif found < SCHEMA_VERSION:
                migrate(db)
            return db, self.path.stat()
        except BaseException:
            db.close()
            raise

    def close(self) -> None:
        self._db.close()

    def all(self, sql: str, values: tuple[object, ...] = ()) -> list[tuple[Any, ...]]:
        """Return the rows of a query."""
        with _as_roster_error():
            if self._db.in_transaction:
                return self._db.execute(sql, values).fetchall()
            self._follow_file()
            try:
                return self._db.execute(sql, values).fetchall()
            except sqlite3.Error as error:
                if not self._repaired(error):
                    raise
            return self._db.execute(sql, values).fetchall()

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Run the block in one transaction: all of it is written, or nothing."""
        with _as_roster_error():
            self._follow_file()
            try:
                self._db.execute("BEGIN IMMEDIATE")
                yield self._db
                self._db.execute("COMMIT")
            except BaseException as error:
                if self._db.in_transaction:  # after a full disk SQLite has rolled back already
                    self._db.execute("ROLLBACK")
                self._repaired(error)
                raise

    def vacuum(self) -> None:
        """Rewrite the file without erased content, none of which stays in a journal beside it."""
        with _as_roster_error():
            self._db.execute("VACUUM")
            self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def delete_copies(self) -> None:
        """Delete the quarantined copies of the file."""
        with _as_roster_error():
            delete_quarantined(self.path)

    def _repaired(self, error: BaseException) -> bool:
        """Repair the file if the error shows damage. Return whether a new file is in its place."""
        if not is_damage(error) and not is_damage(error.__cause__):
            return False
        self._db.close()
        found = repair(self.path, ROSTER_SCHEMA)
        self._db, self._file = self._open()
        self._on_quarantine(found)
        return True

    def _follow_file(self) -> None:
        """Reopen the database if another program has replaced the file or quarantined it."""
        if not self.path.exists() or not os.path.samestat(self._file, self.path.stat()):
            old = self._db
            self._db, self._file = self._open()
            old.close()


@contextmanager
def _as_roster_error() -> Iterator[None]:
    try:
        yield
    except (sqlite3.Error, UnicodeError, OSError) as e:
        raise RosterError(f"roster: {type(e).__name__}") from e
