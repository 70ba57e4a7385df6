"""Reader of iCalendar files: the events of a school year, with repeated and cancelled ones, in the time of the school.

Times without a zone are the school's. Untrusted: a calendar whose rules repeat within a day, or that has too many
events, is refused before it is unfolded.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from tni.core.format_errors import EmptyFileError, FileTooLargeError, MalformedFileError, UnknownFileError
from tni.planning.calendar_event import CalendarEvent
from tni.planning.holidays import Holiday

MAX_BYTES = 10_000_000
MAX_EVENTS = 20_000
MAX_REPETITIONS = 100_000
MAX_RULES = 3_000
LONGEST = 2_000
PARIS = "Europe/Paris"
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


def read_event_rows(data: bytes, first: str, last: str, zone: str = PARIS) -> list[EventRow]:
    """Read the events that begin on days from `first` to `last`, both included, as rows. zone: of times without one,
    and of the school. Raises: FileFormatError."""
    calendar, here = _calendar(data), ZoneInfo(zone)
    rows: set[EventRow] = set()
    start, end = date.fromisoformat(first), date.fromisoformat(last) + timedelta(days=1)
    for event in _occurrences(calendar, start, end):
        made = _row(event, here)
        if made and first <= made[0][:10] <= last:
            rows.add(made)
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
            re.split(r" ?[-–] ?zones?\b", " ".join(name[:LONGEST].split()), maxsplit=1, flags=re.I)[0],
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
        raise FileTooLargeError("events", MAX_REPETITIONS)
    for found, what, most in ((_EVENT, "events", MAX_EVENTS), (_RULE, "rules", MAX_RULES)):
        if sum(1 for _ in found.finditer(unfolded)) > most:
            raise FileTooLargeError(what, most)
    from icalendar import Calendar  # loaded when a timetable is read

    try:
        return Calendar.from_ical(data.decode("utf-8-sig", "replace"))
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError) as error:
        raise MalformedFileError from error


def _occurrences(calendar: Any, start: date, end: date) -> list[Any]:
    """Return the events between two days, repeated ones at each of their times. Raises: FileFormatError."""
    import recurring_ical_events

    try:
        if sum(_most_repetitions(event, end) for event in calendar.walk("VEVENT")) > MAX_REPETITIONS:
            raise FileTooLargeError("events", MAX_REPETITIONS)
        found: list[Any] = recurring_ical_events.of(calendar, skip_bad_series=True).between(start, end)
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError) as error:
        raise MalformedFileError from error
    return found


def _most_repetitions(event: Any, end: date) -> int:
    """Return how often an event is repeated at most before a day: all of these are walked through from its first one
    on, also those long ago."""
    rules, start = event.get("RRULE"), _time(event, "DTSTART")
    if rules is None or not isinstance(start, date):
        return 1
    day = start.date() if isinstance(start, datetime) else start
    days = max(0, (end - day).days) + 1
    found = 0
    for rule in rules if isinstance(rules, list) else [rules]:
        frequency = str((rule.get("FREQ") or ["DAILY"])[0]).upper()
        by_day = max(1, len(rule.get("BYDAY") or []))
        found += {"WEEKLY": days * min(7, by_day) // 7, "DAILY": days}.get(frequency, days * min(31, by_day * 5) // 28)
    return found + 1


def _row(event: Any, zone: ZoneInfo) -> EventRow | None:
    """Return an event as a row, None for one of whole days or without length."""
    start, end = _time(event, "DTSTART"), _time(event, "DTEND")
    if not isinstance(start, datetime) or not isinstance(end, datetime):
        return None
    start, end = _local(start, zone), _local(end, zone)
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


def _local(at: datetime, zone: ZoneInfo) -> datetime:
    """Return a time as the school's wall clock shows it."""
    return (at.replace(tzinfo=zone) if at.utcoffset() is None else at.astimezone(zone)).replace(microsecond=0)


def _time(event: Any, name: str) -> Any:
    found = event.get(name)
    return getattr(found, "dt", None)


def _text(event: Any, name: str) -> str:
    return str(event.get(name, ""))[:LONGEST]


def _categories(found: Any) -> str:
    return ", ".join(str(one) for one in getattr(found, "cats", [found]))[:LONGEST]
