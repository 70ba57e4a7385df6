"""Reader of untrusted zip files, with limits on their number of files, size and compression ratio. Writes nothing to
disk."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib

from tni.formats.banks.errors import BankTooLargeError, LockedBankError, MalformedBankError, ZipBombError
from tni.formats.banks.read_context import BankLimits

SMALL = 1024 * 1024
"""Total size in bytes below which the compression ratio is not checked."""
_ENTRY = b"PK\x01\x02"
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""Compression methods of question files. Python unpacks other methods without a limit: a kilobyte of bzip2 to
gigabytes."""


class Archive:
    """Files of a zip, by name. The constructor raises MalformedBankError, BankTooLargeError, ZipBombError."""

    def __init__(self, data: bytes, limits: BankLimits) -> None:
        self._limits = limits
        if data.count(_ENTRY) > limits.files:  # checked before the list of entries is built
            raise BankTooLargeError("files", limits.files)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            entries = [entry for entry in self._zip.infolist() if not entry.is_dir()]
        except (zipfile.BadZipFile, OSError, ValueError, EOFError, NotImplementedError, zlib.error):
            raise MalformedBankError from None
        total = sum(entry.file_size for entry in entries)
        if total > SMALL and total > limits.ratio * max(len(data), 1):
            raise ZipBombError
        if total > limits.unpacked:
            raise BankTooLargeError("unpacked bytes", limits.unpacked)
        self._entries = {posixpath.normpath(entry.filename.replace("\\", "/")): entry for entry in entries}
        self._left = limits.unpacked

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self._entries)

    def read(self, name: str) -> bytes | None:
        """Read a file; None if there is no file of that name. Raises: LockedBankError, MalformedBankError,
        ZipBombError."""
        entry = self._entries.get(posixpath.normpath(name))
        if entry is None:
            return None
        if entry.flag_bits & 1:
            raise LockedBankError
        if entry.compress_type not in _METHODS:
            raise MalformedBankError
        try:
            with self._zip.open(entry) as file:
                data = file.read(min(entry.file_size, self._left) + 1)
        except (
            zipfile.BadZipFile,
            OSError,
            ValueError,
            EOFError,
            RuntimeError,
            NotImplementedError,
            zlib.error,
        ):
            raise MalformedBankError from None
        if len(data) > entry.file_size or len(data) > self._left:  # the zip states a wrong size
            raise ZipBombError
        self._left -= len(data)
        return data
