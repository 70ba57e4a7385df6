"""Timetable: read from a file or an address, kept when a reading fails, corrected by the teacher."""

from __future__ import annotations

from datetime import time, timedelta
from pathlib import Path

import pytest

from tests.support.calendars import calendar
from tests.support.planned_years import MONDAY, at
from tests.support.planning_desk import OfflineError, PlanningDesk, weekly_calendar
from tni.core.format_errors import EmptyFileError, UnknownFileError
from tni.planning.own_hours import OwnHour

URL = "https://example.invalid/pronote.ics"


@pytest.fixture
def desk(tmp_path: Path) -> PlanningDesk:
    return PlanningDesk(tmp_path)


def test_class_and_subject_are_known_when_a_seance_begins(desk: PlanningDesk) -> None:
    desk.load(weekly_calendar())
    desk.clock.time = at(MONDAY, 7, 50)
    hour = desk.timetable.current_hour()
    assert hour is not None
    assert (hour.classes, hour.subject, hour.start) == (("5e A",), "Maths", at(MONDAY, 8))
    assert desk.timetable.next_hour("5B") == desk.timetable.state.timetable.hours[1]
    desk.open()
    assert desk.timetable.current_hour() == hour


def test_a_timetable_from_an_address_is_read_again_each_day(desk: PlanningDesk) -> None:
    desk.addresses[URL] = weekly_calendar(1)
    desk.timetable.read_address(URL)
    desk.tasks.run()
    assert len(desk.timetable.state.timetable.hours) == 3
    for days, fetched in ((0, 1), (1, 2)):
        desk.clock.time = at(MONDAY + timedelta(days=days), 7)
        desk.addresses[URL] = weekly_calendar(2)
        desk.open()
        desk.timetable.start()
        desk.tasks.run()
        assert len(desk.fetched) == fetched
    assert len(desk.timetable.state.timetable.hours) == 6


def test_a_reading_that_fails_leaves_the_hours_and_says_so(desk: PlanningDesk) -> None:
    desk.load(weekly_calendar())
    before = desk.timetable.state.timetable.hours
    desk.timetable.read_address(URL)
    assert desk.timetable.state.is_reading
    desk.tasks.run()
    assert isinstance(desk.timetable.state.problem, OfflineError)
    for bad, kind in ((b"<html>login</html>", UnknownFileError), (calendar(), EmptyFileError)):
        desk.load(bad)
        assert isinstance(desk.timetable.state.problem, kind)
    assert desk.timetable.state.timetable.hours == before
    assert desk.timetable.state.stored.address == ""


def test_an_export_that_begins_with_this_week_keeps_the_weeks_before(desk: PlanningDesk) -> None:
    desk.load(weekly_calendar(2))
    desk.load(weekly_calendar(2, MONDAY + timedelta(weeks=1)))
    days = [hour.day for hour in desk.timetable.state.timetable.hours]
    assert (days[0], days[-1], len(days)) == (MONDAY, MONDAY + timedelta(days=17), 9)


def test_corrected_names_hold_for_later_readings(desk: PlanningDesk) -> None:
    desk.load(weekly_calendar())
    desk.timetable.name_class("5e B", "Les cinquièmes B")
    desk.timetable.name_subject("MATHS", "Mathématiques")
    desk.load(weekly_calendar())
    desk.open()
    assert desk.timetable.state.timetable.class_names == ("5e A", "Les cinquièmes B")
    assert {hour.subject for hour in desk.timetable.state.timetable.hours} == {"Mathématiques"}
    desk.timetable.name_class("5e B", "")
    assert desk.timetable.state.timetable.class_names == ("5e A",)


def test_subjects_in_capitals_are_written_as_they_are_said(desk: PlanningDesk) -> None:
    found = ("MATHEMATIQUES", "SVT", "HISTOIRE-GEOGRAPHIE", "AIDE DEVOIRS", "Physique")
    events = (
        f"UID:{n}|DTSTART:20260907T{8 + n:02}0000|DURATION:PT55M|SUMMARY:{name} - 5A|DESCRIPTION:Matière : {name}"
        for n, name in enumerate(found)
    )
    desk.load(calendar(*events))
    names = ("Mathématiques", "SVT", "Histoire-géographie", "AIDE DEVOIRS", "Physique")
    assert tuple(hour.subject for hour in desk.timetable.state.timetable.hours) == names
    assert tuple(map(desk.timetable.state.subject_name, found)) == names
    desk.timetable.name_subject("MATHEMATIQUES", "Maths 5e")
    assert desk.timetable.state.subject_name("MATHEMATIQUES") == "Maths 5e"


def test_hours_are_counted_once_by_their_length_without_cancelled_ones(desk: PlanningDesk) -> None:
    events = [
        "UID:a|DTSTART:20260907T080000|DURATION:PT110M|SUMMARY:MATHS - 5A",
        "UID:b|DTSTART:20260907T080000|DURATION:PT110M|SUMMARY:MATHS - 5A",
        "UID:c|DTSTART:20260908T080000|DURATION:PT55M|SUMMARY:MATHS - 5A",
        "UID:d|DTSTART:20260909T080000|DURATION:PT55M|SUMMARY:Cours annulé : MATHS - 5A",
    ]
    desk.load(calendar(*events))
    assert desk.timetable.state.lesson_hours == 3


def test_no_hour_is_under_way_in_the_holidays_of_the_zone(desk: PlanningDesk) -> None:
    desk.load(weekly_calendar())
    path = desk.folder / "Zone-A.ics"
    path.write_bytes(calendar("UID:a|DTSTART;VALUE=DATE:20260907|DTEND;VALUE=DATE:20260910|SUMMARY:Essai - Zone A"))
    desk.timetable.read_holidays(path)
    desk.timetable.read_holidays(path)
    desk.tasks.run()
    desk.clock.time = at(MONDAY, 8)
    assert desk.timetable.current_hour() is not None
    desk.timetable.set_zone("A")
    assert desk.timetable.current_hour() is None
    found = desk.timetable.next_hour()
    assert found is not None
    assert found.day == MONDAY + timedelta(days=3)
    assert len(desk.timetable.state.stored.packs) == 1
    desk.timetable.remove_holidays("Zone-A")
    assert desk.timetable.current_hour() is not None


def test_a_timetable_that_was_forgotten_while_it_was_read_stays_away(desk: PlanningDesk) -> None:
    desk.addresses[URL] = weekly_calendar()
    desk.timetable.read_address(URL)
    desk.timetable.forget()
    desk.tasks.run()
    assert desk.timetable.state.timetable.hours == ()


def test_hours_of_her_own_are_those_of_the_year_in_which_the_program_runs_on(desk: PlanningDesk) -> None:
    desk.timetable.set_own_hours([OwnHour(3, time(14), time(15), "CM1", "Français")])
    before = [hour.start for hour in desk.timetable.state.own]
    desk.clock.time += timedelta(days=365)
    assert min(hour.start for hour in desk.timetable.state.own) > max(before)


def test_hours_of_her_own_stand_beside_a_loaded_timetable_and_stay_when_it_is_forgotten(desk: PlanningDesk) -> None:
    own = [
        OwnHour(3, time(14), time(15), "CM1", "Français"),
        OwnHour(0, time(8, 30), time(9, 30), "5A"),  # the loaded hour of this class is at that time
    ]
    desk.timetable.set_own_hours(own)
    desk.load(weekly_calendar(2))
    desk.open()
    found = desk.timetable.state.timetable
    assert desk.timetable.state.stored.own == (own[1], own[0])
    starts = [hour.start for hour in found.between(MONDAY, MONDAY + timedelta(days=6))]
    assert starts == [at(MONDAY + timedelta(days=day), hour) for day, hour in ((0, 8), (1, 8), (3, 8), (3, 14))]
    third = found.between(MONDAY + timedelta(weeks=2), MONDAY + timedelta(weeks=2))
    assert [(hour.start.hour, hour.start.minute, hour.classes) for hour in third] == [(8, 30, ("5A",))]
    desk.clock.time = at(MONDAY + timedelta(days=3), 14, 5)
    current = desk.timetable.current_hour()
    assert current is not None
    assert (current.classes, current.subject) == (("CM1",), "Français")
    desk.timetable.forget()
    assert desk.timetable.state.timetable.class_names == ("CM1", "5A")
