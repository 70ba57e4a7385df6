"""Lock of the program of this computer that sends what is in the outbox: the window, or a command at a terminal."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tni.files.file_lock import try_lock
from tni.files.private import make_private_folder


class OutboxLock:
    """Lock beside the outbox, which the system releases when its program ends."""

    def __init__(self, path: Path) -> None:
        self._path = path

    @contextmanager
    def held(self) -> Iterator[bool]:
        """Hold the lock during a block; False if another program holds it, or no lock can be had here. Raises:
        OSError."""
        make_private_folder(self._path.parent)
        number = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            yield try_lock(number)
        finally:
            os.close(number)
