"""The board by keyboard alone: where the focus goes, is seen, and comes back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.support.hands import Fingers
from tests.support.running_program import strokes, wait_for, write
from tni.app.application import Application
from tni.services.lesson.lesson_editor import ToolName
from tni.ui.chrome.choice_buttons import ColourButton, WidthButton
from tni.ui.chrome.commands import CommandId
from tni.ui.chrome.panel import Popover

KEY = Qt.Key


def press(key: Qt.Key, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key, keys)


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def popovers(program: Application) -> list[Popover]:
    return [p for p in program.main_controller.window.children() if isinstance(p, Popover) and p.isVisible()]


def test_tab_goes_along_the_whole_bar_and_back_to_the_page(program: Application) -> None:
    canvas, bar = program.main_controller.window.canvas, program.main_controller.window.bar
    assert focus() is canvas
    met: list[QWidget] = []
    for _ in range(60):
        press(KEY.Key_Tab)
        if focus() is canvas:
            break
        met.append(focus())
    assert focus() is canvas
    shown = [e.widget for e in bar.entries if e.widget.isVisible() and e.widget.isEnabled()]
    once = [w for w in shown if not isinstance(w, ColourButton | WidthButton) or w.isChecked()]
    assert met == once  # of several of which one is chosen, Tab stops at that one
    press(KEY.Key_Backtab)
    assert focus() is shown[-1]


def test_arrows_choose_among_the_colours(program: Application) -> None:
    bar = program.main_controller.window.bar
    first, second, *_ = [b for b in bar.findChildren(ColourButton) if b.isVisible()]
    chosen: list[str] = []
    bar.colour_chosen.connect(chosen.append)
    (first if first.isChecked() else second).setFocus(Qt.FocusReason.TabFocusReason)
    colour = second.value
    press(KEY.Key_Right)
    assert chosen == [colour]


def test_the_drawer_is_opened_walked_and_left_by_keys(program: Application) -> None:
    canvas, drawer = program.main_controller.window.canvas, program.main_controller.window.drawer
    press(KEY.Key_F2)
    assert drawer.isVisible()
    assert drawer.isAncestorOf(focus()), "the keyboard goes on in the drawer"
    press(KEY.Key_Tab)
    assert drawer.isAncestorOf(focus())
    press(KEY.Key_Escape)
    assert drawer.isHidden()
    assert focus() is canvas


def test_a_tile_chosen_by_keys_gives_the_page_its_focus_back(program: Application) -> None:
    canvas, drawer = program.main_controller.window.canvas, program.main_controller.window.drawer
    press(KEY.Key_F2)
    for _ in range(40):
        if getattr(focus(), "defaultAction", lambda: None)() is program.main_controller.commands[CommandId.STOPWATCH]:
            break
        press(KEY.Key_Tab)
    press(KEY.Key_Space)
    assert program.main_controller.commands[CommandId.STOPWATCH].isChecked()
    assert drawer.isHidden()
    assert focus() is canvas


def test_options_opened_by_keys_have_the_focus_and_give_it_back(program: Application) -> None:
    button = program.main_controller.window.bar.button_of(CommandId.PEN)
    button.setFocus(Qt.FocusReason.TabFocusReason)
    press(KEY.Key_Space)
    (popover,) = popovers(program)
    assert popover.isAncestorOf(focus())
    press(KEY.Key_Escape)
    assert popovers(program) == []
    assert focus() is button


def test_a_drawer_opened_by_a_finger_leaves_the_focus_on_the_page_and_by_a_mouse_searches(program: Application) -> None:
    canvas, bar = program.main_controller.window.canvas, program.main_controller.window.bar
    fingers = Fingers(program)
    fingers.frame(press={0: fingers.on(bar.more_button)})
    fingers.frame(release=(0,))
    assert program.main_controller.window.drawer.isVisible()
    assert focus() is canvas
    press(KEY.Key_Escape)
    QTest.mouseClick(bar.more_button, Qt.MouseButton.LeftButton)
    assert focus() is program.main_controller.window.drawer.search
    press(KEY.Key_Escape)
    assert focus() is canvas


def test_a_touch_of_the_page_brings_the_keyboard_back_to_it(program: Application) -> None:
    """Else the space bar would press the button that was reached by Tab."""
    press(KEY.Key_Tab)
    assert focus() is not program.main_controller.window.canvas
    fingers = Fingers(program)
    fingers.frame(press={0: (100, 100)})
    fingers.frame(release=(0,))
    assert focus() is program.main_controller.window.canvas


def test_letters_typed_on_the_page_choose_no_tool(program: Application) -> None:
    board = program.main_controller
    board.commands[CommandId.TEXT].trigger()
    write(program, (300, 150), (300, 150))
    wait_for(lambda: focus() is not board.window.canvas, "the editor")
    page = board.editor.page_index
    QTest.keyClicks(focus(), "vpegt? uz")
    QTest.keyClick(focus(), KEY.Key_Left)
    assert board.editor.tool is ToolName.TEXT
    assert board.editor.page_index == page
    assert not board.commands[CommandId.PAGE_PANEL].isChecked()
    press(KEY.Key_Escape)
    wait_for(lambda: focus() is board.window.canvas, "the page")
    assert strokes(program) == []
