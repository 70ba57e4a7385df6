"""Files of entries that connectors send: the program reads them by their SHA-256 while it sends."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import BinaryIO, Protocol

from tni.api.http import FilePart
from tni.core.plugin_errors import EntryFileError

PIECE_BYTES = 1 << 18


class EntryFiles(Protocol):
    """Port of the files that are kept for entries on their way."""

    def open(self, sha256: str) -> BinaryIO:
        """Open a file for reading, at its start. Raises: OSError."""


class NoEntryFiles(EntryFiles):
    """Of calls that send no entry."""

    def open(self, sha256: str) -> BinaryIO:
        raise FileNotFoundError(sha256)


type Body = tuple[bytes | FilePart, ...]


def body_size(body: Body, sizes: Mapping[str, int]) -> int:
    """Return the length of a request's body. sizes: of the files that the plugin may send. Raises: ValueError for
    another file, or a part that the file does not have."""
    return sum(len(one) if isinstance(one, bytes) else _part_size(one, sizes) for one in body)


def _part_size(part: FilePart, sizes: Mapping[str, int]) -> int:
    if part.sha256 not in sizes:
        raise ValueError("a file that is none of the entry's")
    left = sizes[part.sha256] - part.start
    length = left if part.length is None else part.length
    if part.start < 0 or not 0 <= length <= left:
        raise ValueError("a part that the file does not have")
    return length


def body_chunks(body: Body, sizes: Mapping[str, int], files: EntryFiles) -> Callable[[], Iterator[bytes]]:
    """Return a function that reads a request's body, each time from the start. It raises EntryFileError."""

    def chunks() -> Iterator[bytes]:
        for one in body:
            if isinstance(one, bytes):
                yield from filter(None, [one])
            else:
                yield from _file_chunks(one, _part_size(one, sizes), files)

    return chunks


def _file_chunks(part: FilePart, length: int, files: EntryFiles) -> Iterator[bytes]:
    try:
        file = files.open(part.sha256)
    except OSError as error:
        raise EntryFileError(part.sha256) from error
    with file:
        while length:
            chunk = _read(file, part, length)
            length -= len(chunk)
            yield chunk


def _read(file: BinaryIO, part: FilePart, left: int) -> bytes:
    try:
        if file.tell() < part.start:
            file.seek(part.start)
        chunk = file.read(min(left, PIECE_BYTES))
    except OSError as error:
        raise EntryFileError(part.sha256) from error
    if not chunk:  # shorter than the entry says
        raise EntryFileError(part.sha256)
    return chunk
