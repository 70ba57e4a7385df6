"""A hand in the real window: ink that becomes a figure under a resting pen, and the pen of figures."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from tests.support.hands import At, Fingers, Stylus
from tests.support.running_program import items, strokes, wait_for, write
from tni.app.application import Application
from tni.core.clock import SystemClock
from tni.core.settings import HOLD_ACTION
from tni.document.items import Shape, ShapeKind, Stroke
from tni.document.page_format import Paper
from tni.ink.pen import PenKind
from tni.ink.shapes.hold_detector import HOLD_S
from tni.ink.shapes.stroke_path import resampled
from tni.services.lesson.lesson_editor import ToolName
from tni.ui.chrome.button import ActionButton
from tni.ui.chrome.commands import CommandId
from tni.ui.chrome.tool_popovers import ShapePopover

BOX: list[At] = [(300, 150), (600, 155), (597, 400), (304, 396), (300, 152)]


def way(corners: list[At]) -> list[At]:
    return [(x, y) for x, y in resampled(np.array(corners, np.float64), 50).tolist()]


def drafts(program: Application) -> list[Shape]:
    return [d for d in program.main_controller.editor.overlay().drafts if isinstance(d, Shape)]


def dark_at(program: Application, x: int, y: int) -> bool:
    """Whether there is ink on the screen around a place of the canvas."""
    wait_for(lambda: not program.main_controller.shown.screen.pending(), "the whole picture")
    picture = program.main_controller.window.canvas.grab().toImage()
    ratio = picture.devicePixelRatio()
    around = [(round((x + dx) * ratio), round((y + dy) * ratio)) for dx in range(-4, 5) for dy in range(-4, 5)]
    return any(picture.pixelColor(*at).lightness() < 100 for at in around)


def test_a_stylus_that_rests_draws_a_rectangle_and_goes_on_with_it(program: Application) -> None:
    pen, points = Stylus(program), way(BOX)
    pen.send(QEvent.Type.TabletPress, points[0])
    for point in points[1:]:
        pen.send(QEvent.Type.TabletMove, point)
    wait_for(lambda: bool(drafts(program)), "the figure")
    assert drafts(program)[0].kind is ShapeKind.RECTANGLE
    assert len(program.main_controller.editor.overlay().marks) == 4
    before = drafts(program)[0]
    pen.send(QEvent.Type.TabletMove, (200, 70))
    after = drafts(program)[0]
    assert after.x1 - after.x0 > 1.3 * (before.x1 - before.x0)
    pen.send(QEvent.Type.TabletRelease, (200, 70), 0.0)
    assert [type(i) for i in items(program)] == [Shape]
    program.main_controller.commands[CommandId.UNDO].trigger()
    assert [type(i) for i in items(program)] == [Stroke]
    assert dark_at(program, 450, 152)  # the ink as it was drawn is seen again
    program.main_controller.commands[CommandId.UNDO].trigger()
    assert items(program) == []
    assert not dark_at(program, 450, 152)


def test_a_finger_that_rests_draws_a_line(program: Application, fingers: Fingers) -> None:
    points = way([(200, 300), (700, 310)])
    fingers.frame(press={1: points[0]})
    for point in points[1:]:
        fingers.frame(move={1: point})
    wait_for(lambda: bool(drafts(program)), "the line")
    fingers.frame(release=(1,))
    (line,) = items(program)
    assert isinstance(line, Shape)
    assert line.kind is ShapeKind.LINE
    assert line.y0 == pytest.approx(line.y1)
    assert line.id not in program.main_controller.editor.selection


def test_handwriting_of_a_stylus_that_rests_is_left_as_it_is(program: Application) -> None:
    pen = Stylus(program)
    turns = np.linspace(0, 2 * np.pi, 40)
    points = [(400 + 16 * float(np.sin(a)), 300 - 24 * float(np.cos(a))) for a in turns]
    pen.send(QEvent.Type.TabletPress, points[0])
    for point in points[1:]:
        pen.send(QEvent.Type.TabletMove, point)
    clock = SystemClock()
    began = clock.monotonic()
    wait_for(lambda: clock.monotonic() - began > 2 * HOLD_S, "twice the rest")
    assert drafts(program) == []
    pen.send(QEvent.Type.TabletRelease, points[-1], 0.0)
    assert len(strokes(program)) == 1


def test_a_highlighter_that_rests_draws_a_straight_line_through_which_ink_is_seen(program: Application) -> None:
    write(program, *way([(450, 250), (450, 350)]))
    program.main_controller.commands[CommandId.HIGHLIGHTER].trigger()
    pen, points = Stylus(program), way([(250, 300), (450, 306), (700, 303)])
    pen.send(QEvent.Type.TabletPress, points[0])
    for point in points[1:]:
        pen.send(QEvent.Type.TabletMove, point)
    wait_for(lambda: bool(drafts(program)), "the line")
    pen.send(QEvent.Type.TabletRelease, points[-1], 0.0)
    (line,) = (i for i in items(program) if isinstance(i, Shape))
    assert (line.kind, line.pen.kind, line.y0) == (ShapeKind.LINE, PenKind.HIGHLIGHTER, pytest.approx(line.y1))
    assert dark_at(program, 450, 303)
    wait_for(lambda: not program.main_controller.shown.screen.pending(), "the whole picture")
    picture = program.main_controller.window.canvas.grab().toImage()
    colour = picture.pixelColor(QPoint(600, 303) * picture.devicePixelRatio())
    assert colour.saturation() > 40
    assert colour.lightness() > 128
    program.main_controller.commands[CommandId.UNDO].trigger()
    assert len(strokes(program)) == 2


@pytest.mark.parametrize("paper", [Paper.SOFT, Paper.BLACK])
def test_a_held_figure_of_the_highlighter_looks_as_when_the_pen_has_lifted(program: Application, paper: Paper) -> None:
    board = program.main_controller
    board.window.canvas.show_changes(board.editor.set_paper(paper))
    write(program, *way([(450, 250), (450, 350)]))
    board.commands[CommandId.HIGHLIGHTER].trigger()
    pen, points = Stylus(program), way([(250, 300), (450, 306), (700, 303)])
    bare = shown(program, 550, 280, 100, 46)
    pen.send(QEvent.Type.TabletPress, points[0])
    for point in points[1:]:
        pen.send(QEvent.Type.TabletMove, point)
    wait_for(lambda: bool(drafts(program)), "the line")
    pen.send(QEvent.Type.TabletMove, (690, 303))  # it goes on with the pen
    part = (300, 280, 350, 46)  # between the dots at its ends
    held, held_there = shown(program, *part), shown(program, 550, 280, 100, 46)
    pen.send(QEvent.Type.TabletRelease, (690, 303), 0.0)
    assert drafts(program) == []
    assert (shown(program, *part) == held).all()
    assert (held_there != bare).any()
    board.commands[CommandId.UNDO].trigger()
    board.commands[CommandId.UNDO].trigger()
    assert (shown(program, 550, 280, 100, 46) == bare).all()


def shown(program: Application, x: int, y: int, width: int, height: int) -> NDArray[np.uint8]:
    """A part of the canvas, all painted."""
    wait_for(lambda: not program.main_controller.shown.screen.pending(), "the whole picture")
    picture = program.main_controller.window.canvas.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    ratio = picture.devicePixelRatio()
    rows = np.frombuffer(picture.constBits(), np.uint8).reshape(picture.height(), -1, 4)[:, :, :3]
    left, top, right, bottom = (round(edge * ratio) for edge in (x, y, x + width, y + height))
    return rows[top:bottom, left:right].copy()


def test_a_head_that_rests_at_the_end_of_a_line_makes_an_arrow_and_hides_the_line_meanwhile(
    program: Application,
) -> None:
    write(program, *way([(250, 300), (560, 330)]))
    (line,) = strokes(program)
    pen, points = Stylus(program), way([(520, 290), (560, 330), (510, 350)])
    pen.send(QEvent.Type.TabletPress, points[0])
    for point in points[1:]:
        pen.send(QEvent.Type.TabletMove, point)
    wait_for(lambda: bool(drafts(program)), "the arrow")
    assert drafts(program)[0].kind is ShapeKind.ARROW
    assert program.main_controller.editor.overlay().hidden == {line.id}
    pen.send(QEvent.Type.TabletRelease, points[-1], 0.0)
    (arrow,) = items(program)
    assert isinstance(arrow, Shape)
    assert dark_at(program, 400, 315)
    program.main_controller.commands[CommandId.UNDO].trigger()
    assert len(strokes(program)) == 2
    assert dark_at(program, 520, 290)


def test_the_pen_of_figures_is_in_the_popover_and_under_a_key(program: Application) -> None:
    board = program.main_controller
    bar = board.window.bar
    bar.options_wanted.emit(CommandId.RECTANGLE, bar.button_of(CommandId.RECTANGLE))
    popover = board.window.findChild(ShapePopover)
    assert popover is not None
    button = next(
        b for b in popover.findChildren(ActionButton) if b.defaultAction() is board.commands[CommandId.SKETCH]
    )  # fmt: skip
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert board.editor.tool is ToolName.SKETCH
    assert board.commands.chosen("tool") is CommandId.SKETCH
    board.commands[CommandId.PEN].trigger()
    QTest.keyClick(board.window.canvas, Qt.Key.Key_A, Qt.KeyboardModifier.AltModifier)
    assert board.editor.tool is ToolName.SKETCH
    write(program, *way([(300, 400), (450, 150), (600, 405), (300, 398)]))
    (shape,) = items(program)
    assert isinstance(shape, Shape)
    assert shape.kind is ShapeKind.POLYGON
    assert len(shape.more) == 1
    assert dark_at(program, 450, 399)


def test_a_teacher_may_have_ink_stay_as_it_is(program: Application) -> None:
    program.settings.set(HOLD_ACTION, "ink")
    program.main_controller.apply_touch_settings()
    assert not program.main_controller.editor.hold_snaps
    program.settings.set(HOLD_ACTION, "figure")
    program.main_controller.apply_touch_settings()
    assert program.main_controller.editor.hold_snaps


def test_a_triangle_is_dragged_like_a_rectangle(program: Application) -> None:
    QTest.keyClick(
        program.main_controller.window.canvas,
        Qt.Key.Key_T,
        Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    write(program, (300, 150), (400, 300), (500, 400))
    (shape,) = items(program)
    assert isinstance(shape, Shape)
    assert shape.kind is ShapeKind.TRIANGLE
    assert dark_at(program, 400, 152)
    assert dark_at(program, 320, 399)
    assert not dark_at(program, 310, 160)
