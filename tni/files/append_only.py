"""A file that grows while something happens, and keeps what is in it however that ends.

Others are written beside and appear whole (`tni.files.atomic`); what can be written only once, as it happens, stands
under its name from its first line on: nothing of it is lost with the program, the power or the last free byte.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from tni.files.atomic import commit_file, free_name, sync_parent


class AppendOnlyFile:
    """path: where what was written is."""

    def __init__(self, path: Path, *, replacing: bool) -> None:
        """replacing: what is at `path`, which stays there until `close`. Raises: OSError, as FileExistsError."""
        self._wanted = path.resolve()
        self.path = free_name(self._wanted) if replacing else self._wanted
        self._file = self.path.open("xb", buffering=0)
        self._end = 0

    def write(self, data: bytes) -> None:
        """All of it or nothing, at once. Raises: OSError."""
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
        """It is on the disk, and in the place of what it replaces. Raises: OSError; then it is still in `path`."""
        with self._file:
            os.fsync(self._file.fileno())
        if self.path == self._wanted:
            sync_parent(self.path)
        else:
            commit_file(self.path, self._wanted)
            self.path = self._wanted

    def drop(self) -> None:
        """There was nothing to keep; what would have been replaced stays. Raises: OSError."""
        self._file.close()
        self.path.unlink()
