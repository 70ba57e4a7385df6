"""Selecting in the real window: by a lasso, by taps, and copies dragged out of what is selected."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest

from tests.support.hands import At, Fingers, Stylus
from tests.support.running_program import hold, items, let_go, strokes, write
from tni.app.application import Application
from tni.document.items import Shape, ShapeKind, Stroke, Text
from tni.document.overlay import Handle
from tni.document.tools.select import SelectBy
from tni.services.lesson.lesson_editor import ToolName
from tni.ui.chrome.button import ActionButton
from tni.ui.chrome.commands import CommandId
from tni.ui.chrome.tool_popovers import SelectPopover
from tni.ui.panels.selection_bar import SelectionBar


def at(program: Application, x_mm: float, y_mm: float) -> At:
    """Where a place of the page is on the canvas."""
    x, y = program.main_controller.editor.view.to_screen(x_mm, y_mm)
    ratio = program.main_controller.window.canvas.devicePixelRatioF()
    return x / ratio, y / ratio


def copy_handle(program: Application) -> At:
    session, canvas = program.main_controller.editor, program.main_controller.window.canvas
    assert session.frame is not None
    scale = canvas.chrome_scale * canvas.devicePixelRatioF() / session.view.scale
    return at(program, *session.frame.handles(scale)[Handle.COPY])


def laid_beside(program: Application) -> bool:
    return any(bar.isVisible() for bar in program.main_controller.window.findChildren(SelectionBar))


def test_a_lasso_takes_what_it_goes_round(program: Application) -> None:
    write(program, (300, 200), (340, 240))
    write(program, (600, 200), (640, 240))
    QTest.keyClick(
        program.main_controller.window.canvas,
        Qt.Key.Key_V,
        Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    board = program.main_controller
    assert (board.editor.tool, board.editor.styles.select) == (ToolName.SELECT, SelectBy.LASSO)
    assert board.commands.chosen("tool") is CommandId.LASSO
    write(program, (280, 180), (280, 260), (360, 260), (380, 180), (285, 178))
    assert board.editor.selection == {strokes(program)[0].id}
    QTest.keyClick(board.window.canvas, Qt.Key.Key_V, Qt.KeyboardModifier.AltModifier)
    assert board.editor.styles.select is SelectBy.RECTANGLE


def test_the_lasso_is_in_the_popover_of_the_selection(program: Application) -> None:
    board = program.main_controller
    board.window.bar.options_wanted.emit(CommandId.SELECT, board.window.bar.button_of(CommandId.SELECT))
    popover = board.window.findChild(SelectPopover)
    assert popover is not None
    button = next(b for b in popover.findChildren(ActionButton) if b.defaultAction() is board.commands[CommandId.LASSO])
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert board.editor.styles.select is SelectBy.LASSO
    assert board.window.bar.button_of(CommandId.LASSO).isVisible()


def test_a_finger_drags_a_copy_out_by_its_handle(program: Application, fingers: Fingers) -> None:
    write(program, *((300 + 5 * n, 300) for n in range(25)))
    first = strokes(program)[0]
    program.main_controller.commands[CommandId.SELECT].trigger()
    fingers.frame(press={1: (350.0, 300.0)})
    fingers.frame(release=(1,))
    assert program.main_controller.editor.selection == {first.id}
    x, y = copy_handle(program)
    fingers.frame(press={1: (x, y)})
    for step in range(1, 9):
        fingers.frame(move={1: (x + 20 * step, y + 10 * step)})
    assert program.main_controller.editor.overlay().lifts[0].copying
    assert not laid_beside(program)
    picture = program.main_controller.window.canvas.grab().toImage()
    ratio = picture.devicePixelRatio()
    for place in ((350, 300), (510, 380)):  # the original stays, the copy is in hand
        assert picture.pixelColor(QPoint(*place) * ratio).lightness() < 128, place
    fingers.frame(release=(1,))
    one, other = strokes(program)
    assert {one.id, other.id} > {first.id}
    assert program.main_controller.editor.selection == {one.id, other.id} - {first.id}
    program.main_controller.commands[CommandId.UNDO].trigger()
    assert items(program) == [first]


def test_selected_ink_is_typed_out(program: Application) -> None:
    board = program.main_controller
    write(program, *((300 + 5 * n, 300 + 6 * (n % 7)) for n in range(25)))
    board.commands[CommandId.SELECT].trigger()
    write(program, (350, 312), (350, 312))
    QTest.keyClick(
        board.window.canvas, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    assert board.editor.editing is not None
    edit = board.instruments.typing.edit
    QTest.keyClicks(edit, "la note")
    assert len(strokes(program)) == 1
    QTest.keyClick(edit, Qt.Key.Key_Escape)
    (words,) = items(program)
    assert isinstance(words, Text)
    assert words.text == "la note"
    assert board.editor.tool is ToolName.SELECT
    board.commands[CommandId.UNDO].trigger()
    assert [type(i) for i in items(program)] == [Stroke]


def said(program: Application) -> list[str]:
    return program.main_controller.window.notices.texts()


def test_what_is_to_be_typed_out_is_said_where_no_ink_is_selected(program: Application) -> None:
    board = program.main_controller
    board.commands[CommandId.RETYPE].trigger()
    assert "sélectionner d’abord" in said(program)[-1]
    board.window.notices.shown[-1].close()
    board.window.do(lambda s: s.add_text("déjà au clavier", 20, 20))
    board.commands[CommandId.SELECT_ALL].trigger()
    assert board.editor.selection
    board.commands[CommandId.RETYPE].trigger()
    assert "sélectionner d’abord" in said(program)[-1]
    assert board.editor.editing is None


def test_ink_that_is_locked_is_not_typed_out_and_that_is_said(program: Application) -> None:
    board = program.main_controller
    write(program, *((300 + 5 * n, 300 + 6 * (n % 7)) for n in range(25)))
    board.commands[CommandId.SELECT_ALL].trigger()
    board.commands[CommandId.LOCK].trigger()
    board.commands[CommandId.RETYPE].trigger()
    assert "verrouillée" in said(program)[-1]
    assert board.editor.editing is None


# -- second thoughts


def escape(program: Application) -> None:
    QTest.keyClick(program.main_controller.window.canvas, Qt.Key.Key_Escape)


@pytest.mark.parametrize("by", [CommandId.SELECT, CommandId.LASSO])
def test_escape_drops_a_lasso_under_way(program: Application, by: CommandId) -> None:
    write(program, (300, 200), (340, 240))
    program.main_controller.commands[by].trigger()
    hold(program, (280, 180), (280, 260), (360, 260), (370, 265))
    assert program.main_controller.editor.overlay().lasso
    escape(program)
    assert program.main_controller.editor.overlay().lasso == ()
    let_go(program, (380, 180))
    assert program.main_controller.editor.selection == frozenset()
    write(program, (280, 180), (280, 260), (360, 260), (370, 265))
    assert len(program.main_controller.editor.selection) == 1


def test_escape_puts_back_what_is_dragged_and_the_next_one_lets_it_go(program: Application) -> None:
    write(program, *((300 + 5 * n, 300) for n in range(25)))
    before = items(program)
    program.main_controller.commands[CommandId.SELECT].trigger()
    hold(program, (350, 300), (400, 380), (450, 400))
    assert program.main_controller.editor.overlay().lifted
    escape(program)
    picture = program.main_controller.window.canvas.grab().toImage()
    ratio = picture.devicePixelRatio()
    assert picture.pixelColor(QPoint(330, 300) * ratio).lightness() < 128, "it is painted where it was"
    let_go(program, (460, 420))
    assert items(program) == before
    assert program.main_controller.editor.selection == {before[0].id}
    program.main_controller.window.drawer.open_by(program.main_controller.window.bar.more_button, "bottom")
    escape(program)
    assert not program.main_controller.window.drawer.isVisible()
    assert program.main_controller.editor.selection, "what lies over the page goes first"
    escape(program)
    assert program.main_controller.editor.selection == frozenset()


def test_escape_drops_a_figure_and_brings_back_what_is_being_erased(program: Application) -> None:
    program.main_controller.commands[CommandId.RECTANGLE].trigger()
    hold(program, (300, 150), (500, 300))
    escape(program)
    let_go(program, (500, 300))
    assert items(program) == []
    program.main_controller.commands[CommandId.PEN].trigger()
    write(program, *((300 + 5 * n, 300) for n in range(25)))
    before = items(program)
    program.main_controller.commands[CommandId.ERASE_AREA].trigger()
    hold(program, (350, 280), (350, 320))
    assert items(program) != before
    escape(program)
    let_go(program, (350, 340))
    assert items(program) == before


def test_escape_leaves_ink_under_way_alone(program: Application) -> None:
    hold(program, (300, 150), (400, 200))
    escape(program)
    let_go(program, (500, 300))
    assert len(strokes(program)) == 1


# -- corners


def test_a_finger_leads_one_corner_of_a_triangle(program: Application, fingers: Fingers) -> None:
    QTest.keyClick(
        program.main_controller.window.canvas,
        Qt.Key.Key_T,
        Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    write(program, (300, 150), (400, 300), (500, 400))
    before = items(program)
    program.main_controller.commands[CommandId.SELECT].trigger()
    fingers.frame(press={1: (400.0, 400.0)})
    fingers.frame(release=(1,))
    frame = program.main_controller.editor.frame
    assert frame is not None
    tip = at(program, *frame.shape_corners()[0])
    assert tip == pytest.approx((400, 150), abs=2)
    fingers.frame(press={1: (tip[0] + 8, tip[1] + 6)})
    for step in range(1, 9):
        fingers.frame(move={1: (tip[0] + 8 + 15 * step, tip[1] + 6 - 8 * step)})
    assert not laid_beside(program)
    fingers.frame(release=(1,))
    (shape,) = items(program)
    assert isinstance(shape, Shape)
    assert shape.kind is ShapeKind.POLYGON
    assert at(program, shape.x0, shape.y0) == pytest.approx((520, 86), abs=3)
    picture = program.main_controller.window.canvas.grab().toImage()
    assert picture.pixelColor(QPoint(400, 150) * picture.devicePixelRatio()).lightness() > 128, "the old sides are gone"
    program.main_controller.commands[CommandId.UNDO].trigger()
    assert items(program) == before


# -- taps


@pytest.mark.parametrize("by", ["finger", "pen"])
def test_taps_take_words_and_small_things_and_two_open_the_words(
    program: Application, fingers: Fingers, by: str
) -> None:
    board, pen = program.main_controller, Stylus(program)

    def tap(place: At) -> None:
        if by == "finger":
            fingers.frame(press={1: place})
            fingers.frame(release=(1,))
        else:
            pen.send(QEvent.Type.TabletPress, place)
            pen.send(QEvent.Type.TabletRelease, place, 0.0)

    write(program, (700, 300), (703, 302))
    (dot,) = strokes(program)
    board.window.do(lambda s: s.add_text("deux mots", 40, 40))
    board.commands[CommandId.SELECT].trigger()
    tap((708, 306))
    assert board.editor.selection == {dot.id}
    tap((1000, 500))
    assert board.editor.selection == frozenset()
    words = next(i for i in items(program) if isinstance(i, Text))
    middle = at(program, 40 + words.width_mm / 2, 40 + words.height_mm / 2)
    tap(middle)
    assert board.editor.selection == {words.id}
    assert board.editor.editing is None
    tap(middle)
    assert board.editor.editing is not None
    QTest.keyClicks(board.instruments.typing.edit, "!")
    QTest.keyClick(board.instruments.typing.edit, Qt.Key.Key_Escape)
    assert "!" in next(i.text for i in items(program) if isinstance(i, Text))
    assert board.editor.tool is ToolName.SELECT
