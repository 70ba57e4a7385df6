"""Lock on an open file, which the system releases when the process ends, however it ends."""

from __future__ import annotations

import os
import sys

FAR = 1 << 30
"""Offset of the locked byte on Windows. A locked byte cannot be read, so it lies far past the text."""

if sys.platform == "win32":
    import msvcrt

    def try_lock(number: int) -> bool:
        """Lock the open file with this number; return False if another process has locked it."""
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

    def try_lock(number: int) -> bool:
        """Lock the open file with this number; return False if another process has locked it."""
        try:
            fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
