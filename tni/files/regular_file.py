"""Opening of regular files alone: reading a pipe, a socket or a device could wait for ever."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO


class NotRegularFileError(OSError):
    """The path names a pipe, a socket or a device."""

    def __init__(self, path: Path) -> None:
        super().__init__(errno.EINVAL, "not a regular file", str(path))


def open_regular(path: Path) -> BinaryIO:
    """Open a file for reading without waiting. Raises: NotRegularFileError, OSError."""
    file = os.fdopen(_open(path), "rb")
    if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
        file.close()
        raise NotRegularFileError(path)
    return file


def _open(path: Path) -> int:
    """Raises: IsADirectoryError, NotRegularFileError for a socket, OSError."""
    if path.is_dir():  # which can be opened, but not as a file of Python
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    try:
        return os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except OSError as error:
        if error.errno == errno.ENXIO:
            raise NotRegularFileError(path) from error
        raise
