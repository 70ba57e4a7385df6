"""Store of the teacher's timetable and holidays in one JSON file: hours as last read and as she entered them, names
that she corrected, zone.

The address of a timetable holds a key to it, so the file is private and its content never logged.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from tni.files.errors import TimetableNotReadError
from tni.planning.holidays import Holiday, HolidayPack
from tni.planning.own_hours import OwnHour, Weeks
from tni.planning.timetable import Hour
from tni.store.hour_codec import decode_hour, encode_hour, text
from tni.store.json_file import JsonFile, JsonObject

VERSION = 1
MOST_HOURS, MOST_OWN = 20_000, 500


@dataclass(frozen=True, slots=True)
class StoredTimetable:
    """Timetable as it is stored.

    hours: as last read. address: from which they are read again, "" for a file. read_at: last reading, None before the
    first. classes, subjects: names that the teacher corrected, as `tni.planning.timetable.renamed` takes them. zone: of
    the holidays, "" when not chosen. own: the teacher's own week.
    """

    hours: tuple[Hour, ...] = ()
    address: str = ""
    read_at: datetime | None = None
    classes: Mapping[str, str] = field(default_factory=dict)
    subjects: Mapping[str, str] = field(default_factory=dict)
    zone: str = ""
    packs: tuple[HolidayPack, ...] = ()
    own: tuple[OwnHour, ...] = ()


class TimetableFile:
    """The file. trouble: the error to report, None when it was read or there was none."""

    def __init__(self, path: Path) -> None:
        self._file = JsonFile(path, TimetableNotReadError, version=VERSION, secret=True)

    @property
    def trouble(self) -> TimetableNotReadError | None:
        return self._file.trouble

    def load(self) -> StoredTimetable:
        return self._file.read(_decode) or StoredTimetable()

    def save(self, stored: StoredTimetable) -> None:
        """Raises: WriteError, and TimetableNotReadError for a file that could be neither read nor moved."""
        if self.trouble and self.trouble.kept is None:
            raise self.trouble
        self._file.write(_encode(stored))


def _encode(stored: StoredTimetable) -> JsonObject:
    return {
        "hours": [encode_hour(hour) for hour in stored.hours],
        "address": stored.address,
        "read_at": stored.read_at.isoformat() if stored.read_at else None,
        "classes": dict(stored.classes),
        "subjects": dict(stored.subjects),
        "zone": stored.zone,
        "packs": [
            {
                "name": pack.name,
                "date": pack.date,
                "source": pack.source,
                "licence": pack.licence,
                "holidays": [
                    [one.name, one.first.isoformat(), one.last.isoformat(), sorted(one.zones)] for one in pack.holidays
                ],
            }
            for pack in stored.packs
        ],
        "own": [
            [one.weekday, one.start.isoformat(), one.end.isoformat(), one.class_name, one.subject, one.weeks.value]
            for one in stored.own
        ],
    }


def _decode(found: JsonObject) -> StoredTimetable:
    """Raises: ValueError, TypeError, KeyError."""
    read_at = found["read_at"]
    return StoredTimetable(
        tuple(map(decode_hour, found["hours"][:MOST_HOURS])),
        text(found["address"]),
        None if read_at is None else datetime.fromisoformat(read_at),
        _names(found["classes"]),
        _names(found["subjects"]),
        text(found["zone"]),
        tuple(map(_pack, found["packs"])),
        tuple(_own_hour(*row) for row in found.get("own", [])[:MOST_OWN]),
    )


def _own_hour(weekday: Any, start: str, end: str, class_name: str, subject: str, weeks: str) -> OwnHour:
    times = time.fromisoformat(start), time.fromisoformat(end)
    return OwnHour(int(weekday), *times, text(class_name), text(subject), Weeks(weeks))


def _names(found: Any) -> dict[str, str]:
    return {text(name): text(value) for name, value in found.items()}


def _pack(found: Any) -> HolidayPack:
    holidays = tuple(
        Holiday(text(name), date.fromisoformat(first), date.fromisoformat(last), frozenset(map(text, zones)))
        for name, first, last, zones in found["holidays"]
    )
    return HolidayPack(
        text(found["name"]), text(found["date"]), text(found["source"]), text(found["licence"]), holidays
    )
