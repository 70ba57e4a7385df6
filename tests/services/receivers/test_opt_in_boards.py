"""Boards that are read only where the teacher asks for them, without a window."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from plugins.iqboard import IqBoard
from tests.api.test_serial_boards import iq
from tests.devices.test_serial_port import CP210X, Far
from tests.services.receivers.room import BoardViewLog, DeviceRoom, MemorySettings
from tni.core.device_errors import UdpPortError
from tni.core.lines import KnownSerialLine
from tni.core.settings import SERIAL_BOARDS, TUIO
from tni.devices.known_serial_lines import serial_line_key
from tni.devices.ports import DeviceGoneError, DevicePort, NullPort
from tni.devices.serial_port import SerialLine
from tni.devices.serial_search import SerialSearch
from tni.devices.tuio.listener import SOURCE
from tni.devices.udp_port import UdpPort
from tni.services.boards.connected_boards import ConnectedBoard, ConnectedBoards
from tni.services.receivers import opt_in_boards
from tni.services.receivers.failed_search import FailedSearch
from tni.services.receivers.opt_in_boards import OptInBoards, OptInEvent, SearchRequested

LINE = SerialLine("/dev/board", CP210X)
KNOWN = KnownSerialLine(CP210X.vendor, CP210X.product, CP210X.serial, "IQBoard", LINE.path)


class Room(DeviceRoom):
    """Boards at the teacher's request, and what was told of them."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[SerialLine] = []
        self.far, self.busy = Far(19200, [iq(5, 5)]), False
        self.settings, self.events, self.reconsidered = MemorySettings(), list[OptInEvent](), 0
        self.boards = ConnectedBoards(self.clock, self.main)
        self.boards.show_in(BoardViewLog())
        search = SerialSearch(self.main, self.far, lambda: self.lines, self.open)
        self.opt_in = OptInBoards(self.boards, search, self.remembered, self.settings, self.reconsider)
        self.opt_in.subscribe(self.events.append)

    def open(self, path: str, baud: int) -> DevicePort:
        if self.busy:
            raise DeviceGoneError(path)
        return self.far.open(path, baud)

    def reconsider(self) -> None:
        self.reconsidered += 1

    def choose(self, key: str, value: str) -> None:
        self.settings.values[key] = value
        self.opt_in.apply_settings()


@pytest.fixture
def room(monkeypatch: pytest.MonkeyPatch) -> Iterator[Room]:
    probe = UdpPort(0)
    probe.close()
    monkeypatch.setattr(opt_in_boards, "PORT", probe.number)
    made = Room()
    yield made
    made.opt_in.close()
    made.boards.close()


def test_tuio_is_heard_while_the_setting_asks_for_it(room: Room) -> None:
    room.opt_in.start()
    assert (room.opt_in.state.tuio, list(room.boards)) == ("off", [])
    room.choose(TUIO.key, "here")
    assert (room.opt_in.state.tuio, list(room.boards)) == ("here", [SOURCE])
    room.choose(TUIO.key, "everywhere")
    room.main.until(lambda: room.opt_in.state.tuio == "everywhere")
    room.choose(TUIO.key, "off")
    room.main.until(lambda: not list(room.boards))
    assert room.events == []


def test_port_that_is_taken_is_told_once_and_tried_again_when_chosen_again(room: Room) -> None:
    other = UdpPort(opt_in_boards.PORT)
    room.choose(TUIO.key, "here")
    room.opt_in.start()
    (error,) = room.events
    assert isinstance(error, UdpPortError)
    assert error.taken
    other.close()
    room.choose(TUIO.key, "here")
    assert room.opt_in.state.tuio == "here"


def test_board_on_a_line_is_found_when_asked_for_and_forgotten_when_not(room: Room) -> None:
    room.lines.append(LINE)
    room.choose(SERIAL_BOARDS.key, "on")
    assert (room.events, room.opt_in.state.searching) == ([SearchRequested()], True)
    room.main.until(lambda: not room.opt_in.state.searching)
    assert (room.remembered.boards, room.reconsidered) == ((KNOWN,), 1)
    room.choose(SERIAL_BOARDS.key, "off")
    assert (room.remembered.boards, room.reconsidered) == ((), 2)


@pytest.mark.parametrize(
    ("lines", "busy", "failed"),
    [
        ([], False, FailedSearch()),
        ([LINE], True, FailedSearch(refused=LINE.path)),
        ([SerialLine("/dev/silent", CP210X)], False, FailedSearch(has_lines=True)),
    ],
)
def test_search_that_finds_nothing_tells_why(
    room: Room, lines: list[SerialLine], busy: bool, failed: FailedSearch
) -> None:
    room.lines, room.busy, room.far.says = lines, busy, []
    room.choose(SERIAL_BOARDS.key, "on")
    room.main.until(lambda: not room.opt_in.state.searching)
    assert room.events == [SearchRequested(), failed]


def test_search_at_the_start_tells_nothing_and_is_left_out_when_a_board_is_known(room: Room) -> None:
    room.settings.values[SERIAL_BOARDS.key] = "on"
    room.opt_in.start()
    room.main.until(lambda: not room.opt_in.state.searching)
    room.remembered.save_line(KNOWN)
    room.opt_in.start()
    assert (room.opt_in.state.searching, room.events, room.remembered.boards) == (False, [], (KNOWN,))


def test_boards_that_are_wanted_no_more_are_forgotten_at_the_start(room: Room) -> None:
    room.remembered.save_line(KNOWN)
    room.opt_in.start()
    assert (room.remembered.boards, room.reconsidered) == ((), 1)


def test_another_setting_beside_it_starts_no_search(room: Room) -> None:
    room.choose(SERIAL_BOARDS.key, "on")
    room.main.until(lambda: not room.opt_in.state.searching)
    told = len(room.events)
    room.choose(TUIO.key, "here")
    assert (room.opt_in.state.searching, len(room.events)) == (False, told)


def test_search_asked_for_again_waits_until_the_board_is_released(room: Room) -> None:
    """Its line can be opened only once."""
    source = serial_line_key(LINE)
    room.boards.plug(ConnectedBoard(source, "IQBoard", "key"), IqBoard(), NullPort())
    room.lines.append(LINE)
    room.choose(SERIAL_BOARDS.key, "on")
    room.main.run()
    assert (room.opt_in.state.searching, room.far.opened) == (True, [])
    room.boards.stop(source)
    room.main.until(lambda: not room.opt_in.state.searching)
    assert room.remembered.boards == (KNOWN,)
