"""Samples as steps from each to the next: what they are kept as in memory, and in the rows of a lesson that is open.

Half of what plain samples take, and quick both ways. Layout (see docs/lesson-format.md): one byte, 2 in its high four
bits; bit 0: there is pressure, bit 1: there is tilt, bit 2: steps are wide. Varint: number of samples n, and nothing
more for 0. Then x, y and t of the first sample, 4 bytes each; then n rows, the first with steps of 0: steps of x, y, t
(2 bytes each, 4 when wide), pressure (2), both tilts (1 each). All little-endian, modulo 2^32.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tni.ink.varint import BadSamplesError, get_varint, put_varint

VERSION = 2
PRESSURE, TILT, WIDE = 1, 2, 4
FIRST_BYTES = 12
"""Of x, y and t of the first sample."""
LONGEST = 1 << 48
"""More samples than this are never claimed."""


def width(flags: int) -> int:
    """Of a row, in words of 16 bits."""
    return (6 if flags & WIDE else 3) + bool(flags & PRESSURE) + bool(flags & TILT)


def to_steps(numbers: NDArray[np.int32], sensors: NDArray[np.uint16], has: tuple[bool, bool]) -> bytes:
    """numbers: (n, 3) x, y, t; sensors: (n, 2) pressure and both tilts in one word; has: whether each is known."""
    count = len(numbers)
    head = bytearray([VERSION << 4 | (PRESSURE if has[0] else 0) | (TILT if has[1] else 0)])
    put_varint(head, count)
    if not count:
        return bytes(head)
    steps = np.diff(numbers.astype(np.int64), axis=0)
    if count > 1:
        (left, up, back), (right, down, on) = steps.min(axis=0).tolist(), steps.max(axis=0).tolist()
        if min(left, up) < -0x8000 or max(right, down) > 0x7FFF or back < 0 or on > 0xFFFF:
            head[0] |= WIDE
    rows = np.zeros((count, width(head[0])), "<u2")
    if head[0] & WIDE:
        rows[1:, :6] = steps.astype("<i4").view("<u2").reshape(-1, 6)
    else:
        rows[1:, :3] = steps
    column = 6 if head[0] & WIDE else 3
    for known, values in zip(has, sensors.T, strict=True):
        if known:
            rows[:, column] = values
            column += 1
    return b"".join((head, numbers[0].astype("<i4").tobytes(), rows.tobytes()))


def count_of(data: bytes) -> int | None:
    """How many samples there are; None unless `from_steps` will succeed."""
    try:
        count, at = get_varint(data, 1)
    except BadSamplesError:
        return None
    flags = data[0]
    if flags >> 4 != VERSION or flags & 0x08 or count > LONGEST:
        return None
    expected = at + (FIRST_BYTES + 2 * width(flags) * count if count else 0)
    return count if len(data) == expected else None


def from_steps(data: bytes, out: NDArray[Any], unknown: tuple[int, int]) -> None:
    """Fill (n, 4) int32 words of samples: x, y, t, and pressure beside both tilts. data: as `count_of` knows it.
    unknown: the words that stand for no pressure and no tilt."""
    if len(out):
        _, at = get_varint(data, 1)
        first = np.frombuffer(data, "<i4", 3, at)
        rows = np.frombuffer(data, "<u2", offset=at + FIRST_BYTES).reshape(len(out), width(data[0]))
        _sum_up(data[0], rows, out)
        out[:, :3] += first
        _put_sensors(data[0], rows, out.view("<u2")[:, 6:], unknown)


def many_from_steps(many: Sequence[bytes], lengths: Sequence[int], out: NDArray[Any], unknown: tuple[int, int]) -> None:
    """The same of several, one after another, whose first bytes are equal and of which none is empty."""
    flags, counts = many[0][0], np.array(lengths)
    bytes_of = 2 * width(flags) * counts
    heads = [data[: -int(size)][-FIRST_BYTES:] for data, size in zip(many, bytes_of.tolist(), strict=True)]
    tails = [data[-int(size) :] for data, size in zip(many, bytes_of.tolist(), strict=True)]
    rows = np.frombuffer(b"".join(tails), "<u2").reshape(len(out), width(flags))
    _sum_up(flags, rows, out)
    starts = np.cumsum(counts) - counts
    first = np.frombuffer(b"".join(heads), "<i4").reshape(-1, 3) - out[starts, :3]  # the step of a first row is 0
    out[:, :3] += np.repeat(first, counts, axis=0)
    _put_sensors(flags, rows, out.view("<u2")[:, 6:], unknown)


def _sum_up(flags: int, rows: NDArray[np.uint16], out: NDArray[Any]) -> None:
    if flags & WIDE:
        np.cumsum(np.ascontiguousarray(rows[:, :6]).view("<i4"), axis=0, dtype=np.int32, out=out[:, :3])
    else:
        np.cumsum(rows.view("<i2")[:, :2], axis=0, dtype=np.int32, out=out[:, :2])
        np.cumsum(rows[:, 2], dtype=np.int32, out=out[:, 2])


def _put_sensors(flags: int, rows: NDArray[np.uint16], out: NDArray[Any], unknown: tuple[int, int]) -> None:
    column = 6 if flags & WIDE else 3
    for place, known in enumerate((flags & PRESSURE, flags & TILT)):
        if known:
            out[:, place] = rows[:, column]
            column += 1
        else:
            out[:, place] = unknown[place]
