"""Identifiers: string types that are not interchangeable."""

from __future__ import annotations

from random import SystemRandom
from typing import NewType

ItemId = NewType("ItemId", str)
PageId = NewType("PageId", str)
BlobId = NewType("BlobId", str)
"""Lower-case hexadecimal SHA-256 of the blob's bytes."""
ClassLayerId = NewType("ClassLayerId", str)
ClassId = NewType("ClassId", str)
PupilId = NewType("PupilId", str)
"""Random local identifier: never an INE, never derived from a name."""
ClickerId = NewType("ClickerId", str)
"""Driver name and serial number, as `iclicker:82E9701B`."""
QuestionId = NewType("QuestionId", str)
PhoneId = NewType("PhoneId", str)
"""Phone or tablet, derived from its token by a one-way function. Journal and program know the device by it alone."""

_RANDOM = SystemRandom()
"""The system's random source, the same as in `secrets`, whose import loads OpenSSL."""


def new_id() -> str:
    """Return 20 random hexadecimal digits: unique without a counter, so files can be merged."""
    return _RANDOM.randbytes(10).hex()


class IdSeries:
    """Generator of consecutive ids in the format of `new_id`. Consecutive ids take little space in a file.

    Each series begins with 56 random bits, so that the ids of two programs differ. Not thread-safe.
    """

    def __init__(self) -> None:
        self._begin()

    def _begin(self) -> None:
        self._prefix, self._number = _RANDOM.randbytes(7).hex(), 0

    def next(self) -> str:
        """Return the next id: 20 hexadecimal digits."""
        made = f"{self._prefix}{self._number:06x}"
        self._number += 1
        if self._number >> 24:
            self._begin()
        return made
