"""The plan is written at the desk and goes into the lesson as it is typed; in class the teacher's window follows it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.support.running_program import wait_for
from tests.support.teaching_room import Room, room
from tests.support.widgets import button
from tni.cahier.plan_progress import PhaseState
from tni.document.lesson_plan import Adaptation, LessonPlan, Need, PlanPhase
from tni.ui.chrome.commands import CommandId
from tni.ui.library.plan_sheet import PlanSheet
from tni.ui.teacher.plan_box import PlanBox, left_text

TWO_SCREENS = ([QRect(0, 0, 1366, 768), QRect(1366, 0, 1280, 720)], 0)


@pytest.fixture
def here(qapp: QApplication, tmp_path: Path) -> Iterator[Room]:
    with room(qapp, tmp_path, screens=TWO_SCREENS) as made:
        made.teaching.start()
        yield made


def sheet_of(here: Room) -> PlanSheet:
    here.trigger(CommandId.PLAN)
    found = [one for window in QApplication.topLevelWidgets() for one in window.findChildren(PlanSheet)]
    (sheet,) = [one for one in found if one.isVisible()]
    return sheet


def plan_of(here: Room) -> LessonPlan | None:
    return here.board.editor.document.plan


def test_what_is_typed_is_in_the_lesson_when_the_sheet_is_closed(here: Room) -> None:
    here.trigger(CommandId.ADD_PAGE)
    sheet = sheet_of(here)
    QTest.keyClicks(sheet.aims, "Comparer deux fractions")
    QTest.keyClicks(sheet.adaptations[Need.DYS], "Texte court")
    button(sheet, "Ajouter une phase").click()
    QTest.keyClicks(sheet.phases.title, "Rituel")
    sheet.phases.minutes.setValue(5)
    QTest.keyClicks(sheet.phases.pages, "1-2")
    sheet.put_away()
    plan = plan_of(here)
    assert plan is not None
    assert plan.aims == "Comparer deux fractions"
    assert plan.adaptations == (Adaptation(Need.DYS, "Texte court"),)
    (phase,) = plan.phases
    assert (phase.title, phase.minutes) == ("Rituel", 5)
    assert phase.pages == tuple(page.id for page in here.board.editor.pages)
    here.trigger(CommandId.UNDO)
    assert plan_of(here) is None


def test_an_empty_plan_is_none_and_an_untouched_one_is_not_written(here: Room) -> None:
    sheet_of(here).put_away()
    assert plan_of(here) is None
    assert here.board.editor.untouched
    here.board.window.do(lambda editor: editor.set_plan(LessonPlan(aims="x")))
    sheet = sheet_of(here)
    sheet.aims.clear()
    sheet.put_away()
    assert plan_of(here) is None


def test_pages_that_are_no_numbers_are_said_and_leave_what_was(here: Room) -> None:
    page = here.board.editor.page.id
    here.board.window.do(lambda editor: editor.set_plan(LessonPlan(phases=(PlanPhase("a", "Rituel", 5, "", (page,)),))))
    sheet = sheet_of(here)
    sheet.phases.pages.clear()
    QTest.keyClicks(sheet.phases.pages, "neuf")
    assert sheet.phases.wrong.isVisible()
    assert sheet.phases.phases[0].pages == (page,)
    sheet.put_away()


def test_phases_are_moved_and_deleted(here: Room) -> None:
    phases = tuple(PlanPhase(key, key) for key in "abc")
    here.board.window.do(lambda editor: editor.set_plan(LessonPlan(phases=phases)))
    sheet = sheet_of(here)
    button(sheet, "Descendre").click()
    button(sheet, "Descendre").click()
    assert [one.id for one in sheet.phases.phases] == ["b", "c", "a"]
    assert not sheet.phases.down_button.isEnabled()
    button(sheet, "Supprimer").click()
    sheet.put_away()
    plan = plan_of(here)
    assert plan is not None
    assert [one.id for one in plan.phases] == ["b", "c"]


def test_a_plan_that_is_typed_goes_into_the_lesson_that_is_left(here: Room) -> None:
    sheet = sheet_of(here)
    QTest.keyClicks(sheet.aims, "But")
    before = here.board.editor
    here.trigger(CommandId.NEW)
    assert here.board.editor is not before
    assert plan_of(here) is None
    assert before.document.plan is not None
    assert before.document.plan.aims == "But"


def box_of(here: Room) -> PlanBox:
    window = here.teaching.windows.teacher
    assert window is not None
    return window.plan


def test_the_teacher_s_window_follows_the_plan_in_a_seance(here: Room) -> None:
    here.trigger(CommandId.ADD_PAGE)
    first, second = (page.id for page in here.board.editor.pages)
    phases = (PlanPhase("a", "Rituel", 5, "", (first,)), PlanPhase("b", "Recherche", 20, "", (second,)))
    here.board.window.do(lambda editor: editor.set_plan(LessonPlan(phases=phases)))
    box = box_of(here)
    assert box.isHidden()
    here.teaching.seances.begin(here.class_id, "5eA", "Maths")
    wait_for(box.isVisible, "the plan")
    assert box.isVisible()
    assert box.phase.text() == "Recherche"
    assert box.left.text() == "Encore 20 min"
    button(box, "Reporter").click()
    assert box.phase.text() == "Rituel"
    box.list.setCurrentRow(1)
    button(box, "Prévoir à nouveau").click()
    progress = here.teaching.seances.plan.progress()
    assert progress is not None
    assert progress.phases[1].state is PhaseState.TO_DO
    here.trigger(CommandId.PREVIOUS_PAGE)
    here.trigger(CommandId.NEXT_PAGE)
    assert box.phase.text() == "Recherche"
    button(box, "Phase suivante").click()
    assert not box.next_button.isVisible()
    here.trigger(CommandId.END_SEANCE)
    sheet = here.teaching.seance.cahier_controller.sheet
    assert sheet is not None
    assert "– Rituel" in sheet.contenu.toPlainText()
    QTest.keyClick(sheet, Qt.Key.Key_Escape)


def test_time_that_is_left_is_said_in_whole_minutes() -> None:
    assert [left_text(s) for s in (1200, 61, 59.5, 0, -1, -130)] == [
        "Encore 20 min",
        "Encore 2 min",
        "Encore 1 min",
        "Encore 1 min",
        "Dépassé de 1 min",
        "Dépassé de 2 min",
    ]
