"""Format of a lesson file, as the user version in SQLite's header states it.

The low 16 bits are the format. The high 16 bits are the least format whose programs may open and edit the file, 0 for
the same one: a later format that only adds what older programs keep untouched stays open to them.
"""

from __future__ import annotations

from typing import NamedTuple

LEAST_SHIFT = 16


class FileFormat(NamedTuple):
    """number: of the format. least: the format of the oldest programs that may open and edit the file."""

    number: int
    least: int

    @classmethod
    def of(cls, user_version: int) -> FileFormat:
        """Split a user version; a negative one is that of no format."""
        number, least = user_version & (1 << LEAST_SHIFT) - 1, user_version >> LEAST_SHIFT
        return cls(user_version, user_version) if user_version < 0 else cls(number, least or number)

    @property
    def user_version(self) -> int:
        return self.number | (0 if self.least == self.number else self.least << LEAST_SHIFT)
