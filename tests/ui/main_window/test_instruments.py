"""Instruments in the whole program: they do what they are for, and Escape closes each."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image as Picture
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.support.hands import Fingers
from tests.support.running_program import items, strokes, wait_for, write
from tni.app.application import Application
from tni.document.items import Image, Text
from tni.ui.chrome.commands import CommandId
from tni.ui.chrome.on_screen_keyboard import KeyButton
from tni.ui.panels.page_list import PageList


def over_the_page(program: Application, kind: str) -> QWidget | None:
    """A child of the window by its class, when it is to be seen."""
    found = [w for w in program.main_controller.window.findChildren(QWidget) if type(w).__name__ == kind]
    return next((w for w in found if w.isVisible()), None)


def press_escape(program: Application) -> None:
    """A key goes to what has the focus, as the window system sends it."""
    QTest.keyClick(program.main_controller.window.windowHandle(), Qt.Key.Key_Escape)


@pytest.mark.parametrize(
    ("command", "kind"),
    [
        (CommandId.CURTAIN, "Curtain"),
        (CommandId.STOPWATCH, "Stopwatch"),
        (CommandId.RANDOM_PUPIL, "RandomPupilPanel"),
        (CommandId.GROUPS, "GroupsPanel"),
        (CommandId.NOISE, "NoisePanel"),
        (CommandId.PAGE_PANEL, "PagePanel"),
        (CommandId.KEYBOARD, "OnScreenKeyboard"),
        (CommandId.SHORTCUTS, "ShortcutsSheet"),
        (CommandId.SETTINGS, "SettingsPanel"),
    ],
)
@pytest.mark.parametrize("written", [False, True], ids=["at once", "after writing"])
def test_escape_closes_it(program: Application, command: CommandId, kind: str, written: bool) -> None:
    action = program.main_controller.commands[command]
    action.trigger()
    assert over_the_page(program, kind) is not None
    if written and command not in (
        CommandId.SHORTCUTS,
        CommandId.SETTINGS,
        CommandId.CURTAIN,
    ):  # those lie over the page
        write(program, (200, 100), (300, 100))
        assert len(strokes(program)) == 1
    press_escape(program)
    assert over_the_page(program, kind) is None
    assert not action.isChecked()
    write(program, (200, 300), (300, 300))
    action.trigger()
    assert over_the_page(program, kind) is not None


def test_escape_closes_one_thing_at_a_time_the_last_first(program: Application) -> None:
    commands = program.main_controller.commands
    for command in (CommandId.PAGE_PANEL, CommandId.STOPWATCH, CommandId.CURTAIN):
        commands[command].trigger()
    for command in (CommandId.CURTAIN, CommandId.STOPWATCH, CommandId.PAGE_PANEL):
        assert commands[command].isChecked()
        press_escape(program)
        assert not commands[command].isChecked()


def test_a_notice_can_be_put_away_by_escape(program: Application) -> None:
    notices = program.main_controller.window.notices
    notices.show("Une chose.", serious=True)
    notices.show("Une autre.", serious=True)
    press_escape(program)
    assert notices.texts() == ["Une chose."]
    press_escape(program)
    assert notices.texts() == []


# -- pages


def page_ids(program: Application) -> list[str]:
    return [str(page.id) for page in program.main_controller.editor.pages]


def test_the_page_panel_keeps_the_document_right(program: Application) -> None:
    board, commands = program.main_controller, program.main_controller.commands
    write(program, (200, 200), (400, 200))
    for _ in range(3):
        commands[CommandId.ADD_PAGE].trigger()
    commands[CommandId.PAGE_PANEL].trigger()
    panel = board.instruments.pages.panel
    assert panel is not None
    first, second, third, fourth = page_ids(program)
    panel.move_wanted.emit([first, second], 4)
    assert page_ids(program) == [third, fourth, first, second]
    panel.move_wanted.emit([second], 0)
    assert page_ids(program) == [second, third, fourth, first]
    panel.move_wanted.emit([fourth, first], 1)
    assert page_ids(program) == [second, fourth, first, third]
    panel.duplicate_wanted.emit([first])
    assert len(page_ids(program)) == 5
    copy = page_ids(program)[3]
    document = board.editor.document
    assert [s.samples for s in document.items(copy)] == [s.samples for s in document.items(first)]  # type: ignore
    panel.delete_wanted.emit([copy, third])
    assert page_ids(program) == [second, fourth, first]
    while board.editor.can_undo:
        commands[CommandId.UNDO].trigger()
    assert len(page_ids(program)) == 1
    while board.editor.can_redo:
        commands[CommandId.REDO].trigger()
    assert page_ids(program) == [second, fourth, first]
    assert panel.selected() == [str(board.editor.page.id)]


@pytest.mark.parametrize("panel", [False, True])
def test_the_page_that_is_shown_can_be_deleted_with_its_ink(program: Application, panel: bool) -> None:
    commands = program.main_controller.commands
    write(program, (200, 200), (400, 200))
    commands[CommandId.ADD_PAGE].trigger()
    commands[CommandId.PAGE_PANEL].setChecked(panel)
    write(program, (200, 300), (400, 300))
    commands[CommandId.DELETE_PAGE].trigger()
    picture = program.main_controller.window.canvas.grab().toImage()
    x, y = (
        round(v)
        for v in program.main_controller.editor.view.to_screen(*strokes(program)[0].samples.positions_mm.mean(0))
    )
    assert picture.pixelColor(x, y).lightness() < 90
    commands[CommandId.UNDO].trigger()
    assert len(page_ids(program)) == 2
    assert len(strokes(program)) == 1


def test_a_finger_chooses_a_page_in_the_panel(program: Application) -> None:
    board, commands = program.main_controller, program.main_controller.commands
    commands[CommandId.ADD_PAGE].trigger()
    commands[CommandId.PAGE_PANEL].trigger()
    panel = board.instruments.pages.panel
    assert panel is not None
    view = panel.findChild(PageList)
    wait_for(lambda: not view.visualRect(view.model().index(0, 0)).isEmpty(), "the pages")
    place = view.viewport().mapTo(board.window, view.visualRect(view.model().index(0, 0)).center())
    fingers = Fingers(program)
    fingers.frame(press={0: place})
    fingers.frame(release=(0,))
    wait_for(lambda: board.editor.page_index == 0, "the first page")
    assert strokes(program) == []


# -- typing


def test_the_keyboard_on_the_screen_types_by_touch(program: Application) -> None:
    """It comes by itself for who taps the page with a finger."""
    board, fingers = program.main_controller, Fingers(program)
    board.commands[CommandId.TEXT].trigger()
    fingers.frame(press={0: (300, 150)})
    fingers.frame(release=(0,))
    editor = board.instruments.typing.edit
    wait_for(editor.isVisible, "the editor")
    keyboard = over_the_page(program, "OnScreenKeyboard")
    assert keyboard is not None
    for letter in "abc é":
        key = next(k for k in keyboard.findChildren(KeyButton) if k.isVisible() and k.key.does == letter)
        fingers.frame(press={0: fingers.on(key)})
        fingers.frame(release=(0,))
    assert editor.toPlainText() == "abc é"
    press_escape(program)
    (text,) = items(program)
    assert isinstance(text, Text)
    assert text.text == "abc é"
    assert over_the_page(program, "OnScreenKeyboard") is None


def test_a_finger_in_the_editor_does_not_end_it(program: Application) -> None:
    board, fingers = program.main_controller, Fingers(program)
    board.commands[CommandId.TEXT].trigger()
    write(program, (300, 150), (300, 150))
    editor = board.instruments.typing.edit
    QTest.keyClicks(editor, "un mot")
    fingers.frame(press={0: (312, 162)})
    fingers.frame(release=(0,))
    assert editor.isVisible()
    assert editor.toPlainText() == "un mot"
    assert items(program) == []
    assert editor.textCursor().position() < 6


# -- capture


def test_the_desktop_comes_onto_the_page(program: Application) -> None:
    program.main_controller.commands[CommandId.CAPTURE].trigger()
    assert not program.main_controller.window.isVisible()
    wait_for(lambda: program.main_controller.window.isVisible() and bool(items(program)), "the capture")
    (image,) = items(program)
    assert isinstance(image, Image)
    screen = QGuiApplication.primaryScreen()
    assert image.transform is not None
    data = program.main_controller.shown.lesson.port.blob(image.blob)

    with Picture.open(BytesIO(data)) as picture:
        assert picture.size == (screen.size() * screen.devicePixelRatio()).toTuple()
