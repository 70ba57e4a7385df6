"""A file is written whole or not at all."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from tni.core.errors import TniError


class WriteError(TniError):
    """path: the file that stays as it was; cause: what the system said, as a full disk or a folder not writable."""

    def __init__(self, path: Path, cause: OSError) -> None:
        super().__init__(f"{path} not written: {cause}")
        self.path, self.cause = path, cause


@contextmanager
def atomic_file(path: Path) -> Iterator[BinaryIO]:
    """Write to the file that is given; it becomes `path` when the block ends well: temporary file in the same folder,
    fsync, replace, fsync of the folder. A link keeps pointing where it did. Raises: WriteError on any OSError."""
    try:
        target = path.resolve()
        temporary = target.with_name(f".{target.name[:100]}.{secrets.token_hex(4)}.tmp")
        try:
            with temporary.open("x+b") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            with suppress(FileNotFoundError):
                shutil.copymode(target, temporary)
            temporary.replace(target)
        except BaseException:
            with suppress(OSError):
                temporary.unlink()
            raise
        _sync_folder(target.parent)
    except OSError as error:
        raise WriteError(path, error) from error


def write_atomically(path: Path, data: bytes) -> None:
    """Raises: WriteError."""
    with atomic_file(path) as file:
        file.write(data)


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":  # Windows has no handle on a folder to sync
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        # Some network file systems refuse; the file itself is already safe.
        with suppress(OSError):
            os.fsync(handle)
    finally:
        os.close(handle)
