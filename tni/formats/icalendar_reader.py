"""Reader of iCalendar files: the events of a school year, with repeated and cancelled ones, in the time of France.

Times without a zone are Europe/Paris. Untrusted: a calendar whose rules repeat within a day, or that has too many
events, is refused before it is unfolded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from tni.core.format_errors import EmptyFileError, FileTooLargeError, MalformedFileError, UnknownFileError
from tni.planning.calendar_event import CalendarEvent
from tni.planning.holidays import Holiday

MAX_BYTES = 10_000_000
MAX_EVENTS = 20_000
MAX_OCCURRENCES = 40_000
MAX_RULES = 3_000
LONGEST = 2_000
_PARIS = "Europe/Paris"
_TOO_OFTEN = re.compile(
    rb"^[^:\r\n]*RULE[^\r\n]*(?:FREQ=(?:SECONDLY|MINUTELY|HOURLY)|BYSECOND|BYMINUTE|BYHOUR)", re.I | re.M
)
_RULE = re.compile(rb"^(?:RRULE|EXRULE)\b", re.I | re.M)
_EVENT = re.compile(rb"^BEGIN:VEVENT", re.I | re.M)
_FOLDED = re.compile(rb"\r?\n[ \t]")
_ZONES = re.compile(r"\bzones?\s*((?:[ABC]\b[\s,/;&]*(?:et\s+)?)+)", re.I)
_CORSICA = re.compile(r"\bcorse\b", re.I)
_OTHER_PUPILS = re.compile(r"enseignants|prérentrée", re.I)

type EventRow = tuple[str, str, str, str, str, str, bool, str]
"""A calendar event with its times as text: what a sandboxed reader may answer with."""


def read_event_rows(data: bytes, first: str, last: str) -> list[EventRow]:
    """Read the events with a start and an end on days from `first` to `last`, both included, as rows. Raises:
    FileFormatError."""
    calendar = _calendar(data)
    start, end = date.fromisoformat(first), date.fromisoformat(last) + timedelta(days=1)
    rows: list[EventRow] = []
    for event in _occurrences(calendar, start, end):
        made = _row(event)
        if made and first <= made[0][:10] <= last:
            rows.append(made)
    return sorted(rows)


def events_of(rows: list[EventRow]) -> tuple[CalendarEvent, ...]:
    """Return the events of rows."""
    return tuple(
        CalendarEvent(datetime.fromisoformat(row[0]), datetime.fromisoformat(row[1]), *row[2:]) for row in rows
    )


def read_holiday_rows(data: bytes) -> list[tuple[str, str, str, str]]:
    """Read all-day events as holidays: name, first and last day, zones divided by commas. Raises: FileFormatError."""
    calendar = _calendar(data)
    common = str(calendar.get("X-WR-CALNAME", ""))[:LONGEST]
    rows = []
    for event in calendar.walk("VEVENT"):
        start, end = _time(event, "DTSTART"), _time(event, "DTEND")
        name = _text(event, "SUMMARY")
        if not isinstance(start, date) or isinstance(start, datetime) or not name or _OTHER_PUPILS.search(name):
            continue
        last = (
            end - timedelta(days=1)
            if isinstance(end, date) and not isinstance(end, datetime) and end > start
            else start
        )
        zones = zones_in(name) or zones_in(_text(event, "LOCATION")) or zones_in(common)
        rows.append((name, start.isoformat(), last.isoformat(), ",".join(zones)))
    if not rows:
        raise EmptyFileError
    return rows


def holidays_of(rows: list[tuple[str, str, str, str]]) -> tuple[Holiday, ...]:
    """Return the holidays of rows, their names without the zones."""
    return tuple(
        Holiday(
            re.split(r"\s*[-–]\s*zones?\b", name, flags=re.I)[0],
            date.fromisoformat(first),
            date.fromisoformat(last),
            frozenset(filter(None, zones.split(","))),
        )
        for name, first, last, zones in rows
    )


def zones_in(text: str) -> list[str]:
    """Return the zones that a text names: `Zones A/B/C` gives three."""
    found = {letter.upper() for match in _ZONES.finditer(text) for letter in re.findall(r"\b[ABCabc]\b", match[1])}
    return sorted(found) + (["Corse"] if _CORSICA.search(text) else [])


def _calendar(data: bytes) -> Any:
    """Parse a calendar. Raises: FileFormatError."""
    if len(data) > MAX_BYTES:
        raise FileTooLargeError("bytes", MAX_BYTES)
    if not re.match(rb"(?:\xef\xbb\xbf)?\s*BEGIN:VCALENDAR", data[:200], re.I):
        raise UnknownFileError
    unfolded = _FOLDED.sub(b"", data)
    if _TOO_OFTEN.search(unfolded):
        raise FileTooLargeError("events", MAX_OCCURRENCES)
    for found, what, most in ((_EVENT, "events", MAX_EVENTS), (_RULE, "rules", MAX_RULES)):
        if sum(1 for _ in found.finditer(unfolded)) > most:
            raise FileTooLargeError(what, most)
    from icalendar import Calendar  # loaded when a timetable is read

    try:
        return Calendar.from_ical(data.decode("utf-8-sig", "replace"))
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError) as error:
        raise MalformedFileError from error


def _occurrences(calendar: Any, start: date, end: date) -> Iterator[Any]:
    """Iterate over the events between two days, repeated ones at each of their times. Raises: FileFormatError."""
    import recurring_ical_events

    try:
        found = recurring_ical_events.of(calendar, skip_bad_series=True).between(start, end)
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError) as error:
        raise MalformedFileError from error
    if len(found) > MAX_OCCURRENCES:
        raise FileTooLargeError("events", MAX_OCCURRENCES)
    return iter(found)


def _row(event: Any) -> EventRow | None:
    """Return an event as a row, None for one of whole days or without length."""
    start, end = _time(event, "DTSTART"), _time(event, "DTEND")
    if not isinstance(start, datetime) or not isinstance(end, datetime):
        return None
    start, end = _in_france(start), _in_france(end)
    if end <= start or end - start > timedelta(hours=24):
        return None
    categories = event.get("CATEGORIES", [])
    return (
        start.isoformat(),
        end.isoformat(),
        _text(event, "SUMMARY"),
        _text(event, "DESCRIPTION"),
        _text(event, "LOCATION"),
        ", ".join(_categories(one) for one in (categories if isinstance(categories, list) else [categories])),
        _text(event, "STATUS").upper() == "CANCELLED",
        _text(event, "UID"),
    )


def _in_france(at: datetime) -> datetime:
    """Return a time as the wall clock of France shows it."""
    zone = ZoneInfo(_PARIS)
    return (at.replace(tzinfo=zone) if at.utcoffset() is None else at.astimezone(zone)).replace(microsecond=0)


def _time(event: Any, name: str) -> Any:
    found = event.get(name)
    return getattr(found, "dt", None)


def _text(event: Any, name: str) -> str:
    return str(event.get(name, ""))[:LONGEST]


def _categories(found: Any) -> str:
    return ", ".join(str(one) for one in getattr(found, "cats", [found]))[:LONGEST]
