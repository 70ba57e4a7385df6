"""Memory that the program shares with one of its child processes, for pictures that are too large for a pipe."""

from __future__ import annotations

import mmap
import os
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

_MEMORY = Path("/dev/shm")
"""File system in memory: what is written there reaches no disk."""


class SharedBytes:
    """Bytes that two processes see. name: by which the other one opens them."""

    def __init__(self, name: str, size: int, mapped: mmap.mmap) -> None:
        self.name, self.size, self._mapped = name, size, mapped
        self.view = memoryview(mapped)

    @classmethod
    def create(cls, size: int) -> SharedBytes:
        """Make shared memory of this many bytes, all 0; the system takes room for those that are written. Raises:
        OSError."""
        if sys.platform == "win32":
            name = f"tni-{os.getpid()}-{os.urandom(8).hex()}"
            return cls(name, size, mmap.mmap(-1, size, tagname=name))
        handle, name = tempfile.mkstemp(prefix="tni-shared-", dir=_MEMORY if _MEMORY.is_dir() else None)
        try:
            os.ftruncate(handle, size)
            return cls(name, size, mmap.mmap(handle, size))
        except OSError:
            Path(name).unlink()
            raise
        finally:
            os.close(handle)

    @classmethod
    def open(cls, name: str, size: int) -> SharedBytes:
        """Open what another process made. Raises: OSError, ValueError."""
        if sys.platform == "win32":
            return cls(name, size, mmap.mmap(-1, size, tagname=name))
        handle = os.open(name, os.O_RDWR)
        try:
            return cls(name, size, mmap.mmap(handle, size))
        finally:
            os.close(handle)

    def forget_name(self) -> None:
        """Let no other process open it, so that nothing is left of it when both have ended."""
        if sys.platform != "win32":
            with suppress(OSError):
                Path(self.name).unlink()

    def close(self) -> None:
        """Give the memory back. What still looks at a part of `view` keeps it until it is gone."""
        self.forget_name()
        with suppress(BufferError):
            self.view.release()
            self._mapped.close()
