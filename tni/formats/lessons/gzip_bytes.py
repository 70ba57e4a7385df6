"""Bounded reader of gzip files in memory, which takes what is there of one that is cut off."""

from __future__ import annotations

import zlib

from tni.api.formats import FormatError, FormatFault

GZIP = b"\x1f\x8b"
_STEP = 1 << 20
_WITH_GZIP_HEADER = 31


def unpack_gzip(data: bytes, most: int) -> tuple[bytes, bool]:
    """Return the content of a gzip file, of all its members, and whether it is whole. most: bytes of the content.
    Raises: FormatError."""
    parts: list[bytes] = []
    left, is_whole = most, True
    while data.startswith(GZIP):
        unpacker = zlib.decompressobj(_WITH_GZIP_HEADER)
        try:
            while not unpacker.eof and data:
                part = unpacker.decompress(data, _STEP)
                data = unpacker.unconsumed_tail
                parts.append(part)
                left -= len(part)
                if left < 0:
                    raise FormatError(FormatFault.TOO_LARGE, f"more than {most} bytes unpacked")
        except zlib.error:
            is_whole = False
            break
        is_whole = unpacker.eof
        data = unpacker.unused_data
    if not any(parts):
        raise FormatError(FormatFault.DAMAGED, "nothing in the gzip file")
    return b"".join(parts), is_whole
