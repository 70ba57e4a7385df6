"""Hours in which entries may be sent to an ENT: the circular of 10 July 2025, a school's own hours, or any time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

DAY_MINUTES = 24 * 60
OFF = "off"
_SPAN = re.compile(r"(\d\d):(\d\d)-(\d\d):(\d\d)")


@dataclass(frozen=True, slots=True)
class OpenHours:
    """Part of one day, in minutes of wall time since midnight: from `opens` up to, not including, `closes` (at most
    `DAY_MINUTES`)."""

    opens: int
    closes: int

    def __post_init__(self) -> None:
        if not 0 <= self.opens < self.closes <= DAY_MINUTES:
            raise ValueError(f"no part of a day: {self.opens} to {self.closes} minutes")


@dataclass(frozen=True, slots=True)
class SendWindow:
    """Hours in which entries are sent, by wall time. days: seven, from Monday; None for a day on which nothing is
    sent. None in place of all days: entries are sent at any time."""

    days: tuple[OpenHours | None, ...] | None

    def __post_init__(self) -> None:
        if self.days is not None and (len(self.days) != 7 or not any(self.days)):
            raise ValueError(f"seven days, one of them open, are needed: {self.days}")

    def is_open(self, now: datetime, zone: tzinfo) -> bool:
        """Return whether entries may be sent at an aware time. zone: that of the school."""
        if self.days is None:
            return True
        local = now.astimezone(zone)
        hours = self.days[local.weekday()]
        return hours is not None and hours.opens <= local.hour * 60 + local.minute < hours.closes

    def opens_at(self, now: datetime, zone: tzinfo) -> datetime | None:
        """Return when entries may be sent next, in `zone`: the first moment after an aware time, or None if they may be
        sent now."""
        if self.days is None or self.is_open(now, zone):
            return None
        day = now.astimezone(zone).date()
        while True:
            later = [at for at in self._openings(day, zone) if at >= now and self.is_open(at, zone)]
            if later:
                return min(later, key=lambda at: at.astimezone(UTC)).astimezone(zone)
            day += timedelta(days=1)

    def _openings(self, day: date, zone: tzinfo) -> Iterator[datetime]:
        """Yield the moments of a day at which the window may open: its hour, which a change of the clock may bring
        twice or leave out, and the change itself."""
        hours = self.days[day.weekday()] if self.days is not None else None
        if hours is None:
            return
        opens = datetime.combine(day, time(*divmod(hours.opens, 60)), zone)
        yield opens.astimezone(UTC)
        yield opens.replace(fold=1).astimezone(UTC)
        start = datetime.combine(day, time(), zone).astimezone(UTC)
        changes = _clock_changes(start - timedelta(hours=2), start + timedelta(hours=26), zone)
        yield from (at for at in changes if at.astimezone(zone).date() == day)


def _clock_changes(start: datetime, end: datetime, zone: tzinfo) -> Iterator[datetime]:
    """Yield the moments, in whole minutes, at which the zone's offset changes: at most one between two quarters of a
    day."""
    while start < end:
        following = start + timedelta(hours=6)
        before, low, high = start.astimezone(zone).utcoffset(), start, following
        if high.astimezone(zone).utcoffset() != before:
            while high - low > timedelta(minutes=1):
                middle = low + timedelta(minutes=(high - low) // timedelta(minutes=2))
                low, high = (middle, high) if middle.astimezone(zone).utcoffset() == before else (low, middle)
            yield high
        start = following


ALWAYS = SendWindow(None)
_SCHOOL_DAY = OpenHours(7 * 60, 20 * 60)
CIRCULAR_2025 = SendWindow((*[_SCHOOL_DAY] * 5, None, None))
"""Not from 20 h to 7 h, nor from Friday 20 h to Monday 7 h (circular of 10 July 2025)."""


def window_text(window: SendWindow) -> str:
    """Return a window as it is written in the settings: "" for the circular's, `off`, or the hours of each day, such as
    `08:00-18:00` or `-`, from Monday."""
    if window == CIRCULAR_2025:
        return ""
    if window.days is None:
        return OFF
    return ",".join("-" if one is None else f"{_clock(one.opens)}-{_clock(one.closes)}" for one in window.days)


def window_of(text: str) -> SendWindow:
    """Return the window that `window_text` wrote. Raises: ValueError."""
    if not text:
        return CIRCULAR_2025
    return ALWAYS if text == OFF else SendWindow(tuple(_hours(one.strip()) for one in text.split(",")))


def is_window(text: str) -> bool:
    """Return whether `window_of` can read a text."""
    try:
        window_of(text)
    except ValueError:
        return False
    return True


def window_or_circular(text: str) -> SendWindow:
    """Return the window that a text is, the circular's for one that is none."""
    return window_of(text) if is_window(text) else CIRCULAR_2025


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def _hours(text: str) -> OpenHours | None:
    if text == "-":
        return None
    found = _SPAN.fullmatch(text)
    if found is None:
        raise ValueError(f"no hours of a day: {text!r}")
    first, first_min, last, last_min = map(int, found.groups())
    if max(first_min, last_min) > 59:
        raise ValueError(f"no hours of a day: {text!r}")
    return OpenHours(first * 60 + first_min, last * 60 + last_min)
