"""File system without locks, for tests: files cannot be locked, and SQLite cannot lock databases."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from tni.files import file_lock
from tni.store.outbox_lock import OutboxLock


class NoLocks(sqlite3.Connection):
    """Database that SQLite cannot lock, and calls busy."""

    code = sqlite3.SQLITE_BUSY

    def execute(self, *_: object) -> sqlite3.Cursor:
        error = sqlite3.OperationalError("database is locked")
        error.sqlite_errorcode = self.code
        raise error


def connecting(factory: type[sqlite3.Connection]) -> Callable[..., sqlite3.Connection]:
    return lambda path, **options: sqlite3.connect(path, factory=factory, **options)


def refuse_file_locks(patch: pytest.MonkeyPatch, code: int = errno.ENOLCK) -> None:
    """Let the system refuse locks of files. code: its error."""

    def refuse(_number: int) -> None:
        raise OSError(code, "no locks here")

    patch.setattr(file_lock, "_lock", refuse)


def refuse_all_locks(patch: pytest.MonkeyPatch) -> None:
    """Let the program that is made next have no lock to send by."""

    def made(path: Path) -> OutboxLock:
        return OutboxLock(path, connecting(NoLocks))

    refuse_file_locks(patch)
    patch.setattr("tni.app.sending.OutboxLock", made)
