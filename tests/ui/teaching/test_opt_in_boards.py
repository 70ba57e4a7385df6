"""Boards that are read only where the teacher asks for them: by TUIO, and on serial lines."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Iterator
from functools import partial
from itertools import count
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication
from pythontuio import Cursor, TuioServer

from plugins.iqboard import HELLO, IqBoard
from tests.api.test_serial_boards import iq
from tests.devices.test_serial_port import CP210X, Far
from tests.support.hands import equip, on_canvas
from tests.support.raw_board import screens_of_system
from tests.support.running_program import folders, give_size, strokes, wait_for
from tests.support.sockets import Socket
from tests.ui.socket_room import Room, opened
from tni.api.devices import Step
from tni.api.serial_boards import POSITION_MAX
from tni.app.build import build, rebuild
from tni.core.board_mapping import BoardMapping
from tni.core.calibration import Calibration, device_key
from tni.core.clock import Clock
from tni.core.device_errors import UdpPortError
from tni.core.lines import KnownSerialLine
from tni.core.settings import PICTURE_WIDTH_MM, SERIAL_BOARDS, TUIO
from tni.core.tasks import MainThread
from tni.devices.known_serial_lines import CombinedDevices, KnownSerialLines, serial_line_key
from tni.devices.ports import DeviceGoneError, DevicePort
from tni.devices.serial_port import SerialLine, SerialPort, board_lines
from tni.devices.serial_search import LineSearch, SerialSearch
from tni.devices.tuio.listener import SOURCE
from tni.devices.udp_port import UdpPort
from tni.services.receivers import opt_in_boards
from tni.store.calibrations_file import CalibrationsFile
from tni.store.receivers_file import ReceiversFile

LINE = SerialLine("/dev/board", CP210X)
KEY = serial_line_key(LINE)


@pytest.fixture
def free_port(monkeypatch: pytest.MonkeyPatch) -> int:
    probe = UdpPort(0)
    probe.close()
    monkeypatch.setattr(opt_in_boards, "PORT", probe.number)
    return probe.number


class Cables:
    """Serial lines of the machine: what is plugged in now, and what each leads to."""

    def __init__(self, stored: Path) -> None:
        self.there: list[SerialLine] = []
        self.far: Far | None = None
        self.stored = stored
        self.busy = False
        """Another program has them all."""
        self.searched: list[SerialLine] | None = None
        """What a search finds to listen to, if not the lines that are there."""

    def board(self, line: SerialLine = LINE) -> Far:
        """Plug in one that says that nothing touches."""
        self.there.append(line)
        self.far = Far(19200, [iq(5, 5)])
        return self.far

    def known(self) -> tuple[KnownSerialLine, ...]:
        return ReceiversFile(self.stored).lines

    def lines(self) -> list[SerialLine]:
        return [line for line in self.there if line == LINE or os.path.lexists(line.path)]

    def search(
        self, main: MainThread, clock: Clock, lines: Callable[[], list[SerialLine]], search: LineSearch
    ) -> SerialSearch:
        """That of boards; the one for receivers finds no line."""
        is_of_boards = isinstance(lines, partial) and lines.func is board_lines
        listed = (lambda: self.lines() if self.searched is None else self.searched) if is_of_boards else list
        return SerialSearch(main, clock, listed, self.open, search)

    def open(self, path: str, baud: int) -> DevicePort:
        if self.busy:
            raise DeviceGoneError(path)
        if path != LINE.path:
            return SerialPort(path, baud)
        assert self.far is not None
        return self.far.open(path, baud)


@pytest.fixture
def cables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Cables:
    access = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: path == LINE.path or access(path, mode))
    made = Cables(folders(tmp_path).receivers)
    monkeypatch.setattr("tni.app.device_services.SerialSearch", made.search)
    return made


@pytest.fixture
def room(tmp_path: Path, qapp, cables: Cables) -> Iterator[Room]:
    socket = Socket()
    with opened(
        tmp_path, socket, together=CombinedDevices(socket, KnownSerialLines(cables.known, cables.lines, cables.open))
    ) as made:
        yield made


def choose(room: Room, setting, value: str) -> None:
    room.program.settings.set(setting, value)
    room.program.main_controller.view_actions.opt_in_boards_changed.emit()


def send_a_stroke(room: Room, port: int) -> None:
    server = TuioServer("127.0.0.1", port)
    try:
        cursor = Cursor(1)
        server.cursors = [cursor]
        for step in range(10):
            cursor.position = room.shares((200 + 10 * step, 200))
            server.send_bundle()
        server.cursors = []
        server.send_bundle()
    finally:
        server.close()


def test_tuio_is_heard_while_it_is_asked_for(room: Room, free_port: int) -> None:
    assert SOURCE not in room.live.boards
    choose(room, TUIO, "here")
    assert SOURCE in room.live.boards
    send_a_stroke(room, free_port)
    wait_for(lambda: len(strokes(room.program)) == 1, "the stroke")
    choose(room, TUIO, "everywhere")
    wait_for(lambda: room.live.opt_in_boards.state.tuio == "everywhere", "the network")
    assert SOURCE in room.live.boards
    choose(room, TUIO, "off")
    wait_for(lambda: SOURCE not in room.live.boards, "its end")
    assert not [said for said in room.said if "TUIO" in said]


def test_a_port_that_is_taken_is_said_once_and_tried_again_when_chosen_again(room: Room, free_port: int) -> None:
    other = UdpPort(free_port)
    with pytest.raises(UdpPortError):
        UdpPort(free_port)
    choose(room, TUIO, "here")
    assert len([said for said in room.said if str(free_port) in said]) == 1
    assert SOURCE not in room.live.boards
    other.close()
    choose(room, TUIO, "here")
    assert SOURCE in room.live.boards


def test_in_another_language_the_port_is_listened_on_again(
    tmp_path: Path, qapp: QApplication, free_port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The program is made anew: nothing of the one before holds the port, or a thread."""
    monkeypatch.setattr("tni.app.device_services.system_devices", Socket)
    equip(tmp_path, **{TUIO.key: "here", PICTURE_WIDTH_MM.key: 1600.0})
    program = build(qapp, folders(tmp_path))
    program.start(full_screen=False)
    assert SOURCE in Room(program, Socket()).live.boards
    program = rebuild(program, folders(tmp_path))
    try:
        room = Room(program, Socket())
        assert SOURCE in room.live.boards
        assert not room.said
        give_size(program.main_controller.window, QSize(1280, 720))
        send_a_stroke(room, free_port)
        wait_for(lambda: len(strokes(program)) == 1, "the stroke")
        assert [thread.name for thread in threading.enumerate()].count(f"device {SOURCE}") == 1
    finally:
        program.close()
        program.main_controller.window.deleteLater()


def test_a_board_on_a_serial_line_is_found_when_it_is_asked_for(room: Room, cables: Cables) -> None:
    cables.board()
    choose(room, SERIAL_BOARDS, "on")
    assert "Recherche sur les câbles série : toucher le tableau." in room.said
    wait_for(lambda: KEY in room.live.boards, "the board")
    wait_for(lambda: any("« IQBoard » est branché" in said for said in room.said), "the notice")
    choose(room, SERIAL_BOARDS, "off")
    wait_for(lambda: KEY not in room.live.boards, "its end")
    assert not any("débranché" in said for said in room.said)
    assert not cables.known()


def test_chosen_again_while_it_is_being_let_go_a_board_is_found_again(room: Room, cables: Cables) -> None:
    far = cables.board()
    choose(room, SERIAL_BOARDS, "on")
    wait_for(lambda: KEY in room.live.boards, "the board")
    before = len(far.opened)
    choose(room, SERIAL_BOARDS, "off")
    choose(room, SERIAL_BOARDS, "on")
    wait_for(lambda: len(far.opened) > before + 1 and KEY in room.live.boards, "the board again")


class PtyBoard:
    """An IQBoard at the far end of a pair of pseudo terminals, which the system lists under one name as long as it is
    plugged in."""

    def __init__(self, folder: Path) -> None:
        self.line = SerialLine(str(folder / "ttyUSB0"), CP210X)
        self.key = serial_line_key(self.line)
        self._far = self._near = -1
        self._answering: threading.Thread | None = None

    def plug(self, greetings: int) -> None:
        """greetings: that it waits for, and answers with a frame that says that nothing touches."""
        self._far, self._near = os.openpty()
        Path(self.line.path).symlink_to(os.ttyname(self._near))
        self._answering = threading.Thread(target=self._answer, args=(greetings,))
        self._answering.start()

    def _answer(self, greetings: int) -> None:
        for _ in range(greetings):
            heard = b""
            while len(heard) < len(HELLO):
                heard += os.read(self._far, len(HELLO) - len(heard))
            os.write(self._far, iq(0, 0, 0x50))

    def touch(self, *places: tuple[float, float]) -> None:
        """places: in parts of its range."""
        assert self._answering is not None
        self._answering.join()
        for x, y in places:
            os.write(self._far, iq(round(x * POSITION_MAX), round(y * POSITION_MAX)))

    def lift(self) -> None:
        os.write(self._far, iq(0, 0, 0x50))

    def pull(self) -> None:
        if self._far >= 0:
            Path(self.line.path).unlink()
            os.close(self._far)
            os.close(self._near)
            self._far = -1


@pytest.fixture
def pty_board(tmp_path: Path) -> Iterator[PtyBoard]:
    made = PtyBoard(tmp_path)
    yield made
    made.pull()


@pytest.mark.skipif(sys.platform == "win32", reason="needs pseudo terminals")
def test_a_board_on_a_serial_line_that_is_pulled_out_is_read_again_when_it_is_back(
    room: Room, cables: Cables, pty_board: PtyBoard, tmp_path: Path
) -> None:
    """A stroke under way ends, a notice says so, and afterwards it writes where it was calibrated to."""
    key = pty_board.key
    cables.there.append(pty_board.line)
    calibrate_to_the_middle(tmp_path)
    pty_board.plug(greetings=2)  # once of who asks what it is, once of who reads it
    choose(room, SERIAL_BOARDS, "on")
    wait_for(lambda: key in room.live.boards, "the board")
    lies = room.program.main_controller.calibration.mapping_for(key)
    assert lies is not None
    pty_board.touch((0.4, 0.4), (0.5, 0.5), (0.6, 0.6))
    room.down(1)
    pty_board.pull()
    wait_for(lambda: len(strokes(room.program)) == 1 and key not in room.live.boards, "the end of the stroke")
    room.down(0)
    assert any("« IQBoard » a été débranché" in said for said in room.said)
    pty_board.plug(greetings=1)
    wait_for(lambda: key in room.live.boards, "the board again")
    assert any("« IQBoard » est branché" in said for said in room.said)
    assert room.program.main_controller.calibration.mapping_for(key) == lies
    pty_board.touch((0.4, 0.4), (0.5, 0.5), (0.6, 0.6))
    pty_board.lift()
    wait_for(lambda: len(strokes(room.program)) == 2, "the second stroke")
    before, after = (on_canvas(room.program, stroke) for stroke in strokes(room.program))
    np.testing.assert_allclose(after, before, atol=0.5)


@pytest.mark.skipif(sys.platform == "win32", reason="needs pseudo terminals")
def test_a_board_that_was_found_once_is_read_at_the_next_start_wherever_it_is_plugged_in_then(
    tmp_path: Path, qapp, cables: Cables, pty_board: PtyBoard
) -> None:
    """It need not be touched, nor be there yet; and no other line is greeted. Whatever is chosen for raw boards."""
    key = pty_board.key
    cables.there.append(pty_board.line)
    socket = Socket()
    lines = CombinedDevices(socket, KnownSerialLines(cables.known, cables.lines, cables.open))
    before = ReceiversFile(folders(tmp_path).receivers)
    before.save_line(KnownSerialLine(CP210X.vendor, CP210X.product, CP210X.serial, "IQBoard", pty_board.line.path))
    with opened(tmp_path, socket, raw="never", together=lines, **{SERIAL_BOARDS.key: "on"}) as room:
        assert not room.live.opt_in_boards.state.searching
        pty_board.plug(greetings=1)
        wait_for(lambda: key in room.live.boards, "the board")
        pty_board.touch((0.4, 0.4), (0.5, 0.5))
        room.down(1)
        pty_board.lift()
        room.down(0)


def calibrate_to_the_middle(home: Path) -> None:
    """The board is the middle half of the picture."""
    [screen] = screens_of_system()
    wide, high = screen.picture.width_px, screen.picture.height_px
    half = BoardMapping((0.5, 0, 0.25, 0, 0.5 * high / wide, 0.25 * high / wide, 0, 0, 1), wide, high)
    device = device_key(CP210X.vendor, CP210X.product, CP210X.serial)
    made = Calibration(device, screen.picture, half, 9, 1.0, "2026-11-26T08:00:00")
    CalibrationsFile(folders(home).calibrations).keep(made)


def test_a_board_that_is_away_is_waited_for_no_longer_than_boards_are_wanted_there(room: Room, cables: Cables) -> None:
    far = cables.board()
    choose(room, SERIAL_BOARDS, "on")
    wait_for(lambda: KEY in room.live.boards, "the board")
    cables.there.clear()
    far.gone = True
    wait_for(lambda: KEY not in room.live.boards, "its end")
    choose(room, SERIAL_BOARDS, "off")
    opened_so_far = len(far.opened)
    cables.there.append(LINE)
    room.look_on(4)
    assert len(far.opened) == opened_so_far


def test_a_board_that_its_driver_does_not_understand_is_read_no_more_until_it_was_pulled_out(
    room: Room, cables: Cables, monkeypatch: pytest.MonkeyPatch
) -> None:
    far = cables.board()
    as_ever, calls = IqBoard.on_report, count()

    def on_report(board: IqBoard, report: bytes, now_s: float) -> Step:
        if next(calls) == 1:  # the first is that of the search
            raise ZeroDivisionError
        return as_ever(board, report, now_s)

    monkeypatch.setattr(IqBoard, "on_report", on_report)
    choose(room, SERIAL_BOARDS, "on")
    wait_for(lambda: any("ses signaux sont illisibles" in said for said in room.said), "the notice")
    opened_so_far = len(far.opened)
    room.look_on(4)
    assert len(far.opened) == opened_so_far
    cables.there.clear()
    room.look_on(2)
    cables.there.append(LINE)
    wait_for(lambda: KEY in room.live.boards, "the board again")


def test_a_board_that_cannot_be_opened_is_said(room: Room, cables: Cables) -> None:
    """Known, it is there, and another program has its line."""
    cables.board()
    cables.busy = True
    board = KnownSerialLine(CP210X.vendor, CP210X.product, CP210X.serial, "IQBoard", LINE.path)
    ReceiversFile(cables.stored).save_line(board)
    wait_for(lambda: any("« IQBoard » n’a pas pu être ouvert" in said for said in room.said), "the notice")


@pytest.mark.parametrize(
    ("lines", "words"),
    [([], "Aucun câble série"), ([SerialLine("/dev/busy", CP210X)], "/dev/busy")],
)
def test_what_was_not_found_is_said(room: Room, cables: Cables, lines: list[SerialLine], words: str) -> None:
    cables.busy, cables.searched = True, lines
    choose(room, SERIAL_BOARDS, "on")
    wait_for(lambda: any(words in said for said in room.said), "the answer")
    assert not cables.known()
