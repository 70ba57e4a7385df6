"""Keys on the page: letters do nothing, page keys always turn it, a remote's blank key works where it is wanted."""

from __future__ import annotations

import string
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.support.hands import Fingers
from tests.support.running_program import items, running, strokes, wait_for, write
from tni.app.application import Application
from tni.ui.chrome.commands import CommandId
from tni.ui.chrome.panel import FloatingPanel
from tni.ui.chrome.toolbar_buttons import SwitchButton
from tni.ui.panels.shortcuts_sheet import ShortcutsSheet

KEY, ALT, NONE = Qt.Key, Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.NoModifier


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def tap(program: Application, command: CommandId) -> None:
    """A finger on the bar, as a teacher does before she types."""
    fingers = Fingers(program)
    fingers.frame(press={0: fingers.on(program.main_controller.window.bar.button_of(command))})
    fingers.frame(release=(0,))


def state(program: Application) -> tuple[object, ...]:
    board = program.main_controller
    over = [type(w).__name__ for w in board.window.findChildren(QWidget) if w.isVisible()]
    checked = {i for i, command in board.commands.table.items() if board.commands[command.id].isChecked()}
    return board.editor.tool, board.editor.page_index, checked, tuple(items(program)), over, board.window.isVisible()


def test_text_typed_with_a_pen_in_hand_does_nothing(program: Application) -> None:
    write(program, (300, 200), (340, 240))
    tap(program, CommandId.PEN)
    popover = next((p for p in program.main_controller.window.findChildren(FloatingPanel) if p.isVisible()), None)
    assert popover is None or not isinstance(popover, ShortcutsSheet)
    QTest.keyClick(focus(), KEY.Key_Escape)
    program.teaching.start()
    before = state(program)
    QTest.keyClicks(focus(), "Bonjour la classe, Question")
    QTest.keyClicks(focus(), string.ascii_letters + string.digits + string.punctuation + " ")
    assert state(program) == before
    assert len(strokes(program)) == 1
    assert not program.teaching.windows.blank_screen.isVisible()
    assert not [p for p in QApplication.topLevelWidgets() if p.isVisible() and p is not program.main_controller.window]


def test_no_command_has_a_bare_letter_or_sign(program: Application) -> None:
    bare = {
        (command.id, keys)
        for command in program.main_controller.commands.table.values()
        for keys in command.keys
        if len(keys) == 1
    }
    assert bare == set()


@pytest.mark.parametrize("remote", [False, True])
@pytest.mark.parametrize("keys", [(KEY.Key_PageDown, KEY.Key_PageUp), (KEY.Key_Right, KEY.Key_Left)])
def test_page_keys_turn_the_page_with_a_remote_or_without(
    program: Application, keys: tuple[Qt.Key, Qt.Key], remote: bool
) -> None:
    board = program.main_controller
    board.commands[CommandId.REMOTE].setChecked(remote)
    board.commands[CommandId.ADD_PAGE].trigger()
    onward, back = keys
    QTest.keyClick(focus(), back)
    assert board.editor.page_index == 0
    QTest.keyClick(focus(), onward)
    assert board.editor.page_index == 1


@pytest.mark.parametrize("blank", [KEY.Key_B, KEY.Key_Period])
@pytest.mark.parametrize("back", [KEY.Key_B, KEY.Key_PageDown, KEY.Key_O, KEY.Key_Space, KEY.Key_Escape])
def test_a_remotes_blank_key_works_while_it_is_wanted_and_any_key_brings_the_picture_back(
    program: Application, blank: Qt.Key, back: Qt.Key
) -> None:
    board, hidden = program.main_controller, program.teaching.windows.blank_screen
    program.teaching.start()
    board.commands[CommandId.ADD_PAGE].trigger()
    board.commands[CommandId.PREVIOUS_PAGE].trigger()
    QTest.keyClick(focus(), blank)
    assert not hidden.isVisible()
    board.commands[CommandId.REMOTE].trigger()
    QTest.keyClick(focus(), blank)
    assert hidden.isVisible()
    QTest.keyClick(focus(), back)
    assert not hidden.isVisible()
    assert not board.commands[CommandId.HIDE_BOARD].isChecked()
    assert board.editor.page_index == 0, "the key that brings the picture back does nothing else"
    board.commands[CommandId.REMOTE].trigger()
    QTest.keyClick(focus(), blank)
    assert not hidden.isVisible()


def test_a_held_key_does_not_bring_back_what_it_has_hidden(program: Application) -> None:
    program.teaching.start()
    program.main_controller.commands[CommandId.HIDE_BOARD].trigger()
    hidden = program.teaching.windows.blank_screen
    held = QKeyEvent(QEvent.Type.KeyPress, KEY.Key_B, ALT, "b", True)
    QApplication.sendEvent(focus(), held)
    QTest.keyClick(focus(), KEY.Key_Shift)
    assert hidden.isVisible()
    QTest.keyClick(focus(), KEY.Key_X)
    assert not hidden.isVisible()


def test_a_remote_is_off_at_each_start_and_seen_on_the_bar_while_it_is_on(qapp: QApplication, tmp_path: Path) -> None:
    for _start in range(2):
        with running(tmp_path) as program:
            window = program.main_controller.window
            switch = window.bar.findChild(SwitchButton)
            wait_for(window.isActiveWindow, "the focus")
            assert not switch.isVisible()
            assert not program.main_controller.commands[CommandId.REMOTE].isChecked()
            QTest.keyClick(window.canvas, KEY.Key_F12)
            assert switch.isVisible()
            assert switch.label() == "Télécommande"
            assert window.bar.rect().contains(switch.geometry())


def test_one_touch_on_the_bar_ends_listening_to_a_remote(program: Application, fingers: Fingers) -> None:
    remote = program.main_controller.commands[CommandId.REMOTE]
    remote.trigger()
    switch = program.main_controller.window.bar.findChild(SwitchButton)
    fingers.frame(press={0: fingers.on(switch)})
    fingers.frame(release=(0,))
    assert not remote.isChecked()
    assert not switch.isVisible()
