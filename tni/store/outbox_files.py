"""Files of the entries in the outbox, named by the SHA-256 of their content, for their owner alone."""

from __future__ import annotations

import os
import re
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from tni.files.atomic import WriteError, atomic_file
from tni.files.outbox_errors import FileChangedError
from tni.files.private import make_private_folder
from tni.files.regular_file import open_regular

CHUNK_BYTES = 1 << 20
KEPT_S = 3600.0
"""Age from which a file that no entry needs is removed: a younger one may belong to an entry that is being put in."""
_NAME = re.compile(r"[0-9a-f]{64}")


class OutboxFiles:
    """Folder of the files. Each is there whole, or not at all. For any thread."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def path(self, sha256: str) -> Path:
        """Return where a file is, or would be. Raises: ValueError for what is no SHA-256."""
        if not _NAME.fullmatch(sha256):
            raise ValueError(f"no SHA-256: {sha256!r}")
        return self._folder / sha256

    def open(self, sha256: str) -> BinaryIO:
        """Open a file for reading. Raises: OSError."""
        if not _NAME.fullmatch(sha256):
            raise FileNotFoundError(sha256)
        return self.path(sha256).open("rb")

    def has(self, sha256: str) -> bool:
        return _NAME.fullmatch(sha256) is not None and self.path(sha256).is_file()

    def add(self, sha256: str, source: Path) -> None:
        """Copy a file. It is on the disk when this returns. Raises: FileChangedError, WriteError, OSError,
        ValueError."""
        import hashlib  # with the first file

        path = self.path(sha256)
        with suppress(OSError):
            if not source.exists() or path.stat().st_size == source.stat().st_size:
                os.utime(path)  # so that it is not removed before its entry is in the outbox
                return
        try:
            make_private_folder(self._folder)
        except OSError as error:
            raise WriteError(path, error) from error
        digest = hashlib.sha256()
        with open_regular(source) as file, atomic_file(path, private=True) as copy:
            while chunk := file.read(CHUNK_BYTES):
                digest.update(chunk)
                copy.write(chunk)
            if digest.hexdigest() != sha256:
                raise FileChangedError(source)

    def remove_unneeded(self, needed: Collection[str], now_s: float) -> None:
        """Remove the files that no entry needs. needed: SHA-256 of the others. now_s: time since the epoch."""
        with suppress(OSError):
            for path in list(self._folder.iterdir()):
                with suppress(OSError):
                    if path.name not in needed and path.is_file() and now_s - path.stat().st_mtime > KEPT_S:
                        path.unlink()
