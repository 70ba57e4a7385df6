"""Compression of a font file for the web: WOFF 1.0 (https://www.w3.org/TR/WOFF/), which every browser reads.

The tables stay as they are, so nothing is lost; each is compressed by zlib.
"""

from __future__ import annotations

import struct
import zlib

_HEADER = struct.Struct(">4sIIHHIHHIIIII")
_ENTRY = struct.Struct(">4sIIII")
_OFFSET_TABLE = struct.Struct(">IHHHH")
_RECORD = struct.Struct(">4sIII")
SIGNATURE = b"wOFF"


def woff_of(font: bytes) -> bytes:
    """Return a TrueType or OpenType font as WOFF. Raises: ValueError for data that is no such font."""
    try:
        flavour, count, *_ = _OFFSET_TABLE.unpack_from(font)
        records = [_RECORD.unpack_from(font, _OFFSET_TABLE.size + n * _RECORD.size) for n in range(count)]
    except struct.error as error:
        raise ValueError("no font file") from error
    if not records or any(offset + length > len(font) for _, _, offset, length in records):
        raise ValueError("no font file")
    at = _HEADER.size + count * _ENTRY.size
    entries, tables = [], []
    for tag, checksum, offset, length in sorted(records):
        content = font[offset : offset + length]
        packed = min((zlib.compress(content, 9), content), key=len)
        entries.append(_ENTRY.pack(tag, at, len(packed), length, checksum))
        tables.append(packed + bytes(-len(packed) % 4))
        at += len(tables[-1])
    plain = _OFFSET_TABLE.size + count * _RECORD.size + sum(-(-length // 4) * 4 for *_, length in records)
    head = _HEADER.pack(SIGNATURE, flavour, at, count, 0, plain, 1, 0, 0, 0, 0, 0, 0)
    return head + b"".join(entries) + b"".join(tables)
