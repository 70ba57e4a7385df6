"""Serial lines as ports, on pairs of pseudo terminals."""

from __future__ import annotations

import errno
import os
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import dataclass, field
from itertools import count

import pytest

from tests.api.test_serial_boards import iq, multi
from tni.api.devices import Contact, ContactState, DeviceInfo, Provenance
from tni.core.mailbox import Mailbox
from tni.devices.clickers import open_line
from tni.devices.known_keypads import GrabbedPort
from tni.devices.ports import DeviceGoneError, DevicePort
from tni.devices.reader import DeviceEnded, DeviceEventReceived, DeviceMessage, DeviceReader
from tni.devices.serial_port import SerialLine, SerialPort, board_lines, find_board, usb_serial_lines

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs pseudo terminals")
CP210X = DeviceInfo(0x10C4, 0xEA60, "CP2102 USB to UART Bridge Controller")


@dataclass
class Line:
    """The far end of a line, and the path of this one."""

    far: int
    path: str

    def read(self, size: int) -> bytes:
        got = b""
        while len(got) < size:
            got += os.read(self.far, size - len(got))
        return got

    def hang_up(self) -> None:
        if self.far >= 0:
            os.close(self.far)
            self.far = -1


@pytest.fixture
def line() -> Iterator[Line]:
    far, near = os.openpty()
    made = Line(far, os.ttyname(near))
    yield made
    made.hang_up()
    os.close(near)


def all_of(port: DevicePort, size: int) -> bytes:
    got = b""
    while len(got) < size:
        got += port.read(5.0)
    return got


def test_bytes_pass_both_ways_as_they_are(line: Line) -> None:
    port, every = SerialPort(line.path, 19200), bytes(range(256))
    os.write(line.far, every)
    assert all_of(port, 256) == every
    port.write(every)
    assert line.read(256) == every
    port.close()
    port.close()


def test_reading_gives_up_in_time(line: Line) -> None:
    port = SerialPort(line.path, 9600)
    assert port.read(0.0) == b""
    assert port.read(0.01) == b""
    port.close()


def test_a_line_that_is_not_there_or_in_use_cannot_be_opened(line: Line) -> None:
    with pytest.raises(DeviceGoneError):
        SerialPort("/dev/none", 9600)
    port = SerialPort(line.path, 9600)
    with pytest.raises(DeviceGoneError):
        SerialPort(line.path, 9600)
    port.close()
    SerialPort(line.path, 9600).close()


def test_a_line_that_goes_while_it_is_opened_cannot_be_opened(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    """The system's own error of terminals is none of its files."""
    import termios

    def gone(*_: object) -> None:
        raise termios.error(errno.EIO, "Input/output error")

    monkeypatch.setattr(termios, "tcflush", gone)
    with pytest.raises(DeviceGoneError):
        SerialPort(line.path, 9600)


def test_an_adapter_that_is_pulled_out_is_told(line: Line) -> None:
    port = SerialPort(line.path, 9600)
    line.hang_up()
    with pytest.raises(DeviceGoneError):
        all_of(port, 1)
    with pytest.raises(DeviceGoneError):
        port.write(b"\xcc")
    port.close()


# -- whose line it is


@dataclass
class Far:
    """A board, or something else, at the end of a line that is opened at some speed: says what it says when greeted."""

    baud: int
    says: list[bytes]
    opened: list[int] = field(default_factory=list)
    heard: list[tuple[int, bytes]] = field(default_factory=list)
    now_s: float = 0.0
    gone: bool = False

    def open(self, path: str, baud: int) -> DevicePort:
        if self.gone:
            raise DeviceGoneError
        self.opened.append(baud)
        return _FarPort(self, baud)

    def monotonic(self) -> float:
        return self.now_s


class _FarPort:
    def __init__(self, far: Far, baud: int) -> None:
        self._far, self._baud = far, baud
        self._rest = list(far.says) if baud == far.baud else [b"\xf0\x3c"]

    def read(self, timeout_s: float) -> bytes:
        self._far.now_s += max(timeout_s, 0.001)
        if self._far.gone:
            raise DeviceGoneError("pulled out")
        return self._rest.pop(0) if self._rest else b""

    def write(self, report: bytes) -> None:
        self._far.heard.append((self._baud, report))

    def set_feature(self, report: bytes) -> None: ...

    def close(self) -> None: ...


LINE = SerialLine("/dev/ttyUSB0", CP210X)


@pytest.mark.parametrize(
    ("baud", "says", "name"),
    [(19200, [b"\xc8\xca", iq(5, 5)[:3], iq(5, 5)[3:]], "IQBoard"), (9600, [b"\xa8\0", multi(5, 5)], "Multiclass")],
)
def test_the_board_whose_frames_come_is_found_at_its_speed(baud: int, says: list[bytes], name: str) -> None:
    far = Far(baud, says)
    found = find_board(LINE, far, threading.Event(), far.open)
    assert found is not None
    assert (found.driver.name, found.match.baud, found.line) == (name, baud, LINE)
    assert found.driver.provenance is Provenance.DOCUMENTED


def test_a_line_of_something_else_is_given_up_after_a_few_seconds() -> None:
    far = Far(19200, [b"$GPGGA,123519,4807.038,N\r\n"] * 5)
    assert find_board(LINE, far, threading.Event(), far.open) is None
    assert 4.0 < far.now_s < 12.0
    assert set(far.heard) == {(19200, b"\xce" + b"\0" * 7), (9600, b"\xca")}, "only what the boards need to hear"


def test_a_line_is_given_up_when_the_teacher_does() -> None:
    far, given_up = Far(9600, []), threading.Event()
    given_up.set()
    assert find_board(LINE, far, given_up, far.open) is None
    assert far.opened == []


def test_a_line_that_cannot_be_opened_is_told() -> None:
    far = Far(9600, [], gone=True)
    with pytest.raises(DeviceGoneError):
        find_board(LINE, far, threading.Event(), far.open)


def test_other_adapters_are_never_opened() -> None:
    far = Far(9600, [multi(1, 1)])
    other = SerialLine("/dev/ttyUSB1", DeviceInfo(0x2341, 0x0043, "Arduino Uno"))
    assert find_board(other, far, threading.Event(), far.open) is None
    assert far.opened == []


def test_only_lines_that_a_driver_may_listen_on_are_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    from serial.tools import list_ports
    from serial.tools.list_ports_common import ListPortInfo

    def port(path: str, vendor: int | None, product: int | None, name: str | None) -> ListPortInfo:
        made = ListPortInfo(path)
        made.vid, made.pid, made.product, made.serial_number = vendor, product, name, "0001"
        return made

    built_in, uno = port("/dev/ttyS0", None, None, None), port("/dev/a", 0x2341, 0x43, "Uno")
    ports = [built_in, uno, port("/dev/b", 0x10C4, 0xEA60, "CP")]
    monkeypatch.setattr(list_ports, "comports", lambda: ports)
    assert board_lines() == [SerialLine("/dev/b", DeviceInfo(0x10C4, 0xEA60, "CP", "0001"))]


@pytest.mark.parametrize("trips", [1, 1000])
def test_a_line_that_goes_while_they_are_listed_hides_none_of_the_others(
    monkeypatch: pytest.MonkeyPatch, trips: int
) -> None:
    """Pyserial then reads numbers that are no longer there."""
    left = count(trips, -1)

    def comports() -> list[object]:
        return [] if next(left) <= 0 else [int(None)]  # type: ignore[call-overload]

    monkeypatch.setattr("serial.tools.list_ports.comports", comports)
    with nullcontext() if trips == 1 else pytest.raises(OSError, match="cannot be listed"):
        assert usb_serial_lines() == []


def test_a_board_at_a_real_line_is_found_and_then_read_until_it_is_pulled_out(line: Line) -> None:
    """A thread in the board's place answers its greeting with a stroke."""

    def board() -> None:
        for _ in range(2):  # once to whoever asks what it is, once to who reads it
            line.read(8)
            os.write(line.far, b"\xc8\xca\0\0" + iq(1000, 2000) + iq(1001, 2000))

    speaking = threading.Thread(target=board)
    speaking.start()
    found = find_board(SerialLine(line.path, CP210X), time, threading.Event())
    assert found is not None
    woken = threading.Event()
    box: Mailbox[DeviceMessage] = Mailbox(woken.set)
    reader = DeviceReader("serial", found.driver.make(CP210X), SerialPort(line.path, found.match.baud), box, time)
    reader.start()
    letters: list[DeviceMessage] = []
    while len(letters) < 2:
        assert woken.wait(10)
        woken.clear()
        letters += box.drain()
    speaking.join()
    line.hang_up()
    while not isinstance(letters[-1], DeviceEnded):
        assert woken.wait(10)
        woken.clear()
        letters += box.drain()
    reader.close()
    contacts = [x.event for x in letters if isinstance(x, DeviceEventReceived) and isinstance(x.event, Contact)]
    assert [(c.state, c.touch.raw_x) for c in contacts] == [
        (ContactState.DOWN, 1000),
        (ContactState.MOVE, 1001),
        (ContactState.UP, 1001),
    ]
    assert isinstance(letters[-1].error, DeviceGoneError)


def test_an_answer_leaves_at_once_and_so_does_the_thread(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    """However long a read would wait for the line to say something."""
    monkeypatch.setattr("tni.devices.reader.POLL_S", 3600.0)
    woken = threading.Event()
    box: Mailbox[DeviceMessage] = Mailbox(woken.set)
    port = GrabbedPort(lambda: SerialPort(line.path, 115_200), ())
    reader = DeviceReader("line", open_line.DRIVER.make(CP210X), port, box, time)
    reader.start()
    os.write(line.far, b"V,12,B,7\n")
    assert woken.wait(30)
    (told,) = box.drain()
    assert isinstance(told, DeviceEventReceived)
    reader.acknowledge([told.event])
    assert line.read(7) == b"A,12,7\n"
    reader.close()
    assert "device line" not in [thread.name for thread in threading.enumerate()]
    port.wake()
