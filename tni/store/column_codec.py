"""Columns of whole numbers to few bytes and back, all of a column at once.

What is kept of a number is how it differs from what those before it let expect; of these differences, as signed
numbers, the low bytes together, then the next bytes, each deflated (RFC 1951): Huffman's code fits each column by
itself, and a column that is as expected costs one byte.
"""

from __future__ import annotations

import zlib

import numpy as np
from numpy.typing import NDArray

from tni.ink.varint import get_varint, put_varint
from tni.store.record_bytes import BadRecordError

Ints = NDArray[np.int64]
ORDERS = 3
"""Expected is 0: nothing; 1: the number before; 2: that and once more the step to it."""
STRATEGIES = (zlib.Z_DEFAULT_STRATEGY, zlib.Z_HUFFMAN_ONLY)
PLANES_AT = 4
"""Bits of a column's first byte below its number of byte planes, which is at most 8: the order."""


def put_column(out: bytearray, values: Ints) -> None:
    """One column by itself."""
    _put(out, _best([np.diff(values, n, prepend=[0] * n) for n in range(ORDERS)]))


def get_column(data: bytes, at: int, count: int) -> tuple[Ints, int]:
    """(values, position after them). Raises: BadRecordError, BadSamplesError."""
    order, values, at = _get(data, at, count)
    for _ in range(order):
        values = np.cumsum(values)
    return values, at


def put_runs(out: bytearray, values: Ints, starts: Ints) -> None:
    """A column in runs that know nothing of each other. starts: where each run starts, ascending from 0; the first
    values of runs are not kept."""
    steps = np.diff(values, prepend=values[:1])
    steps[starts] = 0
    turns = np.diff(steps, prepend=0)
    inside = np.ones(len(values), np.bool_)
    inside[starts] = False
    _put(out, _best([(values - np.repeat(values[starts], _lengths(starts, len(values))))[inside], steps[inside],
                     turns[inside]]))  # fmt: skip


def get_runs(data: bytes, at: int, firsts: Ints, starts: Ints, count: int) -> tuple[Ints, int]:
    """(count values, position after them) of runs whose first values are given.

    Raises: BadRecordError, BadSamplesError."""
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
    """(order, byte planes deflated) of the order that seems to take least: that with the fewest bits in all."""
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
    folded = np.zeros((count, 8), np.uint8)
    for number in range(planes):
        size, at = get_varint(data, at)
        folded[:, number] = np.frombuffer(_inflated(data[at : at + size], count), np.uint8)
        at += size
    words = folded.view("<u8").reshape(-1)
    return order, (words >> np.uint64(1)).view(np.int64) ^ -(words & np.uint64(1)).view(np.int64), at


def _inflated(data: bytes, count: int) -> bytes:
    unpacker = zlib.decompressobj(-15)
    try:
        found = unpacker.decompress(data, count + 1)
    except zlib.error as error:
        raise BadRecordError(str(error)) from error
    if len(found) != count or not unpacker.eof or unpacker.unused_data:
        raise BadRecordError(f"{len(found)} of {count} numbers")
    return found
