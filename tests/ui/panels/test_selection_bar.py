"""The actions beside a selection: there when it rests, away while it moves, never over it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractButton

from tests.support.running_program import items, strokes, wait_for, write
from tni.app.application import Application
from tni.document.items import Shape, Text
from tni.document.selection import frame_of
from tni.ui.chrome.button import ActionButton
from tni.ui.chrome.choice_buttons import ColourButton, TextButton, WidthButton
from tni.ui.chrome.commands import CommandId
from tni.ui.chrome.tool_popovers import PenPopover, ShapePopover, TextPopover
from tni.ui.chrome.toolbar_buttons import InkButton
from tni.ui.panels.selection_bar import ACTIONS, SelectionBar

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton


def send(program: Application, kind: QEvent.Type, x: float, y: float) -> None:
    canvas = program.main_controller.window.canvas
    held = NONE if kind is QEvent.Type.MouseButtonRelease else LEFT
    button = NONE if kind is QEvent.Type.MouseMove else LEFT
    there = QPointF(canvas.mapToGlobal(QPoint(round(x), round(y))))
    event = QMouseEvent(kind, QPointF(x, y), there, button, held, Qt.KeyboardModifier.NoModifier)
    QCoreApplication.sendEvent(canvas, event)


def tap(program: Application, x: float, y: float) -> None:
    send(program, QEvent.Type.MouseButtonPress, x, y)
    send(program, QEvent.Type.MouseButtonRelease, x, y)


def beside(program: Application) -> SelectionBar | None:
    return next((bar for bar in program.main_controller.window.findChildren(SelectionBar) if bar.isVisible()), None)


def shown(program: Application) -> SelectionBar:
    wait_for(lambda: beside(program) is not None, "the actions")
    bar = beside(program)
    assert bar is not None
    return bar


def frame(program: Application) -> QRect:
    session, canvas = program.main_controller.editor, program.main_controller.window.canvas
    found = frame_of(session.document, session.selection)
    assert found is not None
    points = [session.view.to_screen(x, y) for x, y in found.corners().tolist()]
    xs, ys = [round(x) for x, _ in points], [round(y) for _, y in points]
    return QRect(QPoint(min(xs), min(ys)), QPoint(max(xs), max(ys))).translated(canvas.pos())


def test_a_tap_on_ink_brings_them_and_a_tap_beside_takes_them_away(program: Application) -> None:
    write(program, (300, 200), (500, 260))
    program.main_controller.commands[CommandId.SELECT].trigger()
    assert beside(program) is None
    tap(program, 300, 200)
    bar = shown(program)
    window = program.main_controller.window
    assert window.page_area.contains(bar.geometry())
    assert not bar.geometry().intersects(frame(program))
    assert offered(bar) == {
        CommandId.DUPLICATE, CommandId.RETYPE, CommandId.MAKE_CONSTRUCTION, CommandId.MOVABLE, CommandId.BEHAVIOUR,
        CommandId.LOCK, CommandId.DELETE,
    }  # fmt: skip
    least = window.kit.theme.metrics.target_px
    for button in (b for b in bar.findChildren(QAbstractButton) if b.isVisible()):
        assert min(button.width(), button.height()) >= least
        assert button.accessibleName() or button.text()
    tap(program, 900, 500)
    assert beside(program) is None


def offered(bar: SelectionBar) -> set[str]:
    return {b.defaultAction().objectName() for b in bar.findChildren(ActionButton) if b.isVisible()}


def test_only_what_does_something_to_the_selection_is_offered(program: Application) -> None:
    commands, editor = program.main_controller.commands, program.main_controller.editor
    write(program, (300, 200), (500, 260))
    write(program, (400, 200), (400, 300))
    commands[CommandId.SELECT].trigger()
    tap(program, 300, 200)
    of_pictures = {CommandId.PICTURE, CommandId.STRAIGHTEN, CommandId.KEEP_RESOURCE}
    of_ink = {*ACTIONS} - {CommandId.FILL, CommandId.BOLD, CommandId.TABLE, CommandId.FORMULA} - of_pictures
    assert offered(shown(program)) == of_ink - {CommandId.GROUP}
    commands[CommandId.SELECT_ALL].trigger()
    assert offered(shown(program)) == of_ink - {CommandId.FRONT}
    commands[CommandId.LOCK].trigger()
    assert offered(shown(program)) == {CommandId.DUPLICATE, CommandId.LOCK}
    commands[CommandId.LOCK].trigger()
    commands[CommandId.DELETE].trigger()
    program.main_controller.window.do(lambda s: s.add_text("fraction", 40.0, 40.0, select=True))
    assert editor.selection
    assert offered(shown(program)) == {
        CommandId.BOLD, CommandId.DUPLICATE, CommandId.MOVABLE, CommandId.BEHAVIOUR, CommandId.LOCK, CommandId.DELETE,
    }  # fmt: skip


def test_they_are_away_while_a_hand_moves_what_is_selected(program: Application) -> None:
    write(program, (300, 200), (500, 260))
    program.main_controller.commands[CommandId.SELECT_ALL].trigger()
    before = shown(program).pos()
    send(program, QEvent.Type.MouseButtonPress, 300, 200)
    send(program, QEvent.Type.MouseMove, 340, 260)
    send(program, QEvent.Type.MouseMove, 400, 300)
    assert beside(program) is None
    send(program, QEvent.Type.MouseButtonRelease, 400, 300)
    after = shown(program)
    assert after.pos() != before
    assert not after.geometry().intersects(frame(program))


def test_low_on_the_page_they_lie_above_and_in_the_window(program: Application) -> None:
    low = program.main_controller.window.canvas.height() - 30
    write(program, (300, low - 60), (500, low))
    program.main_controller.commands[CommandId.SELECT_ALL].trigger()
    bar = shown(program)
    assert bar.geometry().bottom() < frame(program).top()
    assert program.main_controller.window.page_area.contains(bar.geometry())


def test_they_follow_the_view_and_go_with_the_tool(program: Application) -> None:
    write(program, (300, 200), (500, 260))
    program.main_controller.commands[CommandId.SELECT_ALL].trigger()
    before = shown(program).pos()
    program.main_controller.window.do(lambda s: s.zoom(1.5, 0, 0))
    assert shown(program).pos() != before
    assert not shown(program).geometry().intersects(frame(program))
    program.main_controller.commands[CommandId.PEN].trigger()
    assert beside(program) is None


def test_one_touch_deletes_and_more_opens_the_drawer(program: Application) -> None:
    write(program, (300, 200), (500, 260))
    program.main_controller.commands[CommandId.SELECT_ALL].trigger()
    bar = shown(program)
    next(b for b in bar.findChildren(QAbstractButton) if b.accessibleName() == "Autres actions").click()
    drawer = program.main_controller.window.drawer
    assert drawer.isVisible()
    assert any(
        b.isVisible() and b.defaultAction() is program.main_controller.commands[CommandId.GROUP] for b in tiles(program)
    )
    drawer.put_away()
    next(b for b in bar.findChildren(ActionButton) if b.defaultAction().objectName() == CommandId.DELETE).click()
    assert strokes(program) == []
    assert beside(program) is None


def tiles(program: Application) -> list[QAbstractButton]:
    return [
        b
        for b in program.main_controller.window.drawer.findChildren(QAbstractButton)
        if b.objectName() == "" and _action(b)
    ]


def _action(button: QAbstractButton) -> object:
    return getattr(button, "defaultAction", lambda: None)()


def rectangle(program: Application) -> Shape:
    return next(i for i in items(program) if isinstance(i, Shape))


def test_a_shape_is_filled_and_emptied_from_its_bar(program: Application) -> None:
    commands = program.main_controller.commands
    commands[CommandId.RECTANGLE].trigger()
    write(program, (300, 200), (500, 300))
    assert rectangle(program).fill is None
    commands[CommandId.SELECT_ALL].trigger()
    fill = next(b for b in shown(program).findChildren(ActionButton) if b.defaultAction() is commands[CommandId.FILL])
    fill.click()
    assert rectangle(program).fill == rectangle(program).pen.colour
    assert fill.isChecked()
    commands[CommandId.UNDO].trigger()
    assert rectangle(program).fill is None
    fill.click()
    fill.click()
    assert rectangle(program).fill is None


def test_the_next_shapes_are_filled_from_the_options_of_the_shapes(program: Application) -> None:
    commands, window = program.main_controller.commands, program.main_controller.window
    commands[CommandId.RECTANGLE].trigger()
    window.bar.options_wanted.emit(CommandId.RECTANGLE, window.bar.button_of(CommandId.RECTANGLE))
    (options,) = [p for p in window.findChildren(ShapePopover) if p.isVisible()]
    next(b for b in options.findChildren(ActionButton) if b.defaultAction() is commands[CommandId.FILL]).click()
    assert commands[CommandId.FILL].isChecked()
    write(program, (300, 200), (500, 300))
    assert rectangle(program).fill == rectangle(program).pen.colour


def test_colour_and_width_of_what_is_selected_are_beside_it(program: Application) -> None:
    write(program, (300, 200), (500, 260))
    program.main_controller.commands[CommandId.SELECT_ALL].trigger()
    before = strokes(program)[0].pen
    shown(program).findChild(InkButton).click()
    (options,) = [p for p in program.main_controller.window.findChildren(PenPopover) if p.isVisible()]
    other = next(b for b in options.findChildren(ColourButton) if b.value != before.colour)
    other.click()
    wide = next(b for b in options.findChildren(WidthButton) if b.value != before.width_mm)
    wide.click()
    assert (strokes(program)[0].pen.colour, strokes(program)[0].pen.width_mm) == (other.value, wide.value)
    assert shown(program).findChild(InkButton).value == other.value
    assert program.main_controller.editor.selection, "it stays selected"


def test_the_size_of_a_selected_text_is_beside_it(program: Application) -> None:
    program.main_controller.window.do(lambda s: s.add_text("fraction", 40.0, 40.0, select=True))
    program.main_controller.commands[CommandId.SELECT_ALL].trigger()
    shown(program).findChild(InkButton).click()
    (options,) = [p for p in program.main_controller.window.findChildren(TextPopover) if p.isVisible()]
    next(b for b in options.findChildren(TextButton) if b.accessibleName() == "Grand").click()
    assert [i.size_mm for i in items(program) if isinstance(i, Text)] == [12.0]
