"""Codec of timetable hours in JSON."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from tni.planning.timetable import Hour

type HourRow = list[Any]
LONGEST = 2_000


def encode_hour(hour: Hour) -> HourRow:
    """Encode an hour as a row, which `decode_hour` reads. Only the row of a group has its name and classes."""
    times = hour.start.isoformat(), hour.end.isoformat()
    row = [*times, hour.subject, list(hour.classes), hour.room, hour.cancelled, hour.uid]
    return [*row, hour.group, list(hour.made_of)] if hour.group or hour.made_of else row


def decode_hour(row: HourRow) -> Hour:
    """Raises: ValueError, TypeError."""
    start, end, subject, classes, room, cancelled, uid, *rest = row
    group, made_of = rest or ("", [])
    if not isinstance(classes, list) or not isinstance(made_of, list) or not isinstance(cancelled, bool):
        raise TypeError("no hour")
    return Hour(
        datetime.fromisoformat(start),
        datetime.fromisoformat(end),
        text(subject),
        tuple(map(text, classes)),
        text(room),
        cancelled,
        text(uid),
        text(group),
        tuple(map(text, made_of)),
    )


def text(value: object) -> str:
    """Return a value that must be a text. Raises: TypeError."""
    if not isinstance(value, str):
        raise TypeError("no text")
    return value[:LONGEST]
