"""The actions beside a selection: there when it rests, away while it moves, never over it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractButton

from tests.support.running_program import running, strokes, wait_for, write
from tni.app.build import Application
from tni.document.selection import frame_of
from tni.ui.chrome.button import ActionButton
from tni.ui.chrome.commands import CommandId
from tni.ui.panels.selection_bar import ACTIONS, SelectionBar

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton


@pytest.fixture
def program(tmp_path: Path, qapp: object) -> Iterator[Application]:
    with running(tmp_path) as made:
        yield made


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
    assert offered(bar) == {CommandId.DUPLICATE, CommandId.RETYPE, CommandId.LOCK, CommandId.DELETE}
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
    assert offered(shown(program)) == {*ACTIONS} - {CommandId.GROUP}
    commands[CommandId.SELECT_ALL].trigger()
    assert offered(shown(program)) == {*ACTIONS} - {CommandId.FRONT}
    commands[CommandId.LOCK].trigger()
    assert offered(shown(program)) == {CommandId.DUPLICATE, CommandId.LOCK}
    commands[CommandId.LOCK].trigger()
    commands[CommandId.DELETE].trigger()
    program.main_controller.window.do(lambda s: s.add_text("fraction", 40.0, 40.0, select=True))
    assert editor.selection
    assert offered(shown(program)) == {CommandId.DUPLICATE, CommandId.LOCK, CommandId.DELETE}


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
