"""Selecting in the real window: by a lasso, by taps, and copies dragged out of what is selected."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.qt.board_desk import items, strokes, write
from tests.qt.hands import At, Fingers
from tni.app.build import Program
from tni.board.items import Stroke, Text
from tni.board.overlay import Handle
from tni.board.tools.select import SelectBy
from tni.session.board_session import ToolName
from tni.ui.chrome.button import ActionButton
from tni.ui.chrome.commands import Id
from tni.ui.chrome.popovers import SelectPopover
from tni.ui.panels.selection_bar import SelectionBar


def at(program: Program, x_mm: float, y_mm: float) -> At:
    """Where a place of the page is on the canvas."""
    x, y = program.board.session.view.to_screen(x_mm, y_mm)
    ratio = program.board.window.canvas.devicePixelRatioF()
    return x / ratio, y / ratio


def copy_handle(program: Program) -> At:
    session, canvas = program.board.session, program.board.window.canvas
    assert session.frame is not None
    scale = canvas.chrome_scale * canvas.devicePixelRatioF() / session.view.scale
    return at(program, *session.frame.handles(scale)[Handle.COPY])


def laid_beside(program: Program) -> bool:
    return any(bar.isVisible() for bar in program.board.window.findChildren(SelectionBar))


def test_a_lasso_takes_what_it_goes_round(program: Program) -> None:
    write(program, (300, 200), (340, 240))
    write(program, (600, 200), (640, 240))
    QTest.keyClick(program.board.window.canvas, Qt.Key.Key_V, Qt.KeyboardModifier.ShiftModifier)
    board = program.board
    assert (board.session.tool, board.session.styles.select) == (ToolName.SELECT, SelectBy.LASSO)
    assert board.commands.chosen("tool") is Id.LASSO
    write(program, (280, 180), (280, 260), (360, 260), (380, 180), (285, 178))
    assert board.session.selection == {strokes(program)[0].id}
    QTest.keyClick(board.window.canvas, Qt.Key.Key_V)
    assert board.session.styles.select is SelectBy.RECTANGLE


def test_the_lasso_is_in_the_popover_of_the_selection(program: Program) -> None:
    board = program.board
    board.window.bar.options_wanted.emit(Id.SELECT, board.window.bar.button_of(Id.SELECT))
    popover = board.window.findChild(SelectPopover)
    assert popover is not None
    button = next(b for b in popover.findChildren(ActionButton) if b.defaultAction() is board.commands[Id.LASSO])
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert board.session.styles.select is SelectBy.LASSO
    assert board.window.bar.button_of(Id.LASSO).isVisible()


def test_a_finger_drags_a_copy_out_by_its_handle(program: Program, fingers: Fingers) -> None:
    write(program, *((300 + 5 * n, 300) for n in range(25)))
    first = strokes(program)[0]
    program.board.commands[Id.SELECT].trigger()
    fingers.frame(press={1: (350.0, 300.0)})
    fingers.frame(release=(1,))
    assert program.board.session.selection == {first.id}
    x, y = copy_handle(program)
    fingers.frame(press={1: (x, y)})
    for step in range(1, 9):
        fingers.frame(move={1: (x + 20 * step, y + 10 * step)})
    assert program.board.session.overlay().copying
    assert not laid_beside(program)
    picture = program.board.window.canvas.grab().toImage()
    ratio = picture.devicePixelRatio()
    for place in ((350, 300), (510, 380)):  # the original stays, the copy is in hand
        assert picture.pixelColor(QPoint(*place) * ratio).lightness() < 128, place
    fingers.frame(release=(1,))
    one, other = strokes(program)
    assert {one.id, other.id} > {first.id}
    assert program.board.session.selection == {one.id, other.id} - {first.id}
    program.board.commands[Id.UNDO].trigger()
    assert items(program) == [first]


def test_selected_ink_is_typed_out(program: Program) -> None:
    board = program.board
    write(program, *((300 + 5 * n, 300 + 6 * (n % 7)) for n in range(25)))
    board.commands[Id.SELECT].trigger()
    assert not board.commands[Id.RETYPE].isEnabled()
    write(program, (350, 312), (350, 312))
    assert board.commands[Id.RETYPE].isEnabled()
    QTest.keyClick(
        board.window.canvas, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    assert board.session.editing is not None
    edit = board.instruments.typing.edit
    QTest.keyClicks(edit, "la note")
    assert len(strokes(program)) == 1
    QTest.keyClick(edit, Qt.Key.Key_Escape)
    (words,) = items(program)
    assert isinstance(words, Text)
    assert words.text == "la note"
    assert board.session.tool is ToolName.SELECT
    board.commands[Id.UNDO].trigger()
    assert [type(i) for i in items(program)] == [Stroke]
