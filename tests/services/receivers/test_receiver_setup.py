"""Channels, the teacher's remote and receivers on serial cables, without a window."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.devices.test_serial_port import Far
from tests.services.receivers.room import DeviceRoom
from tni.api.devices import DeviceInfo
from tni.core.ids import ClickerId
from tni.core.known_devices import ReceiverSettings, TunableReceiver
from tni.core.lines import KnownSerialLine
from tni.devices.clickers.iclicker2 import IClicker2Base
from tni.devices.clickers.text_lines import BAUD
from tni.devices.ports import NullPort
from tni.devices.receiver_search import search_receivers
from tni.devices.serial_port import SerialLine
from tni.devices.serial_search import SerialSearch
from tni.services.receivers.connected_receivers import ConnectedReceivers
from tni.services.receivers.failed_search import FailedSearch
from tni.services.receivers.receiver_setup import ReceiverSetup, ReceiversState

KEY, REMOTE = "1881:0150:", ClickerId("iclicker:82E9701B")


class Room(DeviceRoom):
    """The setup, with every state that it told."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[SerialLine] = []
        self.far = Far(BAUD, [])
        self.states: list[ReceiversState] = []
        self.receivers = ConnectedReceivers(self.remembered, self.clock, self.main)
        search = SerialSearch(self.main, self.far, lambda: self.lines, self.far.open, search_receivers)
        self.setup = ReceiverSetup(self.receivers, search, self.remembered)
        self.setup.subscribe(self.states.append)

    def plug_base(self) -> IClicker2Base:
        base = IClicker2Base()
        self.receivers.plug("base", base, NullPort(), key=KEY, name="Base")
        return base


@pytest.fixture
def room() -> Iterator[Room]:
    made = Room()
    yield made
    made.setup.close()
    made.receivers.close()


def test_state_follows_the_receivers_that_are_connected(room: Room) -> None:
    base = room.plug_base()
    (receiver,) = room.states[-1].tunable
    assert receiver == TunableReceiver(KEY, "Base", tuple(base.channels), base.channel)
    assert (room.states[-1].count, room.states[-1].supports_remote) == (1, True)
    room.receivers.stop("base")
    room.main.until(lambda: room.setup.state.count == 0)
    assert room.states[-1] == ReceiversState()


def test_channel_is_stored_for_the_receiver(room: Room) -> None:
    room.plug_base()
    room.setup.tune(KEY, "CB")
    assert room.remembered.settings[KEY] == ReceiverSettings("CB")
    assert room.states[-1].tunable[0].channel == "CB"


def test_teachers_remote_is_the_next_clicker_pressed(room: Room) -> None:
    room.plug_base()
    assert not room.setup.press(REMOTE)
    room.setup.ask_remote()
    assert room.setup.state.asks_remote
    assert room.setup.press(REMOTE)
    assert (room.states[-1].remote, room.states[-1].asks_remote) == (REMOTE, False)
    assert room.remembered.settings[KEY].remote == REMOTE
    room.setup.forget_remote()
    assert room.states[-1].remote is None


def test_nobody_waits_for_a_remote_without_a_receiver(room: Room) -> None:
    room.plug_base()
    room.setup.ask_remote()
    room.receivers.stop("base")
    room.main.until(lambda: room.setup.state.count == 0)
    assert not room.setup.state.asks_remote
    assert not room.setup.press(REMOTE)


def test_receiver_on_a_cable_is_found_by_what_it_says(room: Room) -> None:
    room.lines.append(SerialLine("/dev/ttyACM0", DeviceInfo(0x0D28, 0x0204, "micro:bit", "77")))
    room.far.says = [b"R,micro:bit\n", b"V,70,B,1\n"]
    ended: list[FailedSearch | None] = []
    room.setup.search(ended.append)
    assert room.states[-1].searching
    room.main.until(lambda: bool(ended))
    assert not room.states[-1].searching
    assert ended == [None]
    (line,) = room.remembered.lines
    assert line == KnownSerialLine(0x0D28, 0x0204, "77", line.driver)


def test_search_that_finds_nothing_tells_why(room: Room) -> None:
    ended: list[FailedSearch | None] = []
    room.setup.search(ended.append)
    room.main.until(lambda: bool(ended))
    assert ended == [FailedSearch()]
