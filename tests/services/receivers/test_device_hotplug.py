"""Devices come, are read, are refused and go, without a window: by the real watch over invented sockets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest

from tests.services.receivers.room import BoardViewLog, DeviceRoom, MemorySettings
from tests.support.hid_boards import MAX, Finger, touch_report
from tests.support.sockets import a_board, a_receiver, a_stranger
from tni.api.devices import Contact, ContactState
from tni.core.errors import TniError
from tni.core.settings import RAW_BOARDS
from tni.devices import hotplug
from tni.devices.discovery import FoundDevice
from tni.services.boards.connected_boards import ConnectedBoards
from tni.services.receivers.connected_receivers import ConnectedReceivers
from tni.services.receivers.device_hotplug import (
    BoardPluggedIn,
    BoardPulledOut,
    DeviceHotplug,
    DeviceProblem,
    DeviceProblemKind,
    HotplugEvent,
    HotplugState,
)


class Room(DeviceRoom):
    """Hot-plug with all that it needs, and what it told."""

    def __init__(self) -> None:
        super().__init__()
        self.settings, self.view, self.events = MemorySettings(), BoardViewLog(), list[HotplugEvent]()
        self.boards = ConnectedBoards(self.clock, self.main)
        self.receivers = ConnectedReceivers(self.remembered, self.clock, self.main)
        self.hotplug = DeviceHotplug(self.socket, tuple, self.receivers, self.boards, self.settings, self.main)
        self.boards.show_in(self.view)
        self.hotplug.subscribe(self.events.append)

    def start(self) -> None:
        """Until the watch has seen what was there before."""
        self.hotplug.start()
        self.look()

    def look(self, times: int = 3) -> None:
        end = self.socket.looked + times
        self.main.until(lambda: self.socket.looked >= end)

    def plug(self, device: FoundDevice) -> None:
        self.socket.plug(device)
        self.main.until(lambda: device.key in self.hotplug.sources)

    def close(self) -> None:
        self.hotplug.close()
        self.boards.close()
        self.receivers.close()

    @property
    def problems(self) -> dict[str, DeviceProblem]:
        return dict(self.hotplug.state.problems)


@pytest.fixture
def room(monkeypatch: pytest.MonkeyPatch) -> Iterator[Room]:
    monkeypatch.setattr(hotplug, "EVERY_S", 0.005)
    monkeypatch.setattr(hotplug, "SETTLE_S", 0.005)
    made = Room()
    yield made
    made.close()


def test_board_plugged_in_is_read_until_it_is_pulled_out(room: Room) -> None:
    room.start()
    room.plug(a_board(name="ActivBoard"))
    assert [board.name for board in room.view.boards] == ["ActivBoard"]
    room.socket.wires["board"].send(touch_report(10, [Finger(0, MAX // 2, MAX // 2)], 1))
    room.main.until(lambda: bool(room.view.events))
    ((source, contact),) = room.view.events
    assert isinstance(contact, Contact)
    assert (source, contact.state) == ("board", ContactState.DOWN)
    room.socket.unplug("board")
    room.main.until(lambda: "board" not in room.boards)
    room.look()
    assert room.events == [BoardPluggedIn("board", "ActivBoard"), BoardPulledOut("ActivBoard")]
    assert room.view.removed == ["board"]
    assert [event.state for _, event in room.view.events if isinstance(event, Contact)][-1] is ContactState.UP


def test_board_that_was_there_before_is_read_and_not_told(room: Room) -> None:
    room.socket.plug(a_board())
    room.start()
    room.main.until(lambda: "board" in room.boards)
    assert room.events == []


def test_receiver_takes_part_in_votes_and_its_loss_is_told_by_the_vote(room: Room) -> None:
    room.start()
    room.plug(a_receiver())
    assert (room.receivers.count, list(room.boards)) == (1, [])
    room.socket.unplug("base")
    room.main.until(lambda: room.receivers.count == 0)
    assert room.events == []


@pytest.mark.parametrize(
    ("permitted", "kind"), [(False, DeviceProblemKind.FORBIDDEN), (True, DeviceProblemKind.IN_USE)]
)
def test_problem_is_in_the_state_as_long_as_the_device_is_there(
    room: Room, permitted: bool, kind: DeviceProblemKind
) -> None:
    room.start()
    room.socket.in_use.add("board")
    room.socket.plug(a_board(permitted=permitted))
    room.main.until(lambda: room.problems == {"board": DeviceProblem("Board", kind)})
    assert room.events == [room.hotplug.state]
    room.socket.unplug("board")
    room.main.until(lambda: not room.problems)
    assert room.events[-1] == HotplugState()


def test_unknown_board_is_a_problem_only_if_it_comes_later(room: Room) -> None:
    room.socket.plug(a_stranger("before"))
    room.start()
    room.socket.plug(a_stranger())
    room.main.until(lambda: bool(room.problems))
    assert room.problems == {"stranger": DeviceProblem("SMART 9000", DeviceProblemKind.UNKNOWN)}


def test_board_back_before_its_end_was_handled_is_opened_once_more(room: Room) -> None:
    """Where a system names a board by its socket, and the program was busy meanwhile: no thread is lost sight of."""
    room.start()
    room.plug(a_board())
    del room.socket.there["board"]  # its reader has not noticed
    wait_without_main(room, looks=3)
    room.socket.plug(a_board())
    wait_without_main(room, looks=4)
    second = room.socket.wires["board"]
    assert room.socket.opened == 2
    room.main.until(lambda: room.socket.opened == 3 and "board" in room.boards)
    assert not second.is_open
    assert room.socket.wires["board"].is_open


def wait_without_main(room: Room, looks: int) -> None:
    """The watch goes on while the main thread is busy."""
    waiting, room.main.posted = room.main.posted, []
    end = room.socket.looked + looks
    busy = room.main.run
    room.main.run = lambda: None  # type: ignore[method-assign]
    room.main.until(lambda: room.socket.looked >= end)
    room.main.run = busy  # type: ignore[method-assign]
    room.main.posted = waiting + room.main.posted


def test_changed_setting_releases_boards_and_withdraws_problems(room: Room) -> None:
    room.start()
    room.plug(a_board("one"))
    room.socket.plug(a_board("two", permitted=False))
    room.main.until(lambda: bool(room.problems))
    room.settings.values[RAW_BOARDS.key] = "never"
    room.hotplug.apply_settings()
    room.main.until(lambda: not list(room.boards))
    room.look(hotplug.TRIES + 2)
    assert (room.problems, list(room.boards)) == ({}, [])
    assert not any(isinstance(event, BoardPulledOut) for event in room.events)
    room.settings.values[RAW_BOARDS.key] = "auto"
    room.hotplug.apply_settings()
    room.main.until(lambda: "one" in room.boards)


def test_devices_that_are_not_read_are_found_and_lent(room: Room) -> None:
    room.start()
    room.plug(a_board())
    room.socket.plug(a_stranger())
    found: list[Sequence[FoundDevice]] = []
    room.hotplug.ask_unread(found.append)
    room.main.until(lambda: bool(found))
    assert [device.key for device in found[0]] == ["stranger"]
    lent: list[object] = []
    room.hotplug.lend(["stranger"], lent.extend)
    room.main.until(lambda: bool(lent))
    ((device, port),) = lent
    assert (device.key, port) == ("stranger", room.socket.wires["stranger"])
    port.close()


def test_ports_lent_after_the_end_are_closed(room: Room) -> None:
    room.socket.plug(a_stranger())
    room.start()
    room.hotplug.lend(["stranger"], lambda _ports: pytest.fail("nobody is there any more"))
    wait_without_main(room, looks=2)
    room.hotplug.close()
    assert not room.socket.wires["stranger"].is_open


def test_each_subscriber_hears_of_the_end_of_a_board(room: Room) -> None:
    ended: list[tuple[str, TniError | None]] = []
    room.boards.subscribe_ended(lambda source, error: ended.append((source, error)))
    room.start()
    room.plug(a_board())
    room.boards.stop("board")
    room.main.until(lambda: bool(ended))
    assert ended == [("board", None)]
