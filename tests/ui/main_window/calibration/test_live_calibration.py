"""Boards that are plugged into the running program lie where they were calibrated to, and are calibrated by what they
say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtWidgets import QWidget

from tests.support.hands import on_canvas
from tests.support.hid_boards import MAX, Finger, touch_report
from tests.support.raw_board import screens_of_system
from tests.support.running_program import folders, strokes, wait_for
from tests.support.simulated_board import SIZE_PX, World
from tests.support.sockets import Socket, a_board
from tests.ui.main_window.calibration.test_calibration import FakeScreens
from tests.ui.socket_room import SLOTS, Room, opened
from tni.api.devices import Contact, ContactState
from tni.core.board_mapping import BoardMapping
from tni.core.calibration import Calibration, device_key
from tni.services.boards import long_press
from tni.store.calibrations_file import CalibrationsFile
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.commands import CommandId
from tni.ui.chrome.notices import Notice
from tni.ui.main_window.calibration.calibration_window import CalibrationWindow


@pytest.fixture
def room(tmp_path: Path, qapp) -> Iterator[Room]:
    with opened(tmp_path, Socket()) as made:
        yield made


def key() -> str:
    info = a_board().infos[0]
    return device_key(info.vendor, info.product, info.serial)


def test_a_calibrated_board_writes_where_it_lies(room: Room, tmp_path: Path) -> None:
    """The board is the middle half of the picture."""
    [screen] = screens_of_system()
    wide, high = screen.picture.width_px, screen.picture.height_px
    half = BoardMapping((1, 0, -0.5, 0, high / wide, -0.5 * high / wide, 0, 0, 1), wide, high)
    made = Calibration(key(), screen.picture, half, 9, 1.0, "2026-11-26T08:00:00")
    CalibrationsFile(folders(tmp_path).calibrations).keep(made)
    room.plug()
    area = screen.area
    middle = area.center() - room.canvas.mapToGlobal(room.canvas.rect().topLeft())
    way = [
        (middle.x() - 60.0, middle.y() - 30.0),
        (float(middle.x()), float(middle.y())),
        (middle.x() + 80.0, middle.y() + 40.0),
    ]
    for tip, (x, y) in [*((True, at) for at in way), (False, way[-1])]:
        share_x, share_y = room.shares((x, y))
        finger = Finger(0, round((share_x - 0.25) * 2 * MAX), round((share_y - 0.25) * 2 * MAX), tip=tip)
        room.socket.wires["board"].send(touch_report(SLOTS, [finger], 1))
    wait_for(lambda: len(strokes(room.program)) == 1, "the stroke")
    (stroke,) = strokes(room.program)
    np.testing.assert_allclose(on_canvas(room.program, stroke), way, atol=1.5)


def test_a_board_whose_screen_was_said_covers_that_one_though_nobody_has_calibrated_it(
    room: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not the one that the window is on: here that is the left half, the board is the right one."""
    [whole] = screens_of_system()
    half = whole.area.adjusted(whole.area.width() // 2, 0, 0, 0)
    wall = replace(whole, picture=replace(whole.picture, screen="wall"), area=half)
    fake = FakeScreens(whole, wall)
    monkeypatch.setattr("tni.ui.main_window.calibration.screens.SystemScreens", lambda: fake)
    CalibrationsFile(folders(tmp_path).calibrations).keep_screen(key(), "wall")
    room.plug()
    for tip, x in ((True, 0.5), (True, 0.6), (False, 0.6)):
        finger = Finger(0, round(x * MAX), round(0.5 * MAX), tip=tip)
        room.socket.wires["board"].send(touch_report(SLOTS, [finger], 1))
    wait_for(lambda: len(strokes(room.program)) == 1, "the stroke")
    first = on_canvas(room.program, strokes(room.program)[0])[0]
    meant = room.canvas.mapFromGlobal(half.topLeft()).toPointF() + QPointF(half.width() / 2, half.height() / 2)
    np.testing.assert_allclose(first, (meant.x(), meant.y()), atol=1.5)


class Keystoned:
    """The same room, with the picture crooked within the board's range."""

    def __init__(self, room: Room) -> None:
        self.room, self.world = room, World.keystoned(np.random.default_rng(1))

    def touch(self, at: tuple[float, float] | QPoint, on: QWidget, *, tip: bool = True) -> None:
        x, y = self.world.raw(np.array([self.room.shares(at, on)]) * SIZE_PX)[0]
        finger = Finger(0, round(float(x) * MAX), round(float(y) * MAX), tip=tip)
        self.room.socket.wires["board"].send(touch_report(SLOTS, [finger], 1))

    def tap(self, on: QWidget) -> None:
        for tip in (True, False):
            self.touch(on.rect().center(), on, tip=tip)

    def writes(self, *way: tuple[float, float]) -> None:
        self.room.await_sight(way[0])
        before = len(strokes(self.room.program))
        for at in way:
            self.touch(at, self.room.canvas)
        self.touch(way[-1], self.room.canvas, tip=False)
        wait_for(lambda: len(strokes(self.room.program)) > before, "the stroke")
        written = on_canvas(self.room.program, strokes(self.room.program)[-1])
        np.testing.assert_allclose(written, way, atol=1.5)


def test_a_board_is_calibrated_from_its_notice_by_its_own_bytes_and_for_good(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nine targets under keystone; then ink is under the pen, a button of the bar too, and all that after the board was
    unplugged."""
    monkeypatch.setattr(long_press, "HOLD_S", 0.05)
    monkeypatch.setattr(long_press, "SETTLE_S", 0.01)
    room.plug()
    offer = next(n for n in room.program.main_controller.window.children() if isinstance(n, Notice))
    offer.findChild(TextButton).click()
    desk, hand = room.program.main_controller.calibration, Keystoned(room)
    asking = desk.open_window
    assert isinstance(asking, CalibrationWindow)
    wait_for(lambda: asking.geometry() == asking.screen_shown.area, "the whole screen")
    while (number := asking.run.current) is not None:
        target = asking.run.targets[number]
        at = asking.at(target.x, target.y).toPoint()
        hand.touch(at, asking)
        wait_for(lambda number=number: asking.run.current != number, "the target's time")
        hand.touch(at, asking, tip=False)
    hand.tap(asking.buttons[0])
    wait_for(lambda: desk.open_window is None, "the button that closes")
    assert not strokes(room.program)
    way = [(200.0, 200.0), (300.0, 260.0), (420.0, 300.0)]
    hand.writes(*way)
    hand.tap(room.program.main_controller.window.bar.more_button)
    wait_for(room.program.main_controller.window.drawer.isVisible, "the drawer")
    room.program.main_controller.window.drawer.hide()
    room.unplug()
    room.plug()
    assert not any(
        n.findChild(TextButton) for n in room.program.main_controller.window.children() if isinstance(n, Notice)
    )
    hand.writes(*way)


def test_what_is_touched_beside_the_window_writes_nothing(room: Room) -> None:
    room.plug()
    window = room.program.main_controller.window
    screen = window.screen().geometry()
    window.resize(700, 500)
    wait_for(lambda: window.width() == 700, "a smaller window")
    beside = QPoint(screen.right() - 5, screen.bottom() - 5)
    assert not window.geometry().contains(beside)
    corner = room.canvas.mapToGlobal(QPoint(0, 0))
    room.touch(beside - corner)
    room.touch(QPoint(100, 100))  # it goes on over the page
    room.touch(QPoint(100, 100), tip=False)
    room.touch((100, 200))
    room.touch((160, 230))
    room.down(1)
    room.touch((160, 230), tip=False)
    room.down(0)
    (stroke,) = strokes(room.program)
    np.testing.assert_allclose(on_canvas(room.program, stroke), [(100, 200), (160, 230)], atol=1.5)


def test_while_targets_are_shown_a_board_writes_nothing_and_unplugged_it_is_asked_for(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    room.plug()
    room.program.main_controller.commands[CommandId.CALIBRATE].trigger()
    asking = room.program.main_controller.calibration.open_window
    assert isinstance(asking, CalibrationWindow)
    heard: list[ContactState] = []
    handle = asking.handle_contact

    def hear(contact: Contact) -> None:
        heard.append(contact.state)
        handle(contact)

    monkeypatch.setattr(asking, "handle_contact", hear)
    room.touch((200, 200))
    room.touch((300, 260))
    room.touch((300, 260), tip=False)
    wait_for(lambda: heard[-1:] == [ContactState.UP], "the targets to hear of it")
    assert asking.isVisible()
    assert not strokes(room.program)
    assert room.canvas.input.contacts_down == 0
    room.unplug()
    room.program.main_controller.calibration.put_away()
    assert room.program.main_controller.calibration.open_window is None


def test_without_a_board_it_is_said_who_calibrates(room: Room) -> None:
    room.program.main_controller.commands[CommandId.CALIBRATE].trigger()
    assert room.program.main_controller.calibration.open_window is None
    assert any("réglages du système" in said for said in room.said)
