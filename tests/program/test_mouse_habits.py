"""What hands do with a mouse besides pressing its left button: nothing of it cuts a drag or reveals anything."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.support.hands import laid
from tests.support.one_pupil import join_one_pupil
from tests.support.running_program import LEFT, NO_BUTTON, NO_KEY, strokes
from tests.support.widgets import timer
from tni.app.application import Application
from tni.ui.chrome.button import LONG_PRESS_MS
from tni.ui.chrome.commands import CommandId
from tni.ui.panels.curtain import Curtain, CurtainSide
from tni.ui.panels.random_pupil import NumberLabel, RandomPupilPanel
from tni.ui.panels.stopwatch import Stopwatch

RIGHT, MIDDLE = Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton


@pytest.mark.parametrize("button", [RIGHT, MIDDLE])
def test_another_button_neither_writes_nor_cuts_a_stroke(program: Application, button: Qt.MouseButton) -> None:
    window = program.main_controller.window.windowHandle()
    QTest.mousePress(window, button, NO_KEY, QPoint(100, 300))
    QTest.mouseMove(window, QPoint(200, 300))
    QTest.mouseRelease(window, button, NO_KEY, QPoint(200, 300))
    assert strokes(program) == []
    QTest.mousePress(window, LEFT, NO_KEY, QPoint(100, 100))
    QTest.mouseMove(window, QPoint(150, 100))
    QTest.mousePress(window, button, NO_KEY, QPoint(150, 100))
    QTest.mouseMove(window, QPoint(200, 100))
    QTest.mouseRelease(window, button, NO_KEY, QPoint(200, 100))
    QTest.mouseMove(window, QPoint(250, 100))
    QTest.mouseRelease(window, LEFT, NO_KEY, QPoint(250, 100))
    (stroke,) = strokes(program)
    assert len(stroke.samples) == 4
    assert not program.main_controller.editor.busy


@pytest.mark.parametrize("button", [RIGHT, MIDDLE])
def test_another_button_does_not_let_a_panel_go(program: Application, button: Qt.MouseButton) -> None:
    program.main_controller.commands[CommandId.STOPWATCH].trigger()
    panel = laid(program, Stopwatch)
    panel.move(500, 200)
    window, place = program.main_controller.window.windowHandle(), QPoint(508, 200 + panel.height() // 2)
    QTest.mousePress(window, LEFT, NO_KEY, place)
    QTest.mousePress(window, button, NO_KEY, place)
    QTest.mouseRelease(window, button, NO_KEY, place)
    QTest.mouseMove(window, place - QPoint(60, 0))
    QTest.mouseRelease(window, LEFT, NO_KEY, place - QPoint(60, 0))
    assert panel.pos() == QPoint(440, 200)


def test_another_button_does_not_let_the_curtain_go_or_take_it_away(program: Application) -> None:
    program.main_controller.commands[CommandId.CURTAIN].trigger()
    curtain = laid(program, Curtain)
    window = program.main_controller.window.windowHandle()
    bottom = QPoint(curtain.geometry().center().x(), curtain.geometry().bottom() - 5)
    QTest.mousePress(window, LEFT, NO_KEY, bottom)
    QTest.mousePress(window, RIGHT, NO_KEY, bottom)
    QTest.mouseRelease(window, RIGHT, NO_KEY, bottom)
    QTest.mouseMove(window, bottom - QPoint(0, 100))
    QTest.mouseRelease(window, LEFT, NO_KEY, bottom - QPoint(0, 100))
    assert curtain.aside(CurtainSide.BOTTOM) > 0.1
    assert curtain.aside(CurtainSide.TOP) == 0.0
    QTest.mouseDClick(window, RIGHT, NO_KEY, curtain.geometry().center())
    assert curtain.isVisible()


@pytest.mark.parametrize("button", [RIGHT, MIDDLE])
def test_only_the_left_button_reveals_a_name(program: Application, button: Qt.MouseButton) -> None:
    join_one_pupil(program)
    program.main_controller.commands[CommandId.RANDOM_PUPIL].trigger()
    panel = laid(program, RandomPupilPanel)
    panel.draw()
    number = panel.findChild(NumberLabel)
    QTest.mousePress(number, button)
    assert not timer(number).isActive()
    QTest.mouseRelease(number, button)
    QTest.mousePress(number, LEFT)
    QTest.mouseRelease(number, button)
    assert timer(number).isActive()
    assert timer(number).interval() == LONG_PRESS_MS
    QTest.mouseRelease(number, LEFT)
    assert not timer(number).isActive()


def test_a_notice_goes_by_a_tap_and_not_by_a_hand_that_slides_off(program: Application) -> None:
    notice = program.main_controller.window.notices.show("Un mot", serious=True)
    window, place = program.main_controller.window.windowHandle(), notice.geometry().center()
    QTest.mousePress(window, LEFT, NO_KEY, place)
    QTest.mouseRelease(window, LEFT, NO_KEY, place - QPoint(0, 300))
    assert notice.isVisible()
    assert strokes(program) == []
    QTest.mouseClick(window, LEFT, NO_KEY, place)
    assert program.main_controller.window.notices.texts() == []


def test_the_wheel_over_the_bar_does_not_move_the_page(program: Application) -> None:
    program.main_controller.window.do(lambda s: s.zoom(3, 600, 300))
    before, bar = program.main_controller.editor.view, program.main_controller.window.bar
    for widget in (bar, bar.more_button, bar.button_of(CommandId.PEN)):
        at = widget.rect().center()
        event = QWheelEvent(
            QPointF(at), QPointF(widget.mapToGlobal(at)), QPoint(), QPoint(0, -240), NO_BUTTON, NO_KEY,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(widget, event)
    assert program.main_controller.editor.view == before
