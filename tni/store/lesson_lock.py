"""Lock that keeps a lesson open in one program instance at a time.

The lock is a file beside the lesson, locked by the operating system, that names the owner. The system releases the lock
when the owner's process ends, however it ends, so a crash never locks anyone out.
"""

from __future__ import annotations

import errno
import getpass
import json
import os
import stat
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from tni.files.atomic import NAME_BYTES, truncated_name
from tni.files.file_lock import try_lock
from tni.files.lesson_errors import LessonInUseError, LessonUnreadableError, LockFileError, LockOwner
from tni.store.lesson_trouble import trouble_of

NEITHER_LINK_NOR_PIPE = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)
"""Flags of a POSIX system that refuse a symbolic link and do not wait at a pipe."""
OWNER_CHARS = 4096
"""Longest text of an owner that is read."""


def lock_path(lesson: Path) -> Path:
    """Return the path of a lesson's lock, the same by whatever link the lesson is reached."""
    lesson = lesson.resolve()
    return lesson.with_name(f".{truncated_name(lesson.name, NAME_BYTES - len('..lock'))}.lock")


class LessonLock:
    """Lock on a lesson, held from construction to `release`. Raises: LessonInUseError, LockFileError,
    LessonUnreadableError."""

    def __init__(self, lesson: Path, now: datetime) -> None:
        self.path = lock_path(lesson)
        self._mode = _mode_beside(lesson)
        self._number = self._acquire(lesson)
        words = {"user": _user(), "host": _host(), "pid": os.getpid(), "since": now.isoformat()}
        with suppress(OSError):  # on a full disk the lock works without the owner's name
            os.ftruncate(self._number, 0)
            os.write(self._number, json.dumps(words).encode())

    def _acquire(self, lesson: Path) -> int:
        while True:
            try:
                number = self._opened()
            except _NoLockError:
                raise LockFileError(lesson, self.path) from None
            except OSError as error:
                raise LessonUnreadableError(trouble_of(lesson, error)) from error
            if not try_lock(number):
                os.close(number)
                raise LessonInUseError(lesson, read_owner(self.path))
            if _same_file(number, self.path):
                return number
            os.close(number)  # the previous owner removed the file meanwhile

    def _opened(self) -> int:
        try:
            return _open(self.path, os.O_RDWR | os.O_CREAT, self._mode)
        except PermissionError:
            return _open(self.path, os.O_RDONLY)  # another user's file can still be locked, and read

    def release(self) -> None:
        with suppress(OSError):  # Windows removes no open file: the file stays, unlocked
            self.path.unlink()
        os.close(self._number)


def is_locked(lesson: Path) -> bool:
    """Return whether another instance has a lesson open at its own path."""
    try:
        number = _open(lock_path(lesson), os.O_RDONLY if os.name == "posix" else os.O_RDWR)
    except OSError:
        return False
    try:
        return not try_lock(number)
    finally:
        os.close(number)


def read_owner(path: Path) -> LockOwner | None:
    """Read the owner from a lock file; None if the file holds nothing readable."""
    try:
        with open(path, encoding="utf-8", opener=_open) as file:
            said = json.loads(file.read(OWNER_CHARS))
        return LockOwner(str(said["user"]), str(said["host"]), int(said["pid"]), datetime.fromisoformat(said["since"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _open(path: Path | str, flags: int, mode: int = 0o600) -> int:
    """Open a lock file: a regular file with one name, since a link would lead to a file of something else. Raises:
    OSError, of which _NoLockError for anything else than a lock file."""
    try:
        number = os.open(path, flags | NEITHER_LINK_NOR_PIPE, mode)
    except OSError as error:
        if error.errno in (errno.ELOOP, errno.ENXIO, errno.EISDIR) or Path(path).is_symlink():
            raise _NoLockError from error
        raise
    found = os.fstat(number)
    if not stat.S_ISREG(found.st_mode) or found.st_nlink > 1:
        os.close(number)
        raise _NoLockError
    return number


class _NoLockError(OSError):
    """There is something else at the path of a lock file."""


def _mode_beside(lesson: Path) -> int:
    """Return the mode of a lock: readable by those who can read the lesson, so that they are told who has it open."""
    try:
        return 0o600 | (lesson.stat().st_mode & 0o044)
    except OSError:
        return 0o600


def _host() -> str:
    if hasattr(os, "uname"):
        return os.uname().nodename
    import platform  # not loaded with each start: 0.1 MB

    return platform.node()


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


def _same_file(number: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(number), path.lstat())
    except OSError:
        return False
