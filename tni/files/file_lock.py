"""Lock on an open file, which the system releases when the process ends, however it ends."""

from __future__ import annotations

import errno
import os
import sys
from enum import Enum

FAR = 1 << 30
"""Offset of the locked byte on Windows. A locked byte cannot be read, so it lies far past the text."""


class Locking(Enum):
    """Outcome of an attempt to lock a file."""

    OURS = "ours"
    ELSEWHERE = "elsewhere"
    """Another process has locked it."""
    REFUSED = "refused"
    """The file system makes no such locks, or cannot at the moment."""


_ELSEWHERE = frozenset((errno.EACCES, errno.EAGAIN, errno.EWOULDBLOCK, errno.EDEADLK, getattr(errno, "EDEADLOCK", 0)))
"""What systems and servers answer about a file that is locked."""


def lock(number: int) -> Locking:
    """Lock the open file with this number, without waiting."""
    try:
        _lock(number)
    except OSError as error:
        return Locking.ELSEWHERE if error.errno in _ELSEWHERE else Locking.REFUSED
    return Locking.OURS


def try_lock(number: int) -> bool:
    """Lock the open file with this number; return False if another process has locked it, or no lock can be had."""
    return lock(number) is Locking.OURS


if sys.platform == "win32":
    import msvcrt

    def _lock(number: int) -> None:
        os.lseek(number, FAR, os.SEEK_SET)
        try:
            msvcrt.locking(number, msvcrt.LK_NBLCK, 1)
        finally:
            os.lseek(number, 0, os.SEEK_SET)
else:
    import fcntl

    def _lock(number: int) -> None:
        fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
