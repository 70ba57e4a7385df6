"""Serial lines: lists them, opens them, and finds the interactive whiteboard on a line.

An adapter's ids don't tell which device is behind it, and opening a line can restart that device. The program therefore
opens a line only when the teacher searches for a board, and accepts a board only after a whole valid frame.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from tni.api.devices import DeviceInfo, Driver, DriverEntry, SerialDriver, SerialMatch, Step
from tni.core.clock import MonotonicClock
from tni.core.errors import TniError
from tni.devices.ports import DeviceGoneError, DevicePort
from tni.devices.registry import SerialDrivers, serial_drivers_for

_log = logging.getLogger(__name__)

READ_MAX_BYTES = 4096
WRITE_TIMEOUT_S = 0.5
LISTEN_S = 2.0
"""Seconds to listen with each driver, each round: long enough for a finger that is already on the board."""
ROUNDS = 2
"""Number of times that each driver is tried. The user may take time to touch the board while another speed is tried."""
POLL_S = 0.02
LIST_TRIES = 5


@dataclass(frozen=True, slots=True)
class SerialLine:
    """A serial line. path: name by which the system opens it."""

    path: str
    info: DeviceInfo

    @property
    def adapter(self) -> tuple[int, int, str]:
        """Identity of the adapter wherever it is plugged in: vendor, product, serial."""
        return self.info.vendor, self.info.product, self.info.serial


@dataclass(frozen=True, slots=True)
class FoundSerialDevice:
    """A device found on a line. match: gives its speed."""

    line: SerialLine
    driver: DriverEntry
    match: SerialMatch


type OpenSerialLine = Callable[[str, int], DevicePort]
"""Opens a line by its path and speed. Raises: DeviceGoneError."""


class SerialPort:
    """A serial line, 8N1, through pyserial, which supports all three systems;
    termios supports two and lists no lines.
    """

    def __init__(self, path: str, baud: int) -> None:
        """Open the line. Raises DeviceGoneError when it can't be opened: absent, in use, or not permitted."""
        import serial

        try:
            self._line = serial.Serial(path, baud, timeout=0, write_timeout=WRITE_TIMEOUT_S, exclusive=True)
        except Exception as e:  # termios.error is no OSError and doesn't exist on Windows
            raise DeviceGoneError(f"cannot open {path}") from e
        self._ending = threading.Lock()
        """Excludes `wake` during `close`: the file descriptor might already belong to another file."""

    def read(self, timeout_s: float) -> bytes:
        """Return the received bytes, at most READ_MAX_BYTES; waits for the first byte only."""
        try:
            patience_s = round(timeout_s, 3)
            if self._line.timeout != patience_s:  # setting it costs a system call
                self._line.timeout = patience_s
            first = self._line.read(1)
            waiting = min(self._line.in_waiting, READ_MAX_BYTES - 1) if first else 0
            return bytes(first + self._line.read(waiting)) if waiting else bytes(first)
        except (OSError, TypeError) as e:  # SerialException is an OSError; an unplugged line has no file descriptor
            raise DeviceGoneError("unplugged while reading") from e

    def write(self, report: bytes) -> None:
        try:
            self._line.write(report)
        except (OSError, TypeError) as e:
            raise DeviceGoneError("unplugged while writing") from e

    def set_feature(self, report: bytes) -> None:
        """Do nothing: a serial line has no features."""

    def wake(self) -> None:
        """Implement `tni.devices.ports.WakeablePort`."""
        with self._ending, suppress(OSError):
            if self._line.is_open:
                self._line.cancel_read()

    def close(self) -> None:
        with self._ending, suppress(OSError):
            self._line.close()


def board_lines(drivers_for: SerialDrivers = serial_drivers_for) -> list[SerialLine]:
    """List the lines whose adapter may carry an interactive whiteboard; opens none."""
    return [line for line in usb_serial_lines() if any(drivers_for(line.info))]


def usb_serial_lines() -> list[SerialLine]:
    """List all USB serial lines, without the computer's own; opens none.

    Raises: OSError, when listing fails because a line is being unplugged.
    """
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
    """List the ports, retrying because pyserial fails on a line that is unplugged meanwhile."""
    from serial.tools.list_ports import comports

    for _ in range(LIST_TRIES):
        with suppress(TypeError, ValueError, OSError):
            return list(comports())
    raise OSError("serial lines cannot be listed")


def find_board(
    line: SerialLine,
    clock: MonotonicClock,
    cancelled: threading.Event,
    open_line: OpenSerialLine = SerialPort,
    drivers_for: SerialDrivers = serial_drivers_for,
) -> FoundSerialDevice | None:
    """Try the drivers that may fit a line, at the teacher's request.

    Returns None when no driver has understood the data, after some seconds or when `cancelled` is set. Only what a
    board's documentation demands is written to the line. Blocks: not for the main thread.

    Raises: DeviceGoneError, the line cannot be opened or was unplugged.
    """
    for driver, match in [*drivers_for(line.info)] * ROUNDS:
        if cancelled.is_set():
            return None
        port = open_line(line.path, match.baud)
        try:
            if _understands(driver.make(line.info), port, clock, cancelled):
                return FoundSerialDevice(line, driver, match)
        except DeviceGoneError:
            raise
        except Exception as error:  # noqa: BLE001 - whatever a plugin's driver raises; the others are still tried
            _log.warning("%s cannot be tried on %s: %r", driver.name, line.path, error)
        finally:
            port.close()
    return None


def _understands(driver: Driver, port: DevicePort, clock: MonotonicClock, cancelled: threading.Event) -> bool:
    """Return whether a frame comes that the driver recognises."""
    if not isinstance(driver, SerialDriver):
        return False
    until_s = clock.monotonic() + LISTEN_S
    step = driver.start(clock.monotonic())
    while not driver.is_recognised:
        for said in step.writes:
            port.write(said)
        now_s = clock.monotonic()
        if now_s >= until_s or cancelled.is_set():
            return False
        wake_at_s = step.wake_at_s
        data = port.read(POLL_S if wake_at_s is None else min(max(wake_at_s - now_s, 0.0), POLL_S))
        step = _answer(driver, data, clock.monotonic(), wake_at_s)
    return True


def _answer(driver: Driver, data: bytes, now_s: float, wake_at_s: float | None) -> Step:
    with suppress(TniError):  # the data seem to belong to another device
        if data:
            return driver.on_report(data, now_s)
        if wake_at_s is not None and now_s >= wake_at_s:
            return driver.on_timer(now_s)
    return Step(wake_at_s=wake_at_s)
