"""A text field of any sheet that is touched at the board brings the on-screen keyboard and stays in view above it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.support.hands import Fingers
from tests.support.running_program import wait_for
from tni.app.application import Application
from tni.ui.chrome.commands import CommandId
from tni.ui.chrome.keyboard_layout import KeyAction
from tni.ui.chrome.on_screen_keyboard import OnScreenKeyboard
from tni.ui.chrome.panel import Label
from tni.ui.chrome.search_field import SearchField
from tni.ui.chrome.sheet import Sheet
from tni.ui.chrome.titled_panel import TitledPanel
from tni.ui.library.curriculum_sheet import CurriculumSheet
from tni.ui.library.plan_sheet import PlanSheet

type Opened[S: Sheet] = tuple[S, Callable[[QWidget], None]]


def opened[S: Sheet](program: Application, fingers: Fingers, command: CommandId, kind: type[S]) -> Opened[S]:
    """Return the sheet that a command opens, and what a finger does to tap on a widget."""
    program.main_controller.commands[command].trigger()
    (sheet,) = program.main_controller.window.findChildren(kind)

    def tap(widget: QWidget) -> None:
        fingers.frame(press={0: fingers.on(widget)})
        fingers.frame(release=(0,))

    return sheet, tap


def keyboard_of(sheet: Sheet) -> OnScreenKeyboard | None:
    return next((one for one in sheet.findChildren(OnScreenKeyboard) if one.isVisible()), None)


def bottom(widget: QWidget, sheet: Sheet) -> int:
    return widget.mapTo(sheet, QPoint(0, widget.height())).y()


def test_a_field_that_is_touched_stays_above_the_keyboard_that_types_into_it(
    program: Application, fingers: Fingers
) -> None:
    sheet, tap = opened(program, fingers, CommandId.PLAN, PlanSheet)
    (below,) = (one for one in sheet.findChildren(Label) if one.text() == "Ce que l’élève doit savoir faire")
    wait_for(lambda: bottom(sheet.aims, sheet) <= bottom(below, sheet) - below.height(), "a label below the field")
    tap(sheet.aims)
    keyboard = keyboard_of(sheet)
    assert keyboard is not None
    tap(next(key for key in keyboard.visible_keys() if key.key.does == "é"))
    assert sheet.aims.toPlainText() == "é"
    hide = next(key for key in keyboard.visible_keys() if key.key.does is KeyAction.HIDE)
    sheet.phases.add()
    for part in (sheet.homework, sheet.phases.pages, sheet.phases.title):
        tap(part)
        assert keyboard.isVisible()
        wait_for(lambda part=part: 0 < bottom(part, sheet) <= keyboard.y(), "the field above the keyboard")
        if part is sheet.homework:
            before = part.height()
            for _ in range(4):
                QTest.keyClick(part, Qt.Key.Key_Return)
            grown = lambda part=part, before=before: before < part.height() and bottom(part, sheet) <= keyboard.y()  # noqa: E731
            wait_for(grown, "the lines")
        tap(hide)
        assert not keyboard.isVisible()
        assert sheet.contentsRect() == sheet.rect()


@pytest.mark.parametrize("by_touch", [False, True])
def test_only_a_touch_brings_it_and_a_panel_of_the_sheet_makes_room(
    program: Application, fingers: Fingers, by_touch: bool
) -> None:
    sheet, tap = opened(program, fingers, CommandId.CURRICULUM, CurriculumSheet)
    search, panel = SearchField(), TitledPanel(sheet.kit, "Niveaux", sheet)
    panel.rows.addWidget(search)
    panel.open_low()
    wait_for(lambda: search.width() > panel.width() // 2, "the panel's layout")
    if by_touch:
        tap(search)
    else:
        QTest.mouseClick(search, Qt.MouseButton.LeftButton)
    keyboard = keyboard_of(sheet)
    assert (keyboard is not None) is by_touch
    if keyboard is not None:
        assert panel.geometry().bottom() < keyboard.y()
        tap(sheet.minutes)
        wait_for(lambda: QApplication.focusWidget() is sheet.minutes, "the number")
        tap(next(key for key in keyboard.visible_keys() if key.key.does == "9"))
        assert sheet.minutes.value() == 9
