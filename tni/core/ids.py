"""Identifiers: strings that are not interchangeable."""

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
"""Random and local: never an INE, never derived from a name."""
ClickerId = NewType("ClickerId", str)
"""Driver name and serial number, as `iclicker:82E9701B`."""
QuestionId = NewType("QuestionId", str)

_RANDOM = SystemRandom()
"""The system's, as `secrets` has it, whose import brings OpenSSL."""


def new_id() -> str:
    """Return 20 random hexadecimal digits: unique without a counter, so files can be merged."""
    return _RANDOM.randbytes(10).hex()


class IdSeries:
    """Ids like those of `new_id`, that follow each other: a row of them takes little room in a file.

    56 random bits for each series keep those of two programs apart. For one thread.
    """

    def __init__(self) -> None:
        self._begin()

    def _begin(self) -> None:
        self._series, self._number = _RANDOM.randbytes(7).hex(), 0

    def next(self) -> str:
        """20 hexadecimal digits."""
        made = f"{self._series}{self._number:06x}"
        self._number += 1
        if self._number >> 24:
            self._begin()
        return made
