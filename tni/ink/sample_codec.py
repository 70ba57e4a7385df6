"""Codec for packed samples. Any bytes either give samples or raise BadSamplesError; nothing fails later.

Layout, version 1 (see docs/lesson-format.md). A fragment has one byte before it:

- one byte: version in the high four bits; bit 0: there is pressure, bit 1: there is tilt;
- varint: number of samples n; nothing follows for n = 0;
- for each column present, of x, y, t, pressure, tilt_x, tilt_y: one byte (bits 0 to 4: Rice parameter k; bits 5 and 6:
  predictor; bit 7: a varint divisor follows, else 1), then the first value, divided, as a zig-zag varint;
- one run of bits, most significant first, padded with fewer than 8 zeros: for each column the low k bits of its n - 1
  zig-zag residuals; then for each column their high parts in unary, zeros ended by a one.

Arithmetic is modulo 2^32 and columns are cut to their width, so that every well-formed run of bits decodes. Rice
coding: R. F. Rice, "Some Practical Universal Noiseless Coding Techniques", JPL 79-22, 1979.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from tni.ink.sample import PRESSURE_UNKNOWN, SAMPLE_DTYPE, TILT_UNKNOWN, Samples
from tni.ink.sample_deltas import VERSION as STEPS
from tni.ink.sample_deltas import DeltaRows, rows_from_bytes
from tni.ink.stroke_fragment import StrokeFragment
from tni.ink.varint import BadSamplesError, get_varint, put_varint

_Ints = NDArray[np.int64]

VERSION = 1
FRAGMENT = 3
"""First byte of a fragment (`tni.ink.stroke_fragment`), in place of a version; the fragment follows in the format of
samples."""
PRESSURE, TILT = 1, 2
COLUMNS: tuple[str, ...] = ("x", "y", "t")
DIVISOR_FOLLOWS = 0x80
PREDICTORS = 2
"""Number of predictors. 0: the previous value; 1: the previous value plus the last step."""
WRAP = 1 << 32


class _Column(NamedTuple):
    name: str
    k: int
    predictor: int
    divisor: int
    first: int


# -- numbers


def zigzag(value: int) -> int:
    """Map 0, -1, 1, -2 ... to 0, 1, 2, 3 ..."""
    return value << 1 if value >= 0 else (-value << 1) - 1


def unzigzag(value: int) -> int:
    return value >> 1 if not value & 1 else -((value + 1) >> 1)


def _signed32(values: _Ints) -> _Ints:
    wrapped: _Ints = ((values + (WRAP >> 1)) % WRAP) - (WRAP >> 1)
    return wrapped


# -- packing


def pack_samples(samples: Samples) -> bytes:
    """Pack samples into bytes, from which `unpack_samples` restores them exactly."""
    array = samples.array
    names = _columns_of(array)
    flags = (PRESSURE if "pressure" in names else 0) | (TILT if "tilt_x" in names else 0)
    out = bytearray(_head(samples))
    out.append(VERSION << 4 | flags)
    put_varint(out, len(array))
    if not len(array):
        return bytes(out)
    low: list[NDArray[np.uint8]] = []
    high: list[NDArray[np.uint8]] = []
    for name in names:
        column, residuals = _best(name, array[name].astype(np.int64))
        out.append(column.k | column.predictor << 5 | (DIVISOR_FOLLOWS if column.divisor > 1 else 0))
        if column.divisor > 1:
            put_varint(out, column.divisor)
        put_varint(out, zigzag(column.first))
        low.append(_low_bits(residuals, column.k))
        high.append(_unary(residuals >> column.k))
    return bytes(out) + np.packbits(np.concatenate(low + high)).tobytes()


def encode_deltas(samples: Samples) -> bytes:
    """Encode samples as deltas, which is faster but takes more bytes. `unpack_samples` reads them too."""
    return _head(samples) + samples.steps


def _head(samples: Samples) -> bytes:
    return _OF_PIECE if isinstance(samples, StrokeFragment) else b""


_OF_PIECE = bytes([FRAGMENT << 4])


def _columns_of(array: NDArray[Any]) -> tuple[str, ...]:
    names = COLUMNS
    if (array["pressure"] != PRESSURE_UNKNOWN).any():
        names += ("pressure",)
    if (array["tilt_x"] != TILT_UNKNOWN).any() or (array["tilt_y"] != TILT_UNKNOWN).any():
        names += ("tilt_x", "tilt_y")
    return names


def _best(name: str, values: _Ints) -> tuple[_Column, _Ints]:
    """Return the cheapest encoding found for a column, and its n - 1 zig-zag residuals."""
    divisor = int(np.gcd.reduce(values)) or 1
    scaled = _signed32(values // divisor)
    best: tuple[int, int, int, _Ints] | None = None
    for predictor in range(PREDICTORS):
        residuals = _signed32(scaled[1:] - _predicted(scaled, predictor))
        folded: _Ints = np.where(residuals < 0, -2 * residuals - 1, 2 * residuals)
        mean = float(folded.mean()) if len(folded) else 0.0
        near = max(int(mean).bit_length() - 1, 0)
        for k in range(max(near - 1, 0), min(near + 2, 32)):
            cost = int((folded >> k).sum()) + k * len(folded)
            if best is None or cost < best[0]:
                best = cost, k, predictor, folded
    assert best is not None
    _, k, predictor, folded = best
    return _Column(name, k, predictor, divisor, int(scaled[0])), folded


def _predicted(values: _Ints, predictor: int) -> _Ints:
    """Return (n - 1,) predictions of values[1:] from the values before; the step before the first value is 0."""
    before = values[:-1]
    if predictor == 0:
        return before
    steps = _signed32(np.diff(before, prepend=before[:1]))
    return before + steps


def _low_bits(values: _Ints, k: int) -> NDArray[np.uint8]:
    bits: NDArray[np.uint8] = ((values[:, None] >> np.arange(k - 1, -1, -1)) & 1).astype(np.uint8).ravel()
    return bits


def _unary(quotients: _Ints) -> NDArray[np.uint8]:
    ends = np.cumsum(quotients + 1)
    bits = np.zeros(int(ends[-1]) if len(ends) else 0, np.uint8)
    bits[ends - 1] = 1
    return bits


# -- unpacking


def unpack_samples(data: bytes) -> Samples:
    """Read packed samples, which are checked now and decoded at the first access. Raises: BadSamplesError."""
    return StrokeFragment.of(_unpacked(data[1:])) if data[:1] == _OF_PIECE else _unpacked(data)


def _unpacked(data: bytes) -> Samples:
    if data and data[0] >> 4 == STEPS:
        if (found := Samples.of_steps(data)) is None:
            raise BadSamplesError(f"{len(data)} bytes are no steps")
        return found
    if not data or data[0] >> 4 != VERSION or data[0] & 0x0F & ~(PRESSURE | TILT):
        raise BadSamplesError(f"packed samples start with {data[:1].hex() or 'nothing'}")
    count, at = get_varint(data, 1)
    if count == 0:
        if at != len(data):
            raise BadSamplesError("bytes after no samples")
        return Samples(np.empty(0, SAMPLE_DTYPE))
    _check(data, at, count - 1, len(_names(data[0])))
    return Samples.later(count, _Packed(data, at, count))


class _Packed:
    """Source that decodes its samples at the first access. Two threads may both decode them, and get equal samples."""

    __slots__ = ("_at", "_count", "_data", "_found")

    def __init__(self, data: bytes, at: int, count: int) -> None:
        self._data, self._at, self._count = data, at, count
        self._found: Samples | None = None

    def array(self, number: int) -> NDArray[Any]:  # noqa: ARG002  # it holds one stroke
        return self._samples.array

    def rows(self, numbers: Sequence[int]) -> DeltaRows:
        return rows_from_bytes([self._samples.steps] * len(numbers), [self._count] * len(numbers))

    @property
    def _samples(self) -> Samples:
        data, found = self._data, self._found  # in this order: `_data` is cleared after `_found` is set
        if found is None:
            found = self._found = Samples(_decode(data, self._at, self._count))
            self._data = b""
        return found


def _names(flags: int) -> tuple[str, ...]:
    return COLUMNS + (("pressure",) if flags & PRESSURE else ()) + (("tilt_x", "tilt_y") if flags & TILT else ())


def _check(data: bytes, at: int, steps: int, columns: int) -> None:
    """Check that `_decode` will succeed. It runs for every stroke of a lesson that is opened, so it reads no more than
    needed: column heads, the presence of all low bits, one unary terminator for each residual, and padding of fewer
    than 8 zeros. Raises: BadSamplesError."""
    width = 0
    try:
        for _ in range(columns):
            head = data[at]
            if head >> 5 & 3 >= PREDICTORS:
                raise BadSamplesError(f"unknown predictor {head >> 5 & 3}")
            width += head & 31
            at = _after_varint(data, at + 1)
            if head & DIVISOR_FOLLOWS:
                at = _after_varint(data, at)
    except IndexError:
        raise BadSamplesError("cut off") from None
    high, ends = 8 * (len(data) - at) - steps * width, steps * columns
    if high < ends:
        raise BadSamplesError(f"too few bits for {ends} residuals")
    bits = int.from_bytes(data[at:]) & ((1 << high) - 1)
    padding = (bits & -bits).bit_length() - 1 if bits else high
    if bits.bit_count() != ends or padding > 7:
        raise BadSamplesError(f"{bits.bit_count()} residuals where {ends} were said, {padding} bits of padding")


def _after_varint(data: bytes, at: int) -> int:
    """Return the position after a varint. Raises: IndexError past the end, BadSamplesError for more than 5 bytes."""
    end = at
    while data[end] > 0x7F:
        end += 1
    if end - at > 4:
        raise BadSamplesError(f"a number of {end - at + 1} bytes")
    return end + 1


def _read_columns(data: bytes, at: int) -> tuple[list[_Column], int]:
    """Read the heads of columns that were checked; also return the position of the bits."""
    columns = []
    for name in _names(data[0]):
        head, divisor = data[at], 1
        at += 1
        if head & DIVISOR_FOLLOWS:
            divisor, at = get_varint(data, at)
        folded, at = get_varint(data, at)
        columns.append(_Column(name, head & 31, head >> 5 & 3, divisor, unzigzag(folded)))
    return columns, at


def _decode(data: bytes, at: int, count: int) -> NDArray[Any]:
    steps = count - 1
    columns, at = _read_columns(data, at)
    bits = np.unpackbits(np.frombuffer(data, np.uint8, offset=at))
    split = steps * sum(c.k for c in columns)
    ends = np.flatnonzero(bits[split:])
    quotients = np.diff(ends, prepend=-1) - 1
    out = np.empty(count, SAMPLE_DTYPE)
    out["pressure"], out["tilt_x"], out["tilt_y"] = PRESSURE_UNKNOWN, TILT_UNKNOWN, TILT_UNKNOWN
    start = 0
    for number, column in enumerate(columns):
        low = bits[start : start + steps * column.k].reshape(steps, column.k)
        start += low.size
        weights = 1 << np.arange(column.k - 1, -1, -1, dtype=np.int64)
        high = quotients[number * steps : (number + 1) * steps]
        folded = (high << column.k) + low @ weights
        residuals = np.where(folded & 1, -((folded + 1) >> 1), folded >> 1)
        values = _restored(column, residuals) * column.divisor % WRAP
        out[column.name] = values.astype(np.uint32).astype(SAMPLE_DTYPE[column.name], casting="unsafe")
    return out


def _restored(column: _Column, residuals: _Ints) -> _Ints:
    """Return (n,) values from the residuals, exact modulo 2^32."""
    if column.predictor == 0:
        return column.first + np.concatenate([[0], np.cumsum(residuals)])
    steps = _signed32(np.cumsum(residuals))
    return column.first + np.concatenate([[0], np.cumsum(steps)])
