"""Years as teachers write them, and their places on a line. A year before Christ is negative; there is no year 0."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import ceil, floor, log10
from typing import Final

FARTHEST: Final = 9_999_999
_YEAR = re.compile(
    r"(?P<minus>[-−–])?\s*(?P<digits>\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d{1,7})\s*"
    r"(?P<before>(?:av(?:ant)?|bc(?:e)?|b\.\s?c)\b[\w.\s-]*)?",
    re.I,
)


def read_year(text: str) -> int | None:
    """Return the year of a text: « 1789 », « −52 », « 52 av. J.-C. », « 10 000 av. J.-C. »; None for none."""
    found = _YEAR.fullmatch(text.strip())
    if found is None:
        return None
    year = int(re.sub(r"\D", "", found["digits"]))
    return -year if found["minus"] or found["before"] else year


def year_text(year: int, *, french: bool, short: bool = False) -> str:
    """Return a year in words. short: with a minus sign."""
    digits = f"{abs(year):,}".replace(",", "\u202f") if abs(year) >= 10_000 else str(abs(year))
    if year >= 0:
        return digits
    if short:
        return f"−{digits}"
    return f"{digits} av. J.-C." if french else f"{digits} BC"


def to_count(year: float) -> float:
    """Return a year as a number without a gap: 1 BC is 0."""
    return year + 1 if year < 0 else year


def from_count(count: float) -> int:
    """Return the nearest year."""
    whole = round(count)
    return whole if whole > 0 else whole - 1


def year_step(span: float, most: int) -> int:
    """Return a round number of years that divides a span into at most so many parts."""
    least = max(span / most, 1.0)
    size = int(10 ** floor(log10(least)))
    return next(step * size for step in (1, 2, 5, 10) if step * size >= least)


def marked_years(first: int, last: int, most: int) -> tuple[int, ...]:
    """Return the round years between two, without a year 0: there the line goes from 1 BC to 1."""
    step = year_step(to_count(last) - to_count(first), most)
    start = ceil(first / step) * step
    years = [year for year in range(start, last + 1, step) if year != 0]
    if first < 0 < last:
        years.append(1)
    return tuple(sorted(set(years)))


class DateScale:
    """Places of dates on a line, by their `count`: to scale, or with the same room between any two dates that follow
    one another."""

    def __init__(self, low: float, high: float, counts: Sequence[float], *, is_even: bool) -> None:
        """low, high: at the ends. counts: of what lies on the line. is_even: the same room between them."""
        stops = sorted({low, high, *counts}) if is_even else []
        self._low, self._high = low, high
        self._stops = [count for count in stops if low <= count <= high]

    def share(self, count: float) -> float:
        """Return a place, 0 to 1 between the ends."""
        count = min(max(count, self._low), self._high)
        stops = self._stops
        if not stops:
            return (count - self._low) / (self._high - self._low)
        number = max(k for k, stop in enumerate(stops) if stop <= count)
        if number == len(stops) - 1:
            return 1.0
        inner = (count - stops[number]) / (stops[number + 1] - stops[number])
        return (number + inner) / (len(stops) - 1)

    def count(self, share: float) -> float:
        """Return the count at a place."""
        share = min(max(share, 0.0), 1.0)
        stops = self._stops
        if not stops:
            return self._low + share * (self._high - self._low)
        along = share * (len(stops) - 1)
        number = min(int(along), len(stops) - 2)
        return stops[number] + (along - number) * (stops[number + 1] - stops[number])
