"""Reader of untrusted zip files, with limits on their number of files, size and compression ratio. Writes nothing to
disk."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

from tni.core.format_errors import FileTooLargeError, LockedArchiveError, MalformedFileError, ZipBombError

SMALL = 1024 * 1024
"""Total size in bytes below which the compression ratio is not checked."""
_ENTRY, _END, _END_BYTES = b"PK\x01\x02", b"PK\x05\x06", 22
_LOCKED = 0x1  # general purpose bit 0, APPNOTE.TXT 4.4.4
_IN_UTF8 = 0x800  # bit 11
_OLD_ENCODINGS = ("utf-8", "cp850", "cp1252", "mac_roman")
"""Encodings of names that programs write without saying so; Python reads them all as code page 437."""
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""Compression methods that are read. Python unpacks other methods without a limit: a kilobyte of bzip2 to gigabytes."""
_DAMAGED = (
    zipfile.BadZipFile,
    OSError,
    ValueError,
    EOFError,
    IndexError,
    RuntimeError,
    NotImplementedError,
    zlib.error,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveLimits:
    """Limits on reading a zip. files: most files in it. unpacked: total bytes of those that may be read; ratio: most
    times the zip's own size that they may be, None for no limit. extensions: only files whose names end so may be
    read."""

    files: int
    unpacked: int
    ratio: int | None = None
    extensions: tuple[str, ...] = ("",)


class Archive:
    """Files of a zip, by name. has_more: something is in it that is not read, an earlier file of the same name or bytes
    behind its end. The constructor raises MalformedFileError, FileTooLargeError, ZipBombError."""

    def __init__(self, data: bytes, limits: ArchiveLimits) -> None:
        if data.count(_ENTRY) > limits.files:  # checked before the list of entries is built
            raise FileTooLargeError("files", limits.files)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _DAMAGED:
            raise MalformedFileError from None
        entries = {
            posixpath.normpath(entry.filename.replace("\\", "/")): entry
            for entry in self._zip.infolist()
            if not entry.is_dir()
        }
        self.names = tuple(entries)
        has_double = len(entries) < sum(not entry.is_dir() for entry in self._zip.infolist())
        behind = data[data.rfind(_END) + _END_BYTES + len(self._zip.comment) :]
        self.has_more = has_double or bool(behind.strip(b"\0 \t\r\n"))
        self._entries = {name: one for name, one in entries.items() if name.lower().endswith(limits.extensions)}
        total = sum(entry.file_size for entry in self._entries.values())
        if limits.ratio is not None and total > max(SMALL, limits.ratio * len(data)):
            raise ZipBombError
        if total > limits.unpacked:
            raise FileTooLargeError("unpacked bytes", limits.unpacked)
        self._left = limits.unpacked

    def paths(self) -> Iterator[str]:
        """Yield the paths of all files and folders as people may have written them: in each encoding that the bytes may
        be in."""
        for entry in self._zip.infolist():
            found = dict.fromkeys((entry.filename, entry.orig_filename))
            if not entry.flag_bits & _IN_UTF8 and not entry.orig_filename.isascii():
                found |= dict.fromkeys(_readings(entry.orig_filename.encode("cp437", "replace")))
            yield from found

    def comments(self) -> Iterator[str]:
        """Yield what is written on the zip, and on the files and folders in it."""
        for comment in dict.fromkeys((self._zip.comment, *(entry.comment for entry in self._zip.infolist()))):
            yield from _readings(comment)

    def size(self, name: str) -> int:
        """Return the bytes of a file as the zip states them; 0 if there is none of that name."""
        entry = self._entries.get(posixpath.normpath(name))
        return 0 if entry is None else entry.file_size

    def read(self, name: str) -> bytes | None:
        """Read a file; None if there is no file of that name. Raises: LockedArchiveError, MalformedFileError,
        ZipBombError."""
        entry = self._entries.get(posixpath.normpath(name))
        if entry is None:
            return None
        if entry.flag_bits & _LOCKED:
            raise LockedArchiveError
        if entry.compress_type not in _METHODS:
            raise MalformedFileError
        try:
            with self._zip.open(entry) as file:
                data = file.read(min(entry.file_size, self._left) + 1)
        except _DAMAGED:
            raise MalformedFileError from None
        if len(data) > entry.file_size or len(data) > self._left:  # the zip states a wrong size
            raise ZipBombError
        self._left -= len(data)
        return data


def _readings(name: bytes) -> Iterator[str]:
    """Yield what bytes say in each encoding that a name in a zip may have."""
    for encoding in _OLD_ENCODINGS:
        with suppress(UnicodeDecodeError):
            yield name.decode(encoding)
            if name.isascii():
                return
