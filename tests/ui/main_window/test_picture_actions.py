"""A picture is cropped, turned over, faded and freed of a colour in its panel, by pointer and keys."""

from __future__ import annotations

import io

import pytest
from PIL import Image as Pillow
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.support.widgets import click
from tni.app.application import Application
from tni.document.items import WHOLE, Image
from tni.document.picture_changes import OPACITIES
from tni.ui.chrome.commands import CommandId
from tni.ui.panels.picture_panel import PicturePanel


def halves() -> bytes:
    picture = Pillow.new("RGB", (400, 200), "#ff0000")
    picture.paste("#ffffff", (200, 0, 400, 200))
    buffer = io.BytesIO()
    picture.save(buffer, "PNG")
    return buffer.getvalue()


def opened(program: Application) -> PicturePanel:
    board = program.main_controller
    board.window.do(lambda editor: editor.insert_image(halves(), 400, 200, "Moitiés"))
    board.commands[CommandId.PICTURE].trigger()
    panel = board.instruments.pictures.panel
    assert panel is not None
    return panel


def picture(program: Application) -> Image:
    editor = program.main_controller.editor
    (found,) = (item for item in editor.document.items(editor.page.id) if isinstance(item, Image))
    return found


def drag(panel: PicturePanel, start: QPoint, end: QPoint) -> None:
    QTest.mousePress(panel.view, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(panel.view, end)
    QTest.mouseRelease(panel.view, Qt.MouseButton.LeftButton, pos=end)


def test_without_a_picture_it_says_what_to_do(program: Application) -> None:
    board = program.main_controller
    board.commands[CommandId.PICTURE].trigger()
    assert board.instruments.pictures.panel is None
    assert board.window.notices.texts() == ["Sélectionner d’abord une seule image."]


def test_an_edge_that_is_dragged_cuts_and_undo_gives_back(program: Application) -> None:
    panel = opened(program)
    frame = panel.view.frame().toRect()
    drag(panel, QPoint(frame.left(), frame.center().y()), frame.center())
    left, top, right, bottom = picture(program).crop
    assert (left, top, right, bottom) == pytest.approx((0.5, 0, 0, 0), abs=0.02)
    program.main_controller.commands[CommandId.UNDO].trigger()
    assert picture(program).crop == WHOLE
    assert panel.view.crop == WHOLE


def test_the_frame_is_moved_as_a_whole_and_given_up(program: Application) -> None:
    panel = opened(program)
    frame = panel.view.frame().toRect()
    drag(panel, frame.topLeft(), QPoint(frame.center().x(), frame.center().y()))
    small = panel.view.frame().toRect()
    drag(panel, small.center(), small.center() - QPoint(10_000, 10_000))
    left, top, right, bottom = picture(program).crop
    assert (left, top) == (0, 0)
    assert (right, bottom) == pytest.approx((0.5, 0.5), abs=0.02)
    click(panel, "Image entière")
    assert picture(program).crop == WHOLE


def test_arrows_cut_as_the_pointer_does(program: Application) -> None:
    panel = opened(program)
    QTest.keyClick(panel.view, Qt.Key.Key_Left)
    QTest.keyClick(panel.view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert picture(program).crop == pytest.approx((0, 0.01, 0.01, 0))


def test_a_colour_is_tapped_away_and_comes_back(program: Application) -> None:
    panel = opened(program)
    click(panel, "Effacer une couleur")
    frame = panel.view.frame().toRect()
    QTest.mouseClick(panel.view, Qt.MouseButton.LeftButton, pos=QPoint(frame.right() - 20, frame.center().y()))
    assert picture(program).clear == "#ffffff"
    assert picture(program).crop == WHOLE
    click(panel, "Rendre la couleur")
    assert picture(program).clear == ""


def test_the_slider_fades_and_both_ways_of_turning_over_undo(program: Application) -> None:
    panel = opened(program)
    panel.slider.setValue(40)
    assert picture(program).opacity == 0.4
    panel.slider.setValue(0)
    assert picture(program).opacity == OPACITIES[0]
    before = picture(program).transform
    for command in (CommandId.TURN_ACROSS, CommandId.TURN_DOWN):
        program.main_controller.commands[command].trigger()
        assert picture(program).transform != before
        program.main_controller.commands[CommandId.UNDO].trigger()
        assert picture(program).transform == before


def test_the_panel_goes_with_its_picture(program: Application) -> None:
    opened(program)
    board = program.main_controller
    board.commands[CommandId.DELETE].trigger()
    assert board.instruments.pictures.panel is None


def test_the_panel_shows_fine_lines_of_a_large_picture_evenly(program: Application) -> None:
    lines = Pillow.new("L", (1600, 800), 255)
    for x in range(0, 1600, 2):
        lines.paste(0, (x, 0, x + 1, 800))
    buffer = io.BytesIO()
    lines.save(buffer, "PNG")
    board = program.main_controller
    board.window.do(lambda editor: editor.insert_image(buffer.getvalue(), 1600, 800, "Lignes"))
    board.commands[CommandId.PICTURE].trigger()
    panel = board.instruments.pictures.panel
    assert panel is not None
    frame = panel.view.frame().toRect()
    seen = panel.view.grab().toImage()
    row = frame.center().y() + frame.height() // 4
    greys = [seen.pixelColor(x, row).lightness() for x in range(frame.left() + 20, frame.right() - 20)]
    assert 100 < min(greys) <= max(greys) < 155
