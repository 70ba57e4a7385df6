"""Reader of school holidays from the files of the official calendar: iCalendar, or the JSON and CSV of its data set.

In the data set a holiday has one row for each academy, with the instants of midnight in Paris at which it begins and at
which lessons begin again.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from tni.core.collation import fold
from tni.core.format_errors import EmptyFileError, FileTooLargeError, MalformedFileError
from tni.formats.icalendar_reader import holidays_of, read_holiday_rows, zones_in
from tni.formats.text_decoding import decode_text
from tni.planning.holidays import Holiday

MAX_BYTES = 10_000_000
MAX_ROWS = 50_000
_COLUMNS = {
    "name": ("description", "nom", "libelle"),
    "population": ("population",),
    "first": ("start date", "date de debut", "debut"),
    "end": ("end date", "date de fin", "fin"),
    "zones": ("zones", "zone", "location", "academies"),
}

type HolidayRow = tuple[str, str, str, str]


def read_holidays(data: bytes) -> tuple[Holiday, ...]:
    """Read holidays. Raises: FileFormatError."""
    return holidays_of(read_rows(data))


def read_rows(data: bytes) -> list[HolidayRow]:
    """Read holidays as rows: name, first and last day, zones; what a sandboxed reader may answer with. Raises:
    FileFormatError."""
    if len(data) > MAX_BYTES:
        raise FileTooLargeError("bytes", MAX_BYTES)
    head = data.lstrip(b"\xef\xbb\xbf \t\r\n")[:15].upper()
    if head == b"BEGIN:VCALENDAR":
        rows = read_holiday_rows(data)
    elif head[:1] in (b"[", b"{"):
        rows = _rows_of(_json_records(data))
    else:
        text = decode_text(data)
        first_line = text.partition("\n")[0]
        rows = _rows_of(csv.DictReader(io.StringIO(text), delimiter=";" if ";" in first_line else ","))
    if not rows:
        raise EmptyFileError
    return list(dict.fromkeys(rows))


def _json_records(data: bytes) -> list[Mapping[str, object]]:
    try:
        found = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise MalformedFileError from error
    records = found.get("results", []) if isinstance(found, dict) else found
    if not isinstance(records, list) or not all(isinstance(one, dict) for one in records):
        raise MalformedFileError
    return records


def _rows_of(records: Iterable[Mapping[str, object]]) -> list[HolidayRow]:
    rows: list[HolidayRow] = []
    try:
        for number, record in enumerate(records):
            if number >= MAX_ROWS:
                raise FileTooLargeError("rows", MAX_ROWS)
            if made := _row(record):
                rows.append(made)
    except (ValueError, csv.Error, OverflowError) as error:
        raise MalformedFileError from error
    return rows


def _row(record: Mapping[str, object]) -> HolidayRow | None:
    """Return a record as a row, None for one without dates or for teachers only. Raises: ValueError."""
    values = {fold(str(name).replace("_", " ")): str(value or "").strip() for name, value in record.items()}
    found = {part: next((values[one] for one in names if values.get(one)), "") for part, names in _COLUMNS.items()}
    if not found["name"] or not found["first"] or fold(found["population"]).startswith("enseignant"):
        return None
    first = _day(found["first"])
    end = _day(found["end"]) if found["end"] else first
    if end <= first and "ete" in fold(found["name"]).split():
        end = date(first.year, 9, 1)  # the summer's row has its beginning alone
    last = max(first, end - timedelta(days=1))
    zones = zones_in(found["zones"]) or ([found["zones"]] if found["zones"] else [])
    return found["name"], first.isoformat(), last.isoformat(), ",".join(zones)


def _day(text: str) -> date:
    """Return the day in France of an ISO date or instant. Raises: ValueError."""
    if len(text) <= 10:
        return date.fromisoformat(text)
    at = datetime.fromisoformat(text)
    return (at if at.utcoffset() is None else at.astimezone(ZoneInfo("Europe/Paris"))).date()
