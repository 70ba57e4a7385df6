"""Rubbing out in the real window, in a séance and out of it: a prepared lesson is not spoilt by a swipe."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.support.hands import Fingers, Stylus
from tests.support.running_program import items, strokes, write
from tni.app.application import Application
from tni.document.erase import EraseWhat
from tni.document.items import Shape, ShapeKind, Stroke
from tni.services.lesson.lesson_editor import ToolName
from tni.services.lesson.tool_choices import use_shape
from tni.ui.chrome.button import ActionButton
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.commands import CommandId
from tni.ui.chrome.tool_popovers import EraserPopover

SWIPE = [(100 + 20 * n, 300) for n in range(40)]


@pytest.fixture
def lesson(program: Application) -> Application:
    """A line, a rectangle and a word, prepared where the swipe passes."""
    board = program.main_controller
    write(program, (200, 250), (210, 300), (220, 350))
    board.window.do(lambda s: use_shape(s, ShapeKind.RECTANGLE))
    write(program, (300, 250), (400, 350))
    board.window.do(lambda s: s.add_text("une fraction", 140, 70))
    board.commands[CommandId.PEN].trigger()
    assert len(items(program)) == 3
    return program


def begin(program: Application) -> None:
    program.main_controller.change_layer(lambda editor: editor.open_seance("5eB"))


def popover(program: Application) -> EraserPopover:
    bar = program.main_controller.window.bar
    bar.options_wanted.emit(CommandId.ERASE_STROKES, bar.button_of(CommandId.ERASE_STROKES))
    found = next(p for p in program.main_controller.window.findChildren(EraserPopover) if p.isVisible())
    return found


def press(program: Application, name: str) -> None:
    """A button of the eraser's popover, by its words."""
    where = popover(program)
    buttons = (*where.findChildren(TextButton), *where.findChildren(ActionButton))
    found = next(b for b in buttons if name in (b.accessibleName(), b.text()))
    QTest.mouseClick(found, Qt.MouseButton.LeftButton)
    if where.isVisible():
        where.put_away()


@pytest.mark.parametrize("eraser", [CommandId.ERASE_STROKES, CommandId.ERASE_AREA])
def test_a_swipe_in_a_seance_takes_what_the_class_wrote_alone(lesson: Application, eraser: CommandId) -> None:
    prepared = items(lesson)
    begin(lesson)
    write(lesson, (500, 250), (510, 300), (520, 350))
    lesson.main_controller.commands[eraser].trigger()
    write(lesson, *SWIPE)
    assert [i for i in items(lesson) if i in prepared] == prepared
    if eraser is CommandId.ERASE_STROKES:
        assert items(lesson) == prepared
    lesson.main_controller.commands[CommandId.UNDO].trigger()
    assert len(items(lesson)) == 4


def test_neither_the_pens_eraser_nor_a_finger_that_rubs_takes_what_was_prepared(
    lesson: Application, fingers: Fingers
) -> None:
    prepared = items(lesson)
    begin(lesson)
    Stylus(lesson, eraser=True).write(*SWIPE)
    lesson.main_controller.commands[CommandId.ERASE_STROKES].trigger()
    fingers.frame(press={1: SWIPE[0]})
    for place in SWIPE[1:]:
        fingers.frame(move={1: place})
    fingers.frame(release=(1,))
    assert items(lesson) == prepared


def test_out_of_a_seance_the_eraser_takes_ink_and_by_its_setting_all(lesson: Application) -> None:
    board = lesson.main_controller
    board.commands[CommandId.ERASE_STROKES].trigger()
    write(lesson, *SWIPE)
    assert len(items(lesson)) == 2
    assert strokes(lesson) == []
    press(lesson, "Tout")
    assert board.editor.styles.eraser.what is EraseWhat.ALL
    assert board.editor.tool is ToolName.ERASER
    write(lesson, *SWIPE)
    assert [type(i) for i in items(lesson) if isinstance(i, Shape)] == []
    press(lesson, "Encre seulement")
    assert board.editor.styles.eraser.what is EraseWhat.INK


def test_the_ink_of_the_page_goes_at_one_touch_and_comes_back_at_one(lesson: Application) -> None:
    prepared = items(lesson)
    begin(lesson)
    write(lesson, (500, 250), (510, 300), (520, 350))
    write(lesson, (600, 250), (610, 300), (620, 350))
    press(lesson, "Toute l’encre")
    assert items(lesson) == prepared
    QTest.mouseClick(lesson.main_controller.window.bar.button_of(CommandId.UNDO), Qt.MouseButton.LeftButton)
    assert len([i for i in items(lesson) if isinstance(i, Stroke)]) == 3
