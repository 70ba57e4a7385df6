"""« Mon année » in the running program: lessons dragged, hours cancelled, classes compared, by real events."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QTime
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from tests.support.hands import Fingers, placed
from tests.support.planned_years import MONDAY, at, year_of
from tests.support.planning_desk import CLASSES, PlanningDesk, weekly_calendar
from tests.support.real_pointer import RealPointer
from tests.support.running_program import folders, wait_for
from tests.support.widgets import button, named
from tni.app.application import Application
from tni.files.lesson_errors import LessonMissingError
from tni.planning.given_lessons import GivenLesson
from tni.planning.own_hours import OwnHour
from tni.planning.taught_class import ComingLesson, TaughtClass
from tni.planning.year_grid import CellKind, YearCell
from tni.services.lesson.lesson_events import LessonEvent, LessonFailed
from tni.store.lesson_file import new_lesson
from tni.store.lesson_identity import read_lesson_id
from tni.ui.chrome.tick_list import TickList
from tni.ui.library.tile_menu import TileMenu
from tni.ui.year.name_panel import YearNamePanel
from tni.ui.year.year_controller import YearController
from tni.ui.year.year_sheet import YearSheet

ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
WEEK = timedelta(weeks=1)


class Year:
    """The program with the year of two classes: 5e A on Mondays and Thursdays for four weeks, 5e B on Tuesdays."""

    def __init__(self, program: Application, folder: Path) -> None:
        self.program, self.desk = program, PlanningDesk(folder)
        self.window, kit = program.main_controller.window, program.main_controller.kit
        self.controller = YearController(
            program.main_controller, self.desk.planning, self.desk.timetable, program.home.service, lambda: CLASSES,
            lambda: (self.window, kit), self.desk.clock,
        )  # fmt: skip

    def open(self, *, hours: bool = True) -> YearSheet:
        if hours:
            self.desk.load(weekly_calendar())
            self.desk.planning.edit(year_of("abc", "de"))
        self.controller.open(TaughtClass("5e A"))
        return self.sheet

    @property
    def sheet(self) -> YearSheet:
        assert self.controller.sheet is not None
        return self.controller.sheet

    def cells(self) -> list[YearCell]:
        return [cell for row in self.sheet.view.year_model.weeks for cell in row.cells]

    def planned(self) -> str:
        """Letters of the lessons, hour after hour; `.` for a free one, `x` for one that is cancelled."""
        signs = {CellKind.FREE: ".", CellKind.CANCELLED: "x"}
        return "".join(signs.get(cell.kind) or cell.title[-1] for cell in self.cells())

    def place(self, start: datetime) -> QPoint:
        """The middle of an hour on the screen."""
        view = self.sheet.view
        return view.viewport().mapToGlobal(view.visualRect(view.year_model.index_of(start)).center())

    def menu(self) -> TileMenu:
        (menu,) = [one for one in self.sheet.findChildren(TileMenu) if one.isVisible()]
        return menu


@pytest.fixture
def year(tmp_path: Path, qapp: QApplication) -> Iterator[Year]:
    for path in ("Aires.tni", "Fractions.tni", "5e/Fractions égales.tni"):
        lesson = folders(tmp_path).library / path
        lesson.parent.mkdir(parents=True, exist_ok=True)
        new_lesson(lesson)
    with placed(tmp_path) as program:
        yield Year(program, tmp_path)


@pytest.fixture
def pointer(year: Year, qtbot: QtBot) -> RealPointer:
    return RealPointer(qtbot, year.window)


def test_a_lesson_is_dragged_to_another_week_and_back_by_undo(year: Year, pointer: RealPointer) -> None:
    sheet = year.open()
    assert year.planned() == "abcde..."
    pointer.stroke(year.place(at(MONDAY, 8)), year.place(at(MONDAY + WEEK, 8)))
    assert year.planned() == "bcade..."
    QTest.keyClick(sheet.view, Qt.Key.Key_Z, CONTROL)
    assert year.planned() == "abcde..."
    QTest.keyClick(sheet.view, Qt.Key.Key_Y, CONTROL)
    assert year.planned() == "bcade..."
    assert year.program.main_controller.editor.untouched, "the keys were for the year, not for the page"


def test_a_lesson_that_is_dropped_on_a_later_free_hour_is_fixed_to_its_day(year: Year, pointer: RealPointer) -> None:
    year.open()
    pointer.stroke(year.place(at(MONDAY, 8)), year.place(at(MONDAY + 3 * WEEK, 8)))
    assert year.planned() == "bcde..a."
    assert year.desk.planning.year_of("5e A").lesson("a").pinned == MONDAY + 3 * WEEK


def test_a_cancelled_hour_moves_the_rest_and_comes_back(year: Year, pointer: RealPointer) -> None:
    year.open()
    pointer.touch_at(year.place(at(MONDAY, 8)))
    pointer.touch(button(year.menu(), "Heure annulée"))
    assert year.planned() == "xabcde.."
    pointer.touch_at(year.place(at(MONDAY, 8)))
    pointer.touch(button(year.menu(), "Rétablir l’heure"))
    assert year.planned() == "abcde..."


def test_what_was_opened_by_mistake_is_taken_out_of_the_year_by_one_touch_and_put_back(
    year: Year, pointer: RealPointer
) -> None:
    sheet = year.open()
    year.desk.clock.time = at(MONDAY, 12)
    year.desk.log = [GivenLesson("5e A", at(MONDAY, 8, 2), "Leçon a", "file-a")]
    year.desk.planning.start()
    year.desk.tasks.run()
    assert year.planned() == "abcde..."
    pointer.touch_at(year.place(at(MONDAY, 8)))
    pointer.touch(button(year.menu(), "Pas donnée"))
    assert [cell.title for cell in year.cells()][:3] == ["", "Leçon a", "Leçon b"], "it comes again"
    said = sheet.view.year_model.data(sheet.view.year_model.index_of(at(MONDAY, 8)))
    assert said is not None
    assert said.endswith("Pas donnée : Leçon a")
    pointer.touch_at(year.place(at(MONDAY, 8)))
    pointer.touch(button(year.menu(), "Donnée : Leçon a"))
    assert year.planned() == "abcde..."
    QTest.keyClick(sheet.view, Qt.Key.Key_Z, CONTROL)
    assert year.cells()[0].kind is CellKind.PAST


def test_a_finger_moves_what_it_holds_and_scrolls_otherwise(year: Year) -> None:
    view, fingers = year.open().view, Fingers(year.program)
    start, end = (year.window.mapFromGlobal(year.place(at(day, 8))) for day in (MONDAY, MONDAY + WEEK))
    fingers.frame(press={1: start})
    fingers.frame(move={1: end})
    assert not view.is_dragging
    fingers.frame(release=(1,))
    assert year.planned() == "abcde..."
    start, end = (year.window.mapFromGlobal(year.place(at(day, 8))) for day in (MONDAY, MONDAY + WEEK))
    fingers.frame(press={1: start})
    wait_for(lambda: view.is_dragging, "the lesson in the hand")
    fingers.frame(move={1: end})
    fingers.frame(release=(1,))
    assert year.planned() == "bcade..."


def test_keys_move_a_lesson_by_an_hour_or_a_week_and_take_it_out(year: Year) -> None:
    view = year.open().view
    view.choose(view.year_model.index_of(at(MONDAY, 8)))
    QTest.keyClick(view, Qt.Key.Key_Right, ALT)
    assert year.planned() == "bacde..."
    QTest.keyClick(view, Qt.Key.Key_Down, ALT)  # it stays the current one
    assert year.planned() == "bcdae..."
    QTest.keyClick(view, Qt.Key.Key_Up, ALT)
    assert year.planned() == "bacde..."
    QTest.keyClick(view, Qt.Key.Key_Delete)
    assert year.planned() == "bcde...."


def test_what_the_other_class_has_had_is_added_before_the_next_lesson(year: Year, pointer: RealPointer) -> None:
    sheet = year.open()
    year.desk.log = [GivenLesson("5e B", at(MONDAY, 7 + n), f"Leçon {x}", f"file-{x}") for n, x in enumerate("zad")]
    year.desk.planning.start()
    year.desk.tasks.run()
    pointer.touch(sheet.compare)
    comparing = year.controller.comparing
    assert comparing is not None
    ticks = named(comparing, TickList, "Leçons qui manquent")
    assert comparing.summary.text() == "La 5e B a vu 3 leçons de plus"
    assert [ticks.is_ticked(line) for line in range(3)] == [True, False, False]  # the others are planned
    pointer.touch_at(ticks.viewport().mapToGlobal(ticks.visualItemRect(ticks.item(2)).center()))
    pointer.touch(button(comparing, "Ajouter à l’année de la 5e A"))
    assert year.planned() == "zdabce.."


def test_lessons_of_the_library_are_searched_and_added_with_their_hours(year: Year, pointer: RealPointer) -> None:
    sheet = year.open()
    wait_for(lambda: year.program.home.service.state.is_read, "the lessons")
    pointer.touch(sheet.sequences.add)
    adding = year.controller.adding
    assert adding is not None
    QTest.keyClicks(adding.search, "fractions 5e")
    wait_for(lambda: adding.list.count() == 1, "the search")
    pointer.touch_at(adding.list.viewport().mapToGlobal(adding.list.visualItemRect(adding.list.item(0)).center()))
    QTest.keyClicks(adding.unprepared, "Bilan")
    pointer.touch(button(adding, "Une heure de plus"))
    pointer.touch(button(adding, "Ajouter à l’année"))
    planned = year.desk.planning
    wait_for(lambda: len(planned.year_of("5e A").sequences[1].lessons) == 4, "the lessons in the year")
    added = list(planned.year_of("5e A").sequences[1].lessons)[2:]
    own_id = read_lesson_id(year.program.current_lesson.library / "5e" / "Fractions égales.tni")
    assert [(one.title, one.lesson, one.hours) for one in added] == [("Fractions égales", own_id, 2), ("Bilan", "", 2)]
    assert [cell.title for cell in year.cells()][5:] == ["Fractions égales", "Fractions égales", "Bilan"]
    assert sheet.sequences.left.text() == "Il manque 1 heure avant la fin de l’année."


def test_the_next_lesson_opens_by_one_touch(year: Year, pointer: RealPointer) -> None:
    sheet = year.open()
    wait_for(lambda: year.program.home.service.state.is_read, "the lessons")
    year.controller.editor.add_lessons("", "Aires", [("Aires", "")], 1)
    for letter in "abcde":
        year.controller.editor.remove_lesson(letter)
    assert sheet.next.accessibleName() == "Prochaine leçon, aujourd’hui, 8\u00a0h\u00a000 : Aires"
    pointer.touch(sheet.next)
    library = year.program.current_lesson.library
    wait_for(lambda: year.program.current_lesson.lesson.path == library / "Aires.tni", "the lesson")
    assert year.controller.sheet is None


def test_another_lesson_of_the_same_title_is_not_opened_for_the_planned_one(year: Year) -> None:
    current, failed = year.program.current_lesson, list[LessonEvent]()
    for path in ("6e/Fractions.tni", "ailleurs/Fractions.tni"):
        (current.library / path).parent.mkdir()
        new_lesson(current.library / path)
    planned = current.library / "ailleurs" / "Fractions.tni"
    lesson, before = read_lesson_id(planned), current.lesson
    planned.unlink()
    year.open()
    wait_for(lambda: year.program.home.service.state.is_read, "the lessons")
    current.subscribe(lambda event: failed.append(event) if isinstance(event, LessonFailed) else None)
    year.controller.open_coming(ComingLesson("5e A", "", "Fractions", lesson, at(MONDAY, 8), at(MONDAY, 9)))
    wait_for(lambda: bool(failed) or current.lesson is not before, "an answer")
    assert current.lesson is before
    assert [type(one.error) for one in failed if isinstance(one, LessonFailed)] == [LessonMissingError]


def test_without_a_timetable_hours_are_drawn_by_finger_and_fill_the_year(year: Year, pointer: RealPointer) -> None:
    sheet, fingers = year.open(hours=False), Fingers(year.program)
    pointer.touch(sheet.enter)
    own = year.controller.times.own_hours
    assert own is not None
    week, form = own.week, own.form
    start, end = (week.mapTo(year.window, week.place_of(1, at)) for at in (time(9), time(10, 30)))
    fingers.frame(press={1: start})
    fingers.frame(move={1: end})
    fingers.frame(release=(1,))
    QTest.keyClicks(form.class_name, "CM1")
    pointer.touch(button(own, "jeudi"))
    pointer.touch(button(own, "Ajouter"))
    tuesday, thursday = (OwnHour(day, time(9), time(10, 30), "CM1") for day in (1, 3))
    assert year.desk.timetable.state.stored.own == (tuesday, thursday)
    pointer.touch_at(week.mapToGlobal(week.place_of(1, time(14))))
    QTest.keyClicks(form.subject, "Maths")
    form.begins.setTime(QTime(10, 0))
    pointer.touch(form.save)
    assert form.problem.text() == "Déjà pris : mardi, 9\u00a0h\u00a000 – 10\u00a0h\u00a030, CM1."
    form.begins.setTime(QTime(13, 30))
    pointer.touch_at(week.mapToGlobal(week.place_of(3, time(9, 45))))  # what is drawn and complete is kept
    assert OwnHour(1, time(13, 30), time(14, 30), "CM1", "Maths") in year.desk.timetable.state.stored.own
    QTest.keyClick(week, Qt.Key.Key_Delete)
    own.put_away()
    assert [one.weekday for one in year.desk.timetable.state.stored.own] == [1, 1]
    assert sheet.classes.currentText().startswith("CM1"), "the class that was shown has no hours"
    year.controller.open(TaughtClass("CM1"))
    assert [cell.start for cell in year.cells()[:2]] == [at(date(2026, 9, 1), 9), at(date(2026, 9, 1), 13, 30)]


def test_a_class_without_hours_has_its_lessons_in_order(year: Year, pointer: RealPointer) -> None:
    sheet = year.open(hours=False)
    pointer.touch(sheet.add_class)
    (panel,) = sheet.findChildren(YearNamePanel)
    QTest.keyClicks(panel.field, "CM2")
    pointer.touch(panel.button)
    assert sheet.classes.currentText() == "CM2"
    year.controller.editor.add_lessons("", "Fractions", [("Aires", ""), ("Bilan", "")], 1)
    lessons = sheet.lessons
    assert lessons.isVisible()
    assert not sheet.view.isVisible()

    def lines() -> list[str]:
        return [lessons.item(row).text() for row in range(lessons.count())]

    def menu_of(row: int) -> TileMenu:
        pointer.touch_at(lessons.viewport().mapToGlobal(lessons.visualItemRect(lessons.item(row)).center()))
        return year.menu()

    assert lines() == ["Fractions", "Aires", "Bilan"]
    pointer.touch(button(menu_of(2), "Avancer la leçon"))
    assert lines() == ["Fractions", "Bilan", "Aires"]
    pointer.touch(button(menu_of(1), "Déjà faite"))
    assert lines()[1] == "Bilan  –  faite"


def test_without_a_timetable_the_sheet_says_how_to_load_one_and_shows_what_is_wrong(
    year: Year, pointer: RealPointer, tmp_path: Path
) -> None:
    sheet = year.open(hours=False)
    assert sheet.empty.isVisible()
    pointer.touch(sheet.load)
    times = year.controller.times.sheet
    assert times is not None
    (tmp_path / "wrong.ics").write_bytes(b"no calendar")
    year.desk.timetable.read_file(tmp_path / "wrong.ics")
    year.desk.tasks.run()
    assert times.problem.text().startswith("Ce n’est pas un emploi du temps")
    year.desk.load(weekly_calendar())
    assert not times.problem.isVisible()
    assert times.state.text().startswith("12 heures de cours, lues aujourd’hui")
    stored = replace(year.desk.timetable.state.stored, address="https://pronote.example/ical/secret.ics")
    times.address.setText(stored.address)
    times.show_state(replace(year.desk.timetable.state, stored=stored))
    assert times.address.text() == ""
    assert "pronote.example" in times.address.placeholderText()
    assert "secret" not in times.address.placeholderText()
    field = named(times, QLineEdit, "Classe « 5e A »")
    QTest.keyClicks(field, " (matin)")
    QTest.keyClick(field, Qt.Key.Key_Return)
    times.put_away()
    names = [sheet.classes.itemText(n) for n in range(sheet.classes.count())]
    assert "5e A (matin)" in names
