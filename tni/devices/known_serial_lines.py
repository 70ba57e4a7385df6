"""Receivers and interactive whiteboards on serial lines, known from an earlier
search: reopened wherever their adapter is.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Set
from dataclasses import replace

from tni.api.devices import DriverEntry, SerialMatch
from tni.core.lines import KnownSerialLine
from tni.devices.discovery import Devices, FoundDevice
from tni.devices.ports import DevicePort
from tni.devices.registry import SerialDrivers, receiver_drivers, serial_drivers_for
from tni.devices.serial_port import OpenSerialLine, SerialLine, SerialPort, usb_serial_lines

SERIAL_KEY_PREFIX = "serial "


def serial_line_key(line: SerialLine) -> str:
    """Return the key of a line, valid as long as it is plugged in."""
    return f"{SERIAL_KEY_PREFIX}{line.path}"


class KnownSerialLines:
    """Implements `tni.devices.discovery.Devices`.

    known: returns the known devices; called at each look. While nothing is known, no line is listed. trained: returns
    the receivers with a trained protocol. drivers_for: returns the drivers of boards.

    A receiver is read wherever its kind of adapter is plugged in, identified by serial number if the adapter has one. A
    board is on a single line, the one where it was found. If that line is missing, another line with the same serial
    number is taken, but not one that was present at the same time: some makers give the same number to all adapters.
    """

    def __init__(
        self,
        known: Callable[[], Collection[KnownSerialLine]],
        lines: Callable[[], list[SerialLine]] = usb_serial_lines,
        open_line: OpenSerialLine = SerialPort,
        trained: Callable[[], Iterable[DriverEntry]] = tuple,
        drivers_for: SerialDrivers = serial_drivers_for,
    ) -> None:
        self._known, self._lines, self._open_line = known, lines, open_line
        self._trained, self._drivers_for = trained, drivers_for
        self._there: dict[str, tuple[SerialLine, KnownSerialLine]] = {}
        self._boards: dict[KnownSerialLine, str] = {}
        """Path of each board's line at the last look."""
        self._beside: set[str] = set()
        """Paths of lines with a known adapter but without a board."""

    def present(self) -> Set[str]:
        known = self._known()
        try:
            lines = self._lines() if known else []
        except OSError:  # unchanged since the last look
            return self._there.keys()
        found = self._find_boards([one for one in known if one.path], lines)
        self._boards = {one: line.path for one, line in found.items()}
        receivers = {one.adapter: one for one in known if not one.path}
        there = {line.path: (line, receivers[line.adapter]) for line in lines if line.adapter in receivers}
        there |= {line.path: (line, one) for one, line in found.items()}
        self._there = {serial_line_key(line): (line, one) for line, one in there.values()}
        return self._there.keys()

    def _find_boards(self, boards: list[KnownSerialLine], lines: list[SerialLine]) -> dict[KnownSerialLine, SerialLine]:
        self._beside.intersection_update(line.path for line in lines)
        found: dict[KnownSerialLine, SerialLine] = {}
        for one in boards:
            free = {line.path: line for line in lines if line.adapter == one.adapter and line.path not in self._beside}
            for path in (self._boards.get(one, ""), one.path):
                if path in free:
                    found.setdefault(one, free[path])
        for one in boards:
            if one not in found and one.serial:
                taken = self._beside.union(line.path for line in found.values())
                there = [line for line in lines if line.adapter == one.adapter and line.path not in taken]
                if there:
                    found[one] = there[0]
        numbers, taken = {one.adapter for one in found}, {line.path for line in found.values()}
        self._beside.update(line.path for line in lines if line.adapter in numbers and line.path not in taken)
        return found

    def at(self, line: SerialLine) -> KnownSerialLine | None:
        """Return the known device on a line, by the last look."""
        there = self._there.get(serial_line_key(line))
        return None if there is None else there[1]

    def describe(self, key: str) -> FoundDevice | None:
        if key not in self._there:
            return None
        line, one = self._there[key]
        if one.path:  # show the board's name, not its adapter's
            drivers = [driver for driver, _ in self._drivers_for(line.info)]
            info = replace(line.info, name=one.driver)
        else:
            known = (*receiver_drivers(), *self._trained())
            drivers, info = [driver for driver in known if _matches(driver)], line.info
        driver = next((driver for driver in drivers if driver.name == one.driver), None)
        if driver is None:
            return None
        permitted = os.name != "posix" or os.access(line.path, os.R_OK | os.W_OK)
        path = os.fsencode(line.path)
        return FoundDevice(key, path, (info,), pointers=(), permitted=permitted, driver=driver)

    def open(self, device: FoundDevice) -> DevicePort:
        return self._open_line(os.fsdecode(device.path), baud_of(device))


def baud_of(device: FoundDevice) -> int:
    """Return the speed of a device whose `driver` is set and which is on a serial line."""
    assert device.driver is not None
    matches, adapters = _matches(device.driver), {(info.vendor, info.product) for info in device.infos}
    return next((one for one in matches if (one.vendor, one.product) in adapters), matches[0]).baud


def _matches(driver: DriverEntry) -> list[SerialMatch]:
    return [match for match in driver.matches if isinstance(match, SerialMatch)]


class CombinedDevices:
    """Combines several `Devices` into one."""

    def __init__(self, *parts: Devices) -> None:
        self._parts = parts
        self._of: dict[str, Devices] = {}

    def present(self) -> Set[str]:
        self._of = {key: part for part in self._parts for key in part.present()}
        return self._of.keys()

    def describe(self, key: str) -> FoundDevice | None:
        part = self._of.get(key)
        return None if part is None else part.describe(key)

    def open(self, device: FoundDevice) -> DevicePort:
        return self._of[device.key].open(device)
