"""Entries of a timeline as they are typed, and the rows in which they stand without covering one another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from .years import read_year, year_text

MOST_ENTRIES: Final = 40
LONGEST_NAME: Final = 60
_UNTIL = re.compile(r"\s*(?:→|->|\.\.|\bà\b|\bto\b|(?<=\S)\s*[-–—]\s*(?=[\d-]))\s*", re.I)


@dataclass(frozen=True, slots=True)
class Entry:
    """Period or event. last: None for an event."""

    name: str
    first: int
    last: int | None = None

    @property
    def years(self) -> tuple[int, ...]:
        return (self.first,) if self.last is None else (self.first, self.last)

    def moved_to(self, end: str, year: int) -> Entry:
        """Return the entry with an end at a year: "first", "last"; the ends do not pass each other."""
        if self.last is None or end == "last":
            if self.last is None:
                return replace(self, first=year)
            return replace(self, last=max(year, self.first))
        return replace(self, first=min(year, self.last))


def read_entries(text: str) -> tuple[tuple[Entry, ...], tuple[str, ...]]:
    """Return the entries of a text, « Moyen Âge : 476 à 1492 ; Charlemagne : 800 », and its parts without a date."""
    found: list[Entry] = []
    left: list[str] = []
    for part in (part.strip() for part in text.split(";")):
        entry = _entry(part) if part else None
        if entry is not None and len(found) < MOST_ENTRIES:
            found.append(entry)
        elif part:
            left.append(part)
    return tuple(found), tuple(left)


def _entry(part: str) -> Entry | None:
    name, colon, dates = part.rpartition(":")
    if not colon:
        words = re.match(r"(.*?)\s+((?:[-−]\s*)?\d.*)$", part)
        name, dates = (words[1], words[2]) if words else ("", part)
    ends = _UNTIL.split(dates.strip(), maxsplit=1)
    years = [read_year(end) for end in ends]
    if any(year is None or year == 0 for year in years):
        return None
    known = [year for year in years if year is not None]
    if len(known) == 1:
        return Entry(name.strip()[:LONGEST_NAME], known[0])
    return Entry(name.strip()[:LONGEST_NAME], min(known), max(known))


def entries_text(entries: Sequence[Entry]) -> str:
    """Return the text that is read as these entries."""
    return " ; ".join(
        f"{one.name} : {' à '.join(year_text(year, french=True, short=True) for year in one.years)}" for one in entries
    )


def rows(spans: Sequence[tuple[float, float]]) -> tuple[int, ...]:
    """Return the row of each span so that none covers another, as low as possible, in their order along the line."""
    ends: list[float] = []
    out = [0] * len(spans)
    for number in sorted(range(len(spans)), key=lambda k: spans[k]):
        start, end = spans[number]
        row = next((k for k, taken in enumerate(ends) if taken <= start), len(ends))
        if row == len(ends):
            ends.append(end)
        ends[row] = end
        out[number] = row
    return tuple(out)
