"""Fingers and pens at Qt's door, in the real window; positions are pixels of the canvas."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from types import SimpleNamespace

import numpy as np
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, QSizeF, Qt
from PySide6.QtGui import (
    QEventPoint,
    QGuiApplication,
    QInputDevice,
    QPointingDevice,
    QPointingDeviceUniqueId,
    QTabletEvent,
    QTouchEvent,
    QWindow,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.support.running_program import LEFT, NO_BUTTON, NO_KEY, SIZE, folders, running, wait_for
from tni.app.application import Application
from tni.devices.discovery import Devices
from tni.document.items import Stroke

type At = tuple[float, float]
WAY = os.environ.get("TNI_TEST_WAY", "raster")
"""To the screen: "gl" in the runs of `test_gl_hands.py`."""


def equip(home: Path, **settings: object) -> None:
    """Settings of the program before its start; the picture's width is known, so nothing asks for it."""
    path = folders(home).settings
    path.parent.mkdir(parents=True, exist_ok=True)
    kept = {"board.picture_width_mm": 500, "render.renderer": WAY, **settings}
    path.write_text(json.dumps(kept), encoding="utf-8")


def settle(program: Application) -> None:
    """The window manager gives a window its place, its size and the focus when it likes: on a busy machine, late."""
    window = program.main_controller.window
    if QGuiApplication.platformName() != "xcb":
        return

    def is_placed() -> bool:
        framed = window.isActiveWindow() and window.frameGeometry() != window.geometry()
        return framed and not window.isMaximized() and window.size() == SIZE

    for _ in range(2):  # what was on its way has come
        wait_for(is_placed, "the window manager")
        QGuiApplication.sync()


@contextmanager
def placed(
    home: Path, path: Path | None = None, devices: Devices | None = None, **settings: object
) -> Iterator[Application]:
    """The running board where the window manager has it, with the focus. settings: beside those of `equip`."""
    equip(home, **settings)
    with running(home, path, devices=devices) as program:
        settle(program)
        yield program


def page_window(program: Application) -> QWindow:
    """Where the system sends what is done to the page: by OpenGL it has a window of its own."""
    board = program.main_controller.window
    window = board.canvas.gl.window if board.canvas.gl is not None else board.windowHandle()
    assert window is not None
    return window


def laid[T: QWidget](program: Application, kind: type[T]) -> T:
    """What lies over the page. Raises: StopIteration when nothing of that kind is to be seen."""
    return next(w for w in program.main_controller.window.children() if isinstance(w, kind) and w.isVisible())


@cache
def _touch_screen() -> QPointingDevice:
    """One for all tests: Qt keeps it as long as the application, and crashes if Python frees it before."""
    return QTest.createTouchDevice()


class Fingers:
    """A touch screen: what it sends goes Qt's whole way, from the window system to the widget."""

    def __init__(self, program: Application) -> None:
        self.device = _touch_screen()
        self.window = program.main_controller.window
        self.canvas = self.window.canvas
        self._to = page_window(program)
        self.receiver = self._to if self.canvas.gl is not None else self.window
        """Of events that are sent past the window system."""
        self._down: dict[int, QPoint] = {}

    def at(self, at: At) -> QPoint:
        return self._in_window(self.canvas, QPoint(round(at[0]), round(at[1])))

    def on(self, widget: QWidget) -> QPoint:
        """Its middle, in the window."""
        return self._in_window(widget, widget.rect().center())

    def _in_window(self, widget: QWidget, at: QPoint) -> QPoint:
        return self._to.mapFromGlobal(widget.mapToGlobal(at))

    def frame(
        self,
        *,
        press: dict[int, At | QPoint] | None = None,
        move: dict[int, At | QPoint] | None = None,
        release: tuple[int, ...] = (),
    ) -> None:
        """One report of the screen: some fingers come, some move, some leave, the others stay."""
        sequence = QTest.touchEvent(self._to, self.device, False)
        places = {n: at if isinstance(at, QPoint) else self.at(at) for n, at in ((press or {}) | (move or {})).items()}
        for number, place in places.items():
            if press is not None and number in press:
                sequence.press(number, place)
            else:
                sequence.move(number, place)
        for number in release:
            sequence.release(number, self._down[number])
        for number in self._down.keys() - places.keys() - set(release):
            sequence.stationary(number)
        self._down |= places
        for number in release:
            del self._down[number]
        sequence.commit()

    def cancel(self) -> None:
        """The system takes all contacts."""
        self._down.clear()
        QCoreApplication.sendEvent(self.receiver, QTouchEvent(QEvent.Type.TouchCancel, self.device))


def contact(
    program: Application, device: QPointingDevice, state: QEventPoint.State, at: At, wide_px: float, ms: int = 0
) -> None:
    """One finger with the size of its contact, which Qt lets no test set: a stand-in with what `QTouchEvent` tells."""
    kind = {
        QEventPoint.State.Pressed: QEvent.Type.TouchBegin,
        QEventPoint.State.Updated: QEvent.Type.TouchUpdate,
        QEventPoint.State.Released: QEvent.Type.TouchEnd,
    }[state]
    point = SimpleNamespace(
        state=lambda: state,
        id=lambda: 7,
        position=lambda: QPointF(*at),
        ellipseDiameters=lambda: QSizeF(wide_px, wide_px / 2),
        pressure=lambda: 1.0,
    )
    event = SimpleNamespace(
        type=lambda: kind,
        device=lambda: device,
        timestamp=lambda: ms,
        modifiers=lambda: NO_KEY,
        points=lambda: [point],
        accept=lambda: None,
    )
    program.main_controller.window.canvas.input.touch(event)  # type: ignore[arg-type]


class Stylus:
    """A pen of a tablet."""

    def __init__(self, program: Application, *, eraser: bool = False, serial: int = 7, tilts: bool = True) -> None:
        can = QInputDevice.Capability
        self._canvas = canvas = program.main_controller.window.canvas
        self._receiver = page_window(program) if canvas.gl is not None else canvas
        self.device = QPointingDevice(
            "test pen",
            serial,
            QInputDevice.DeviceType.Stylus,
            QPointingDevice.PointerType.Eraser if eraser else QPointingDevice.PointerType.Pen,
            can.Position | can.Pressure | (can.XTilt | can.YTilt if tilts else can.Position),
            1,
            1,
            "",
            QPointingDeviceUniqueId.fromNumericId(serial),
        )
        self.ms = 1000

    def send(
        self,
        kind: QEvent.Type,
        at: At,
        pressure: float = 0.5,
        tilt: tuple[int, int] = (0, 0),
        down: bool = True,
        button: Qt.MouseButton = LEFT,
        held: Qt.MouseButton | None = None,
    ) -> bool:
        """held: buttons that are down, the tip's by itself. Returns whether the event was accepted: of one that is not,
        Qt makes a mouse event."""
        here, there = QPointF(*at), QPointF(self._canvas.mapToGlobal(QPoint(round(at[0]), round(at[1]))))
        event = QTabletEvent(
            kind, self.device, here, there, pressure, float(tilt[0]), float(tilt[1]), 0, 0, 0, NO_KEY, button,
            held if held is not None else LEFT if down else NO_BUTTON,
        )  # fmt: skip
        event.setTimestamp(self.ms)
        self.ms += 5
        QCoreApplication.sendEvent(self._receiver, event)
        return event.isAccepted()

    def write(self, *points: At, pressures: tuple[float, ...] = (), tilt: tuple[int, int] = (0, 0)) -> None:
        pressures = pressures or (0.5,) * len(points)
        self.send(QEvent.Type.TabletPress, points[0], pressures[0], tilt)
        for at, pressure in zip(points[1:], pressures[1:], strict=True):
            self.send(QEvent.Type.TabletMove, at, pressure, tilt)
        self.send(QEvent.Type.TabletRelease, points[-1], 0.0, tilt)


def on_canvas(program: Application, stroke: Stroke) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    """(n, 2) pixels of the canvas where the stroke's samples lie."""
    view, ratio = program.main_controller.editor.view, program.main_controller.window.canvas.devicePixelRatioF()
    shift = np.array([view.x_px, view.y_px])
    out: np.ndarray[tuple[int, int], np.dtype[np.float64]] = (stroke.samples.positions_mm * view.scale + shift) / ratio
    return out
