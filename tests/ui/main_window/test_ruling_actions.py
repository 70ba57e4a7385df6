"""Rulings in the running window: of a size that fits the pen, changed by a slider."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QSlider
from pytestqt.qtbot import QtBot

from tests.support.running_program import strokes, wait_for
from tni.app.application import Application
from tni.document.page_format import RULING_MEASURES, Ruling
from tni.ui.chrome.choice_buttons import TextButton
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


def pick(program: Application, qtbot: QtBot, ruling: Ruling) -> RulingPopover:
    """Open the other papers and touch one."""
    press(program, CommandId.RULING_MORE)
    found = popover(program)
    button = next(b for b in found.papers.buttons if b.value == ruling.value)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    return found


@pytest.mark.parametrize("ruling", [Ruling(button) for button in (
    "lined", "first-writing", "millimetre", "isometric", "isometric-dots", "staves", "axes", "number-line", "polar"
)])  # fmt: skip
def test_another_paper_is_picked_by_its_picture(program: Application, qtbot: QtBot, ruling: Ruling) -> None:
    press(program, CommandId.RULING_MORE)
    before = program.main_controller.editor.page
    assert before.ruling is Ruling.BLANK  # nothing changes before one is picked
    assert program.main_controller.commands[CommandId.RULING_BLANK].isChecked()
    popover(program).put_away()
    found = pick(program, qtbot, ruling)
    page = program.main_controller.editor.page
    measure = RULING_MEASURES[ruling]
    assert page.ruling is ruling
    assert measure.low_mm <= page.ruling_mm <= measure.high_mm
    assert found.size_field.value() == page.ruling_mm == found.slider.value() / (2 if measure.high_mm <= 15 else 1)
    assert found.isVisible()
    assert program.main_controller.window.page_area.contains(found.geometry())
    assert found.height() == found.sizeHint().height(), "no room for options that it has not"
    assert program.main_controller.commands[CommandId.RULING_MORE].isChecked()
    press(program, CommandId.UNDO)
    assert program.main_controller.editor.page == before


def test_a_size_is_typed_in_true_millimetres(program: Application, qtbot: QtBot) -> None:
    found = pick(program, qtbot, Ruling.FIRST_WRITING)
    field = found.size_field.lineEdit()
    field.selectAll()
    qtbot.keyClicks(field, "2,5" if found.size_field.locale().decimalPoint() == "," else "2.5")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert program.main_controller.editor.page.ruling_mm == 2.5
    assert found.slider.value() == 5


def test_a_finger_on_the_slider_shows_the_size_before_it_is_let_go(program: Application, qtbot: QtBot) -> None:
    press(program, CommandId.RULING_SEYES)
    found = popover(program)
    slider = found.slider
    start = QPoint(round(slider.width() * 16 / 36), slider.height() // 2)
    qtbot.mousePress(slider, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(slider, start + QPoint(slider.width() // 3, 0))
    shown = found.sample.size_mm
    assert shown > 25
    assert program.main_controller.editor.page.ruling_mm == 20.0
    qtbot.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=start + QPoint(slider.width() // 3, 0))
    assert program.main_controller.editor.page.ruling_mm == shown
    press(program, CommandId.UNDO)
    assert program.main_controller.editor.page.ruling_mm == 20.0


def test_the_true_size_is_one_touch_away(program: Application, qtbot: QtBot) -> None:
    press(program, CommandId.RULING_SEYES)
    buttons = popover(program).findChildren(TextButton)
    qtbot.mouseClick(next(b for b in buttons if b.label.startswith("8 mm")), Qt.MouseButton.LeftButton)
    assert program.main_controller.editor.page.ruling_mm == 8.0


def test_the_margin_is_taken_away_and_comes_back(program: Application, qtbot: QtBot) -> None:
    press(program, CommandId.RULING_SEYES)
    found = popover(program)
    assert found.margin.isVisible()
    assert found.margin.isChecked()
    qtbot.mouseClick(found.margin, Qt.MouseButton.LeftButton)
    page = program.main_controller.editor.page
    assert (page.ruling_options.margin, page.ruling_mm) == (False, 20.0)
    press(program, CommandId.UNDO)
    assert program.main_controller.editor.page.ruling_options.margin
    press(program, CommandId.RULING_SQUARED)
    assert not found.margin.isVisible()


def test_a_finger_drags_the_origin(program: Application, qtbot: QtBot) -> None:
    found = pick(program, qtbot, Ruling.AXES)
    sample, editor = found.sample, program.main_controller.editor
    width, height = editor.page.format.width_mm, editor.page.format.height_mm
    scale = min(sample.width() / width, sample.height() / height)
    left, top = (sample.width() - width * scale) / 2, (sample.height() - height * scale) / 2
    places = [QPoint(round(left + x * scale), round(top + y * scale)) for x, y in ((160, 90), (60, 120), (40, 140))]
    qtbot.mousePress(sample, Qt.MouseButton.LeftButton, pos=places[0])
    qtbot.mouseMove(sample, places[1])
    qtbot.mouseMove(sample, places[2])
    assert sample.options.origin_mm == pytest.approx((40, 140), abs=1.5)
    assert editor.page.ruling_options.origin_mm == (160.0, 90.0)
    qtbot.mouseRelease(sample, Qt.MouseButton.LeftButton, pos=places[2])
    assert editor.page.ruling_options.origin_mm == sample.options.origin_mm
    press(program, CommandId.UNDO)
    assert editor.page.ruling_options.origin_mm == (160.0, 90.0)
    qtbot.mouseClick(found.corner, Qt.MouseButton.LeftButton)
    assert editor.page.ruling_options.origin_mm == (10.0, 170.0)
    sample.setFocus()
    qtbot.keyClick(sample, Qt.Key.Key_Right)
    assert editor.page.ruling_options.origin_mm == (15.0, 170.0)


def test_a_number_line_has_its_unit_its_parts_and_its_distance(program: Application, qtbot: QtBot) -> None:
    found = pick(program, qtbot, Ruling.NUMBER_LINE)
    for field, text in ((found.unit, "100"), (found.parts, "4"), (found.gap, "50")):
        field.lineEdit().selectAll()
        qtbot.keyClicks(field.lineEdit(), text)
        qtbot.keyClick(field.lineEdit(), Qt.Key.Key_Return)
    options = program.main_controller.editor.page.ruling_options
    assert (options.unit, options.parts, options.gap_mm) == (100.0, 4, 50.0)


def test_a_new_page_has_the_same_paper(program: Application, qtbot: QtBot) -> None:
    found = pick(program, qtbot, Ruling.NUMBER_LINE)
    qtbot.mouseClick(found.corner, Qt.MouseButton.LeftButton)
    before = program.main_controller.editor.page
    press(program, CommandId.ADD_PAGE)
    page = program.main_controller.editor.page
    assert page.id != before.id
    assert (page.ruling, page.ruling_mm, page.ruling_options) == (
        before.ruling, before.ruling_mm, before.ruling_options
    )  # fmt: skip
