"""A board before a picture on one of the screens that says what it feels in its own bytes, through a socket."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QWidget

from tests.support.hid_boards import MAX, Finger, touch_report
from tests.support.running_program import strokes, wait_for
from tests.support.simulated_board import SIZE_PX, World
from tests.support.sockets import Socket, a_board
from tni.app.application import Application
from tni.ui.main_window.calibration.targets_window import TargetsWindow

SLOTS = 10


class ByteBoard:
    """area: of the picture that lies on it, pixels of the desktop."""

    def __init__(self, program: Application, socket: Socket, area: QRect) -> None:
        self.program, self.socket, self.area = program, socket, area
        self.world = World.keystoned(np.random.default_rng(1))

    def plug(self) -> None:
        live = self.program.devices
        before = self.socket.opened
        self.socket.plug(a_board())
        wait_for(lambda: self.socket.opened > before and "board" in live.boards, "the board")

    def unplug(self) -> None:
        live = self.program.devices
        self.socket.unplug("board")
        wait_for(lambda: "board" not in live.boards, "its end")

    def touch(self, x: float, y: float, *, tip: bool = True) -> None:
        """A place of the desktop."""
        share = np.array([[(x - self.area.x()) / self.area.width(), (y - self.area.y()) / self.area.height()]])
        u, v = self.world.raw(share * SIZE_PX)[0]
        finger = Finger(0, round(float(u) * MAX), round(float(v) * MAX), tip=tip)
        self.socket.wires["board"].send(touch_report(SLOTS, [finger], 1))

    def tap(self, x: float, y: float) -> None:
        for tip in (True, False):
            self.touch(x, y, tip=tip)

    def tap_on(self, widget: QWidget) -> None:
        at = widget.mapToGlobal(widget.rect().center())
        self.tap(at.x(), at.y())

    def press_targets(self) -> None:
        """All that are asked for, each for as long as it takes."""
        window = self.program.main_controller.calibration.open_window
        assert isinstance(window, TargetsWindow)
        while (number := window.run.current) is not None:
            target = window.run.targets[number]
            at = window.mapToGlobal(window.at(target.x, target.y))
            self.touch(at.x(), at.y())
            wait_for(lambda number=number: window.run.current != number, "the target's time")
            self.touch(at.x(), at.y(), tip=False)

    def write(self, *points: tuple[float, float]) -> None:
        """A stroke, in pixels of the canvas."""
        window = self.program.main_controller.window
        before, corner = len(strokes(self.program)), window.canvas.mapToGlobal(QPoint(0, 0))
        first = corner + QPoint(round(points[0][0]), round(points[0][1]))
        wait_for(lambda: QApplication.topLevelAt(first) is window, "the page in sight")  # what closed is still shown
        for x, y in points:
            self.touch(corner.x() + x, corner.y() + y)
        self.touch(corner.x() + points[-1][0], corner.y() + points[-1][1], tip=False)
        wait_for(lambda: len(strokes(self.program)) == before + 1, "the stroke")
