"""The running program with sockets beside it, for tests that plug boards in."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QWidget

from tests.support.hands import At, placed
from tests.support.hid_boards import MAX, Finger, touch_report
from tests.support.running_program import wait_for
from tests.support.sockets import Socket, a_board
from tni.app.application import Application
from tni.core.settings import RAW_BOARDS
from tni.devices import hotplug
from tni.devices.discovery import Devices

SLOTS = 10
EVERY_S = 0.02
"""So often the program looks at the sockets."""


class Room:
    """The program and the sockets beside it."""

    def __init__(self, program: Application, socket: Socket) -> None:
        self.program, self.socket = program, socket
        self.canvas = program.main_controller.window.canvas

    @property
    def said(self) -> list[str]:
        return self.program.main_controller.window.notices.texts()

    @property
    def live(self):
        return self.program.devices

    def plug(self, key: str = "board", **more) -> None:
        """Wait until it is read."""
        before = self.socket.opened
        self.socket.plug(a_board(key, **more))
        wait_for(lambda: self.socket.opened > before and key in self.live.boards, "the board")

    def look_on(self, times: int) -> None:
        """Wait until the watch has looked so often, with what it found told."""
        end = self.socket.looked + times + 1
        wait_for(lambda: self.socket.looked >= end, "looks")

    def unplug(self, key: str = "board") -> None:
        self.socket.unplug(key)
        wait_for(lambda: key not in self.live.boards, "its end")

    def shares(self, at: At | QPoint, on: QWidget | None = None) -> tuple[float, float]:
        """Of the board, which covers the screen."""
        screen = self.program.main_controller.window.screen().geometry()
        point = at if isinstance(at, QPoint) else QPoint(round(at[0]), round(at[1]))
        there = (on or self.canvas).mapToGlobal(point) - screen.topLeft()
        return there.x() / screen.width(), there.y() / screen.height()

    def touch(self, *at: At | QPoint, key: str = "board", tip: bool = True, on: QWidget | None = None) -> None:
        """A frame: contacts by their order."""
        fingers = []
        for number, point in enumerate(at):
            x, y = self.shares(point, on)
            fingers.append(Finger(number, round(x * MAX), round(y * MAX), tip=tip))
        self.socket.wires[key].send(touch_report(SLOTS, fingers, len(fingers)))

    def await_sight(self, at: At) -> None:
        """Until the page is what is seen there: a window manager keeps the frame of what was closed for a moment."""
        point = self.canvas.mapToGlobal(QPoint(round(at[0]), round(at[1])))
        wait_for(lambda: QApplication.topLevelAt(point) is self.program.main_controller.window, "the page in sight")

    def tap(self, on: QWidget) -> None:
        self.touch(on.rect().center(), on=on)
        self.touch(on.rect().center(), on=on, tip=False)

    def down(self, count: int) -> None:
        wait_for(lambda: self.canvas.input.contacts_down == count, f"{count} contacts")


@contextmanager
def opened(
    home: Path, socket: Socket, raw: str = "auto", together: Devices | None = None, **settings: object
) -> Iterator[Room]:
    """raw: which boards are read past the system. together: the sockets with something else beside."""
    often = patch.multiple(hotplug, EVERY_S=EVERY_S, SETTLE_S=EVERY_S)
    with often, placed(home, devices=together or socket, **{RAW_BOARDS.key: raw} | settings) as program:
        yield Room(program, socket)
