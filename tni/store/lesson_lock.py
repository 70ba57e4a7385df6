"""One instance at a time: a file beside the lesson, locked by the system, that says who has the lesson open.

The system lets go of the lock when its holder ends, however it ends, so a crash never locks anyone out.
"""

from __future__ import annotations

import getpass
import json
import os
import platform
import sys
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from tni.files.atomic import NAME_BYTES, truncated_name
from tni.store.lesson_errors import LessonInUseError, LessonUnreadableError, LockOwner
from tni.store.lesson_trouble import trouble_of

FAR = 1 << 30
"""Windows locks bytes, and what is locked cannot be read: a byte far past the words is."""


def lock_path(lesson: Path) -> Path:
    return lesson.with_name(f".{truncated_name(lesson.name, NAME_BYTES - len('..lock'))}.lock")


class LessonLock:
    """Held from construction to `release`. Raises: LessonInUseError, LessonUnreadableError."""

    def __init__(self, lesson: Path, now: datetime) -> None:
        self.path = lock_path(lesson)
        self._number = self._acquire(lesson)
        words = {"user": _user(), "host": platform.node(), "pid": os.getpid(), "since": now.isoformat()}
        with suppress(OSError):  # on a full disk the lock holds without words
            os.ftruncate(self._number, 0)
            os.write(self._number, json.dumps(words).encode())

    def _acquire(self, lesson: Path) -> int:
        while True:
            try:
                number = self._opened()
            except OSError as error:
                raise LessonUnreadableError(trouble_of(lesson, error)) from error
            if not _try_lock(number):
                os.close(number)
                raise LessonInUseError(lesson, read_owner(self.path))
            if _same_file(number, self.path):
                return number
            os.close(number)  # its last holder removed it meanwhile

    def _opened(self) -> int:
        try:
            return os.open(self.path, os.O_RDWR | os.O_CREAT, 0o644)
        except PermissionError:
            return os.open(self.path, os.O_RDONLY)  # another user's: it can be locked, and says who has it

    def release(self) -> None:
        with suppress(OSError):  # Windows removes no open file: it is left there, unlocked
            self.path.unlink()
        os.close(self._number)


def is_locked(lesson: Path) -> bool:
    """Whether another instance has a lesson open in its place."""
    try:
        number = os.open(lock_path(lesson), os.O_RDONLY if os.name == "posix" else os.O_RDWR)
    except OSError:
        return False
    try:
        return not _try_lock(number)
    finally:
        os.close(number)


def read_owner(path: Path) -> LockOwner | None:
    """Who a lock file says has the lesson open; None when it says nothing that can be read."""
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
        return LockOwner(str(said["user"]), str(said["host"]), int(said["pid"]), datetime.fromisoformat(said["since"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


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


if sys.platform == "win32":
    import msvcrt

    def _try_lock(number: int) -> bool:
        os.lseek(number, FAR, os.SEEK_SET)
        try:
            msvcrt.locking(number, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        finally:
            os.lseek(number, 0, os.SEEK_SET)
        return True
else:
    import fcntl

    def _try_lock(number: int) -> bool:
        try:
            fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
