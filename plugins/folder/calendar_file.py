"""Calendar file of an entry (RFC 5545): the séance as an event, each homework as a task.

Times are in UTC, so that no reader needs a time zone from the file.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from tni.api.ent import OutgoingEntry, OutgoingWork

LINE_OCTETS = 75


def calendar_file(entry: OutgoingEntry) -> bytes:
    """Return the file. It depends on the entry alone."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//TNI//cahier de textes//FR", *_event(entry)]
    for work in entry.works:
        lines += _task(work, entry)
    lines.append("END:VCALENDAR")
    return b"".join(folded(line) for line in lines)


def _event(entry: OutgoingEntry) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{entry.uid}"
    yield f"DTSTAMP:{_utc(entry.start)}"
    yield f"DTSTART:{_utc(entry.start)}"
    if entry.end > entry.start:
        yield f"DTEND:{_utc(entry.end)}"
    yield f"SUMMARY:{escaped(f'{entry.subject} – {entry.class_name}' if entry.subject else entry.class_name)}"
    if entry.room:
        yield f"LOCATION:{escaped(entry.room)}"
    yield f"DESCRIPTION:{escaped(f'{entry.title}\n{entry.text}'.strip())}"
    yield "END:VEVENT"


def _task(work: OutgoingWork, entry: OutgoingEntry) -> Iterator[str]:
    first, _, _ = work.text.strip().partition("\n")
    minutes = f"Durée : {work.minutes} min" if work.minutes else ""
    yield "BEGIN:VTODO"
    yield f"UID:{work.uid}"
    yield f"DTSTAMP:{_utc(entry.start)}"
    if work.due is not None:
        yield f"DUE;VALUE=DATE:{work.due:%Y%m%d}"
    yield f"SUMMARY:{escaped(f'{entry.subject} : {first}' if entry.subject else first)}"
    yield f"DESCRIPTION:{escaped(f'{work.text.strip()}\n{minutes}'.strip())}"
    yield f"RELATED-TO:{entry.uid}"
    yield "END:VTODO"


def _utc(time: datetime) -> str:
    return f"{time.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def escaped(text: str) -> str:
    """Return a text as a value of the type TEXT."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return "".join(one for one in lines.replace("\n", "\\n").replace("\t", " ") if one >= " " and one != "\x7f")


def folded(line: str) -> bytes:
    """Return a line with its end, in pieces of at most 75 octets that break no character."""
    pieces, piece = list[bytes](), b""
    for one in line:
        octets = one.encode("utf-8", "replace")
        if len(piece) + len(octets) > LINE_OCTETS:
            pieces.append(piece)
            piece = b" "
        piece += octets
    return b"\r\n".join([*pieces, piece]) + b"\r\n"
