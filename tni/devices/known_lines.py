"""Receivers on serial lines that a teacher has found once: opened again wherever their adapter is plugged in."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Set

from tni.api.devices import DeviceDriver, SerialMatch
from tni.core.receivers import KnownLine
from tni.devices.discovery import Devices, FoundDevice
from tni.devices.ports import Port
from tni.devices.registry import CLICKERS
from tni.devices.serial_port import Open, SerialLine, SerialPort, adapters


def source_of(line: SerialLine) -> str:
    """The key of a line, as long as it is plugged in."""
    return f"serial {line.path}"


class KnownLines:
    """Implements `tni.devices.discovery.Devices`. known: asked at each look; where nothing is known no line is.
    taught: receivers that were taught by hand."""

    def __init__(
        self,
        known: Callable[[], Collection[KnownLine]],
        lines: Callable[[], list[SerialLine]] = adapters,
        open_line: Open = SerialPort,
        taught: Callable[[], Iterable[DeviceDriver]] = tuple,
    ) -> None:
        self._known, self._lines, self._open_line = known, lines, open_line
        self._taught = taught
        self._there: dict[str, SerialLine] = {}

    def present(self) -> Set[str]:
        known = {line.adapter for line in self._known()}
        lines = self._lines() if known else []
        self._there = {source_of(line): line for line in lines if line.adapter in known}
        return self._there.keys()

    def describe(self, key: str) -> FoundDevice | None:
        line = self._there.get(key)
        if line is None:
            return None
        names = [one.driver for one in self._known() if one.adapter == line.adapter]
        driver = next((driver for driver in (*CLICKERS, *self._taught()) if driver.name in names), None)
        if driver is None:
            return None
        permitted = os.name != "posix" or os.access(line.path, os.R_OK | os.W_OK)
        return FoundDevice(key, os.fsencode(line.path), (line.info,), permitted=permitted, driver=driver)

    def open(self, device: FoundDevice) -> Port:
        return self._open_line(os.fsdecode(device.path), baud_of(device))


def baud_of(device: FoundDevice) -> int:
    """Of a device with a driver of its own on a serial line."""
    assert device.driver is not None
    return next(match.baud for match in device.driver.matches if isinstance(match, SerialMatch))


class Together:
    """Several `Devices` as one."""

    def __init__(self, *parts: Devices) -> None:
        self._parts = parts
        self._of: dict[str, Devices] = {}

    def present(self) -> Set[str]:
        self._of = {key: part for part in self._parts for key in part.present()}
        return self._of.keys()

    def describe(self, key: str) -> FoundDevice | None:
        part = self._of.get(key)
        return None if part is None else part.describe(key)

    def open(self, device: FoundDevice) -> Port:
        return self._of[device.key].open(device)
