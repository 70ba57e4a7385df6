"""Boards on serial lines that were pulled out are opened again when they are back, and no other line is."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from tests.unit.devices_boards.test_serial_search import Main
from tni.api.devices import DeviceInfo
from tni.devices import serial_return
from tni.devices.boards import iqboard
from tni.devices.ports import DeviceGoneError, NoDevice
from tni.devices.serial_port import Found, SerialLine
from tni.devices.serial_return import SerialReturn

[MATCH] = iqboard.DRIVER.matches


def line(path: str, serial: str = "0001", vendor: int = 0x10C4, product: int = 0xEA60) -> SerialLine:
    return SerialLine(path, DeviceInfo(vendor, product, "CP2102", serial))


def board(at: SerialLine) -> Found:
    return Found(at, iqboard.DRIVER, MATCH)  # type: ignore[arg-type]


class Desk:
    """A computer's lines; what is plugged in at each look, the last for ever."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.looks: list[list[SerialLine]] = []
        self.looked = threading.Event()
        self.tried: list[tuple[str, int]] = []
        self.refusals = 0
        self.main = Main()
        self.back: list[tuple[SerialLine, frozenset[str]]] = []
        self.ports: list[NoDevice] = []
        self.waits = SerialReturn(self.main, self._back, self.lines)
        monkeypatch.setattr(serial_return, "EVERY_S", 0.001)
        monkeypatch.setattr("tni.devices.serial_port.SerialPort", self._open)

    def see(self, *looks: list[SerialLine]) -> None:
        self.looks = list(looks)
        self.looked.clear()

    def lines(self) -> list[SerialLine]:
        if len(self.looks) == 1:
            self.looked.set()  # by then, what came before has been acted upon
            return self.looks[0]
        return self.looks.pop(0)

    def wait(self) -> None:
        assert self.looked.wait(20)
        self.looked.clear()
        assert self.looked.wait(20)

    def _open(self, path: str, baud: int) -> NoDevice:
        self.tried.append((path, baud))
        if self.refusals:
            self.refusals -= 1
            raise DeviceGoneError(path)
        self.ports.append(NoDevice())
        return self.ports[-1]

    def _back(self, found: Found, port: object, others: frozenset[str]) -> None:
        assert port is self.ports[-1]
        self.back.append((found.line, others))


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    made = Desk(monkeypatch)
    yield made
    made.waits.give_up()


def is_closed(port: NoDevice) -> bool:
    return port._closed.is_set()


@pytest.mark.parametrize("serial", ["0001", ""])
def test_under_its_name_it_is_opened_at_its_speed_as_soon_as_the_system_gives_leave(desk: Desk, serial: str) -> None:
    was = line("/dev/ttyUSB0", serial)
    desk.refusals = 2
    desk.see([was], [], [], [was])
    desk.waits.wait_for(board(was), [])
    desk.main.run_next()
    assert desk.back == [(was, frozenset())]
    assert desk.tried == [("/dev/ttyUSB0", 19200)] * 3


def test_in_another_socket_it_is_known_by_the_number_of_its_adapter(desk: Desk) -> None:
    was, now = line("/dev/ttyUSB0", "0417"), line("/dev/ttyUSB1", "0417")
    desk.see([], [line("/dev/ttyUSB2"), now])
    desk.waits.wait_for(board(was), [])
    desk.main.run_next()
    assert desk.back == [(now, frozenset())]
    assert [path for path, _ in desk.tried] == ["/dev/ttyUSB1"]


STRANGERS = [
    line("/dev/ttyUSB0", "another"),
    line("/dev/ttyUSB0", ""),
    line("/dev/ttyUSB0", vendor=0x2341, product=0x43),
    line("/dev/ttyUSB9", "another"),
    line("/dev/beside"),
]


@pytest.mark.parametrize("stranger", STRANGERS)
def test_what_else_hangs_on_the_computer_is_never_opened(desk: Desk, stranger: SerialLine) -> None:
    """Nor an adapter of the same number that was there beside the board: makers give one number to all."""
    desk.see([], [stranger])
    desk.waits.wait_for(board(line("/dev/ttyUSB0")), ["/dev/beside"])
    desk.wait()
    assert desk.tried == []


def test_without_a_number_only_the_same_name_counts(desk: Desk) -> None:
    desk.see([], [line("/dev/ttyUSB1", "")])
    desk.waits.wait_for(board(line("/dev/ttyUSB0", "")), [])
    desk.wait()
    assert desk.tried == []


def test_one_that_was_not_pulled_out_yet_has_to_be_first(desk: Desk) -> None:
    was = line("/dev/ttyUSB0")
    desk.see([was])
    desk.waits.wait_for(board(was), ["/dev/ttyUSB0"])
    desk.wait()
    assert desk.tried == []
    desk.see([], [was])
    desk.main.run_next()
    assert desk.back == [(was, frozenset())]


def test_several_are_waited_for_and_each_is_told_once(desk: Desk) -> None:
    left, right = line("/dev/ttyUSB0", "l"), line("/dev/ttyUSB1", "r")
    desk.see([])
    desk.waits.wait_for(board(left), [right.path])
    desk.waits.wait_for(board(right), [left.path])
    desk.wait()
    desk.see([left])
    desk.main.run_next()
    desk.see([left, right])
    desk.main.run_next()
    assert desk.back == [(left, {right.path}), (right, {left.path})]
    assert [path for path, _ in desk.tried] == [left.path, right.path]


def test_a_thread_that_waits_for_nothing_ends_and_another_begins_with_the_next_board(desk: Desk) -> None:
    was = line("/dev/ttyUSB0")
    for _ in range(3):
        desk.see([was])
        desk.waits.wait_for(board(was), [])
        thread = desk.waits._thread
        desk.main.run_next()
        if thread is not None:
            thread.join(20)
            assert not thread.is_alive()
    assert len(desk.back) == 3


def test_one_that_came_back_when_nobody_waited_any_more_is_let_go(desk: Desk) -> None:
    was = line("/dev/ttyUSB0")
    desk.see([was])
    desk.waits.wait_for(board(was), [])
    call = desk.main._calls.get(timeout=20)
    desk.waits.give_up()
    call()
    assert desk.back == []
    assert [is_closed(port) for port in desk.ports] == [True]
