"""Variable-length encoding of non-negative integers."""

from __future__ import annotations

from tni.core.errors import TniError


class BadSamplesError(TniError):
    """Bytes that are not packed samples."""


def put_varint(out: bytearray, value: int) -> None:
    """Append a value, >= 0: seven bits per byte, low ones first, the high bit set on all but the last byte."""
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)


def get_varint(data: bytes, at: int) -> tuple[int, int]:
    """Return (value, position after it). Raises: BadSamplesError past the end or above 2^64."""
    if at < len(data) and data[at] < 0x80:  # nearly always
        return data[at], at + 1
    value = shift = 0
    while at < len(data) and shift < 64:
        byte = data[at]
        at += 1
        value |= (byte & 0x7F) << shift
        if byte < 0x80:
            return value, at
        shift += 7
    raise BadSamplesError(f"no number at byte {at} of {len(data)}")
