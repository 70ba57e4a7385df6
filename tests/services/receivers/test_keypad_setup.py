"""A keyboard is found by a press, added as a keypad, and forgotten, without a window."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace

import pytest

from tests.services.receivers.room import DeviceRoom
from tests.support.keyboards import BOOT, boot_report
from tests.support.sockets import a_board
from tni.core.known_devices import KnownKeypad
from tni.devices.discovery import FoundDevice
from tni.services.receivers.connected_receivers import ConnectedReceivers
from tni.services.receivers.keypad_setup import KeypadSetup, KeypadsState

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="keyboards are grabbed on Linux alone")
KEYPAD = KnownKeypad(0x04D9, 0x1603, "usb-2", "USB Keypad")


def a_keypad(key: str, place: str, **more: bool) -> FoundDevice:
    device = a_board(key, descriptor=BOOT, name="USB Keypad", vendor=0x04D9, product=0x1603, **more)
    return replace(device, place=place)


class Room(DeviceRoom):
    """The setup of keypads, with every state that it told."""

    def __init__(self) -> None:
        super().__init__()
        self.states: list[KeypadsState] = []
        self.examined = 0
        receivers = ConnectedReceivers(self.remembered, self.clock, self.main)
        self.setup = KeypadSetup(lambda: self.socket, self.remembered, receivers, self.examine, self.clock, self.main)
        self.setup.subscribe(self.states.append)

    def examine(self) -> None:
        self.examined += 1


@pytest.fixture
def room() -> Iterator[Room]:
    made = Room()
    yield made
    made.setup.close()


def test_keyboard_that_is_pressed_is_added_once_the_teacher_confirms(room: Room) -> None:
    room.socket.plug(a_keypad("teacher", "usb-1"))
    room.socket.plug(a_keypad("pupil", "usb-2"))
    room.setup.search()
    assert (room.setup.state.searching, room.setup.state.readable) == (True, 2)
    room.socket.wires["pupil"].send(boot_report(["5"]))
    room.main.until(lambda: room.setup.state.found == "USB Keypad")
    assert not any(wire.is_open for wire in room.socket.wires.values())
    assert room.remembered.keypads == ()
    room.setup.add_found()
    assert (room.remembered.keypads, room.examined) == ((KEYPAD,), 1)
    assert room.states[-1] == KeypadsState((KEYPAD,), added="USB Keypad")


def test_known_keypads_are_not_searched(room: Room) -> None:
    room.remembered.keypads = (KEYPAD,)
    room.socket.plug(a_keypad("pupil", "usb-2"))
    room.setup.search()
    assert (room.setup.state.readable, room.socket.opened) == (0, 0)


def test_keyboards_that_may_not_be_read_are_named_and_those_of_the_computer_left_alone(room: Room) -> None:
    room.socket.plug(a_keypad("closed", "usb-2", permitted=False))
    room.socket.plug(a_keypad("laptop", "", built_in=True))
    room.setup.search()
    assert (room.setup.state.refused, room.setup.state.readable) == (("USB Keypad",), 0)


def test_cancelled_search_reads_nothing_more(room: Room) -> None:
    room.socket.plug(a_keypad("pupil", "usb-2"))
    room.setup.search()
    room.setup.cancel()
    assert not room.socket.wires["pupil"].is_open
    assert room.states[-1] == KeypadsState()


def test_forgotten_keypad_is_a_keyboard_again(room: Room) -> None:
    room.remembered.keypads = (KEYPAD,)
    room.setup.forget(0)
    assert room.states[-1] == KeypadsState()
