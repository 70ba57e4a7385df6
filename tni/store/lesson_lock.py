"""Lock that keeps a lesson open in one program instance at a time.

The lock is a file beside the lesson, locked by the operating system, that names the owner. The system releases the lock
when the owner's process ends, however it ends, so a crash never locks anyone out.
"""

from __future__ import annotations

import getpass
import json
import os
import platform
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from tni.files.atomic import NAME_BYTES, truncated_name
from tni.files.file_lock import try_lock
from tni.files.lesson_errors import LessonInUseError, LessonUnreadableError, LockOwner
from tni.store.lesson_trouble import trouble_of


def lock_path(lesson: Path) -> Path:
    return lesson.with_name(f".{truncated_name(lesson.name, NAME_BYTES - len('..lock'))}.lock")


class LessonLock:
    """Lock on a lesson, held from construction to `release`. Raises: LessonInUseError, LessonUnreadableError."""

    def __init__(self, lesson: Path, now: datetime) -> None:
        self.path = lock_path(lesson)
        self._mode = _mode_beside(lesson)
        self._number = self._acquire(lesson)
        words = {"user": _user(), "host": platform.node(), "pid": os.getpid(), "since": now.isoformat()}
        with suppress(OSError):  # on a full disk the lock works without the owner's name
            os.ftruncate(self._number, 0)
            os.write(self._number, json.dumps(words).encode())

    def _acquire(self, lesson: Path) -> int:
        while True:
            try:
                number = self._opened()
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
            return os.open(self.path, os.O_RDWR | os.O_CREAT, self._mode)
        except PermissionError:
            return os.open(self.path, os.O_RDONLY)  # another user's file can still be locked, and read

    def release(self) -> None:
        with suppress(OSError):  # Windows removes no open file: the file stays, unlocked
            self.path.unlink()
        os.close(self._number)


def is_locked(lesson: Path) -> bool:
    """Return whether another instance has a lesson open at its own path."""
    try:
        number = os.open(lock_path(lesson), os.O_RDONLY if os.name == "posix" else os.O_RDWR)
    except OSError:
        return False
    try:
        return not try_lock(number)
    finally:
        os.close(number)


def read_owner(path: Path) -> LockOwner | None:
    """Read the owner from a lock file; None if the file holds nothing readable."""
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
        return LockOwner(str(said["user"]), str(said["host"]), int(said["pid"]), datetime.fromisoformat(said["since"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _mode_beside(lesson: Path) -> int:
    """Return the mode of a lock: readable by those who can read the lesson, so that they are told who has it open."""
    try:
        return 0o600 | (lesson.stat().st_mode & 0o044)
    except OSError:
        return 0o600


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


def _same_file(number: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(number), path.stat())
    except OSError:
        return False
