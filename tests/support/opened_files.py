"""Watch of files that a test must not see opened, by inotify: exact, and nothing blocks."""

from __future__ import annotations

import ctypes
import os
from pathlib import Path
from types import TracebackType

IN_OPEN = 0x20


class OpenedFiles:
    """Context that counts how often a file is opened, by any process."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> OpenedFiles:
        libc = ctypes.CDLL(None, use_errno=True)
        self._watch = libc.inotify_init1(os.O_NONBLOCK | os.O_CLOEXEC)
        if self._watch < 0 or libc.inotify_add_watch(self._watch, os.fsencode(self._path), IN_OPEN) < 0:
            raise OSError(ctypes.get_errno(), "no inotify")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        os.close(self._watch)

    @property
    def any(self) -> bool:
        """Whether the file was opened since the last look."""
        try:
            return bool(os.read(self._watch, 4096))
        except BlockingIOError:
            return False
