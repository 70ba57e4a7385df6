"""School holidays as dated packs, loaded from the official calendar; none is built in."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tni.core.collation import fold

ZONES = ("A", "B", "C")
TIMETABLE_PACK = ""
"""Name of the pack of the holidays that stand in the timetable itself."""
_NAMED = re.compile(r"\b(?:vacances|feriee?s?|conges?|pont de|holidays?)\b")


@dataclass(frozen=True, slots=True)
class Holiday:
    """Days without lessons. first, last: both without lessons. zones: where it holds, such as `A` or `Corse`; empty
    for everywhere."""

    name: str
    first: date
    last: date
    zones: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"a holiday ends on or after its first day, got {self.first} to {self.last}")

    def holds_in(self, zone: str) -> bool:
        """Say whether it holds in a zone. zone: "" for none chosen, when only what is common holds."""
        return not self.zones or zone in self.zones or (not zone and self.zones.issuperset(ZONES))


def is_holiday_name(text: str) -> bool:
    """Say whether the text of a whole day calls it a holiday. Calendars of one's own have other whole days too."""
    return _NAMED.search(fold(text)) is not None


@dataclass(frozen=True, slots=True)
class HolidayPack:
    """Holidays of one source. name: of its file, or TIMETABLE_PACK. date: of the source's version, as `2026-10-01`, or
    ""."""

    name: str
    date: str
    source: str
    licence: str
    holidays: tuple[Holiday, ...]


class Holidays:
    """Holidays of one zone, from any number of packs."""

    def __init__(self, packs: Iterable[HolidayPack] = (), zone: str = "") -> None:
        here = {one for pack in packs for one in pack.holidays if one.holds_in(zone)}
        self.periods = tuple(sorted(here, key=lambda one: (one.first, one.last, one.name)))

    def on(self, day: date) -> Holiday | None:
        """Return the holiday on a day."""
        return next((one for one in self.periods if one.first <= day <= one.last), None)

    def between(self, first: date, last: date) -> tuple[Holiday, ...]:
        """Return the holidays that have a day between two, both included."""
        return tuple(one for one in self.periods if one.first <= last and one.last >= first)
