"""Reveal steps in the real window: prepared in the panel, shown by keys and buttons before a class."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.support.acting_items import box_item
from tests.support.running_program import wait_for
from tni.app.build import Application
from tni.document.behaviour import Behaviour, Reveal
from tni.document.document import ChangeKind
from tni.document.items import AnyItem
from tni.services.lesson.lesson_editor import LessonEditor
from tni.ui.chrome.commands import CommandId
from tni.ui.panels.behaviour_panel import BehaviourPanel

BLUE = "#3366cc"


def put(program: Application, *items: AnyItem) -> None:
    program.main_controller.window.do(lambda s: s.do(s.document.replace(ChangeKind.ADD, *items)))


def editor(program: Application) -> LessonEditor:
    return program.main_controller.editor


def boxes(program: Application, *behaviours: Behaviour) -> list[AnyItem]:
    """Blue boxes in a row."""
    page = editor(program).page.id
    made: list[AnyItem] = [
        box_item(one, page=page, at=(20 + 40 * at, 40), size=(30, 20)) for at, one in enumerate(behaviours)
    ]
    put(program, *made)
    return made


def colour(program: Application, item: AnyItem) -> str:
    """The colour of the page in the middle of an item."""
    session, canvas = editor(program), program.main_controller.window.canvas
    wait_for(lambda: not session.busy, "the pen")
    x, y = session.view.to_screen(*session.document.box(item).center)
    return canvas.grab().toImage().pixelColor(QPoint(round(x), round(y))).name()


def panel(program: Application) -> BehaviourPanel:
    found = program.main_controller.actions.stage.panel
    assert found is not None
    return found


def test_keys_and_the_button_go_from_step_to_step(program: Application) -> None:
    board = program.main_controller
    first, second = boxes(program, Behaviour(), Behaviour(reveals=(Reveal(1),)))
    board.window.do(LessonEditor.add_page)
    board.commands[CommandId.PREVIOUS_PAGE].trigger()
    assert (colour(program, first), colour(program, second)) == (BLUE, BLUE)
    board.commands[CommandId.TEACH].trigger()
    assert editor(program).document.in_seance
    assert colour(program, first) == BLUE
    assert colour(program, second) != BLUE
    QTest.keyClick(board.window.canvas, Qt.Key.Key_PageDown)
    assert colour(program, second) == BLUE
    assert editor(program).page_index == 0
    QTest.keyClick(board.window.canvas, Qt.Key.Key_Right)
    assert editor(program).page_index == 1
    QTest.keyClick(board.window.canvas, Qt.Key.Key_Left)
    assert (editor(program).page_index, colour(program, second)) == (0, BLUE)
    QTest.keyClick(board.window.canvas, Qt.Key.Key_Left)
    assert colour(program, second) != BLUE
    assert not board.commands[CommandId.PREVIOUS_PAGE].isEnabled()
    board.commands[CommandId.REVEAL_ALL].trigger()
    assert colour(program, second) == BLUE


def test_the_panel_prepares_steps_for_what_is_selected(program: Application) -> None:
    board = program.main_controller
    first, second = boxes(program, Behaviour(), Behaviour())
    board.commands[CommandId.BEHAVIOUR].trigger()
    assert not panel(program).appear.isEnabled()
    board.window.do(lambda s: s.select(frozenset({second.id})))
    panel(program).appear.click()
    board.window.do(lambda s: s.select(frozenset({first.id})))
    panel(program).appear.click()
    assert editor(program).steps == [1, 2]
    assert [panel(program).list.list.item(row).text()[:2] for row in range(2)] == ["1.", "2."]
    assert len(editor(program).overlay().numbers) == 2
    panel(program).list.reorder.moved.emit(1, 0)
    found = editor(program).document.item(first.id)
    assert found is not None
    assert found.behaviour.reveals == (Reveal(1),)
    panel(program).list.remove.click()
    assert len(editor(program).steps) == 1
    panel(program).put_away()
    assert editor(program).overlay().numbers == ()


def test_a_step_is_shown_though_a_pen_is_down(program: Application) -> None:
    board = program.main_controller
    (box,) = boxes(program, Behaviour(reveals=(Reveal(1),)))
    board.commands[CommandId.TEACH].trigger()
    canvas = board.window.canvas
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=QPoint(600, 500))
    QTest.keyClick(canvas, Qt.Key.Key_PageDown)
    assert box in editor(program).document.shown(box.page)
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=QPoint(640, 500))
    wait_for(lambda: colour(program, box) == BLUE, "the box")
