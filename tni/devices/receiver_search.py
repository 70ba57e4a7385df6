"""Search for clicker receivers on serial lines: listens to all lines at once while the user presses a clicker."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress

from tni.api.devices import Driver, DriverEntry, SerialDriver, SerialMatch
from tni.core.clock import MonotonicClock
from tni.core.errors import TniError
from tni.devices.ports import DeviceGoneError
from tni.devices.registry import SerialDrivers, serial_receivers_for
from tni.devices.serial_port import FoundSerialDevice, OpenSerialLine, SerialLine, SerialPort, usb_serial_lines
from tni.devices.serial_search import SerialSearchResult

LISTEN_S = 30.0
"""Seconds to listen at each speed: a maker's board may restart when its line is opened, and the
user has to find a clicker and press it.
"""
TURN_S = 10.0
"""Seconds to listen at one speed before the next, on a line whose drivers have several."""
READ_S = 0.02
_log = logging.getLogger(__name__)


def receiver_lines(drivers_for: SerialDrivers = serial_receivers_for) -> list[SerialLine]:
    """List the lines whose adapter may carry a receiver; opens none."""
    return [line for line in usb_serial_lines() if any(drivers_for(line.info))]


def search_receivers(
    lines: Iterable[SerialLine],
    clock: MonotonicClock,
    cancelled: threading.Event,
    open_line: OpenSerialLine = SerialPort,
    drivers_for: SerialDrivers = serial_receivers_for,
) -> SerialSearchResult:
    """Listen until a driver recognises a receiver's data, or for LISTEN_S seconds at each speed. Nothing is written."""
    refused: list[SerialLine] = []
    with _opened(lines, open_line, drivers_for, clock, refused) as ears:
        until_s = clock.monotonic() + LISTEN_S * max((len(ear.bauds) for ear in ears), default=0)
        while ears and clock.monotonic() < until_s and not cancelled.is_set():
            for ear in list(ears):
                try:
                    found = ear.listen(READ_S / len(ears))
                except DeviceGoneError:
                    ears.remove(ear)
                    continue
                if found is not None:
                    others = tuple(other.line for other in ears if other is not ear)
                    return SerialSearchResult((found,), tuple(refused), others)
        return SerialSearchResult((), tuple(refused), tuple(ear.line for ear in ears))


class _Ear:
    """A line that is listened to, at one speed after the other where its drivers have several. Raises: DeviceGoneError.

    bauds: the speeds.
    """

    def __init__(
        self,
        line: SerialLine,
        drivers: list[tuple[DriverEntry, SerialMatch, Driver]],
        open_line: OpenSerialLine,
        clock: MonotonicClock,
    ) -> None:
        self.line, self._drivers, self._open_line, self._clock = line, drivers, open_line, clock
        self.bauds = tuple(dict.fromkeys(match.baud for _, match, _ in drivers))
        self._turn = 0
        self._port = open_line(line.path, self.bauds[0])
        self._until_s = clock.monotonic() + TURN_S

    def listen(self, timeout_s: float) -> FoundSerialDevice | None:
        """Read once, and return the receiver whose data they are."""
        if len(self.bauds) > 1 and self._clock.monotonic() >= self._until_s:
            self._change_speed()
        data = self._port.read(timeout_s)
        for one in list(self._drivers) if data else ():
            entry, match, driver = one
            if match.baud != self.bauds[self._turn]:
                continue
            try:
                if self._is_of(driver, data):
                    return FoundSerialDevice(self.line, entry, match)
            except Exception as error:  # noqa: BLE001 - whatever a plugin's driver raises; the others listen on
                _log.warning("%s cannot be tried on %s: %r", entry.name, self.line.path, error)
                self._drivers.remove(one)
        return None

    def _is_of(self, driver: Driver, data: bytes) -> bool:
        with suppress(TniError):  # the data belong to another device, or start in the middle of a line
            driver.on_report(data, self._clock.monotonic())
        return isinstance(driver, SerialDriver) and driver.is_recognised

    def _change_speed(self) -> None:
        self._port.close()
        self._turn = (self._turn + 1) % len(self.bauds)
        self._port = self._open_line(self.line.path, self.bauds[self._turn])
        self._until_s = self._clock.monotonic() + TURN_S

    def close(self) -> None:
        self._port.close()


@contextmanager
def _opened(
    lines: Iterable[SerialLine],
    open_line: OpenSerialLine,
    drivers_for: SerialDrivers,
    clock: MonotonicClock,
    refused: list[SerialLine],
) -> Iterator[list[_Ear]]:
    ears: list[_Ear] = []
    for line in lines:
        drivers = list(_made(line, drivers_for))
        if not drivers:
            continue
        try:
            ears.append(_Ear(line, drivers, open_line, clock))
        except DeviceGoneError:
            refused.append(line)
    opened = list(ears)
    try:
        yield ears
    finally:
        for ear in opened:
            ear.close()


def _made(line: SerialLine, drivers_for: SerialDrivers) -> Iterator[tuple[DriverEntry, SerialMatch, Driver]]:
    for entry, match in drivers_for(line.info):
        try:
            yield entry, match, entry.make(line.info)
        except TniError as error:  # a plugin without the driver that its manifest names
            _log.warning("%s cannot be tried on %s: %s", entry.name, line.path, error)
