"""SQLite database that each call opens, so that any thread may call and one that becomes available again is used again.

It is not in WAL mode: it is small and seldom written, and home folders may be on servers, where WAL fails.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from math import inf
from pathlib import Path

from tni.core.errors import TniError
from tni.files.errors import QuarantinedError, SeanceStoreFault
from tni.files.private import create_private, make_private_folder
from tni.store.database_fault import fault_of
from tni.store.quarantine import DatabaseSchema, is_damage, quarantine_if_damaged


@dataclass(frozen=True, slots=True)
class DatabaseForm:
    """Form of a database. script: makes it, with both numbers. begin: begins a transaction. pragmas: of each
    connection. repair: as for `quarantine_if_damaged`. makes_folder: its folder is made with it."""

    script: str
    application_id: int
    version: int
    repair: DatabaseSchema
    begin: str = "BEGIN"
    pragmas: tuple[str, ...] = ()
    makes_folder: bool = False


class CallDatabase:
    """Database of one store. error: of that store, made of a fault, the path, a detail and `repairable`."""

    def __init__(
        self,
        path: Path,
        form: DatabaseForm,
        error: Callable[..., TniError],
        busy_timeout_s: float,
        connect: Callable[..., sqlite3.Connection] | None = None,
    ) -> None:
        """connect: opens the file; that of `sqlite3` if None."""
        self.path, self._form, self._error = path, form, error
        self._busy_timeout_s, self._connect = busy_timeout_s, connect

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Open the database for one transaction, on the disk when the block ends. Raises: the store's error."""
        try:
            self._make_file()
            connect = self._connect or sqlite3.connect
            db = connect(self.path, timeout=self._busy_timeout_s, isolation_level=None)
            try:
                self._prepare(db)
                db.execute(self._form.begin)
                yield db
                db.execute("COMMIT")
            finally:
                db.close()  # rolls back what was not committed
        except sqlite3.Error as error:
            detail = f"{type(error).__name__} {error}"
            raise self._error(fault_of(error), self.path, detail, repairable=is_damage(error)) from error
        except (UnicodeError, OverflowError) as error:  # a text that SQLite cannot store
            raise self._error(SeanceStoreFault.FAILED, self.path, str(error)) from error

    def repair(self) -> QuarantinedError | None:
        """Repair a damaged database: quarantine it and create a new one with all that can be read. Return None if it is
        sound. Raises: the store's error."""
        try:
            return quarantine_if_damaged(self.path, self._form.repair, inf)
        except (OSError, sqlite3.Error) as error:
            raise self._error(SeanceStoreFault.UNREADABLE, self.path, str(error)) from error

    def _make_file(self) -> None:
        if self._form.makes_folder and not self.path.exists():
            with suppress(OSError):  # left to SQLite
                make_private_folder(self.path.parent)
        create_private(self.path)

    def _prepare(self, db: sqlite3.Connection) -> None:
        db.execute("PRAGMA synchronous = FULL")
        db.execute("PRAGMA secure_delete = ON")
        for pragma in self._form.pragmas:
            db.execute(pragma)
        db.execute("BEGIN")  # else another program may make its tables in between
        (version,) = db.execute("PRAGMA user_version").fetchone()
        (application,) = db.execute("PRAGMA application_id").fetchone()
        has_tables = db.execute("SELECT 1 FROM sqlite_schema").fetchone() is not None
        db.execute("COMMIT")
        if version == 0 and application == 0 and not has_tables:
            db.executescript(self._form.script)
        elif application != self._form.application_id:
            raise self._error(SeanceStoreFault.DAMAGED, self.path, "another program's database")
        elif version > self._form.version:
            raise self._error(SeanceStoreFault.TOO_NEW, self.path, f"version {version}")
