"""Turn of one program at a small file that several of them change: each reads it again, and writes it, in its turn."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tni.files.file_lock import Locking, lock
from tni.files.private import make_private_folder

LOCK_WAIT_S, LOCK_STEP_S = 0.5, 0.005


@contextmanager
def file_turn(path: Path) -> Iterator[None]:
    """Hold the lock beside a file. Go on without it after a while in which another program holds it, or at once where
    none can be made."""
    try:
        make_private_folder(path.parent)
        number = os.open(path.with_suffix(".lock"), os.O_RDWR | os.O_CREAT, 0o600)
    except OSError:
        yield
        return
    try:
        end = time.monotonic() + LOCK_WAIT_S
        while lock(number) is Locking.ELSEWHERE and time.monotonic() < end:
            time.sleep(LOCK_STEP_S)
        yield
    finally:
        os.close(number)
