"""Search for clicker receivers on serial lines: listens to all lines at once while the user presses a clicker."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

from tni.api.devices import Driver, DriverEntry, SerialDriver, SerialMatch
from tni.core.clock import MonotonicClock
from tni.core.errors import TniError
from tni.devices.ports import DeviceGoneError, DevicePort
from tni.devices.registry import serial_receivers_for
from tni.devices.serial_port import FoundSerialDevice, OpenSerialLine, SerialLine, SerialPort, usb_serial_lines
from tni.devices.serial_search import SerialSearchResult

LISTEN_S = 30.0
"""Seconds to listen: a maker's board may restart when its line is opened, and the
user has to find a clicker and press it.
"""
READ_S = 0.02


@dataclass(frozen=True, slots=True)
class _Candidate:
    line: SerialLine
    port: DevicePort
    drivers: tuple[tuple[DriverEntry, SerialMatch, Driver], ...]


def receiver_lines() -> list[SerialLine]:
    """List the lines whose adapter may carry a receiver; opens none."""
    return [line for line in usb_serial_lines() if any(serial_receivers_for(line.info))]


def search_receivers(
    lines: Iterable[SerialLine],
    clock: MonotonicClock,
    cancelled: threading.Event,
    open_line: OpenSerialLine = SerialPort,
) -> SerialSearchResult:
    """Listen until a driver recognises a receiver's data, or for LISTEN_S seconds. Nothing is written.

    All drivers of receivers use the same speed, so each line is opened only once.
    """
    refused: list[SerialLine] = []
    until_s = clock.monotonic() + LISTEN_S
    with _opened(lines, open_line, refused) as ears:
        while ears and clock.monotonic() < until_s and not cancelled.is_set():
            for ear in list(ears):
                try:
                    found = _listen(ear, READ_S / len(ears), clock)
                except DeviceGoneError:
                    ears.remove(ear)
                    continue
                if found is not None:
                    others = tuple(other.line for other in ears if other is not ear)
                    return SerialSearchResult((found,), tuple(refused), others)
        return SerialSearchResult((), tuple(refused), tuple(ear.line for ear in ears))


@contextmanager
def _opened(
    lines: Iterable[SerialLine], open_line: OpenSerialLine, refused: list[SerialLine]
) -> Iterator[list[_Candidate]]:
    ears = []
    for line in lines:
        drivers = tuple((entry, match, entry.make(line.info)) for entry, match in serial_receivers_for(line.info))
        if not drivers:
            continue
        try:
            ears.append(_Candidate(line, open_line(line.path, drivers[0][1].baud), drivers))
        except DeviceGoneError:
            refused.append(line)
    ports = [ear.port for ear in ears]
    try:
        yield ears
    finally:
        for port in ports:
            port.close()


def _listen(candidate: _Candidate, timeout_s: float, clock: MonotonicClock) -> FoundSerialDevice | None:
    data = candidate.port.read(timeout_s)
    for entry, match, driver in candidate.drivers if data else ():
        with suppress(TniError):  # the data belong to another device, or start in the middle of a line
            driver.on_report(data, clock.monotonic())
        if isinstance(driver, SerialDriver) and driver.is_recognised:
            return FoundSerialDevice(candidate.line, entry, match)
    return None
