"""Delta encoding of samples, used in memory and in the rows of an open lesson.

It takes half the size of plain samples and is fast both ways. Layout (see docs/lesson-format.md): one byte, 2 in its
high four bits; bit 0: there is pressure, bit 1: there is tilt, bit 2: deltas are wide. Varint: number of samples n, and
nothing more for 0. Then x, y and t of the first sample, 4 bytes each; then n rows, the first with deltas of 0: deltas
of x, y, t (2 bytes each, 4 when wide), pressure (2), both tilts (1 each). All little-endian, modulo 2^32.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from tni.ink.varint import BadSamplesError, get_varint, put_varint

VERSION = 2
PRESSURE, TILT, WIDE = 1, 2, 4
FIRST_BYTES = 12
"""Bytes of x, y and t of the first sample."""
MAX_SAMPLES = 1 << 48
"""Greatest number of samples that is accepted."""


def row_width(flags: int) -> int:
    """Return the width of a row in 16-bit words."""
    return (6 if flags & WIDE else 3) + bool(flags & PRESSURE) + bool(flags & TILT)


class DeltaRows(NamedTuple):
    """Deltas of several strokes, one after another. flags: the first byte, which all strokes share. firsts: (strokes,
    3) x, y, t of each first sample; rows: (samples, `row_width(flags)`)."""

    flags: int
    firsts: NDArray[np.int32]
    rows: NDArray[np.uint16]


def encode_strokes(of: DeltaRows, lengths: Sequence[int]) -> list[bytes]:
    """Return the bytes of each stroke, or of a single empty one. lengths: of each."""
    firsts, rows, size = of.firsts.astype("<i4").tobytes(), of.rows.tobytes(), 2 * row_width(of.flags)
    out, end = [], 0
    for number, length in enumerate(lengths):
        head = bytearray([of.flags])
        put_varint(head, length)
        start, end = end, end + size * length
        out.append(b"".join((head, firsts[FIRST_BYTES * number : FIRST_BYTES * (number + 1)], rows[start:end])))
    return out


def delta_rows(
    numbers: NDArray[np.int32],
    sensors: NDArray[np.uint16],
    has: tuple[bool, bool],
    starts: Sequence[int] | NDArray[np.int64],
) -> DeltaRows:
    """Encode samples as deltas. numbers: (n, 3) x, y, t; sensors: (n, 2) pressure, and both tilts in one word; has:
    whether each is known; starts: where each stroke begins, ascending from 0."""
    count, flags = len(numbers), VERSION << 4 | (PRESSURE if has[0] else 0) | (TILT if has[1] else 0)
    wide = numbers.astype(np.int64)
    steps = np.empty_like(wide)
    np.subtract(wide[1:], wide[:-1], out=steps[1:])
    steps[starts] = 0
    if count > 1:
        (left, up, back), (right, down, on) = steps.min(axis=0).tolist(), steps.max(axis=0).tolist()
        if min(left, up) < -0x8000 or max(right, down) > 0x7FFF or back < 0 or on > 0xFFFF:
            flags |= WIDE
    rows = np.empty((count, row_width(flags)), "<u2")
    column = 6 if flags & WIDE else 3
    rows[:, :column] = steps.astype("<i4").view("<u2").reshape(-1, 6) if flags & WIDE else steps
    for known, values in zip(has, sensors.T, strict=True):
        if known:
            rows[:, column] = values
            column += 1
    return DeltaRows(flags, numbers[starts], rows)


def sample_count(data: bytes) -> int | None:
    """Return the number of samples; None unless `rows_from_bytes` will succeed."""
    try:
        count, at = get_varint(data, 1)
    except BadSamplesError:
        return None
    flags = data[0]
    if flags >> 4 != VERSION or flags & 0x08 or count > MAX_SAMPLES:
        return None
    expected = at + (FIRST_BYTES + 2 * row_width(flags) * count if count else 0)
    return count if len(data) == expected else None


def rows_from_bytes(many: Sequence[bytes], lengths: Sequence[int]) -> DeltaRows:
    """Read several strokes from bytes in the format of `encode_strokes`. Their first bytes must be equal, and none may
    be empty."""
    flags = many[0][0]
    sizes = [2 * row_width(flags) * length for length in lengths]
    heads = [data[-size - FIRST_BYTES : -size] for data, size in zip(many, sizes, strict=True)]
    tails = [data[-size:] for data, size in zip(many, sizes, strict=True)]
    rows = np.frombuffer(b"".join(tails), "<u2").reshape(-1, row_width(flags))
    return DeltaRows(flags, np.frombuffer(b"".join(heads), "<i4").reshape(-1, 3), rows)


def join_rows(many: Sequence[DeltaRows]) -> DeltaRows:
    """Concatenate at least one set of rows, all with equal flags."""
    if len(many) == 1:
        return many[0]
    return DeltaRows(many[0].flags, np.concatenate([m.firsts for m in many]), np.concatenate([m.rows for m in many]))


def decode_rows(of: DeltaRows, lengths: Sequence[int], out: NDArray[Any], unknown: tuple[int, int]) -> None:
    """Decode into (n, 4) int32 words of samples: x, y, t, and pressure beside both tilts. lengths: of each stroke, > 0.
    unknown: words for unknown pressure and unknown tilt."""
    flags, firsts, rows = of
    _sum_up(flags, rows, out)
    if len(firsts) == 1:
        out[:, :3] += firsts[0] - out[0, :3]
    else:
        counts = np.array(lengths)
        out[:, :3] += np.repeat(firsts - out[np.cumsum(counts) - counts, :3], counts, axis=0)
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
