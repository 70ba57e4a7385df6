"""Boards that are read only where the teacher asks for them: by TUIO, and on serial lines."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication
from pythontuio import Cursor, TuioServer

from tests.qt.board_desk import folders, give_size, strokes, wait_for
from tests.qt.hands import equip
from tests.qt.socket_room import Room, opened
from tests.sockets import Socket
from tests.unit.devices_boards.test_serial_boards import iq
from tests.unit.devices_boards.test_serial_port import CP210X, Far
from tni.app.build import again, build
from tni.core.settings import PICTURE_WIDTH_MM, SERIAL_BOARDS, TUIO
from tni.devices import discovery
from tni.devices.ports import DeviceGoneError, Port, UdpPortError
from tni.devices.serial_port import SerialLine
from tni.devices.serial_search import SerialSearch
from tni.devices.udp_source import UdpSource
from tni.ui.teaching import asked_boards

LINE = SerialLine("/dev/board", CP210X)


@pytest.fixture
def free_port(monkeypatch: pytest.MonkeyPatch) -> int:
    probe = UdpSource(0)
    probe.close()
    monkeypatch.setattr(asked_boards, "PORT", probe.number)
    return probe.number


@pytest.fixture
def room(tmp_path: Path, qapp) -> Iterator[Room]:
    with opened(tmp_path, Socket()) as made:
        yield made


def choose(room: Room, setting, value: str) -> None:
    room.program.board._settings.set(setting, value)
    room.program.board.view_actions.asked_boards_changed()


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
    assert asked_boards.SOURCE not in room.live.boards
    choose(room, TUIO, "here")
    assert asked_boards.SOURCE in room.live.boards
    send_a_stroke(room, free_port)
    wait_for(lambda: len(strokes(room.program)) == 1, "the stroke")
    choose(room, TUIO, "everywhere")
    wait_for(lambda: room.live._asked._tuio.heard == "everywhere", "the network")
    assert asked_boards.SOURCE in room.live.boards
    choose(room, TUIO, "off")
    wait_for(lambda: asked_boards.SOURCE not in room.live.boards, "its end")
    assert not [said for said in room.said if "TUIO" in said]


def test_a_port_that_is_taken_is_said_once_and_tried_again_when_chosen_again(room: Room, free_port: int) -> None:
    other = UdpSource(free_port)
    with pytest.raises(UdpPortError):
        UdpSource(free_port)
    choose(room, TUIO, "here")
    assert len([said for said in room.said if str(free_port) in said]) == 1
    assert asked_boards.SOURCE not in room.live.boards
    other.close()
    choose(room, TUIO, "here")
    assert asked_boards.SOURCE in room.live.boards


def test_in_another_language_the_port_is_listened_on_again(
    tmp_path: Path, qapp: QApplication, free_port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The program is made anew: nothing of the one before holds the port, or a thread."""
    monkeypatch.setattr(discovery, "system_devices", Socket)
    equip(tmp_path, **{TUIO.key: "here", PICTURE_WIDTH_MM.key: 1600.0})
    program = build(qapp, folders(tmp_path))
    program.start(full_screen=False)
    assert asked_boards.SOURCE in Room(program, Socket()).live.boards
    program = again(program, folders(tmp_path))
    try:
        room = Room(program, Socket())
        assert asked_boards.SOURCE in room.live.boards
        assert not room.said
        give_size(program.board.window, QSize(1280, 720))
        send_a_stroke(room, free_port)
        wait_for(lambda: len(strokes(program)) == 1, "the stroke")
        assert [thread.name for thread in threading.enumerate()].count(f"device {asked_boards.SOURCE}") == 1
    finally:
        program.close()
        program.board.window.deleteLater()


def serial(room: Room, monkeypatch: pytest.MonkeyPatch, *lines: SerialLine) -> Far:
    """A board on one line; the others cannot be opened."""
    far = Far(19200, [iq(5, 5)])

    def open_line(path: str, baud: int) -> Port:
        if path != LINE.path:
            raise DeviceGoneError(path)
        return far.open(path, baud)

    asked = room.live._asked
    asked._search = SerialSearch(asked._main, asked._clock, lambda: list(lines), open_line)
    monkeypatch.setattr("tni.devices.serial_port.SerialPort", open_line)
    return far


def test_a_board_on_a_serial_line_is_found_when_it_is_asked_for(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    serial(room, monkeypatch, LINE)
    choose(room, SERIAL_BOARDS, "on")
    assert "Recherche sur les câbles série : touchez le tableau." in room.said
    wait_for(lambda: "serial /dev/board" in room.live.boards, "the board")
    assert any("IQBoard" in said for said in room.said)
    choose(room, SERIAL_BOARDS, "off")
    wait_for(lambda: "serial /dev/board" not in room.live.boards, "its end")


def test_another_choice_beside_it_looks_at_no_line(room: Room, monkeypatch: pytest.MonkeyPatch, free_port: int) -> None:
    serial(room, monkeypatch)
    choose(room, SERIAL_BOARDS, "on")
    wait_for(lambda: any("Aucun câble série" in said for said in room.said), "the answer")
    room.program.board.window.notices.take_back("Recherche sur les câbles série : touchez le tableau.")
    choose(room, TUIO, "here")
    assert "Recherche sur les câbles série : touchez le tableau." not in room.said
    assert not room.live._asked._search.searching


def test_chosen_again_while_it_is_being_let_go_a_board_is_found_again(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    far = serial(room, monkeypatch, LINE)
    choose(room, SERIAL_BOARDS, "on")
    wait_for(lambda: "serial /dev/board" in room.live.boards, "the board")
    before = len(far.opened)
    choose(room, SERIAL_BOARDS, "off")
    choose(room, SERIAL_BOARDS, "on")
    wait_for(lambda: len(far.opened) > before and "serial /dev/board" in room.live.boards, "the board again")


@pytest.mark.parametrize(
    ("lines", "words"),
    [([], "Aucun câble série"), ([SerialLine("/dev/busy", CP210X)], "/dev/busy")],
)
def test_what_was_not_found_is_said(
    room: Room, monkeypatch: pytest.MonkeyPatch, lines: list[SerialLine], words: str
) -> None:
    serial(room, monkeypatch, *lines)
    choose(room, SERIAL_BOARDS, "on")
    wait_for(lambda: any(words in said for said in room.said), "the answer")
    assert not room.live._asked._serial
