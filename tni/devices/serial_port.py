"""Boards on serial lines: which lines there are, and which board, if any, hangs on one.

An adapter's ids say nothing of what hangs on it, and opening a line can restart what does. So nobody touches a line but
for a teacher who asks for a board there, and none is taken before a whole frame of its own has come.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from tni.api.devices import DeviceInfo, Driver, DriverEntry, SerialDriver, SerialMatch, Step
from tni.core.clock import MonotonicClock
from tni.core.errors import TniError
from tni.devices.ports import DeviceGoneError, DevicePort
from tni.devices.registry import serial_drivers_for

READ_MAX_BYTES = 4096
WRITE_TIMEOUT_S = 0.5
LISTEN_S = 2.0
"""To each driver, each time: long enough for a finger that is on the board already."""
ROUNDS = 2
"""Who is asked to touch the board may take his time, while another's speed is tried."""
POLL_S = 0.02
LIST_TRIES = 5


@dataclass(frozen=True, slots=True)
class SerialLine:
    """path: what the system opens it by."""

    path: str
    info: DeviceInfo

    @property
    def adapter(self) -> tuple[int, int, str]:
        """What tells it wherever it is plugged in: vendor, product, serial."""
        return self.info.vendor, self.info.product, self.info.serial


@dataclass(frozen=True, slots=True)
class FoundSerialDevice:
    """What hangs on a line, and its speed."""

    line: SerialLine
    driver: DriverEntry
    match: SerialMatch


type OpenSerialLine = Callable[[str, int], DevicePort]
"""A line by its path and speed. Raises: DeviceGoneError."""


class SerialPort:
    """A serial line, 8N1. Pyserial knows the lines of all three systems; termios that of two, and lists none."""

    def __init__(self, path: str, baud: int) -> None:
        """Raises DeviceGoneError when it can't be opened: absent, in use, or not permitted."""
        import serial

        try:
            self._line = serial.Serial(path, baud, timeout=0, write_timeout=WRITE_TIMEOUT_S, exclusive=True)
        except Exception as e:  # terminals have an error of their own, which Windows does not know
            raise DeviceGoneError(f"cannot open {path}") from e
        self._ending = threading.Lock()
        """Nobody is woken through a file number that another file has meanwhile."""

    def read(self, timeout_s: float) -> bytes:
        """What has come, up to as much as is kept for it; waits for the first byte alone."""
        try:
            patience_s = round(timeout_s, 3)
            if self._line.timeout != patience_s:  # setting it asks the system
                self._line.timeout = patience_s
            first = self._line.read(1)
            waiting = min(self._line.in_waiting, READ_MAX_BYTES - 1) if first else 0
            return bytes(first + self._line.read(waiting)) if waiting else bytes(first)
        except (OSError, TypeError) as e:  # pyserial's own is an OSError; a line that was taken away has no number
            raise DeviceGoneError("unplugged while reading") from e

    def write(self, report: bytes) -> None:
        try:
            self._line.write(report)
        except (OSError, TypeError) as e:
            raise DeviceGoneError("unplugged while writing") from e

    def set_feature(self, report: bytes) -> None:
        """A line has none."""

    def wake(self) -> None:
        """Implements `Wakeable`."""
        with self._ending, suppress(OSError):
            if self._line.is_open:
                self._line.cancel_read()

    def close(self) -> None:
        with self._ending, suppress(OSError):
            self._line.close()


def board_lines() -> list[SerialLine]:
    """Those on an adapter that some driver may listen on; opens none."""
    return [line for line in usb_serial_lines() if any(serial_drivers_for(line.info))]


def usb_serial_lines() -> list[SerialLine]:
    """All lines that are plugged in, which those of the computer itself are not; opens none. Raises: OSError, none
    could be listed while one was being pulled out."""
    return [
        SerialLine(
            port.device,
            DeviceInfo(
                port.vid, port.pid, port.product or port.name, port.serial_number or "", maker=port.manufacturer or ""
            ),
        )
        for port in _listed()
        if port.vid is not None and port.pid is not None
    ]


def _listed() -> list[Any]:
    """Pyserial trips over a line that goes while it is told of; then it is asked again."""
    from serial.tools.list_ports import comports

    for _ in range(LIST_TRIES):
        with suppress(TypeError, ValueError, OSError):
            return list(comports())
    raise OSError("serial lines cannot be listed")


def find_board(
    line: SerialLine, clock: MonotonicClock, given_up: threading.Event, open_line: OpenSerialLine = SerialPort
) -> FoundSerialDevice | None:
    """Try the drivers that may listen on a line, for a teacher who has asked for it; None when none has understood
    what comes, after some seconds or when `given_up` is set. What the line is told is what a board's documentation
    demands. Takes as long as it takes: not for the main thread.

    Raises: DeviceGoneError, the line cannot be opened or went away.
    """
    for driver, match in [*serial_drivers_for(line.info)] * ROUNDS:
        if given_up.is_set():
            return None
        port = open_line(line.path, match.baud)
        try:
            if _understands(driver.make(line.info), port, clock, given_up):
                return FoundSerialDevice(line, driver, match)
        finally:
            port.close()
    return None


def _understands(driver: Driver, port: DevicePort, clock: MonotonicClock, given_up: threading.Event) -> bool:
    """Whether a frame comes that the driver knows as its own."""
    if not isinstance(driver, SerialDriver):
        return False
    until_s = clock.monotonic() + LISTEN_S
    step = driver.start(clock.monotonic())
    while not driver.is_recognised:
        for said in step.writes:
            port.write(said)
        now_s = clock.monotonic()
        if now_s >= until_s or given_up.is_set():
            return False
        wake_at_s = step.wake_at_s
        data = port.read(POLL_S if wake_at_s is None else min(max(wake_at_s - now_s, 0.0), POLL_S))
        step = _answer(driver, data, clock.monotonic(), wake_at_s)
    return True


def _answer(driver: Driver, data: bytes, now_s: float, wake_at_s: float | None) -> Step:
    with suppress(TniError):  # what comes is of something else, it seems
        if data:
            return driver.on_report(data, now_s)
        if wake_at_s is not None and now_s >= wake_at_s:
            return driver.on_timer(now_s)
    return Step(wake_at_s=wake_at_s)
