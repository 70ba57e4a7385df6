"""Questions that lie on a page: put there from a collection, asked by a tap before a class."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.support.running_program import wait_for
from tests.support.teaching_room import ONE_SCREEN, Room, room
from tests.support.widgets import button
from tni.core.ids import QuestionId
from tni.document.items import Text
from tni.document.lesson_plan import LessonPlan, PlanPhase
from tni.formats.banks.format_registry import read
from tni.ui.banks.question_picker import QuestionPicker
from tni.ui.chrome.commands import CommandId

TWO_SCREENS = ([QRect(0, 0, 1366, 768), QRect(1366, 0, 1280, 720)], 0)


@pytest.fixture
def here(qapp: QApplication, tmp_path: Path) -> Iterator[Room]:
    with room(qapp, tmp_path, screens=TWO_SCREENS) as made:
        made.teaching.start()
        yield made


def put(here: Room, row: int = 0) -> None:
    here.trigger(CommandId.PUT_QUESTION)
    picker = here.teaching.plan.questions.picker
    assert picker is not None
    wait_for(lambda: picker.browser.list.count() == 2, "the questions")
    picker.browser.list.setCurrentRow(row)
    button(picker, "Ajouter cette question").click()
    wait_for(lambda: here.teaching.plan.questions.picker is None, "the sheet to close")


def collect(here: Room) -> None:
    bank = read(b"::a:: Combien font 2 et 2 ? {=quatre ~cinq}\n\n::b:: Deux ? {=oui ~non}\n").bank
    here.teaching.questions.service.library.save("Calcul", bank)


def tap_card(here: Room) -> None:
    editor, canvas = here.board.editor, here.board.window.canvas
    (text,) = [one for one in editor.document.items(editor.page.id) if isinstance(one, Text) and len(one.text) > 2]
    x, y = editor.view.to_screen(*editor.document.box(text).center)
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=QPoint(round(x), round(y)))


def test_a_card_is_put_on_the_page_and_asks_before_a_class(here: Room) -> None:
    collect(here)
    put(here)
    editor = here.board.editor
    (question,) = editor.questions_on_page()
    copy = editor.document.question(question)
    assert copy is not None
    assert copy.text == "Combien font 2 et 2 ?"
    here.trigger(CommandId.UNDO)
    assert editor.document.items(editor.page.id) == []
    assert editor.document.question(question) is None
    here.trigger(CommandId.REDO)
    while not here.board.editor.document.in_seance:
        here.trigger(CommandId.TEACH)
    here.trigger(CommandId.PEN)
    tap_card(here)
    wait_for(lambda: here.teaching.voting.state.question is not None, "the vote")
    asked = here.teaching.voting.state.question
    assert asked is not None
    assert asked.state.question.id == question
    assert here.board.window.canvas.cover is not None  # it fills the board


def test_a_plan_that_names_it_no_longer_leaves_the_copy_of_a_card(here: Room) -> None:
    collect(here)
    put(here)
    editor = here.board.editor
    (question,) = editor.questions_on_page()
    here.board.window.do(lambda s: s.set_plan(LessonPlan(phases=(PlanPhase("a", "Rituel", questions=(question,)),))))
    here.board.window.do(lambda s: s.set_plan(LessonPlan()))
    assert editor.document.question(question) is not None


def test_on_one_screen_without_a_plan_a_card_is_put_on_the_page(qapp: QApplication, tmp_path: Path) -> None:
    with room(qapp, tmp_path, screens=ONE_SCREEN) as here:
        here.teaching.start()
        collect(here)
        here.trigger(CommandId.PUT_QUESTION)
        assert [sheet for sheet in here.board.window.findChildren(QuestionPicker) if sheet.isVisible()]


def test_on_one_screen_without_a_plan_a_card_asks(qapp: QApplication, tmp_path: Path) -> None:
    with room(qapp, tmp_path, screens=ONE_SCREEN) as here:
        here.teaching.start()
        here.board.ask_question(QuestionId("gone"))
        wait_for(lambda: bool(here.notices), "what is said of it")
