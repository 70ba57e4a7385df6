"""A board that is read raw draws once, whatever the system makes of it beside: a mouse, a touch screen, a pen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF
from PySide6.QtGui import QInputDevice, QPointingDevice, QPointingDeviceUniqueId, QTabletEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton, QWidget
from shiboken6 import isValid

from tests.support.hands import At, Fingers, page_window
from tests.support.running_program import LEFT, NO_BUTTON, NO_KEY, strokes, wait_for
from tests.support.sockets import Socket
from tests.ui.socket_room import Room, opened
from tni.ui.chrome.commands import CommandId
from tni.ui.main_window import duplicate_input


@pytest.fixture
def room(tmp_path: Path, qapp) -> Iterator[Room]:
    with opened(tmp_path, Socket(), "always") as made:
        yield made


def mouse(room: Room, kind: str, at: At | QPoint, on: QWidget | None = None) -> None:
    """By the window system's door, as the core pointer of X11 comes."""
    window = room.program.main_controller.window.windowHandle() if on is not None else page_window(room.program)
    point = at if isinstance(at, QPoint) else QPoint(round(at[0]), round(at[1]))
    there = window.mapFromGlobal((on or room.canvas).mapToGlobal(point))
    match kind:
        case "press":
            QTest.mousePress(window, LEFT, NO_KEY, there)
        case "move":
            QTest.mouseMove(window, there)
        case "release":
            QTest.mouseRelease(window, LEFT, NO_KEY, there)


def drag(room: Room, *way: At) -> None:
    mouse(room, "press", way[0])
    for at in way[1:]:
        mouse(room, "move", at)
    mouse(room, "release", way[-1])


def board_draws(room: Room, *way: At, lifts: bool = True) -> None:
    for at in way:
        room.touch(at)
    room.down(1)
    if lifts:
        room.touch(way[-1], tip=False)
        room.down(0)


WAY: tuple[At, ...] = ((300.0, 200.0), (400.0, 260.0), (500.0, 300.0))


@pytest.mark.parametrize("lifted", [False, True])
def test_a_mouse_where_the_board_is_touched_is_the_boards_own(room: Room, lifted: bool) -> None:
    """Also when the contact has left before the system says that it came."""
    room.plug(pointers=("Board",))
    board_draws(room, *WAY, lifts=lifted)
    drag(room, *((x + 3, y - 2) for x, y in WAY))
    if not lifted:
        room.touch(WAY[-1], tip=False)
        room.down(0)
    assert len(strokes(room.program)) == 1


def test_a_mouse_elsewhere_draws_beside_the_board(room: Room) -> None:
    room.plug(pointers=("Board",))
    board_draws(room, *WAY, lifts=False)
    drag(room, (700, 500), (800, 500))
    room.touch(WAY[-1], tip=False)
    room.down(0)
    assert len(strokes(room.program)) == 2


def test_a_mouse_that_comes_long_after_is_a_mouse(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(duplicate_input, "AFTER_S", -1.0)
    room.plug(pointers=("Board",))
    board_draws(room, *WAY)
    drag(room, *WAY)
    assert len(strokes(room.program)) == 2


def test_a_board_that_the_system_knows_nothing_of_has_no_echo(room: Room) -> None:
    room.plug(pointers=())
    board_draws(room, *WAY)
    drag(room, *WAY)
    assert len(strokes(room.program)) == 2


def test_what_the_mouse_began_before_the_board_spoke_is_taken_back(room: Room) -> None:
    """The system was quicker than the thread that reads the board."""
    room.plug(pointers=("Board",))
    mouse(room, "press", WAY[0])
    assert room.canvas.input.contacts_down == 1
    room.touch(WAY[0])
    wait_for(lambda: room.canvas.input.last_was_touch, "the board")
    for at in WAY[1:]:
        mouse(room, "move", at)
        room.touch(at)
    mouse(room, "release", WAY[-1])
    room.touch(WAY[-1], tip=False)
    room.down(0)
    assert len(strokes(room.program)) == 1
    drag(room, (700, 500), (800, 500))
    assert len(strokes(room.program)) == 2, "a mouse is a mouse again"


@pytest.mark.parametrize("mouse_first", [False, True])
def test_a_button_is_pressed_once_by_board_and_mouse(room: Room, mouse_first: bool) -> None:
    room.plug(pointers=("Board",))
    pressed: list[bool] = []
    button = room.program.main_controller.window.bar.button_of(CommandId.ERASE_STROKES)
    button.clicked.connect(lambda: pressed.append(True))
    middle = button.rect().center()
    if mouse_first:
        mouse(room, "press", middle, button)
    room.touch(middle, on=button)
    wait_for(lambda: room.canvas.input.board_name == "Board", "the contact")
    if not mouse_first:
        mouse(room, "press", middle, button)
    room.touch(middle, on=button, tip=False)
    mouse(room, "release", middle, button)
    room.touch(WAY[0])
    room.down(1)  # all that was said before has been done
    assert len(pressed) == 1


def test_a_dialogs_button_is_pressed_once_by_board_and_mouse(room: Room) -> None:
    """By the board, which has not lifted yet: windows that come later are watched as well."""
    room.plug(pointers=("Board",))
    room.program.main_controller.commands[CommandId.OPEN].trigger()
    [dialog] = room.program.main_controller.window.findChildren(QFileDialog)
    cancel = next(b for b in dialog.findChildren(QPushButton) if b.text().replace("&", "") == "Annuler")
    middle = cancel.rect().center()
    wait_for(dialog.isActiveWindow, "the dialog")
    wait_for(lambda: QApplication.topLevelAt(cancel.mapToGlobal(middle)) is dialog, "the dialog on top")
    room.touch(middle, on=cancel)
    wait_for(cancel.isDown, "the board's press")
    there = cancel.mapTo(dialog, middle)
    QTest.mousePress(dialog.windowHandle(), LEFT, NO_KEY, there)
    QTest.mouseRelease(dialog.windowHandle(), LEFT, NO_KEY, there)
    assert dialog.isVisible()
    assert cancel.isDown()
    room.touch(middle, on=cancel, tip=False)
    wait_for(lambda: not isValid(dialog) or not dialog.isVisible(), "the answer")


def test_touch_of_the_boards_name_is_its_own_and_another_screens_is_not(room: Room) -> None:
    fingers = Fingers(room.program)
    room.plug(pointers=(fingers.device.name(),))
    fingers.frame(press={0: WAY[0]})
    fingers.frame(move={0: WAY[1]})
    fingers.frame(release=(0,))
    assert not strokes(room.program)
    room.unplug()
    room.plug("other", pointers=("Other",))
    fingers.frame(press={0: WAY[0]})
    fingers.frame(move={0: WAY[1]})
    fingers.frame(release=(0,))
    assert len(strokes(room.program)) == 1


def test_touch_without_a_name_is_told_by_its_place(room: Room) -> None:
    """As on Wayland, where a seat has one touch device for all."""
    fingers = Fingers(room.program)
    room.plug(pointers=("Board",))
    board_draws(room, *WAY, lifts=False)
    fingers.frame(press={0: WAY[0]})
    assert room.canvas.input.contacts_down == 1
    fingers.frame(move={0: WAY[1]})
    fingers.frame(release=(0,))
    assert not strokes(room.program)
    fingers.frame(press={0: (700, 500)})
    assert room.canvas.input.contacts_down == 2
    fingers.frame(release=(0,))


@pytest.mark.parametrize(("name", "drawn"), [("Board", 0), ("Board Pen (0x1)", 0), ("Boardroom", 1), ("Tablet", 1)])
def test_a_pen_of_the_boards_name_is_its_own(room: Room, name: str, drawn: int) -> None:
    room.plug(pointers=("Board",))
    device = QPointingDevice(
        name, 9, QInputDevice.DeviceType.Stylus, QPointingDevice.PointerType.Pen, QInputDevice.Capability.Position,
        1, 1, "", QPointingDeviceUniqueId.fromNumericId(9),
    )  # fmt: skip
    window = page_window(room.program)
    for kind, at in (
        (QEvent.Type.TabletPress, WAY[0]),
        (QEvent.Type.TabletMove, WAY[1]),
        (QEvent.Type.TabletRelease, WAY[1]),
    ):
        there = QPointF(room.canvas.mapToGlobal(QPoint(round(at[0]), round(at[1]))))
        lifted = kind is QEvent.Type.TabletRelease
        event = QTabletEvent(
            kind, device, window.mapFromGlobal(there), there, 0.0 if lifted else 0.5, 0, 0, 0, 0, 0, NO_KEY, LEFT,
            NO_BUTTON if lifted else LEFT,
        )  # fmt: skip
        QCoreApplication.sendEvent(window, event)
        assert event.isAccepted(), "else Qt makes a mouse of it"
    assert len(strokes(room.program)) == drawn
