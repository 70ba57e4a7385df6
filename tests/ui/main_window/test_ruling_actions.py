"""Rulings in the running window: of a size that fits the pen, changed by a slider."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QSlider
from pytestqt.qtbot import QtBot

from tests.support.running_program import strokes, wait_for
from tni.app.application import Application
from tni.document.page_format import Ruling
from tni.ui.chrome.commands import CommandId
from tni.ui.panels.ruling_popover import RulingPopover


def press(program: Application, command: CommandId) -> None:
    program.main_controller.commands[command].trigger()


def popover(program: Application) -> RulingPopover:
    (found,) = program.main_controller.window.findChildren(RulingPopover)
    return found


@pytest.mark.parametrize(
    ("command", "ruling", "size_mm"),
    [
        (CommandId.RULING_SEYES, Ruling.SEYES, 20.0),
        (CommandId.RULING_SQUARED, Ruling.SQUARED, 10.0),
        (CommandId.RULING_DOTTED, Ruling.DOTTED, 10.0),
    ],
)
def test_a_chosen_ruling_fits_the_pen_and_offers_its_size(
    program: Application, command: CommandId, ruling: Ruling, size_mm: float
) -> None:
    press(program, command)
    page = program.main_controller.editor.page
    assert (page.ruling, page.ruling_mm) == (ruling, size_mm)
    assert program.main_controller.commands[command].isChecked()
    found = popover(program)
    assert found.isVisible()
    assert program.main_controller.window.page_area.contains(found.geometry())
    assert found.slider.value() == size_mm


def test_the_slider_changes_the_page_by_one_undo_step(program: Application, qtbot: QtBot) -> None:
    press(program, CommandId.RULING_SQUARED)
    slider = popover(program).slider
    assert isinstance(slider, QSlider)
    qtbot.keyClick(slider, Qt.Key.Key_Right)
    editor = program.main_controller.editor
    assert editor.page.ruling_mm == 11.0
    canvas = program.main_controller.window.canvas
    at_mm = (22.0, 5.5)
    x, y = (round(v / canvas.devicePixelRatioF()) for v in editor.view.to_screen(*at_mm))

    def is_ruled() -> bool:
        picture = canvas.grab().toImage()
        across = [QColor(picture.pixel(x + dx, y)).lightness() for dx in range(-2, 3)]
        return min(across) < 230

    wait_for(is_ruled, "the line at 22 mm")
    press(program, CommandId.UNDO)
    assert editor.page.ruling_mm == 10.0


def test_the_pen_writes_on_at_once(program: Application, qtbot: QtBot) -> None:
    press(program, CommandId.RULING_SEYES)
    canvas = program.main_controller.window.canvas
    qtbot.mousePress(canvas, Qt.MouseButton.LeftButton, pos=QPoint(200, 100))
    qtbot.mouseMove(canvas, QPoint(260, 130))
    qtbot.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=QPoint(300, 160))
    assert not popover(program).isVisible()
    assert len(strokes(program)) == 1


def test_a_new_page_is_ruled_like_the_one_before_and_a_blank_page_offers_nothing(program: Application) -> None:
    press(program, CommandId.RULING_SEYES)
    press(program, CommandId.ADD_PAGE)
    page = program.main_controller.editor.page
    assert (page.ruling, page.ruling_mm) == (Ruling.SEYES, 20.0)
    popover(program).put_away()
    press(program, CommandId.RULING_BLANK)
    assert not popover(program).isVisible()
