"""Thumbnails of picture files that others made, for file dialogs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tni.core.errors import TniError
from tni.core.tasks import TaskRunner
from tni.library.resource import DRAWN_SUFFIXES

READ_LIMIT_S = 5.0
MAX_BYTES = 40_000_000
"""Bytes of the largest file of which a thumbnail is made."""


class PictureThumbnails:
    """Reader of thumbnails. Each file is decoded in a process of its own, with limits of memory and time: it was not
    chosen, only its folder was looked at."""

    def __init__(self, tasks: TaskRunner) -> None:
        self._tasks = tasks

    def read(self, path: Path, side_px: int, use: Callable[[bytes], None]) -> None:
        """Read a thumbnail no larger than `side_px`, and pass it as PNG to `use` on the main thread; b"" if the file is
        no picture, or is too large."""
        self._tasks.submit(lambda: _read(path, side_px), use, lambda _error: use(b""))


def _read(path: Path, side_px: int) -> bytes:
    from tni.formats.sandbox import SandboxedReader, SandboxEntryPoint  # rarely needed

    try:
        if path.stat().st_size > MAX_BYTES:
            return b""
        is_drawn = path.suffix.lower() in DRAWN_SUFFIXES
        reader = SandboxEntryPoint.SVG_PICTURE if is_drawn else SandboxEntryPoint.THUMBNAIL
        found = SandboxedReader(READ_LIMIT_S).read(reader, path.read_bytes(), side_px)
    except (OSError, TniError):
        return b""
    return found if isinstance(found, bytes) else b""
