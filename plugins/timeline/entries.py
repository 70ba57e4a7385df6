"""Entries of a timeline as they are typed, and the rows in which they stand without covering one another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from .dates import ENGLISH, FRENCH, Date, date_text, read_date

MOST_ENTRIES: Final = 40
LONGEST_NAME: Final = 60
_UNTIL = re.compile(
    r"\s*(?:→|->|\.\.|\bà\b|\bau\b|\bto\b|\buntil\b|(?<=[\d.])\s*[-–—]\s*(?=[\d-])|(?<=\d)\s+[-–—]\s+(?=\w))\s*", re.I
)
_MONTHS: Final = "|".join(name for names in (FRENCH, ENGLISH) for name in names)
_DATED = re.compile(rf"(.*?)\s+((?:(?:{_MONTHS})\s+)?(?:[-−]\s*)?\d.*)$", re.I)


@dataclass(frozen=True, slots=True)
class Entry:
    """Period or event. last: None for an event."""

    name: str
    first: Date
    last: Date | None = None

    @property
    def dates(self) -> tuple[Date, ...]:
        return (self.first,) if self.last is None else (self.first, self.last)

    def moved_to(self, end: str, count: float) -> Entry:
        """Return the entry with an end at a place of the line: "first", "last"; the ends do not pass each other, and
        each stays as exact as it is."""
        if self.last is None:
            return replace(self, first=self.first.near(count))
        if end == "last":
            return replace(self, last=_later(self.last.near(count), self.first))
        return replace(self, first=_earlier(self.first.near(count), self.last))

    def between(self, first: Date, last: Date | None) -> Entry:
        """Return the entry with other ends, in their order."""
        if last is None:
            return Entry(self.name, first)
        return Entry(self.name, _earlier(first, last), _later(last, first))


def _earlier(one: Date, other: Date) -> Date:
    return one if one.count <= other.count else other


def _later(one: Date, other: Date) -> Date:
    return one if one.count >= other.count else other


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
        words = _DATED.match(part)
        name, dates = (words[1], words[2]) if words else ("", part)
    found = [read_date(end) for end in _UNTIL.split(dates.strip(), maxsplit=1)]
    first, last = found[0], found[-1]
    if first is None or last is None:
        return None
    made = Entry(name.strip()[:LONGEST_NAME], first)
    return made if len(found) == 1 else made.between(first, last)


def entries_text(entries: Sequence[Entry]) -> str:
    """Return the text that is read as these entries."""
    return " ; ".join(
        f"{one.name} : {' à '.join(date_text(date, french=True, short=True) for date in one.dates)}" for one in entries
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
