"""Calendars: repeated, moved and cancelled events in the time of France; hostile files end quickly."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.calendars import calendar
from tni.core.format_errors import FileFormatError, FileTooLargeError, MalformedFileError, UnknownFileError
from tni.formats.icalendar_reader import events_of, read_event_rows
from tni.formats.sandbox import SandboxedReader, SandboxEntryPoint
from tni.planning.calendar_event import hour_of

YEAR = ("2026-08-01", "2027-07-31")


def starts(data: bytes) -> list[str]:
    return [row[0] for row in read_event_rows(data, *YEAR)]


PRONOTE = calendar(
    "CATEGORIES:Cours|UID:Cours-1-Index-Education|DTSTART:20261023T060000Z|DTEND:20261023T065500Z"
    "|SUMMARY;LANGUAGE=fr:MATHS - 5A|LOCATION;LANGUAGE=fr:B204"
    "|DESCRIPTION;LANGUAGE=fr:Matière : MATHS\\nProfesseur : X\\nClasse : 5A\\nSal\r\n le : B204\\n",
    "CATEGORIES:Cours - Cours annulé|UID:Cours-2|DTSTART:20261026T070000Z|DTEND:20261026T075500Z"
    "|SUMMARY;LANGUAGE=fr:Cours annulé : MATHS - 5A"
    "|DESCRIPTION;LANGUAGE=fr:Cours annulé\\nMatière : MATHS\\nClasse : 5A",
)


def test_hours_of_pronote_are_in_the_time_of_france_before_and_after_the_clock_changes() -> None:
    hours = [hour_of(event, ["5e A"]) for event in events_of(read_event_rows(PRONOTE, *YEAR))]
    assert [(one.start.isoformat(), one.subject, one.classes, one.room, one.cancelled) for one in hours] == [
        ("2026-10-23T08:00:00+02:00", "MATHS", ("5e A",), "B204", False),
        ("2026-10-26T08:00:00+01:00", "MATHS", ("5e A",), "", True),
    ]


def test_every_second_week_keeps_its_wall_time_over_the_change_of_the_clock() -> None:
    data = calendar("UID:a|DTSTART:20261009T080000|DTEND:20261009T085500|RRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=3")
    assert starts(data) == [
        "2026-10-09T08:00:00+02:00", "2026-10-23T08:00:00+02:00", "2026-11-06T08:00:00+01:00",
    ]  # fmt: skip


def test_exceptions_moves_and_cancelled_repetitions_hold() -> None:
    data = calendar(
        "UID:a|DTSTART;TZID=Europe/Paris:20260907T080000|DTEND;TZID=Europe/Paris:20260907T090000"
        "|RRULE:FREQ=WEEKLY;COUNT=4|EXDATE;TZID=Europe/Paris:20260914T080000|SUMMARY:Maths 5A",
        "UID:a|RECURRENCE-ID;TZID=Europe/Paris:20260921T080000|DTSTART;TZID=Europe/Paris:20260922T100000"
        "|DTEND;TZID=Europe/Paris:20260922T110000|SUMMARY:Maths 5A",
        "UID:a|RECURRENCE-ID;TZID=Europe/Paris:20260928T080000|DTSTART;TZID=Europe/Paris:20260928T080000"
        "|DTEND;TZID=Europe/Paris:20260928T090000|SUMMARY:Maths 5A|STATUS:CANCELLED",
    )
    rows = read_event_rows(data, *YEAR)
    assert [(row[0][:16], row[6]) for row in rows] == [
        ("2026-09-07T08:00", False), ("2026-09-22T10:00", False), ("2026-09-28T08:00", True),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("times", "start"),
    [
        ("DTSTART;TZID=Romance Standard Time:20261123T080000|DURATION:PT55M", "2026-11-23T08:00:00+01:00"),
        ("DTSTART;TZID=Nowhere/Town:20261123T080000|DURATION:PT55M", "2026-11-23T08:00:00+01:00"),
        ("DTSTART;TZID=America/Martinique:20261123T030000|DURATION:PT55M", "2026-11-23T08:00:00+01:00"),
    ],
)
def test_zones_of_any_name_become_the_time_of_france(times: str, start: str) -> None:
    assert starts(calendar(f"UID:a|{times}")) == [start]


def test_a_school_overseas_has_its_own_time() -> None:
    data = calendar("UID:a|DTSTART:20261123T080000|DURATION:PT55M", "UID:b|DTSTART:20261123T060000Z|DURATION:PT55M")
    rows = read_event_rows(data, *YEAR, "Indian/Reunion")
    assert [row[0] for row in rows] == ["2026-11-23T08:00:00+04:00", "2026-11-23T10:00:00+04:00"]


def test_whole_days_and_other_years_are_no_hours() -> None:
    data = calendar(
        "UID:a|DTSTART;VALUE=DATE:20261019|DTEND;VALUE=DATE:20261101|SUMMARY:Vacances",
        "UID:b|DTSTART:20250907T080000|DTEND:20250907T090000",
        "UID:c|DTSTART:20260907T080000|DTEND:20260907T080000",
    )
    assert starts(data) == []


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", UnknownFileError),
        (b"<html>", UnknownFileError),
        (b"BEGIN:VCALENDAR\r\n", MalformedFileError),
        (calendar("UID:a|DTSTART:20260907T080000|DTEND:20260907T080001|RRULE:FREQ=SECO\r\n NDLY"), FileTooLargeError),
        (calendar("UID:a|DTSTART:20260907T080000|RRULE:FREQ=DAILY;BYMINUTE=1,2,3"), FileTooLargeError),
        (calendar("UID:a|DTSTART:20260907T080000|RRULE:FREQ=SECONDLY") * 70_000, FileTooLargeError),
        (calendar(*["UID:a"] * 20_001), FileTooLargeError),
        (calendar(*["UID:a|RRULE:FREQ=DAILY"] * 3_001), FileTooLargeError),
    ],
    ids=["empty", "page", "cut", "secondly", "minutes", "ten-megabytes", "events", "rules"],
)
def test_hostile_calendars_are_refused_before_they_are_unfolded(data: bytes, kind: type[FileFormatError]) -> None:
    with pytest.raises(kind):
        read_event_rows(data, *YEAR)


def test_the_sandbox_reads_the_same() -> None:
    rows = SandboxedReader(60).read(SandboxEntryPoint.TIMETABLE, PRONOTE, *YEAR)
    assert rows == read_event_rows(PRONOTE, *YEAR)


@pytest.mark.parametrize("rule", ["DAILY", "WEEKLY;BYDAY=MO,TU,WE,TH,FR", "MONTHLY;BYDAY=MO,TU,WE,TH,FR"])
def test_rules_that_repeat_since_long_ago_are_refused_before_they_are_walked_through(rule: str) -> None:
    rules = [f"UID:{n}|DTSTART:19000101T080000|DURATION:PT55M|RRULE:FREQ={rule}" for n in range(40)]
    with pytest.raises(FileTooLargeError):
        read_event_rows(calendar(*rules), *YEAR)


def test_a_private_calendar_of_many_years_is_read() -> None:
    rules = [
        f"UID:{n}|DTSTART:20160104T080000|DURATION:PT55M|RRULE:FREQ={rule}"
        for n, rule in enumerate(["YEARLY", "WEEKLY"] * 9)
    ]
    assert len(set(starts(calendar(*rules)))) == 52


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_damaged_calendars_end_with_a_typed_error_or_rows(data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(PRONOTE)))
    end = data.draw(st.integers(start, min(len(PRONOTE), start + 40)))
    damaged = (
        PRONOTE[:start]
        + data.draw(st.one_of(st.binary(max_size=9), st.sampled_from([b":", b";X=", b"\r\n"])))
        + PRONOTE[end:]
    )
    try:
        rows = read_event_rows(damaged, *YEAR)
    except FileFormatError:
        return
    assert all(event.start < event.end for event in events_of(rows))
