"""Stored years and timetables come back as they were; damaged files are quarantined and never overwritten in place."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.planned_years import MONDAY, at, hour, lesson, year_of
from tni.planning.class_year import ClassYear, LessonSequence, NotGiven
from tni.planning.holidays import Holiday, HolidayPack
from tni.planning.own_hours import OwnHour, Weeks
from tni.planning.year_plan import YearPlan
from tni.store.timetable_file import StoredTimetable, TimetableFile
from tni.store.year_file import YearFile

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
DAYS = st.dates(date(2026, 8, 1), date(2027, 7, 31))
HOURS = st.builds(
    lambda day, minutes, subject, classes, cancelled: replace(
        hour(day, minutes=minutes, cancelled=cancelled), subject=subject, classes=tuple(classes)
    ),
    DAYS,
    st.integers(1, 200),
    TEXT,
    st.lists(TEXT, max_size=2),
    st.booleans(),
)
PLANS = st.builds(
    lambda hours, pinned, name: YearPlan(
        2026,
        (
            ClassYear(
                name,
                "Maths",
                (LessonSequence("s", name, (lesson("a", 2, pinned), replace(lesson("b"), done=True, title=name))),),
                frozenset(one.start for one in hours),
                tuple(hours),
                frozenset(NotGiven(one.start, name) for one in hours),
            ),
        ),
    ),
    st.lists(HOURS, max_size=3),
    st.one_of(st.none(), DAYS),
    TEXT,
)
TIMETABLES = st.builds(
    StoredTimetable,
    hours=st.lists(HOURS, max_size=3).map(tuple),
    address=TEXT,
    read_at=st.one_of(st.none(), st.just(at(MONDAY, 8))),
    classes=st.dictionaries(TEXT, TEXT, max_size=2),
    subjects=st.dictionaries(TEXT, TEXT, max_size=2),
    zone=TEXT,
    packs=st.lists(
        st.builds(
            lambda name, day, zones: HolidayPack(
                name, "", name, "", (Holiday(name, day, day + timedelta(days=3), frozenset(zones)),)
            ),
            TEXT,
            DAYS,
            st.lists(TEXT, max_size=3),
        ),
        max_size=2,
    ).map(tuple),
    own=st.lists(
        st.builds(
            OwnHour,
            st.integers(0, 5),
            st.times(max_value=time(12)),
            st.times(min_value=time(13)),
            TEXT,
            TEXT,
            st.sampled_from(Weeks),
        ),
        max_size=2,
    ).map(tuple),
)


@given(plan=PLANS)
@settings(deadline=None)
def test_a_plan_comes_back_as_it_was(tmp_path_factory: pytest.TempPathFactory, plan: YearPlan) -> None:
    folder = tmp_path_factory.mktemp("year")
    YearFile(folder, 2026).save(plan)
    assert YearFile(folder, 2026).load() == plan
    assert YearFile(folder, 2027).load() == YearPlan(2027)


@given(stored=TIMETABLES)
@settings(deadline=None)
def test_a_timetable_comes_back_as_it_was(tmp_path_factory: pytest.TempPathFactory, stored: StoredTimetable) -> None:
    path = tmp_path_factory.mktemp("timetable") / "timetable.json"
    TimetableFile(path).save(stored)
    assert TimetableFile(path).load() == stored
    assert path.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("damage", [{"classes": 1}, {"classes": [{}]}, {"version": 9}])
def test_a_damaged_plan_is_quarantined_and_said(tmp_path: Path, damage: dict[str, object]) -> None:
    (tmp_path / "year-2026.json").write_text(json.dumps({"version": 1} | damage), encoding="utf-8")
    file = YearFile(tmp_path, 2026)
    assert file.load() == YearPlan(2026)
    assert file.trouble is not None
    assert file.trouble.kept == tmp_path / "year-2026.damaged"
    file.save(YearPlan(2026).with_year(year_of("a")))
    assert YearFile(tmp_path, 2026).load().classes[0].sequences[0].lessons[0].id == "a"


def test_a_plan_of_an_earlier_version_is_read(tmp_path: Path) -> None:
    file = tmp_path / "year-2026.json"
    YearFile(tmp_path, 2026).save(plan := YearPlan(2026).with_year(year_of("a")))
    stored = json.loads(file.read_text())
    del stored["classes"][0]["not_given"]
    file.write_text(json.dumps(stored))
    assert YearFile(tmp_path, 2026).load() == plan


def test_a_timetable_without_hours_of_her_own_is_read(tmp_path: Path) -> None:
    path = tmp_path / "timetable.json"
    TimetableFile(path).save(stored := StoredTimetable((hour(MONDAY),), zone="A"))
    found = json.loads(path.read_text())
    del found["own"]
    path.write_text(json.dumps(found))
    assert TimetableFile(path).load() == stored


def test_a_lesson_that_is_there_twice_is_damage(tmp_path: Path) -> None:
    plan = YearPlan(2026).with_year(year_of("a")).with_year(year_of("a", name="5e B"))
    YearFile(tmp_path, 2026).save(plan)
    file = YearFile(tmp_path, 2026)
    assert file.load() == YearPlan(2026)
    assert file.trouble is not None


def test_the_address_of_a_timetable_is_not_logged(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path = tmp_path / "timetable.json"
    path.write_text('{"version": 1, "hours": ["https://secret"], "read_at": null}', encoding="utf-8")
    file = TimetableFile(path)
    assert file.load() == StoredTimetable()
    assert file.trouble is not None
    assert "secret" not in caplog.text
