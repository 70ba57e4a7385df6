"""A board that is read raw, before a picture on one of the screens: what it says goes the way of live ones."""

from __future__ import annotations

import time
from itertools import count

import numpy as np
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QWidget

from tests.support.simulated_board import SIZE_PX, World
from tni.api.devices import Contact, ContactState, ContactTool, Touch
from tni.app.application import Application
from tni.services.boards.long_press import HOLD_S
from tni.ui.main_window.calibration.screens import ScreenInfo, SystemScreens
from tni.ui.main_window.calibration.targets_window import TargetsWindow

DOWN, MOVE, UP = ContactState.DOWN, ContactState.MOVE, ContactState.UP
AHEAD_S = 1000.0
"""Its clock is ahead of the program's, so that only what it says makes time go on."""


def screens_of_system() -> list[ScreenInfo]:
    """The screens as the program finds them."""
    screens = SystemScreens()
    shown = screens.shown()
    screens.close()
    return shown


class RawBoard:
    def __init__(self, program: Application, world: World, area: QRect, *, key: str = "1234:5678:A") -> None:
        """area: of the picture that lies on it, pixels of the desktop."""
        self.program, self.world, self.area, self.key, self.device = program, world, area, key, key
        self.rng = np.random.default_rng(7)
        self.noise_px = 0.0
        self._now_s = time.monotonic() + AHEAD_S
        self._ids = count(1)

    def plug(self) -> None:
        self.program.main_controller.calibration.board_added(self.key, self.device, "TABLEAU 3000")

    def plug_elsewhere(self) -> None:
        """The system has another name for it now."""
        self.key += " again"
        self.plug()

    def unplug(self) -> None:
        self.program.main_controller.window.canvas.input.board_removed(self.key)
        self.program.main_controller.calibration.board_removed(self.key)

    def seen(self, x: float, y: float) -> tuple[float, float]:
        """Where the board sees a place of the desktop."""
        px = np.array([[(x - self.area.x()) / self.area.width(), (y - self.area.y()) / self.area.height()]]) * SIZE_PX
        u, v = self.world.raw(px)[0]
        return float(u), float(v)

    def says(self, number: int, state: ContactState, x: float, y: float, after_s: float = 0.01) -> None:
        self._now_s += after_s
        u, v = self.seen(x, y)
        contact = Contact(number, state, self._now_s, Touch(ContactTool.PEN, 0, 0, u, v))
        calibration, canvas = self.program.main_controller.calibration, self.program.main_controller.window.canvas
        if calibration.handle_contact(self.key, contact):
            return
        placed = calibration.mapping_for(self.key)
        if placed is None:
            canvas.input.board(self.key, contact, canvas.size())
            return
        corner = canvas.mapToGlobal(QPoint(0, 0))
        left, top = placed.point(contact.touch.x, contact.touch.y)
        canvas.input.board(self.key, contact, placed.size, (left - corner.x(), top - corner.y()))

    def press(self, x: float, y: float, hold_s: float = HOLD_S + 0.1) -> None:
        """Hold a place of the desktop, a little beside it as a person does."""
        number = next(self._ids)
        dx, dy = self.rng.normal(0, self.noise_px, 2) * (self.area.width() / SIZE_PX[0])
        self.says(number, DOWN, x + dx, y + dy)
        for _ in range(10):
            self.says(number, MOVE, x + dx, y + dy, hold_s / 10)
        self.says(number, UP, x + dx, y + dy)

    def press_target(self, beside: tuple[float, float] = (0.0, 0.0)) -> None:
        """That which is asked for."""
        window = self.program.main_controller.calibration.open_window
        assert isinstance(window, TargetsWindow)
        assert window.run.current is not None
        target = window.run.targets[window.run.current]
        at = window.mapToGlobal(window.at(target.x, target.y))
        self.press(at.x() + beside[0], at.y() + beside[1])

    def press_targets(self) -> None:
        """All that are asked for."""
        window = self.program.main_controller.calibration.open_window
        assert isinstance(window, TargetsWindow)
        while window.run.current is not None:
            self.press_target()

    def tap(self, widget: QWidget) -> None:
        """A button, through the picture."""
        at = widget.mapToGlobal(widget.rect().center())
        self.press(at.x(), at.y(), 0.1)

    def write(self, *points: tuple[float, float]) -> None:
        """A stroke, in pixels of the canvas."""
        corner, number = self.program.main_controller.window.canvas.mapToGlobal(QPoint(0, 0)), next(self._ids)
        for i, (x, y) in enumerate(points):
            self.says(number, MOVE if i else DOWN, corner.x() + x, corner.y() + y)
        self.says(number, UP, corner.x() + points[-1][0], corner.y() + points[-1][1])
