"""Everything is found from the bar: menus, the drawer's search, and buttons that need a long press say so."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.support.hands import Fingers
from tests.support.running_program import wait_for
from tni.app.application import Application
from tni.ui.chrome.button import LONG_PRESS_MS
from tni.ui.chrome.commands import CommandId
from tni.ui.chrome.hold_hint import HoldHint
from tni.ui.chrome.menu import Menu
from tni.ui.chrome.on_screen_keyboard import OnScreenKeyboard
from tni.ui.chrome.tiles import CommandTile
from tni.ui.chrome.titled_panel import TitledPanel
from tni.ui.panels.help_panel import HelpPanel

LEFT = Qt.MouseButton.LeftButton


def button(root: QWidget, name: str) -> QAbstractButton:
    return next(b for b in root.findChildren(QAbstractButton) if b.isVisible() and b.accessibleName() == name)


def touch(fingers: Fingers, widget: QWidget) -> None:
    fingers.frame(press={0: fingers.on(widget)})
    fingers.frame(release=(0,))


def tile(root: QWidget, program: Application, command: CommandId) -> CommandTile:
    action = program.main_controller.commands[command]
    return next(t for t in root.findChildren(CommandTile) if t.isVisible() and t.defaultAction() is action)


def open_menu(program: Application, name: str) -> Menu:
    window = program.main_controller.window
    QTest.mouseClick(button(window.bar, name), LEFT)
    (menu,) = [m for m in window.findChildren(Menu) if m.isVisible()]
    return menu


def hints(program: Application) -> list[HoldHint]:
    return [hint for hint in program.main_controller.window.findChildren(HoldHint) if hint.isVisible()]


def test_words_stand_under_the_icons_from_the_first_start(program: Application) -> None:
    assert program.main_controller.kit.theme.icon_labels
    assert program.main_controller.commands[CommandId.ICON_LABELS].isChecked()


@pytest.mark.parametrize(
    ("name", "command"),
    [("Séance", CommandId.START_SEANCE), ("Classe", CommandId.RANDOM_PUPIL)],
)
def test_one_touch_on_the_bar_opens_a_menu_whose_tiles_run(program: Application, name: str, command: CommandId) -> None:
    fingers = Fingers(program)
    bar = program.main_controller.window.bar
    touch(fingers, bar.seance_button if name == "Séance" else button(bar, name))
    (menu,) = [m for m in program.main_controller.window.findChildren(Menu) if m.isVisible()]
    assert program.main_controller.window.rect().contains(menu.geometry())
    told = []
    program.main_controller.commands[command].triggered.connect(lambda: told.append(command))
    QTest.mouseClick(tile(menu, program, command), LEFT)
    assert told == [command]
    assert menu.isHidden()


def test_the_drawer_searches_while_one_types_and_return_runs_the_first(program: Application) -> None:
    window = program.main_controller.window
    QTest.keyClick(window.canvas, Qt.Key.Key_F2)
    assert window.drawer.search.hasFocus()
    QTest.keyClicks(window.drawer.search, "minuteur")
    found = [t.defaultAction() for t in window.drawer.findChildren(CommandTile) if t.isVisible()]
    assert found == [program.main_controller.commands[CommandId.STOPWATCH]]
    assert window.rect().contains(window.drawer.geometry())
    (shown,) = [t for t in window.drawer.findChildren(CommandTile) if t.isVisible()]
    assert window.drawer.rect().contains(QRect(shown.mapTo(window.drawer, QPoint(0, 0)), shown.size()))
    assert shown.visibleRegion().boundingRect() == shown.rect()
    QTest.keyClick(window.drawer.search, Qt.Key.Key_Return)
    assert program.main_controller.commands[CommandId.STOPWATCH].isChecked()
    assert window.drawer.isHidden()


def test_return_runs_the_best_that_can_be_run_now(program: Application) -> None:
    window, groups = program.main_controller.window, program.main_controller.commands[CommandId.GROUPS]
    assert not program.main_controller.commands[CommandId.GROUP].isEnabled(), "nothing is selected"
    ran: list[bool] = []
    groups.triggered.connect(lambda: ran.append(True))
    QTest.keyClick(window.canvas, Qt.Key.Key_F2)
    QTest.keyClicks(window.drawer.search, "groupe")
    QTest.keyClick(window.drawer.search, Qt.Key.Key_Return)
    assert (len(ran), window.drawer.isHidden()) == (1, True)


def test_a_search_without_a_result_says_so_and_begins_anew(program: Application) -> None:
    window = program.main_controller.window
    QTest.mouseClick(window.bar.more_button, LEFT)
    here = QApplication.focusWidget()
    assert here is window.drawer.search
    QTest.keyClicks(here, "xyzzy")
    assert "Rien sous ce nom" in " ".join(
        w.text() for w in window.drawer.findChildren(QWidget) if w.isVisible() and hasattr(w, "setWordWrap")
    )
    window.drawer.put_away()
    QTest.mouseClick(window.bar.more_button, LEFT)
    assert window.drawer.search.text() == ""
    assert len([t for t in window.drawer.findChildren(CommandTile) if t.isVisible()]) > 3


def test_a_finger_in_the_search_gets_a_keyboard_that_types_into_it(program: Application) -> None:
    window = program.main_controller.window
    fingers = Fingers(program)
    touch(fingers, window.canvas)
    touch(fingers, window.bar.more_button)
    touch(fingers, window.drawer.search)
    wait_for(lambda: any(k.isVisible() for k in window.findChildren(OnScreenKeyboard)), "the keyboard")
    keys = window.findChild(OnScreenKeyboard)
    for letter in "pdf":
        touch(fingers, button(keys, letter))
    assert window.drawer.isVisible()
    assert window.drawer.search.text() == "pdf"
    assert not window.drawer.geometry().intersects(keys.geometry())
    tap = tile(window.drawer, program, CommandId.EXPORT_PDF)
    assert tap.isVisible()
    window.drawer.put_away()
    assert not program.main_controller.commands[CommandId.KEYBOARD].isChecked()


def test_a_finger_in_the_search_of_the_help_gets_a_keyboard_above_which_the_help_lies(program: Application) -> None:
    window, commands = program.main_controller.window, program.main_controller.commands
    fingers = Fingers(program)
    commands[CommandId.HELP].trigger()
    (panel,) = [p for p in window.findChildren(HelpPanel) if p.isVisible()]
    assert not any(k.isVisible() for k in window.findChildren(OnScreenKeyboard)), "not before a touch"
    touch(fingers, panel.search)
    wait_for(lambda: any(k.isVisible() for k in window.findChildren(OnScreenKeyboard)), "the keyboard")
    keys = window.findChild(OnScreenKeyboard)
    for letter in "pdf":
        touch(fingers, button(keys, letter))
    assert panel.search.text() == "pdf"
    assert window.rect().contains(panel.geometry())
    assert not panel.geometry().intersects(keys.geometry())
    assert panel.list.item(0).text() == "Écrire sur un PDF"
    rows = panel.list.visualItemRect(panel.list.item(0))
    assert panel.list.viewport().rect().contains(rows), "what is found is seen"
    panel.put_away()
    assert not commands[CommandId.KEYBOARD].isChecked()


@pytest.mark.parametrize("ends", ["topic", "keyboard"])
def test_the_help_lies_where_it_was_once_its_keyboard_has_gone(program: Application, ends: str) -> None:
    window, commands = program.main_controller.window, program.main_controller.commands
    fingers = Fingers(program)
    commands[CommandId.HELP].trigger()
    (panel,) = [p for p in window.findChildren(HelpPanel) if p.isVisible()]
    before = panel.geometry()
    touch(fingers, panel.search)
    wait_for(lambda: commands[CommandId.KEYBOARD].isChecked(), "the keyboard")
    assert panel.height() < before.height()
    if ends == "topic":
        rect = panel.list.visualItemRect(panel.list.item(0))
        QTest.mouseClick(panel.list.viewport(), LEFT, pos=rect.center())
    else:
        touch(fingers, button(window.findChild(OnScreenKeyboard), "Ranger le clavier"))
    assert not commands[CommandId.KEYBOARD].isChecked()
    assert panel.isVisible()
    assert panel.geometry() == before


def test_a_mouse_in_the_search_of_the_help_gets_no_keyboard(program: Application) -> None:
    window, commands = program.main_controller.window, program.main_controller.commands
    commands[CommandId.HELP].trigger()
    (panel,) = [p for p in window.findChildren(HelpPanel) if p.isVisible()]
    QTest.mouseClick(panel.search, LEFT)
    assert not commands[CommandId.KEYBOARD].isChecked()


def test_a_tap_on_a_tile_for_the_teacher_says_that_it_needs_a_long_press(program: Application) -> None:
    menu = open_menu(program, "Classe")
    results = tile(menu, program, CommandId.RESULTS)
    told = []
    program.main_controller.commands[CommandId.RESULTS].triggered.connect(lambda: told.append(1))
    QTest.mouseClick(results, LEFT)
    assert told == []
    assert menu.isVisible()
    (hint,) = hints(program)
    place = results.mapTo(program.main_controller.window, QPoint(0, 0))
    assert QRect(place, results.size()).contains(hint.geometry()), "it covers no other button"


def test_a_long_press_on_a_tile_is_its_only_guard(program: Application, qtbot: QtBot) -> None:
    menu = open_menu(program, "Classe")
    classes = tile(menu, program, CommandId.CLASSES)
    with qtbot.waitSignal(program.main_controller.commands[CommandId.CLASSES].triggered, timeout=LONG_PRESS_MS * 8):
        QTest.mousePress(classes, LEFT)
    QTest.mouseRelease(classes, LEFT)
    assert program.teaching.lists.sheet is not None
    assert program.teaching.lists.sheet.isVisible(), "no panel asks once more"
    assert program.teaching.windows.panel is None
    assert hints(program) == []
    assert menu.isHidden()


def test_a_key_opens_a_panel_whose_button_says_what_it_needs(program: Application, qtbot: QtBot) -> None:
    QTest.keyClick(program.main_controller.window.canvas, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier
                   | Qt.KeyboardModifier.ShiftModifier)  # fmt: skip
    panel = program.teaching.windows.panel
    assert isinstance(panel, TitledPanel)
    hold = next(b for b in panel.findChildren(QAbstractButton) if "appui long" in b.accessibleName())
    QTest.mouseClick(hold, LEFT)
    assert len(hints(program)) == 1
    assert panel.isVisible()
    with qtbot.waitSignal(panel.held, timeout=LONG_PRESS_MS * 8):
        QTest.mousePress(hold, LEFT)
    QApplication.processEvents()
    assert program.teaching.results.sheet is not None
