"""Reader of zip files with limits, since a few kilobytes can unpack to terabytes."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from tni.formats.roster import MAX_UNPACKED_BYTES, LockedRosterError, MalformedRosterError, RosterTooLargeError

MAGIC = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
MAX_PACKED_BYTES = MAX_UNPACKED_BYTES
MAX_MEMBERS = 1000
_ENTRY = b"PK\x01\x02"
_LOCKED = 0x1  # general purpose bit 0, APPNOTE.TXT 4.4.4
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


def member_names(data: bytes) -> frozenset[str]:
    """Return the names of its files, in lower case, without folders. Raises: MalformedRosterError,
    RosterTooLargeError."""
    with _opened(data) as archive:
        return frozenset(_name(entry) for entry in archive.infolist())


def read_members(data: bytes, ends: tuple[str, ...]) -> dict[str, bytes]:
    """Return the files whose name ends with one of `ends`, by name; of two with the same name, the first.

    Raises: LockedRosterError, MalformedRosterError, RosterTooLargeError.
    """
    found: dict[str, bytes] = {}
    left = MAX_UNPACKED_BYTES
    with _opened(data) as archive:
        for entry in archive.infolist():
            name = _name(entry)
            if entry.is_dir() or name in found or not name.endswith(ends) or name.startswith("."):
                continue
            if entry.flag_bits & _LOCKED:
                raise LockedRosterError("a password is wanted")
            if entry.compress_type not in _METHODS:
                raise MalformedRosterError(0)
            with archive.open(entry) as file:
                found[name] = file.read(left + 1)  # the entry's stated size is not trusted
            left -= len(found[name])
            if left < 0:
                raise RosterTooLargeError("bytes unpacked", MAX_UNPACKED_BYTES - left, MAX_UNPACKED_BYTES)
    return found


@contextmanager
def _opened(data: bytes) -> Iterator[zipfile.ZipFile]:
    if len(data) > MAX_PACKED_BYTES:
        raise RosterTooLargeError("bytes", len(data), MAX_PACKED_BYTES)
    count = data.count(_ENTRY)  # checked before the list of entries is built
    if count > MAX_MEMBERS:
        raise RosterTooLargeError("files", count, MAX_MEMBERS)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield archive
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, IndexError) as error:
        raise MalformedRosterError(0) from error


def _name(entry: zipfile.ZipInfo) -> str:
    return entry.filename.replace("\\", "/").rpartition("/")[2].casefold()
