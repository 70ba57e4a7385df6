"""Day of the next lesson with a class, for which homework is given."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.support.calendars import calendar
from tests.support.planned_years import MONDAY, at
from tests.support.planning_desk import CLASSES, PlanningDesk, weekly_calendar
from tni.formats.icalendar_reader import events_of, read_event_rows
from tni.planning.calendar_event import hour_of
from tni.services.planning.due_day import default_due_day
from tni.store.timetable_file import StoredTimetable, TimetableFile

THURSDAY = MONDAY + timedelta(days=3)


@pytest.fixture
def desk(tmp_path: Path) -> PlanningDesk:
    found = PlanningDesk(tmp_path)
    take(found, weekly_calendar())
    return found


def take(desk: PlanningDesk, data: bytes) -> None:
    """Start with the hours of a calendar, which is read here and not in a process of its own."""
    events = events_of(read_event_rows(data, "2026-08-01", "2027-07-31"))
    hours = tuple(hour_of(event, CLASSES) for event in events)
    TimetableFile(desk.folder / "timetable.json").save(StoredTimetable(hours))
    desk.open()


def due(desk: PlanningDesk, name: str = "5e A", subject: str = "Maths", day: date = MONDAY) -> date | None:
    return default_due_day(desk.planning, name, subject, at(day, 8, 50))


def test_it_is_the_next_lesson_with_the_class_on_another_day(desk: PlanningDesk) -> None:
    assert due(desk) == THURSDAY
    assert due(desk, day=THURSDAY) == MONDAY + timedelta(days=7)
    assert due(desk, subject="Géométrie") == THURSDAY
    assert due(desk, name="5ème B") == MONDAY + timedelta(days=1)
    assert due(desk, name="3e C") is None
    assert due(desk, day=MONDAY + timedelta(weeks=3, days=3)) is None


def test_cancelled_hours_and_holidays_are_passed_over(desk: PlanningDesk) -> None:
    desk.planning.cancel_hour("5e A", at(THURSDAY, 8))
    assert due(desk) == MONDAY + timedelta(days=7)
    desk.tasks.run()
    path = desk.folder / "Zone-A.ics"
    path.write_bytes(calendar("UID:a|DTSTART;VALUE=DATE:20260912|DTEND;VALUE=DATE:20260917|SUMMARY:Essai - Zone A"))
    desk.timetable.read_holidays(path)
    desk.tasks.run()
    desk.timetable.set_zone("A")
    assert due(desk) == MONDAY + timedelta(days=10)


def test_holidays_in_the_timetable_itself_are_passed_over_too(desk: PlanningDesk) -> None:
    whole = weekly_calendar()
    days = calendar(
        "UID:v|DTSTART;VALUE=DATE:20260910|DTEND;VALUE=DATE:20260912|SUMMARY:Vacances d'essai",
        "UID:w|DTSTART;VALUE=DATE:20260914|SUMMARY:Anniversaire de Léa",
    )
    desk.load(whole.replace(b"END:VCALENDAR\r\n", days[days.index(b"BEGIN:VEVENT") :]))
    assert due(desk) == MONDAY + timedelta(days=7)
    desk.load(whole)
    assert due(desk) == THURSDAY


def test_an_hour_of_the_same_day_or_of_the_other_group_does_not_count(desk: PlanningDesk) -> None:
    days = [("07T08", "GR1"), ("07T14", "GR1"), ("08T08", "GR2"), ("09T08", "GR1"), ("10T08", "")]
    hours = (
        f"UID:{day}|DTSTART:202609{day}0000|DURATION:PT55M|SUMMARY:MATHS - 5EME A {group}|"
        f"DESCRIPTION:Matière : MATHS\\n{'Groupe' if group else 'Classe'} : 5EME A {group}"
        for day, group in days
    )
    take(desk, calendar(*hours))
    assert due(desk) == date(2026, 9, 9)
    assert due(desk, day=date(2026, 9, 8)) == date(2026, 9, 10)


def test_of_several_subjects_the_own_counts(desk: PlanningDesk) -> None:
    hours = (
        f"UID:{day}|DTSTART:202609{day}T080000|DURATION:PT55M|SUMMARY:{subject} - 5A|DESCRIPTION:Matière : {subject}"
        for day, subject in (("07", "MATHS"), ("08", "SCIENCES"), ("10", "MATHS"))
    )
    take(desk, calendar(*hours))
    assert (due(desk, subject="maths"), due(desk, subject="Sciences")) == (THURSDAY, MONDAY + timedelta(days=1))
    assert due(desk, subject="Autre") == MONDAY + timedelta(days=1)


@pytest.mark.parametrize(("first", "expected"), [("20261019", date(2026, 10, 26)), ("20270322", date(2027, 3, 29))])
def test_days_are_right_over_the_changes_of_the_clock(desk: PlanningDesk, first: str, expected: date) -> None:
    begin = f"DTSTART;TZID=Europe/Paris:{first}T080000"
    take(desk, calendar(f"UID:a|{begin}|DURATION:PT55M|RRULE:FREQ=WEEKLY;COUNT=3|SUMMARY:Maths 5A"))
    assert due(desk, day=expected - timedelta(days=7)) == expected
