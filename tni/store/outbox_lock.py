"""Lock of the program of this computer that sends what is in the outbox: the window, or a command at a terminal.

It is two locks, both released by the system when the program ends: one on a file, and SQLite's own on an empty database
beside it. A file system may refuse the first kind (`flock`) and make the second (`fcntl`), by which the outbox is kept
whole; then the second holds alone. It is taken in any case, so that a program which was refused the first one for a
moment and one which was not keep each other out. Without either nothing may be sent: a file that names its owner would
be left by a program that is killed, and two that take it over at once, or one on another computer, would double
entries. The outbox itself cannot be read then.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from tni.files.errors import SeanceStoreFault
from tni.files.file_lock import Locking, lock
from tni.files.outbox_errors import NoOutboxLockError, OutboxError
from tni.files.private import create_private, make_private_folder
from tni.store.database_fault import fault_of

type _Connect = Callable[..., sqlite3.Connection]

_LOCK_CODES = (
    sqlite3.SQLITE_IOERR_LOCK, sqlite3.SQLITE_IOERR_RDLOCK, sqlite3.SQLITE_IOERR_UNLOCK,
    sqlite3.SQLITE_IOERR_CHECKRESERVEDLOCK,
)  # fmt: skip


class OutboxLock:
    """Lock beside the outbox. connect: opens its database, as `sqlite3.connect`."""

    def __init__(self, path: Path, connect: _Connect = sqlite3.connect) -> None:
        self._path, self._connect = path, connect

    @contextmanager
    def held(self) -> Iterator[bool]:
        """Hold the lock during a block; False if another program holds it. Raises: NoOutboxLockError where no lock can
        be had, OutboxError, OSError."""
        make_private_folder(self._path.parent)
        number = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            found = lock(number)
            if found is Locking.ELSEWHERE:
                yield False
                return
            with closing(self._opened()) as db:
                is_ours = self._is_locked(db)
                if not is_ours and found is Locking.REFUSED and not can_lock(self._path, self._connect):
                    raise NoOutboxLockError(self._path)
                yield is_ours
        finally:
            os.close(number)

    def _opened(self) -> sqlite3.Connection:
        try:
            return _opened(self._path.with_name(f"{self._path.name}.db"), self._connect)
        except sqlite3.Error as error:
            raise self._error(error) from error

    def _is_locked(self, db: sqlite3.Connection) -> bool:
        """Lock the database, until it is closed; return False if another program has locked it, which is also said
        where there are no locks at all."""
        try:
            db.execute(_LOCK)
        except sqlite3.Error as error:
            if fault_of(error) is SeanceStoreFault.BUSY:
                return False
            raise self._error(error) from error
        return True

    def _error(self, error: sqlite3.Error) -> OutboxError:
        if _code(error) in _LOCK_CODES:
            return NoOutboxLockError(self._path)
        return OutboxError(fault_of(error), self._path, f"{type(error).__name__} {error}")


def can_lock(beside: Path, connect: _Connect = sqlite3.connect) -> bool:
    """Return whether SQLite's locks work in the folder of a file: False if it cannot lock a database that no other
    program knows. True where none can be made."""
    path = beside.with_name(f"{beside.name}.{os.urandom(4).hex()}.db")
    try:
        with closing(_opened(path, connect)) as db:
            db.execute(_LOCK)
    except sqlite3.Error as error:
        return fault_of(error) is not SeanceStoreFault.BUSY and _code(error) not in _LOCK_CODES
    finally:
        with suppress(OSError):
            path.unlink()
    return True


_LOCK = "BEGIN EXCLUSIVE"  # writes nothing, so that the database stays empty


def _opened(path: Path, connect: _Connect) -> sqlite3.Connection:
    create_private(path)
    return connect(path, timeout=0, isolation_level=None)


def _code(error: sqlite3.Error) -> int:
    return getattr(error, "sqlite_errorcode", 0)
