"""Store of immutable contents under their SHA-256, each a file that is written once and never changed.

A content is stored as it is, or compressed if that pays; then its name ends with `.z`. Names are of 62 hexadecimal
digits in 256 folders, which any disk takes. For any thread; several programs may write at once.
"""

from __future__ import annotations

import os
import zlib
from collections.abc import Generator, Iterable, Iterator
from contextlib import closing, suppress
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from tni.core.ids import BlobId
from tni.files.atomic import atomic_file, sync_parent
from tni.files.library_errors import ContentDamagedError, ContentMissingError
from tni.files.private import make_private_folder

PACKED = ".z"
"""End of the name of a compressed content."""
PART_BYTES = 1 << 18
TRIED_BYTES = 1 << 16
"""Beginning of a content that is compressed to see whether it pays."""
PAYS = 0.9
LEVEL = 6


class ContentStore:
    """Contents in a folder, which is created when something is stored."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def has(self, blob: BlobId) -> bool:
        return self._file(blob) is not None

    def put(self, data: bytes) -> BlobId:
        """Store bytes; those that are there are not written again. Raises: WriteError, OSError."""
        import hashlib  # loads OpenSSL, which the start does not need

        blob = BlobId(hashlib.sha256(data).hexdigest())
        if not self.touch(blob):
            self.write(blob, [data])
        return blob

    def touch(self, blob: BlobId) -> bool:
        """Return whether a content is there, and keep it from `remove_unused` for as long as a new one."""
        found = self._file(blob)
        if found is not None:
            with suppress(OSError):
                os.utime(found)
        return found is not None

    def write(self, blob: BlobId, parts: Iterable[bytes]) -> None:
        """Store a content, also over a damaged one. Large ones come in several parts, so that they are never in memory
        as a whole. Raises: ContentDamagedError when the parts are not this content, WriteError, OSError."""
        import hashlib

        digest, rest = hashlib.sha256(), iter(parts)
        first = next(rest, b"")
        packs = _pays(first)
        path = self._path(blob, packed=packs)
        self._make_folder(path.parent)
        with atomic_file(path, private=True) as file:
            packer = zlib.compressobj(LEVEL) if packs else None
            for part in chain([first], rest):
                digest.update(part)
                file.write(packer.compress(part) if packer else part)
            if packer:
                file.write(packer.flush())
            if digest.hexdigest() != blob:
                raise ContentDamagedError(blob, path)
        with suppress(OSError):
            self._path(blob, packed=not packs).unlink(missing_ok=True)

    def read(self, blob: BlobId) -> bytes:
        """Return a content. Raises: ContentMissingError, ContentDamagedError, OSError."""
        return b"".join(self.parts(blob))

    def parts(self, blob: BlobId, *, fresh: bool = False) -> Generator[bytes]:
        """Yield a content in parts, which are right only once the last one has been read. fresh: read from the disk
        rather than from the system's memory, where it can be told. Raises: as `read`."""
        import hashlib

        path = self._file(blob)
        if path is None:
            raise ContentMissingError(blob)
        digest = hashlib.sha256()
        with path.open("rb") as file:
            if fresh:
                _forget_pages(file)
            with closing(_unpacked(file, blob, path) if path.suffix == PACKED else _plain(file)) as parts:
                for part in parts:
                    digest.update(part)
                    yield part
        if digest.hexdigest() != blob:
            raise ContentDamagedError(blob, path)

    def size(self, blob: BlobId) -> int:
        """Return the length of a content. Raises: as `read`."""
        path = self._file(blob)
        if path is not None and path.suffix != PACKED:
            return path.stat().st_size
        return sum(map(len, self.parts(blob)))

    def is_sound(self, blob: BlobId, *, fresh: bool = False) -> bool:
        """Return whether a content is there and what it was. Raises: OSError."""
        try:
            for _ in self.parts(blob, fresh=fresh):
                pass
        except (ContentMissingError, ContentDamagedError):
            return False
        return True

    def remove(self, blob: BlobId) -> None:
        """Delete a content, such as a damaged one that is to be written again. Raises: OSError."""
        for packed in (True, False):
            self._path(blob, packed=packed).unlink(missing_ok=True)

    def contents(self) -> Iterator[BlobId]:
        """Yield the name of each content that is there. Raises: OSError."""
        for path in self._files():
            yield _blob_of(path)

    def bytes_used(self) -> int:
        """Return the size of all contents on the disk. Raises: OSError."""
        return sum(path.stat().st_size for path in self._files())

    def remove_unused(self, needed: set[BlobId], older_than_s: float) -> int:
        """Delete contents that nothing needs and that were stored before a time in seconds since 1970: what is being
        written is needed only later. Return their number. Raises: OSError."""
        removed = 0
        for path in list(self._files()):
            if _blob_of(path) not in needed and path.stat().st_mtime < older_than_s:
                path.unlink(missing_ok=True)
                removed += 1
        for part in self.folder.glob("??/.*.part"):  # of a program that was killed, on a disk that needs such names
            if part.stat().st_mtime < older_than_s:
                part.unlink(missing_ok=True)
        return removed

    def _files(self) -> Iterator[Path]:
        for folder in sorted(self.folder.glob("[0-9a-f][0-9a-f]")):
            for path in sorted(folder.iterdir()):
                name = path.name.removesuffix(PACKED)
                if len(name) == 62 and not name.strip("0123456789abcdef"):
                    yield path

    def _file(self, blob: BlobId) -> Path | None:
        both = (self._path(blob, packed=packed) for packed in (True, False))
        return next((path for path in both if path.is_file()), None)

    def _path(self, blob: BlobId, *, packed: bool) -> Path:
        return self.folder / blob[:2] / (blob[2:] + (PACKED if packed else ""))

    def _make_folder(self, folder: Path) -> None:
        """Create a folder of the store whose name is on the disk before anything in it is. Raises: OSError."""
        if not folder.is_dir():
            make_synced_folder(folder)


def make_synced_folder(folder: Path) -> None:
    """Create a private folder, and the missing ones above it, and wait until their names are on the disk. Raises:
    OSError."""
    missing = [folder]
    while not missing[-1].parent.is_dir():
        missing.append(missing[-1].parent)
    make_private_folder(folder)
    for made in reversed(missing):
        sync_parent(made)


def _blob_of(path: Path) -> BlobId:
    return BlobId(path.parent.name + path.name.removesuffix(PACKED))


def _pays(first: bytes) -> bool:
    tried = first[:TRIED_BYTES]
    return len(zlib.compress(tried, 1)) < PAYS * len(tried)


def _plain(file: BinaryIO) -> Generator[bytes]:
    while part := file.read(PART_BYTES):
        yield part


def _unpacked(file: BinaryIO, blob: BlobId, path: Path) -> Generator[bytes]:
    packer = zlib.decompressobj()
    try:
        while part := packer.unconsumed_tail or file.read(PART_BYTES):
            yield packer.decompress(part, PART_BYTES)
        yield packer.flush()
    except zlib.error as error:
        raise ContentDamagedError(blob, path) from error
    if not packer.eof or packer.unused_data:
        raise ContentDamagedError(blob, path)


def _forget_pages(file: BinaryIO) -> None:
    """Let the system forget what it holds of a file, so that reading it reads the disk."""
    forget = getattr(os, "posix_fadvise", None)  # of Linux
    if forget is not None:
        with suppress(OSError):
            forget(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
