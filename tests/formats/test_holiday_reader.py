"""Holidays from the official calendar: as iCalendar, and as JSON or CSV of its data set."""

from __future__ import annotations

import contextlib
import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.calendars import calendar
from tni.core.format_errors import EmptyFileError, FileFormatError
from tni.formats.holiday_reader import read_holidays, read_rows
from tni.formats.sandbox import SandboxedReader, SandboxEntryPoint
from tni.planning.holidays import Holiday

ALL = frozenset("ABC")
ROWS = [
    {"description": "Vacances de Noël", "population": "-", "start_date": "2026-12-18T23:00:00+00:00",
     "end_date": "2027-01-03T23:00:00+00:00", "location": "Lyon", "zones": "Zone A"},
    {"description": "Vacances de Noël", "population": "-", "start_date": "2026-12-18T23:00:00+00:00",
     "end_date": "2027-01-03T23:00:00+00:00", "location": "Limoges", "zones": "Zone A"},
    {"description": "Vacances d'Été", "population": "Enseignants", "start_date": "2027-07-02T22:00:00+00:00",
     "end_date": "2027-08-29T22:00:00+00:00", "location": "Lyon", "zones": "Zone A"},
    {"description": "Début des Vacances d'Été", "population": "-", "start_date": "2027-07-02T22:00:00+00:00",
     "end_date": "2027-07-02T22:00:00+00:00", "location": "Lyon", "zones": "Zone A"},
]  # fmt: skip
CHRISTMAS = Holiday("Vacances de Noël", date(2026, 12, 19), date(2027, 1, 3), frozenset("A"))
SUMMER = Holiday("Début des Vacances d'Été", date(2027, 7, 3), date(2027, 8, 31), frozenset("A"))


def test_whole_days_of_the_official_calendar_are_holidays_of_their_zones() -> None:
    data = calendar(
        "UID:a|DTSTART;VALUE=DATE:20261219|DTEND;VALUE=DATE:20270104|SUMMARY:Vacances de Noël - Zones A/B/C",
        "UID:b|DTSTART;VALUE=DATE:20270206|DTEND;VALUE=DATE:20270222|SUMMARY:Vacances d'Hiver - Zone A",
        "UID:c|DTSTART;VALUE=DATE:20260829|DTEND;VALUE=DATE:20260901|SUMMARY:Prérentrée Enseignants - Zones A B C",
        "UID:d|DTSTART;VALUE=DATE:20261111|SUMMARY:Armistice",
        "UID:e|DTSTART:20261111T080000|DTEND:20261111T090000|SUMMARY:Maths 5A",
    )
    assert read_holidays(data) == (
        Holiday("Vacances de Noël", date(2026, 12, 19), date(2027, 1, 3), ALL),
        Holiday("Vacances d'Hiver", date(2027, 2, 6), date(2027, 2, 21), frozenset("A")),
        Holiday("Armistice", date(2026, 11, 11), date(2026, 11, 11)),
    )


def test_the_zone_of_a_calendar_is_in_its_name() -> None:
    data = calendar("UID:a|DTSTART;VALUE=DATE:20261219|DTEND;VALUE=DATE:20270104|SUMMARY:Noël")
    named = data.replace(b"VERSION", b"X-WR-CALNAME:Calendrier scolaire - Zone B\r\nVERSION")
    assert read_holidays(named)[0].zones == frozenset("B")


def test_rows_of_the_data_set_are_days_in_france_once_for_all_academies() -> None:
    for data in (json.dumps(ROWS), json.dumps({"results": ROWS})):
        assert read_holidays(data.encode()) == (CHRISTMAS, SUMMER)


def test_a_table_of_the_data_set_gives_the_same() -> None:
    lines = [";".join(row[name] for name in ROWS[0]) for row in ROWS]
    for head in (";".join(ROWS[0]), "Description;Population;Date de début;Date de fin;Académies;Zones"):
        assert read_holidays("\n".join([head, *lines]).encode("utf-8-sig")) == (CHRISTMAS, SUMMER)


def test_the_sandbox_reads_the_same() -> None:
    data = json.dumps(ROWS).encode()
    assert SandboxedReader(60).read(SandboxEntryPoint.HOLIDAYS, data) == read_rows(data)


@pytest.mark.parametrize(
    "data", [b"", b"[]", b"{", b"[1]", b"a;b\n1;2", b'[{"description": "x", "start_date": "soon"}]']
)
def test_other_files_are_refused(data: bytes) -> None:
    with pytest.raises(FileFormatError):
        read_holidays(data)


def test_a_timetable_has_no_holidays() -> None:
    with pytest.raises(EmptyFileError):
        read_holidays(calendar("UID:e|DTSTART:20261111T080000|DTEND:20261111T090000|SUMMARY:Maths 5A"))


@given(st.one_of(st.binary(max_size=60), st.text(max_size=60).map(str.encode), st.just(json.dumps(ROWS)[:99].encode())))
@settings(deadline=None)
def test_any_bytes_end_with_a_typed_error_or_holidays(data: bytes) -> None:
    with contextlib.suppress(FileFormatError):
        assert read_holidays(data)
