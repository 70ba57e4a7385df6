"""Zips of strangers: bounded in number, size and in how much they grow; nothing is ever unpacked to the disk."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib

from tni.formats.banks.errors import BankTooLargeError, LockedBankError, MalformedBankError, ZipBombError
from tni.formats.banks.read_context import BankLimits

SMALL = 1024 * 1024
"""Bytes that a file in a zip may have whatever its ratio."""
_ENTRY = b"PK\x01\x02"
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""What zips of questions are made of. Python unpacks others without a bound: a kilobyte of bzip2 to gigabytes."""


class Archive:
    """The files of a zip, by name. Raises, when made: MalformedBankError, BankTooLargeError, ZipBombError."""

    def __init__(self, data: bytes, limits: BankLimits) -> None:
        self._limits = limits
        if data.count(_ENTRY) > limits.files:  # before a list is made of them
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
        """None: there is none of that name. Raises: LockedBankError, MalformedBankError, ZipBombError."""
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
        if len(data) > entry.file_size or len(data) > self._left:  # its own size was a lie
            raise ZipBombError
        self._left -= len(data)
        return data
