"""Check of the WAL of a lesson that was not closed. SQLite reads it up to the first damaged frame, without a word, so
that the changes after it would be missing.

Layout and checksum: https://www.sqlite.org/fileformat2.html#the_write_ahead_log
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from itertools import chain
from typing import IO

HEADER_SIZE, FRAME_HEADER_SIZE = 32, 24
LITTLE_ENDIAN = 0x377F0682
"""Magic number of a WAL whose checksums are of little-endian words; one more: of big-endian ones."""
PAGE_SIZES = frozenset(1 << power for power in range(9, 17))
SALTS = slice(8, 16)
"""Bytes of a frame's header that tell it from frames of an earlier use of the file."""

type _Sum = tuple[int, int]


def wal_problems(wal: IO[bytes]) -> Iterator[str]:
    """Yield what is damaged in the WAL of a lesson. The end of a change that was being written when the machine stopped
    is no damage. Raises: OSError."""
    header = wal.read(HEADER_SIZE)
    if len(header) < HEADER_SIZE:
        return
    magic, _, page_size = struct.unpack(">3I", header[:12])
    order = "<" if magic == LITTLE_ENDIAN else ">"
    total = _added(header[:24], order, (0, 0))
    if total != struct.unpack(">2I", header[24:]):
        yield "header"
        return
    if page_size not in PAGE_SIZES:
        yield f"page size {page_size}"
        return
    frames = _frames(wal, FRAME_HEADER_SIZE + page_size)
    for number, frame in enumerate(frames, 1):
        total = _added(frame[:8] + frame[FRAME_HEADER_SIZE:], order, total)
        if frame[SALTS] != header[16:24] or total != struct.unpack(">2I", frame[16:FRAME_HEADER_SIZE]):
            if any(later[SALTS] == header[16:24] and _commits(later) for later in chain([frame], frames)):
                yield f"frame {number}"
            return


def _frames(wal: IO[bytes], size: int) -> Iterator[bytes]:
    """Yield the whole frames one after the other."""
    while len(frame := wal.read(size)) == size:
        yield frame


def _commits(frame: bytes) -> bool:
    """Return whether a change ends with a frame."""
    return frame[4:8] != bytes(4)


def _added(data: bytes, order: str, total: _Sum) -> _Sum:
    one, two = total
    for first, second in struct.iter_unpack(f"{order}2I", data):
        one = (one + first + two) & 0xFFFFFFFF
        two = (two + second + one) & 0xFFFFFFFF
    return one, two
