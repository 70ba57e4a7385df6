"""Append-only file for recordings of devices: all that was written survives a crash, a power cut or a full disk. A file
that it replaces stays until `close`.

Other files are written under a temporary name and appear whole (`tni.files.atomic`). Data that can be written only
once, as it happens, is in a file under its final name from the first line on: a crash, a power cut or a full disk loses
nothing that was written.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from tni.files.atomic import commit_file, free_name, sync_parent


class AppendOnlyFile:
    """Unbuffered append-only file. path: the file that holds the written data."""

    def __init__(self, path: Path, *, replacing: bool) -> None:
        """replacing: whether the file may replace the one at `path`, which then stays there until `close`. Raises:
        OSError, FileExistsError included."""
        self._target = path.resolve()
        self.path = free_name(self._target) if replacing else self._target
        self._file = self.path.open("xb", buffering=0)
        self._end = 0

    def write(self, data: bytes) -> None:
        """Write all of the data at once, or none of it. Raises: OSError."""
        rest = memoryview(data)
        try:
            while rest:
                rest = rest[self._file.write(rest) :]
        except OSError:
            with suppress(OSError):
                self._file.truncate(self._end)
                self._file.seek(self._end)
            raise
        self._end += len(data)

    def close(self) -> None:
        """Sync the file to the disk and move it over the file that it replaces. Raises: OSError; the data is then still
        in `path`."""
        with self._file:
            os.fsync(self._file.fileno())
        if self.path == self._target:
            sync_parent(self.path)
        else:
            commit_file(self.path, self._target)
            self.path = self._target

    def drop(self) -> None:
        """Delete the file, which has nothing to keep; the file that it would have replaced stays. Raises: OSError."""
        self._file.close()
        self.path.unlink()
