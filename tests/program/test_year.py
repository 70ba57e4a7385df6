"""The year in the whole program: the hour under way begins a séance, and the next lesson opens from the home screen."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.support.hands import Fingers, placed
from tests.support.proposals import proposed
from tests.support.running_program import folders, wait_for
from tni.app.application import Application
from tni.planning.class_year import ClassYear, LessonSequence, PlannedLesson
from tni.planning.school_year import school_year
from tni.planning.timetable import Hour
from tni.planning.year_plan import YearPlan
from tni.services.library.shelves import ShelfKind
from tni.store.lesson_file import new_lesson
from tni.store.timetable_file import StoredTimetable, TimetableFile
from tni.store.year_file import YearFile
from tni.ui.chrome.commands import CommandId
from tni.ui.seance.seance_panels import StartSeancePanel


@pytest.fixture
def taught(tmp_path: Path, qapp: QApplication) -> Iterator[Application]:
    """A program with an hour of 5e A under way and another tomorrow, for which a lesson is planned."""
    home, now = folders(tmp_path), datetime.now().astimezone()
    home.library.mkdir(parents=True)
    new_lesson(home.library / "Fractions.tni")
    home.planning.mkdir(parents=True)
    start = now - timedelta(minutes=10)
    hours = tuple(
        Hour(start + timedelta(days=day), start + timedelta(days=day, minutes=55), "Maths", ("5e A",), "B12")
        for day in (0, 1)
    )
    TimetableFile(home.planning / "timetable.json").save(StoredTimetable(hours))
    lessons = (PlannedLesson("a", "Fractions", hours=2),)
    plan = YearPlan(school_year(now), (ClassYear("5e A", "", (LessonSequence("s", "Nombres", lessons),)),))
    YearFile(home.planning, school_year(now)).save(plan)
    with placed(tmp_path) as program:
        yield program


def test_a_seance_begins_with_class_and_subject_of_the_hour(taught: Application) -> None:
    window = taught.main_controller.window
    taught.main_controller.commands[CommandId.START_SEANCE].trigger()
    (panel,) = window.findChildren(StartSeancePanel)
    assert (panel.name.text(), panel.subject.text()) == ("5e A", "Maths")
    assert panel.hour.text().startswith("Emploi du temps : 5e A, de ")
    assert panel.hour.text().endswith("salle B12")
    panel.begin()
    assert taught.teaching.seance.class_under_way == "5e A"
    wait_for(lambda: [one.class_name for one in taught.year.planning.given] == ["5e A"], "the séance in the year")
    (hour, later) = taught.year.timetable.state.timetable.hours
    proposal = proposed(taught.teaching.seances)
    assert (proposal.entry.start, proposal.entry.end, proposal.entry.room) == (hour.start, hour.end, "B12")
    assert taught.teaching.seances.next_lesson(proposal.entry) == later.day


def test_the_next_lesson_of_a_class_opens_from_the_home_screen_by_one_touch(taught: Application) -> None:
    taught.main_controller.commands[CommandId.HOME].trigger()
    wait_for(lambda: taught.home.service.state.is_read, "the lessons")
    view, fingers = taught.home.controller.screen.view, Fingers(taught)
    assert view.shelf_model.shelves[0].kind is ShelfKind.COMING
    assert view.shelf_model.text(0).name.startswith("Prochaine leçon de 5e A, ")
    at = fingers.window.mapFromGlobal(view.viewport().mapToGlobal(view.tile_rect(0).center()))
    fingers.frame(press={1: at})
    fingers.frame(release=(1,))
    library = taught.current_lesson.library
    wait_for(lambda: taught.current_lesson.lesson.path == library / "Fractions.tni", "the lesson")
    assert not taught.home.controller.is_open


def test_a_lesson_of_an_older_format_that_is_planned_by_its_title_alone_is_followed_when_it_is_renamed(
    taught: Application,
) -> None:
    """On the board, then in the file manager; a favourite too."""
    library, service = taught.current_lesson.library, taught.home.service
    with closing(sqlite3.connect(library / "Fractions.tni")) as db:
        db.execute("DELETE FROM meta WHERE key = 'lesson_id'")
        db.execute("PRAGMA user_version = 3")
        db.commit()

    def planned() -> PlannedLesson:
        return taught.year.planning.year_of("5e A").lesson("a")

    taught.main_controller.commands[CommandId.HOME].trigger()
    wait_for(lambda: bool(taught.year.coming()), "the next lesson")
    wait_for(lambda: bool(planned().lesson), "the id")
    service.set_favourite("Fractions.tni", is_favourite=True)
    taught.year.open_coming(taught.year.coming()[0])
    wait_for(lambda: taught.current_lesson.lesson.path == library / "Fractions.tni", "the lesson")
    taught.current_lesson.rename("Parts d’un tout")
    wait_for((library / "Parts d’un tout.tni").exists, "the name")
    taught.current_lesson.new()
    taught.main_controller.commands[CommandId.HOME].trigger()
    wait_for(lambda: planned().title == "Parts d’un tout", "the year")
    (library / "Anciennes").mkdir()
    (library / "Parts d’un tout.tni").rename(library / "Anciennes" / "Perdue.tni")
    taught.main_controller.commands[CommandId.HOME].trigger()
    taught.main_controller.commands[CommandId.HOME].trigger()
    taught.year.open_coming(taught.year.coming()[0])
    wait_for(lambda: taught.current_lesson.lesson.path == library / "Anciennes" / "Perdue.tni", "the lesson again")
    taught.main_controller.commands[CommandId.HOME].trigger()
    wait_for(lambda: service.state.marks.favourites == {"Anciennes/Perdue.tni"}, "the favourite")


def test_the_year_opens_from_home_and_its_key_closes_it(taught: Application) -> None:
    commands = taught.main_controller.commands
    commands[CommandId.HOME].trigger()
    commands[CommandId.YEAR].trigger()
    sheet = taught.year.controller.sheet
    assert sheet is not None
    assert sheet.isVisible()
    assert sheet.classes.currentText() == "5e A"
    commands[CommandId.YEAR].trigger()
    assert taught.year.controller.sheet is None
