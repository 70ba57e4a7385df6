"""Time of the school: entries and their sending are told in it, whatever the computer's clock is set to."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from tni.cahier.seance_log import with_fixed_offset
from tni.core.clock import Clock

if TYPE_CHECKING:
    from tni.cahier.entry import CahierEntry

SCHOOL_ZONE = "Europe/Paris"


def in_school_time(at: datetime) -> datetime:
    """Return the same moment by the school's clock."""
    from zoneinfo import ZoneInfo  # with the first entry, not at the start

    return at.astimezone(ZoneInfo(SCHOOL_ZONE))


def entry_in_school_time(entry: CahierEntry) -> CahierEntry:
    """Return an entry with its times by the school's clock."""
    start, end = (with_fixed_offset(in_school_time(at)) for at in (entry.start, entry.end))
    return replace(entry, start=start, end=end)


class SchoolClock:
    """Clock that tells the school's time."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def monotonic(self) -> float:
        return self._clock.monotonic()

    def now(self) -> datetime:
        return in_school_time(self._clock.now())
