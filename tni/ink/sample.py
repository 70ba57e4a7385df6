"""Raw pen samples, the source from which all drawn ink is derived.

Samples are quantised once, when they arrive, so that memory and file hold the same numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, Protocol, Self

import numpy as np
from numpy.typing import NDArray

from tni.ink.sample_deltas import (
    WIDE,
    DeltaRows,
    decode_rows,
    delta_rows,
    encode_strokes,
    join_rows,
    rows_from_bytes,
    sample_count,
)

POSITION_PER_MM = 256
"""Positions are whole 1/256 mm: a tenth of a pixel of a 4K picture."""
TICKS_PER_S = 10_000
"""Times are whole 0.1 ms since the pen came down."""
PRESSURE_FULL = 1023
PRESSURE_UNKNOWN = 65_535
TILT_UNKNOWN = -128

SAMPLE_DTYPE = np.dtype(
    [("x", "<i4"), ("y", "<i4"), ("t", "<u4"), ("pressure", "<u2"), ("tilt_x", "i1"), ("tilt_y", "i1")]
)
"""x, y: 1/256 mm of the page; t: 0.1 ms since pen down; pressure: 0 to 1023, 65535 unknown; tilts: degrees, -128
unknown. 16 bytes."""

POSITION_MAX_MM = 2_000_000.0


NO_SENSORS = (PRESSURE_UNKNOWN, (TILT_UNKNOWN & 0xFF) * 0x101)
"""Unknown pressure and unknown tilt, as 16-bit words."""


class SampleSource(Protocol):
    """Store that holds the samples of many strokes together. Its methods must not fail."""

    def array(self, number: int) -> NDArray[Any]:
        """Return the samples of stroke `number`: (n,) of SAMPLE, read-only."""

    def rows(self, numbers: Sequence[int]) -> DeltaRows:
        """Return the samples of several strokes, at least one, in this order."""


class Samples:
    """Immutable run of samples, compared by value.

    It is stored as deltas (see `tni.ink.sample_deltas`), or in a source that holds many runs, so that a lesson has no
    array for each stroke.
    """

    __slots__ = ("_kept", "_length", "_number")

    def __init__(self, array: NDArray[Any]) -> None:
        """array: (n,) of SAMPLE; it is copied."""
        self._kept: bytes | SampleSource = _steps(_checked(array))
        self._length, self._number = len(array), 0

    @classmethod
    def later(cls, length: int, source: SampleSource, number: int = 0) -> Self:
        """Return samples that are read from their source at the first access, so that a long lesson opens without
        unpacking its ink. length: > 0."""
        return cls._of(source, length, number)

    @classmethod
    def of_steps(cls, data: bytes) -> Self | None:
        """Return samples from bytes in the format of `steps`; None for other bytes."""
        count = sample_count(data)
        return None if count is None else cls._of(data, count)

    @classmethod
    def many(cls, array: NDArray[Any], lengths: Sequence[int]) -> list[Self]:
        """Split an array of SAMPLE into consecutive runs, in a fifth of the time that one by one takes. lengths: of
        each run, > 0."""
        return [cls._of(steps, length) for steps, length in zip(_many_steps(array, lengths), lengths, strict=True)]

    @classmethod
    def _of(cls, kept: bytes | SampleSource, length: int, number: int = 0) -> Self:
        made = cls.__new__(cls)
        made._kept, made._length, made._number = kept, length, number
        return made

    @property
    def array(self) -> NDArray[Any]:
        """The samples as (n,) of SAMPLE, read-only."""
        kept = self._kept
        return _array(kept) if isinstance(kept, bytes) else kept.array(self._number)

    @property
    def steps(self) -> bytes:
        """The samples as delta bytes; equal samples give equal bytes."""
        return self._kept if isinstance(self._kept, bytes) else _steps(self.array)

    def __len__(self) -> int:
        return self._length

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Samples) and (self is other or self.array.tobytes() == other.array.tobytes())

    def __hash__(self) -> int:
        return hash(self.array.tobytes())

    def __repr__(self) -> str:
        return f"{type(self).__name__}({len(self)})"

    def __getitem__(self, part: slice) -> Self:
        return type(self)(self.array[part])

    def joined(self, more: Samples) -> Self:
        """Return these samples followed by `more`. Raises: TypeError unless both have the same type, because the
        numbers of different types have different meanings."""
        if type(more) is not type(self):
            raise TypeError(f"{more!r} cannot follow {self!r}")
        return type(self)(concatenated([self.array, more.array]))

    @property
    def positions_mm(self) -> NDArray[np.float64]:
        """Positions as (n, 2) x, y in mm."""
        array = self.array
        out = np.empty((len(array), 2))
        out[:, 0], out[:, 1] = array["x"], array["y"]
        return out / POSITION_PER_MM

    @property
    def times_s(self) -> NDArray[np.float64]:
        """Times as (n,) seconds since the pen came down."""
        return self.array["t"] / TICKS_PER_S

    @property
    def pressures(self) -> NDArray[np.float64]:
        """Pressures as (n,) 0 to 1; NaN without a sensor."""
        raw = self.array["pressure"]
        return np.where(raw == PRESSURE_UNKNOWN, np.nan, raw / PRESSURE_FULL)


def arrays_of(many: Sequence[Samples]) -> list[NDArray[Any]]:
    """Return the arrays of many runs at once, in a tenth of the time for short ones."""
    out: list[NDArray[Any]] = [_NONE] * len(many)
    kinds: dict[int, list[tuple[list[int], DeltaRows]]] = {}
    for numbers, rows in (*_by_themselves(many), *_in_sources(many)):
        kinds.setdefault(rows.flags, []).append((numbers, rows))
    for parts in kinds.values():
        numbers = [number for part, _ in parts for number in part]
        lengths = [many[number]._length for number in numbers]
        array = samples_from_rows(join_rows([rows for _, rows in parts]), lengths)
        end = 0
        for number, length in zip(numbers, lengths, strict=True):
            start, end = end, end + length
            out[number] = array[start:end]
    return out


def _by_themselves(many: Sequence[Samples]) -> list[tuple[list[int], DeltaRows]]:
    """Return (numbers, rows) of the runs that are stored as deltas and not empty, by the flags of their deltas."""
    kinds: dict[int, tuple[list[int], list[bytes]]] = {}
    for number, samples in enumerate(many):
        kept = samples._kept
        if isinstance(kept, bytes) and samples._length:
            numbers, found = kinds.setdefault(kept[0], ([], []))
            numbers.append(number)
            found.append(kept)
    return [(numbers, rows_from_bytes(found, [many[n]._length for n in numbers])) for numbers, found in kinds.values()]


def _in_sources(many: Sequence[Samples]) -> list[tuple[list[int], DeltaRows]]:
    """Return (numbers, rows) of the runs that are stored in sources, by source."""
    found: dict[SampleSource, list[int]] = {}
    for number, samples in enumerate(many):
        if not isinstance(kept := samples._kept, bytes):
            found.setdefault(kept, []).append(number)
    return [(numbers, source.rows([many[n]._number for n in numbers])) for source, numbers in found.items()]


def delta_rows_of_strokes(array: NDArray[Any], starts: Sequence[int] | NDArray[np.int64]) -> DeltaRows:
    """Encode the samples of several strokes, an array of SAMPLE, as deltas. starts: where each stroke begins, ascending
    from 0."""
    words = np.ascontiguousarray(array).view("<u2").reshape(-1, 8)[:, 6:]
    pressure, tilt = (words != NO_SENSORS).any(axis=0).tolist()
    return delta_rows(array.view("<i4").reshape(-1, 4)[:, :3], words, (pressure, tilt), starts)


def concatenated(arrays: Sequence[NDArray[Any]]) -> NDArray[Any]:
    """Join arrays of SAMPLE, at least one, into (n,) of SAMPLE. Many times faster than numpy is with structured
    types."""
    if len(arrays) == 1:
        return arrays[0]
    return np.concatenate([array.view(_WHOLE) for array in arrays]).view(SAMPLE_DTYPE)


_NONE = np.empty(0, SAMPLE_DTYPE)
_WHOLE = np.dtype(np.complex128)
"""Plain type of the same size as a sample."""


class SampleBuffer:
    """Samples of a stroke in progress, appended in place without a Python object per sample."""

    __slots__ = ("_array", "_count", "started_s")

    def __init__(self, started_s: float) -> None:
        """started_s: monotonic time of pen down, seconds."""
        self.started_s = started_s
        self._array = np.empty(256, SAMPLE_DTYPE)
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def append(
        self,
        x_mm: float,
        y_mm: float,
        at_s: float,
        pressure: float | None = None,
        tilt: tuple[float, float] | None = None,
    ) -> tuple[int, int, int]:
        """Quantise and store one sample. Positions are clamped to +-2 km, times to at least 0; NaN is refused.

        Returns x, y and pressure as stored. Raises: ValueError for NaN, OverflowError for an infinite time.
        """
        if self._count == len(self._array):
            self._array = np.concatenate([self._array, np.empty(self._count, SAMPLE_DTYPE)])
        limit = POSITION_MAX_MM
        x = round(min(max(x_mm, -limit), limit) * POSITION_PER_MM)
        y = round(min(max(y_mm, -limit), limit) * POSITION_PER_MM)
        t = min(max(round((at_s - self.started_s) * TICKS_PER_S), 0), 2**32 - 1)
        p = PRESSURE_UNKNOWN if pressure is None else round(min(max(pressure, 0.0), 1.0) * PRESSURE_FULL)
        tilt_x, tilt_y = (TILT_UNKNOWN, TILT_UNKNOWN) if tilt is None else map(_degrees, tilt)
        self._array[self._count] = (x, y, t, p, tilt_x, tilt_y)
        self._count += 1
        return x, y, p

    def samples(self, start: int = 0) -> Samples:
        """Return a copy of the samples from `start` on."""
        return Samples(self._array[start : self._count])


def samples_from_rows(rows: DeltaRows, lengths: Sequence[int]) -> NDArray[Any]:
    """Decode the samples of several strokes, one after another, as (n,) of SAMPLE, read-only. lengths: of each, > 0."""
    array = np.empty(len(rows.rows), SAMPLE_DTYPE)
    decode_rows(rows, lengths, array.view("<i4").reshape(-1, 4), NO_SENSORS)
    array.flags.writeable = False
    return array


@lru_cache(maxsize=256)
def _array(steps: bytes) -> NDArray[Any]:
    """Decode deltas, with a cache for the strokes in use: drawing or cutting a stroke reads its samples several
    times."""
    count = sample_count(steps)
    return samples_from_rows(rows_from_bytes([steps], [count]), [count]) if count else _NONE


def _steps(array: NDArray[Any]) -> bytes:
    return encode_strokes(delta_rows_of_strokes(array, [0] if len(array) else []), [len(array)])[0]


def _many_steps(array: NDArray[Any], lengths: Sequence[int]) -> list[bytes]:
    """Return the deltas of each run; in one pass when each run needs the same flags as all of them together."""
    ends = np.cumsum(lengths)
    starts = ends - lengths
    rows = delta_rows_of_strokes(array, starts)
    words = array.view("<u2").reshape(-1, 8)[:, 6:] != NO_SENSORS
    known = np.logical_or.reduceat(words, starts)
    if rows.flags & WIDE or (known != known[0]).any():
        return [_steps(array[start:end]) for start, end in zip(starts.tolist(), ends.tolist(), strict=True)]
    return encode_strokes(rows, lengths)


def _checked(array: NDArray[Any]) -> NDArray[Any]:
    if array.dtype != SAMPLE_DTYPE or array.ndim != 1:
        raise ValueError(f"samples must be (n,) of SAMPLE, got {array.dtype} {array.shape}")
    return np.ascontiguousarray(array)


def _degrees(angle: float) -> int:
    return min(max(round(angle), -127), 127)
