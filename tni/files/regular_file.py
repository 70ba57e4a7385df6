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


def open_regular(path: Path, *, follows: bool = True) -> BinaryIO:
    """Open a file for reading without waiting. follows: the file that a symbolic link leads to, where the path is one.
    Raises: IsADirectoryError, NotRegularFileError, OSError."""
    if not follows and path.is_symlink():  # what systems without O_NOFOLLOW have
        raise NotRegularFileError(path)
    number = _open(path, 0 if follows else getattr(os, "O_NOFOLLOW", 0))
    mode = os.fstat(number).st_mode
    if stat.S_ISREG(mode):
        return os.fdopen(number, "rb")
    os.close(number)
    raise _is_a_folder(path) if stat.S_ISDIR(mode) else NotRegularFileError(path)


def _open(path: Path, more: int) -> int:
    """Raises: IsADirectoryError on Windows, NotRegularFileError for a socket, OSError."""
    try:
        return os.open(path, more | os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except OSError as error:
        if error.errno in (errno.ENXIO, errno.ELOOP):
            raise NotRegularFileError(path) from error
        if isinstance(error, PermissionError) and path.is_dir():
            raise _is_a_folder(path) from error
        raise


def _is_a_folder(path: Path) -> IsADirectoryError:
    return IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
