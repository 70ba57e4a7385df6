"""Raw pen samples: the truth from which everything drawn is derived.

Samples are quantised once, when they arrive, so that what is in memory and what is in the file are the same numbers.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

POSITION_PER_MM = 256
"""Positions are whole 1/256 mm: a tenth of a pixel of a 4K picture."""
TICKS_PER_S = 10_000
"""Times are whole 0.1 ms since the pen came down."""
PRESSURE_FULL = 1023
PRESSURE_UNKNOWN = 65_535
TILT_UNKNOWN = -128

SAMPLE = np.dtype([("x", "<i4"), ("y", "<i4"), ("t", "<u4"), ("pressure", "<u2"), ("tilt_x", "i1"), ("tilt_y", "i1")])
"""x, y: 1/256 mm of the page; t: 0.1 ms since pen down; pressure: 0 to 1023, 65535 unknown; tilts: degrees, -128
unknown. 16 bytes."""

POSITION_MAX_MM = 2_000_000.0


class Samples:
    """An immutable run of samples. Equal when the numbers are equal."""

    __slots__ = ("_array", "_length", "_unpack")

    def __init__(self, array: NDArray[Any]) -> None:
        """array: (n,) of SAMPLE; it is not copied and becomes read-only."""
        self._array: NDArray[Any] | None = _checked(array)
        self._length = len(array)
        self._unpack: Callable[[], NDArray[Any]] | None = None

    @classmethod
    def later(cls, length: int, unpack: Callable[[], NDArray[Any]]) -> Samples:
        """Samples that are unpacked when they are first looked at, so a long lesson opens without unpacking its ink.

        unpack: gives (length,) of SAMPLE; it must not fail.
        """
        made = cls.__new__(cls)
        made._array, made._length, made._unpack = None, length, unpack
        return made

    @property
    def array(self) -> NDArray[Any]:
        """(n,) of SAMPLE, read-only."""
        unpack = self._unpack
        if unpack is not None:  # two threads may both unpack; they get equal arrays
            self._array = _checked(unpack())
            self._unpack = None
        return cast(NDArray[Any], self._array)

    def __len__(self) -> int:
        return self._length

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Samples) and (self is other or self.array.tobytes() == other.array.tobytes())

    def __hash__(self) -> int:
        return hash(self.array.tobytes())

    def __repr__(self) -> str:
        return f"Samples({len(self)})"

    def __getitem__(self, part: slice) -> Samples:
        return Samples(self.array[part].copy())

    def joined(self, more: Samples) -> Samples:
        """These, then `more`."""
        return Samples(np.concatenate([self.array, more.array]))

    @property
    def positions_mm(self) -> NDArray[np.float64]:
        """(n, 2) x, y in mm."""
        out = np.empty((len(self.array), 2))
        out[:, 0], out[:, 1] = self.array["x"], self.array["y"]
        return out / POSITION_PER_MM

    @property
    def times_s(self) -> NDArray[np.float64]:
        """(n,) seconds since the pen came down."""
        return self.array["t"] / TICKS_PER_S

    @property
    def pressures(self) -> NDArray[np.float64]:
        """(n,) 0 to 1; NaN where there was no sensor."""
        raw = self.array["pressure"]
        return np.where(raw == PRESSURE_UNKNOWN, np.nan, raw / PRESSURE_FULL)


class SampleBuffer:
    """A stroke under way: samples are appended in place, no Python object is kept per sample."""

    __slots__ = ("_array", "_count", "started_s")

    def __init__(self, started_s: float) -> None:
        """started_s: monotonic time of pen down, seconds."""
        self.started_s = started_s
        self._array = np.empty(256, SAMPLE)
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
        """Quantise and keep one sample. Positions are clamped to +-2 km, times to pen down; NaN is refused.

        Returns x, y and pressure as kept. Raises: ValueError for a position or time that is not finite.
        """
        if self._count == len(self._array):
            self._array = np.concatenate([self._array, np.empty(self._count, SAMPLE)])
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
        """A copy of the samples from `start` on."""
        return Samples(self._array[start : self._count].copy())


def _checked(array: NDArray[Any]) -> NDArray[Any]:
    if array.dtype != SAMPLE or array.ndim != 1:
        raise ValueError(f"samples must be (n,) of SAMPLE, got {array.dtype} {array.shape}")
    array.flags.writeable = False
    return array


def _degrees(angle: float) -> int:
    return min(max(round(angle), -127), 127)
