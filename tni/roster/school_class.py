"""Classes and pupils as they are stored."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tni.core.ids import ClassId, PupilId

MOST_EXTRA = 9.0
"""Largest extra time, as a share of a time limit: ten times as long as the others."""
EXTRA_DIGITS = 4


@dataclass(frozen=True, slots=True)
class SchoolClass:
    """A class or a group. taken_on: day of the last import; None for an import from before this day was recorded."""

    id: ClassId
    name: str
    pupils: int
    taken_on: date | None = None


@dataclass(frozen=True, slots=True)
class Pupil:
    """A stored pupil.

    number: None for a pupil who has left. usage_name: "" for most. extra: extra time as a share of a time limit.
    Without the key, names are "" and extra is 0.
    """

    id: PupilId
    last_name: str
    first_name: str
    usage_name: str
    number: int | None
    extra: float = 0.0

    @property
    def shown_last_name(self) -> str:
        return self.usage_name or self.last_name

    @property
    def is_named(self) -> bool:
        return bool(self.last_name or self.first_name)
