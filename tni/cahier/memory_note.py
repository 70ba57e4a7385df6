"""Note of a connector on a delivery, as several computers of one teacher keep it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MemoryNote:
    """Value of one key; "" for one that was removed. version: greater than those of all notes on the delivery that its
    computer knew, so that no clock decides which is newer. writer: the computer."""

    value: str
    version: int
    writer: str

    @property
    def age(self) -> tuple[int, str, str]:
        """Order of notes: the newest is the greatest, and all computers choose the same."""
        return self.version, self.writer, self.value


def newest(own: Mapping[str, MemoryNote], others: Mapping[str, MemoryNote]) -> dict[str, MemoryNote]:
    """Return the notes of others that are newer than own ones."""
    return {key: one for key, one in others.items() if key not in own or own[key].age < one.age}
