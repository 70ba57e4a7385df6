"""The plan is written at the desk and goes into the lesson as it is typed; in class the teacher's window follows it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from tests.support.proposals import proposed
from tests.support.running_program import wait_for
from tests.support.teaching_room import Room, room
from tests.support.widgets import button
from tni.cahier.plan_progress import PhaseProgress, PhaseState, PlanProgress
from tni.cahier.seance_log import LoggedPhase, PutOff
from tni.core.ids import PageId
from tni.document.lesson_plan import Adaptation, LessonPlan, Need, PlanPhase
from tni.formats.banks.format_registry import read
from tni.quiz.bank.rich_text import RichText
from tni.ui.chrome.button import Style
from tni.ui.chrome.commands import CommandId
from tni.ui.chrome.icons import Icons
from tni.ui.chrome.metrics import Metrics
from tni.ui.chrome.theme import Theme
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


def test_what_is_typed_is_in_the_lesson_when_the_sheet_is_closed_and_goes_on_paper(here: Room, tmp_path: Path) -> None:
    here.trigger(CommandId.ADD_PAGE)
    sheet = sheet_of(here)
    QTest.keyClicks(sheet.aims, "Comparer deux fractions")
    QTest.keyClicks(sheet.adaptations[Need.DYS], "Texte court")
    button(sheet, "Ajouter une phase").click()
    QTest.keyClicks(sheet.phases.title, "Rituel")
    sheet.phases.minutes.setValue(5)
    QTest.keyClicks(sheet.phases.pages, "1-2")
    button(sheet, "Fiche de préparation en PDF").click()
    (dialog,) = (one for one in sheet.window().findChildren(QFileDialog) if one.isVisible())
    dialog.fileSelected.emit(str(tmp_path / "fiche.pdf"))
    dialog.reject()
    wait_for((tmp_path / "fiche.pdf").exists, "the sheet on paper")
    with closing(pypdfium2.PdfDocument(tmp_path / "fiche.pdf")) as pages:
        assert "Comparer deux fractions" in pages[0].get_textpage().get_text_range()
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


def joined(here: Room, sheet: PlanSheet, *paths: Path) -> None:
    """Join files by the dialog that the button opens."""
    sheet.joined.add_button.click()
    (dialog,) = (one for one in sheet.window().findChildren(QFileDialog) if one.isVisible())
    before = len(sheet.joined.file_keys)
    dialog.filesSelected.emit([str(path) for path in paths])
    dialog.reject()
    wait_for(
        lambda: len(sheet.joined.file_keys) > before or sheet.joined.wrong.isVisible(), "the files that were joined"
    )


def test_files_and_pages_are_joined_to_the_homework_and_proposed_with_it(here: Room, tmp_path: Path) -> None:
    here.trigger(CommandId.ADD_PAGE)
    exercise = tmp_path / "Fiche d’exercices.pdf"
    exercise.write_bytes(b"%PDF- the exercise")
    sheet = sheet_of(here)
    QTest.keyClicks(sheet.homework, "Faire la fiche")
    joined(here, sheet, exercise)
    QTest.keyClicks(sheet.joined.pages, "1")
    first, second = (page.id for page in here.board.editor.pages)
    sheet.put_away()
    plan = plan_of(here)
    assert plan is not None
    assert plan.homework_pages == (first,)
    (kept,) = here.board.editor.document.homework_files
    assert kept.name == "Fiche d’exercices.pdf"
    exercise.unlink()  # it is kept in the lesson
    here.teaching.seance.begin(here.class_id, "5eA", "Maths")
    here.board.window.do(lambda editor: editor.go_to(second))
    wait_for(lambda: here.teaching.seances.plan.progress() is not None, "the plan that is followed")
    (work,) = proposed(here.teaching.seances).entry.homework
    assert (work.text, work.pages) == ("Faire la fiche", (first,))
    assert first in proposed(here.teaching.seances).entry.pages
    (file,) = work.files
    wait_for(lambda: Path(file.path).is_file(), "the file for the entry")
    assert Path(file.path).name == "Fiche d’exercices.pdf"
    assert Path(file.path).read_bytes() == b"%PDF- the exercise"


def test_what_is_joined_is_taken_out_and_undone(here: Room, tmp_path: Path) -> None:
    one, two = tmp_path / "a.txt", tmp_path / "b.txt"
    one.write_text("a")
    two.write_text("b")
    sheet = sheet_of(here)
    joined(here, sheet, one, two)
    joined(here, sheet, tmp_path / "gone.txt", one)
    assert sheet.joined.wrong.text() == "« gone.txt » ne peut pas être lu : il n’est pas joint."
    assert [file.name for file in here.board.editor.document.homework_files] == ["a.txt", "b.txt"], "each once"
    sheet.joined.removes[0].setFocus()
    QTest.keyClick(sheet.joined.removes[0], Qt.Key.Key_Space)
    wait_for(lambda: sheet.joined.removes[0].hasFocus(), "the focus of the button that is left")
    assert sheet.joined.removes[0].accessibleName() == "Ne plus joindre : b.txt"
    QTest.keyClicks(sheet.joined.pages, "7")
    assert sheet.joined.wrong.isVisible()
    sheet.joined.pages.clear()
    sheet.joined.add_page.click()
    sheet.put_away()
    assert [file.name for file in here.board.editor.document.homework_files] == ["b.txt"]
    for wanted in (["a.txt", "b.txt"], []):
        here.trigger(CommandId.UNDO)
        assert [file.name for file in here.board.editor.document.homework_files] == wanted
    here.trigger(CommandId.REDO)
    assert [file.name for file in here.board.editor.document.homework_files] == ["a.txt", "b.txt"]


def test_a_file_and_a_page_that_the_lesson_lost_are_said_in_the_plan(here: Room) -> None:
    plan = LessonPlan(homework="Lire", homework_files=("file:0",), homework_pages=(PageId("gone"),))
    here.board.window.do(lambda editor: editor.set_plan(plan))
    sheet = sheet_of(here)
    assert sheet.joined.removes[0].accessibleName().startswith("Ne plus joindre : Fichier absent de la leçon")
    assert sheet.joined.wrong.text() == "Des pages jointes n’existent plus : elles ne partiront pas."
    sheet.put_away()
    assert plan_of(here) == plan, "nothing is written that she has not changed"


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
    phases = (PlanPhase("a", "Rituel", 5, "", (first,)), PlanPhase("b", "Recherche", 20, "Seuls " * 30, (second,)))
    plan = LessonPlan(phases=phases, adaptations=(Adaptation(Need.DYS, "Texte court"),))
    here.board.window.do(lambda editor: editor.set_plan(plan))
    box = box_of(here)
    assert box.isHidden()
    here.teaching.seances.begin(here.class_id, "5eA", "Maths")
    wait_for(box.isVisible, "the plan")
    assert box.isVisible()
    assert box.phase.text() == "Recherche"
    assert box.left.text() == "Encore 20 min"
    assert box.details.text.text().endswith("Seuls…")
    button(box, "Tout lire").click()
    assert box.details.text.text().endswith("Seuls\n\nÉlèves dys : Texte court")
    button(box, "Reporter").click()
    assert box.phase.text() == "Rituel"
    button(box, "Aller à la page 1").click()
    assert here.board.editor.page.id == first
    assert not box.details.go_button.isVisible()
    button(box, "Sauter").click()
    assert box.list.item(0).text() == "Rituel (5 min) · sautée"
    button(box, "Commencer").click()
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


def test_what_an_earlier_seance_has_left_is_marked_and_said_as_the_next_phase(qtbot: QtBot) -> None:
    box, day = PlanBox(Style(Theme(Metrics(48)), Icons())), date(2026, 11, 29)
    qtbot.addWidget(box)
    names = [LoggedPhase("a", "Les mots", 8), LoggedPhase("b", "Égales", 10), LoggedPhase("c", "Additionner", 10)]
    left = [PutOff("a", day), PutOff("b", day, is_begun=True), None]
    for under_way, following, first in (
        (1, "Ensuite : Les mots (8 min) · reportée le 29/11", "Les mots (8 min) · reportée le 29/11"),
        (0, "Ensuite : Égales (10 min) · commencée le 29/11", "Les mots (8 min)"),
    ):
        states = [PhaseState.UNDER_WAY if place == under_way else PhaseState.TO_DO for place in range(3)]
        phases = (PhaseProgress(*one[:2], 0.0, one[2]) for one in zip(names, states, left, strict=True))
        box.show_plan(PlanProgress("", "", tuple(phases)))
        assert box.following.text() == following
        assert box.list.item(0).text() == first


def test_time_that_is_left_is_said_in_whole_minutes() -> None:
    assert [left_text(s) for s in (1200, 61, 59.5, 0, -1, -130)] == [
        "Encore 20 min",
        "Encore 2 min",
        "Encore 1 min",
        "Encore 1 min",
        "Dépassé de 1 min",
        "Dépassé de 2 min",
    ]


def questions_of(here: Room) -> list[str]:
    """What the first phase of the lesson's plan asks, by the copies in the lesson."""
    document, plan = here.board.editor.document, plan_of(here)
    assert plan is not None
    copies = [document.question(one) for one in plan.phases[0].questions]
    return ["" if copy is None else copy.text for copy in copies]


def pick(here: Room, *rows: int) -> None:
    """Choose questions of the only collection for the phase that is chosen in the sheet."""
    plan = here.teaching.plan
    assert plan.sheet is not None
    button(plan.sheet.phases.questions, "Ajouter des questions").click()
    picker = plan.questions.picker
    assert picker is not None
    wait_for(lambda: picker.browser.list.count() == 3, "the questions")
    assert not picker.browser.key.isVisible()
    for row in rows:
        picker.browser.list.setCurrentRow(row)
        button(picker, "Ajouter cette question").click()
    QTest.keyClick(picker, Qt.Key.Key_Escape)
    assert plan.questions.picker is None


@pytest.fixture
def asking(here: Room) -> Room:
    """A room with a collection of three questions, and a lesson whose plan asks two of them in its only phase."""
    bank = read(b"::a:: Un ? {=oui ~non}\n\n::b:: Deux ? {=oui ~non}\n\n::c:: Trois ? {=oui ~non}\n").bank
    here.teaching.questions.service.library.save("Calcul", bank)
    here.board.window.do(lambda editor: editor.set_plan(LessonPlan(phases=(PlanPhase("a", "Rituel", 5),))))
    sheet = sheet_of(here)
    pick(here, 2, 0, 2)
    sheet.put_away()
    return here


def test_questions_are_chosen_for_a_phase_moved_and_removed(asking: Room) -> None:
    assert questions_of(asking) == ["Trois ?", "Un ?"]
    phases = sheet_of(asking).phases
    assert phases.list.item(0).text() == "Rituel (5 min) · 2 questions"
    phases.questions.list.setCurrentRow(0)
    button(phases.questions, "Descendre la question").click()
    asking.teaching.plan.toggle_sheet()
    assert questions_of(asking) == ["Un ?", "Trois ?"]
    phases = sheet_of(asking).phases
    phases.questions.list.setCurrentRow(1)
    button(phases.questions, "Retirer la question de la phase").click()
    asking.teaching.plan.toggle_sheet()
    assert questions_of(asking) == ["Un ?"]
    asking.trigger(CommandId.UNDO)
    assert questions_of(asking) == ["Un ?", "Trois ?"]


def test_a_question_that_is_edited_in_its_collection_is_the_same_in_the_plan(asking: Room) -> None:
    controller = asking.teaching.questions.controller
    controller.open()
    sheet = controller.sheet
    assert sheet is not None
    wait_for(lambda: sheet.browser.list.count() == 3, "the collection")
    entry = sheet.browser.entry
    assert entry is not None
    sheet.edited.emit(entry, replace(entry.item, stem=RichText("Un et demi ?")))
    assert questions_of(asking) == ["Trois ?", "Un et demi ?"]
    asking.trigger(CommandId.UNDO)
    assert questions_of(asking) == ["Trois ?", "Un ?"]
    sheet.put_away()


def test_a_question_whose_collection_is_gone_is_said_and_asked_from_the_lesson(asking: Room) -> None:
    asking.teaching.questions.service.library.erase("Calcul")
    questions = sheet_of(asking).phases.questions
    wait_for(lambda: "copie" in questions.list.item(0).text(), "what became of the collection")
    assert questions.list.item(0).text().startswith("Trois ?\n")
    asking.teaching.plan.toggle_sheet()
    asking.teaching.seances.begin(asking.class_id, "5eA", "Maths")
    box = box_of(asking)
    wait_for(box.questions.isVisible, "the questions of the phase")
    assert [one.is_asked for one in box.questions.questions] == [False, False]
    button(box.questions, "Poser : Un ?").click()
    voting = asking.teaching.voting
    wait_for(lambda: voting.state.question is not None, "the vote")
    assert voting.state.question is not None
    asked = voting.state.question.state.question
    assert (asked.text, asked.options, asked.key) == ("Un ?", ("oui", "non"), "A")
    button(box.questions, "Poser : Trois ?").click()
    wait_for(lambda: any("Un vote est en cours" in text for text in asking.notices), "what holds it up")
    asking.trigger(CommandId.CLOSE_VOTE)
    asking.trigger(CommandId.PUT_VOTE_AWAY)
    assert [one.is_asked for one in box.questions.questions] == [False, True]
    assert asking.teaching.seances.plan.asked() == {asked.id}


def test_the_panel_at_the_board_leaves_it_to_the_question_that_is_asked(asking: Room) -> None:
    plan, seances = asking.teaching.plan, asking.teaching.seances
    asking.screens = ([QRect(0, 0, 1366, 768)], 0)
    asking.teaching.windows.place()
    seances.begin(asking.class_id, "5eA", "Maths")
    wait_for(lambda: plan.tab is not None and plan.tab.isVisible(), "the tab")
    assert plan.tab is not None
    plan.tab.click()
    assert plan.panel is not None
    button(plan.panel, "Poser : Un ?").click()
    wait_for(lambda: asking.teaching.voting.state.question is not None, "the vote")
    assert plan.panel is None
    plan.tab.click()
    asking.trigger(CommandId.CLOSE_VOTE)
    assert plan.panel is not None, "she looked at what comes next"


def test_where_there_is_no_question_yet_she_goes_and_writes_some(here: Room) -> None:
    sheet = sheet_of(here)
    button(sheet, "Ajouter une phase").click()
    button(sheet.phases.questions, "Ajouter des questions").click()
    picker = here.teaching.plan.questions.picker
    assert picker is not None
    wait_for(lambda: picker.write.isVisible(), "that there are none")
    button(picker, "Écrire des questions").click()
    assert here.teaching.plan.questions.picker is None
    written = here.teaching.questions.controller.sheet
    assert written is not None
    assert written.isVisible()
