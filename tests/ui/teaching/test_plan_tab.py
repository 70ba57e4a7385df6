"""On the only screen a tab of the toolbar leads through the plan: one touch opens it, one more goes on."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication

from tests.support.hands import Fingers
from tests.support.running_program import wait_for
from tests.support.teaching_room import Room, room
from tests.support.widgets import button, texts
from tni.cahier.plan_progress import PhaseState
from tni.core.ids import QuestionId
from tni.document.lesson_plan import Adaptation, LessonPlan, Need, PlanPhase
from tni.ui.chrome.commands import CommandId
from tni.ui.teaching.plan_controller import PlanController

PLAN = LessonPlan(
    phases=(
        PlanPhase("a", "Rituel", 5, questions=(QuestionId("q"),)),
        PlanPhase("b", "Recherche", 20, "Chercher seul"),
        PlanPhase("c", "Bilan"),
    ),
    adaptations=(Adaptation(Need.DYS, "Texte court"),),
)


@pytest.fixture
def here(qapp: QApplication, tmp_path: Path):
    with room(qapp, tmp_path, size=(1366, 768)) as made:
        made.teaching.start()
        made.board.window.do(lambda editor: editor.set_plan(PLAN))
        yield made


def states_of(here: Room) -> list[PhaseState]:
    progress = here.teaching.seances.plan.progress()
    assert progress is not None
    return [one.state for one in progress.phases]


def tap(fingers: Fingers, at: QPoint) -> None:
    fingers.frame(press={1: at})
    fingers.frame(release=(1,))


def test_one_screen_has_a_tab_that_opens_the_plan(here: Room) -> None:
    plan: PlanController = here.teaching.plan
    bar, fingers = here.board.window.bar, Fingers(here.program)
    assert plan.tab is None
    commands = here.board.commands
    assert not commands.is_guarded(CommandId.PLAN), "she prepares at her desk"
    assert commands.is_guarded(CommandId.RESULTS)
    here.teaching.seances.begin(here.class_id, "5eA", "Maths")
    wait_for(lambda: plan.tab is not None and plan.tab.isVisible(), "the tab")
    assert commands.is_guarded(CommandId.PLAN)
    tab = plan.tab
    assert tab is not None
    assert (tab.caption, tab.minutes) == ("Rituel", "5 min")
    metrics = here.board.kit.theme.metrics
    assert min(tab.width(), tab.height()) >= metrics.target_px
    for edge in ("left", "right", "bottom"):
        bar.set_edge(edge)
        here.board.window.arrange()
        assert bar.rect().contains(tab.geometry()), edge
    tap(fingers, fingers.on(tab))
    panel = plan.panel
    assert panel is not None
    assert here.board.window.rect().contains(panel.geometry())
    assert not any("Texte" in text or "Chercher" in text for text in texts(panel)), "pupils see this screen"
    assert panel.box.questions.isVisible()
    tap(fingers, fingers.on(button(panel, "Reporter")))
    tap(fingers, fingers.on(button(panel, "Phase suivante")))
    assert states_of(here) == [PhaseState.POSTPONED, PhaseState.DONE, PhaseState.UNDER_WAY]
    assert (tab.caption, tab.minutes) == ("Bilan", "")
    assert here.board.window.rect().contains(panel.geometry())
    tap(fingers, fingers.at((60, 60)))
    assert plan.panel is None
    here.screens = ([QRect(0, 0, 1366, 768), QRect(1366, 0, 1280, 720)], 0)
    here.teaching.windows.place()
    assert not tab.isVisible(), "the plan is in the teacher's window"
    here.screens = ([QRect(0, 0, 1366, 768)], 0)
    here.trigger(CommandId.TEACHER_WINDOW)
    assert tab.isVisible()
    here.trigger(CommandId.END_SEANCE)
    sheet = here.teaching.seance.cahier_controller.sheet
    assert sheet is not None
    assert sheet.contenu.toPlainText().endswith("– Bilan\nReporté à la prochaine séance : le rituel")
    sheet.heading.setText("Fractions")
    button(sheet, "À reprendre").click()
    assert "– Bilan (à finir)" in sheet.contenu.toPlainText()
    assert sheet.heading.text() == "Fractions"
    sheet.contenu.appendPlainText("Très bonne séance")
    button(sheet, "Finie").click()
    assert sheet.contenu.toPlainText().split("\n")[-3:] == [
        "– Bilan",
        "Reporté à la prochaine séance : le rituel",
        "Très bonne séance",
    ]
    sheet.done.click()
    assert not tab.isVisible()
