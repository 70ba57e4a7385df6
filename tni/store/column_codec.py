"""Compression of columns of integers, whole columns at once.

Each number is predicted from those before it, and only the difference is stored. The differences, folded into unsigned
numbers, are split into byte planes: all low bytes, then all next bytes. Each plane is deflated (RFC 1951) by itself, so
the Huffman code fits each plane. A column that equals its prediction costs one byte.
"""

from __future__ import annotations

import zlib

import numpy as np
from numpy.typing import NDArray

from tni.ink.varint import get_varint, put_varint
from tni.store.record_bytes import BadRecordError

Ints = NDArray[np.int64]
ORDERS = 3
"""Number of prediction orders. 0 predicts zero; 1, the previous number; 2, the previous number plus the last step."""
STRATEGIES = (zlib.Z_DEFAULT_STRATEGY, zlib.Z_HUFFMAN_ONLY)
_ONE = np.uint64(1)
PLANES_AT = 4
"""Shift of the plane count in a column's first byte. The bits below hold the order; the plane count is at most 8."""


def put_column(out: bytearray, values: Ints) -> None:
    """Append one column to `out`."""
    _put(out, _best([np.diff(values, n, prepend=[0] * n) for n in range(ORDERS)]))


def get_column(data: bytes, at: int, count: int) -> tuple[Ints, int]:
    """Decode one column. Return (values, position after them). Raises: BadRecordError, BadSamplesError."""
    order, values, at = _get(data, at, count)
    for _ in range(order):
        values = values.cumsum()
    return values, at


def put_runs(out: bytearray, values: Ints, starts: Ints) -> None:
    """Append a column made of independent runs. starts: index where each run starts, ascending from 0. The first value
    of each run is not stored."""
    steps = np.diff(values, prepend=values[:1])
    steps[starts] = 0
    turns = np.diff(steps, prepend=0)
    inside = np.ones(len(values), np.bool_)
    inside[starts] = False
    _put(out, _best([(values - np.repeat(values[starts], _lengths(starts, len(values))))[inside], steps[inside],
                     turns[inside]]))  # fmt: skip


def get_runs(data: bytes, at: int, firsts: Ints, starts: Ints, count: int) -> tuple[Ints, int]:
    """Decode a column of runs whose first values are given. Return (count values, position after them).

    Raises: BadRecordError, BadSamplesError.
    """
    order, kept, at = _get(data, at, count - len(starts))
    inside = np.ones(count, np.bool_)
    inside[starts] = False
    values = np.zeros(count, np.int64)
    values[inside] = kept
    lengths = _lengths(starts, count)
    for _ in range(order):
        values = np.cumsum(values)
        values -= np.repeat(values[starts], lengths)
    return values + np.repeat(firsts, lengths), at


def _lengths(starts: Ints, count: int) -> Ints:
    return np.diff(starts, append=count)


def _best(tries: list[Ints]) -> tuple[int, list[bytes]]:
    """Return (order, deflated byte planes) of the order that seems smallest: the one with the fewest bits in all."""
    folded = [(residuals << 1 ^ residuals >> 63).view(np.uint64) for residuals in tries]
    costs = [float(np.log2(values + 1.0).sum()) for values in folded]
    order = costs.index(min(costs))
    return order, _planes(folded[order])


def _planes(folded: NDArray[np.uint64]) -> list[bytes]:
    planes = folded.astype("<u8").view(np.uint8).reshape(-1, 8)
    count = (int(folded.max()).bit_length() + 7) // 8 if len(folded) else 0
    return [min((_deflated(planes[:, n].tobytes(), how) for how in STRATEGIES), key=len) for n in range(count)]


def _deflated(data: bytes, strategy: int) -> bytes:
    packer = zlib.compressobj(6, zlib.DEFLATED, -15, 9, strategy)
    return packer.compress(data) + packer.flush()


def _put(out: bytearray, column: tuple[int, list[bytes]]) -> None:
    order, planes = column
    out.append(len(planes) << PLANES_AT | order)
    for plane in planes:
        put_varint(out, len(plane))
        out += plane


def _get(data: bytes, at: int, count: int) -> tuple[int, Ints, int]:
    head = data[at : at + 1]
    if not head or head[0] >> PLANES_AT > 8 or head[0] & 0x0F >= ORDERS:
        raise BadRecordError(f"no column at byte {at}")
    at += 1
    order, planes = head[0] & 0x0F, head[0] >> PLANES_AT
    if not planes:  # as predicted, which is frequent
        return 0, np.zeros(count, np.int64), at
    found = []
    for _ in range(planes):
        size, at = get_varint(data, at)
        found.append(_inflated(data[at : at + size], count))
        at += size
    folded = np.zeros((count, 8), np.uint8)
    folded[:, :planes] = np.frombuffer(b"".join(found), np.uint8).reshape(planes, count).T
    words = folded.view("<u8").reshape(-1)
    return order, (words >> _ONE).view(np.int64) ^ -(words & _ONE).view(np.int64), at


def _inflated(data: bytes, count: int) -> bytes:
    unpacker = zlib.decompressobj(-15)
    try:
        found = unpacker.decompress(data, count + 1)
    except zlib.error as error:
        raise BadRecordError(str(error)) from error
    if len(found) != count or not unpacker.eof or unpacker.unused_data:
        raise BadRecordError(f"{len(found)} of {count} numbers")
    return found
