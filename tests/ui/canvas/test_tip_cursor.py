"""The pointer over the page: as large as the tip in hand."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QCursor

from tni.app.application import Application
from tni.ui.canvas.tip_cursor import MAX_RING_PX, MIN_RING_PX, ring_cursor
from tni.ui.chrome.commands import CommandId


def ring_px(cursor: QCursor) -> float:
    """From the left to the right of what is dark in its middle row, logical pixels."""
    picture = cursor.pixmap().toImage()
    ratio, row = picture.devicePixelRatio(), round(cursor.hotSpot().y() * picture.devicePixelRatio())
    colours = [picture.pixelColor(x, row) for x in range(picture.width())]
    dark = [x for x, colour in enumerate(colours) if colour.alpha() > 90 and colour.lightness() < 150]
    assert dark, "a ring that is seen"
    return (dark[-1] - dark[0]) / ratio


def test_the_eraser_shows_the_area_that_it_will_erase(program: Application) -> None:
    canvas, session = program.main_controller.window.canvas, program.main_controller.editor
    program.main_controller.commands[CommandId.ERASE_AREA].trigger()
    for radius in (3.0, 6.0, 14.0):
        styles = replace(session.styles, eraser=replace(session.styles.eraser, radius_mm=radius))
        program.main_controller.window.do(lambda s, styles=styles: s.set_styles(styles))
        wanted = 2 * radius * session.view.scale / canvas.devicePixelRatioF()
        assert ring_px(canvas.cursor()) == pytest.approx(wanted, abs=2.5)


def test_a_nearer_page_has_a_larger_tip(program: Application) -> None:
    canvas = program.main_controller.window.canvas
    program.main_controller.commands[CommandId.FELT].trigger()
    felt = ring_px(canvas.cursor())
    program.main_controller.commands[CommandId.HIGHLIGHTER].trigger()
    before = ring_px(canvas.cursor())
    assert MIN_RING_PX < felt < before
    program.main_controller.window.do(lambda s: s.zoom(2.0, 600, 300))
    assert ring_px(canvas.cursor()) == pytest.approx(2 * before, abs=3)


def test_a_fine_tip_is_seen_and_a_tool_without_one_has_the_cross(program: Application) -> None:
    canvas = program.main_controller.window.canvas
    assert ring_px(canvas.cursor()) >= MIN_RING_PX - 2
    program.main_controller.commands[CommandId.SELECT].trigger()
    assert canvas.cursor().shape() is Qt.CursorShape.CrossCursor
    program.main_controller.commands[CommandId.PEN].trigger()
    assert canvas.cursor().shape() is Qt.CursorShape.BitmapCursor


def test_another_lesson_has_the_tip_of_its_page(program: Application) -> None:
    canvas = program.main_controller.window.canvas
    program.main_controller.commands[CommandId.HIGHLIGHTER].trigger()
    program.main_controller.commands[CommandId.NEW].trigger()
    width = program.main_controller.editor.styles.pen.width_mm * program.main_controller.editor.view.scale
    assert ring_px(canvas.cursor()) == pytest.approx(max(width, MIN_RING_PX), abs=2.5)


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("size", [MIN_RING_PX, 24, 101, MAX_RING_PX])
def test_the_point_is_the_middle_of_the_ring(qapp: object, size: int, ratio: float) -> None:
    cursor = ring_cursor(size, ratio)
    assert ring_px(cursor) == pytest.approx(size, abs=2.5)
    side = cursor.pixmap().deviceIndependentSize().width()
    assert abs(cursor.hotSpot().x() - side / 2) <= 1
