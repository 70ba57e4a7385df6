"""Command `tni devices`: list the connected devices and their drivers, and print the events of a device."""

from __future__ import annotations

import json
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import asdict, dataclass
from enum import Enum
from math import inf
from typing import Any

from tni.api.devices import DeviceEvent, DeviceInfo, Driver, DriverEntry
from tni.app import terminal
from tni.app.folders import Folders
from tni.core.errors import TniError
from tni.core.mailbox import Mailbox
from tni.devices.discovery import Devices, FoundDevice, is_keyboard
from tni.devices.driver_choice import RawInputMode, choose_driver, drivers_for_device
from tni.devices.known_keypads import KnownKeypads, may_be_grabbed
from tni.devices.ports import DeviceGoneError, DevicePort
from tni.devices.reader import (
    DeviceEnded,
    DeviceEventReceived,
    DeviceMessage,
    DeviceReader,
    DeviceReportsRejected,
    DriverCrashedError,
)
from tni.devices.recorder import PassiveDriver
from tni.devices.registry import GENERIC_HID, vendor_drivers
from tni.devices.sysfs import system_devices
from tni.devices.udev import hidraw_remedy, keypad_remedy
from tni.store.receivers_file import ReceiversFile
from tni.ui.messages import devices as words

POLL_S = 0.2
"""Interval between checks for a stop of the command."""

type _CheckStop = Callable[[], None]


class NoSuchDeviceError(terminal.CommandError):
    """No such device is plugged in. wanted: VID:PID as typed, "" for any."""

    def __init__(self, wanted: str) -> None:
        super().__init__(f"no device {wanted}".strip())
        self.wanted = wanted

    def user_message(self) -> str:
        return words.no_such_device_message(self.wanted)


class SeveralDevicesError(terminal.CommandError):
    """Several connected devices fit, and the command can use only one. names: their labels."""

    def __init__(self, names: list[str]) -> None:
        super().__init__("several devices")
        self.names = names

    def user_message(self) -> str:
        return words.several_devices_message(self.names)


class CannotReadError(terminal.CommandError):
    """A connected device can't be opened. remedy: a shell command that grants the missing permission, else ""."""

    def __init__(self, info: DeviceInfo, remedy: str) -> None:
        super().__init__(f"{info.vendor:04x}:{info.product:04x} cannot be read")
        self.info, self.remedy = info, remedy

    def user_message(self) -> str:
        return words.unreadable_device_message(self.info, self.remedy)


@dataclass(frozen=True, slots=True)
class PluggedDevice:
    """Connected device. entry, driver: None without a driver."""

    device: FoundDevice
    entry: DriverEntry | None
    driver: Driver | None

    @property
    def info(self) -> DeviceInfo:
        return self.device.infos[0]

    @property
    def numbers(self) -> str:
        return f"{self.info.vendor:04x}:{self.info.product:04x}"

    def is_raw(self, raw: RawInputMode) -> bool:
        """Return whether the program reads the device's raw reports. raw: the setting."""
        return choose_driver(self.device, raw) is not None

    @property
    def remedy(self) -> str:
        vendor, product = self.info.vendor, self.info.product
        if is_keyboard(self.device):
            return "" if may_be_grabbed(self.device) else keypad_remedy(vendor, product)
        return "" if self.device.permitted else hidraw_remedy(vendor, product)


def devices_with_keypads() -> Devices:
    """Return the system's devices, with the keyboards that the teacher registered as keypads."""
    keypads = ReceiversFile(Folders.of_user().receivers, quarantine=False).keypads
    return KnownKeypads(system_devices(), lambda: keypads)


def list_plugged(devices: Devices) -> list[PluggedDevice]:
    """Return all devices of the system, those with a driver first."""
    present = map(devices.describe, sorted(devices.present()))
    return sorted((_driven(device) for device in present if device is not None), key=lambda one: one.entry is None)


def _driven(device: FoundDevice) -> PluggedDevice:
    entry, driver = next(drivers_for_device(device), (None, None))
    return PluggedDevice(device, entry, driver)


def print_list(*, everything: bool, as_json: bool, devices: Devices | None = None) -> int:
    """Print the connected boards and receivers, or all HID devices; then all drivers with the hardware they were tested
    on."""
    found = [one for one in list_plugged(devices or devices_with_keypads()) if everything or one.entry is not None]
    known = (*vendor_drivers(), GENERIC_HID)
    if as_json:
        drivers = [{"name": driver.name, "provenance": driver.provenance.value} for driver in known]
        terminal.write_json({"devices": [_facts(one) for one in found], "drivers": drivers})
        return 0
    terminal.use_system_language()
    lines = [line for one in found for line in _status_lines(one)]
    sys.stdout.writelines(
        f"{terminal.strip_control_characters(line)}\n" for line in [*(lines or [words.no_devices_message()]), ""]
    )
    sys.stdout.writelines(f"{terminal.strip_control_characters(line)}\n" for line in words.driver_lines(known))
    return 0


def _status_lines(one: PluggedDevice) -> Iterator[str]:
    return words.device_status_lines(one.info, one.entry, one.remedy, keyboard=is_keyboard(one.device))


def _facts(one: PluggedDevice) -> dict[str, Any]:
    return {
        "name": words.device_name(one.info),
        "numbers": one.numbers,
        "driver": None if one.entry is None else one.entry.name,
        "provenance": None if one.entry is None else one.entry.provenance.value,
        "permitted": one.device.permitted,
        "remedy": one.remedy,
    }


def watch_device(wanted: str, check_stop: _CheckStop, *, as_json: bool, devices: Devices | None = None) -> int:
    """Print a line for each event of a device until it is unplugged. check_stop: raises to stop the command."""
    system = devices or devices_with_keypads()
    one = select_device([one for one in list_plugged(system) if wanted or one.entry is not None], wanted)
    terminal.use_system_language()
    with reading_device([(one, open_device(system, one))]) as letters:
        for letter in letters.until_gone(check_stop):
            for line in _output_lines(letter, as_json=as_json):
                sys.stdout.write(f"{line if as_json else terminal.strip_control_characters(line)}\n")
            sys.stdout.flush()
    terminal.print_stderr(words.unplugged_message())
    return 0


def select_device(there: Sequence[PluggedDevice], wanted: str) -> PluggedDevice:
    """Return the device named as VID:PID, or the only one; one with a driver before those without.

    Raises: NoSuchDeviceError, SeveralDevicesError.
    """
    if wanted:
        found = [one for one in there if one.numbers == wanted.lower()]
    else:
        found = [one for one in there if one.entry is not None] or list(there)
    if not found:
        raise NoSuchDeviceError(wanted)
    if len(found) > 1 and len({one.numbers for one in found}) > 1:
        raise SeveralDevicesError([words.device_label(one.info) for one in found])
    return found[0]


def open_device(devices: Devices, one: PluggedDevice) -> DevicePort:
    """Open a device. Raises: CannotReadError."""
    try:
        return devices.open(one.device)
    except DeviceGoneError as error:
        raise CannotReadError(one.info, one.remedy) from error


class ReaderInbox:
    """Messages of reader threads, for a command that waits for them. error: reason why the device is no longer read."""

    def __init__(self, readers: int = 1) -> None:
        """readers: one for each node of the device. The device is gone when all have ended, or when a driver
        crashed."""
        self._arrived = threading.Event()
        self.box: Mailbox[DeviceMessage] = Mailbox(self._arrived.set)
        self._reading = readers
        self.error: TniError | None = None

    def until_gone(self, check_stop: _CheckStop, seconds: float = inf) -> Iterator[DeviceMessage]:
        """Yield messages until the device is gone or the time is over. check_stop: raises to stop the command."""
        end_s = time.monotonic() + seconds
        while not self.gone and time.monotonic() < end_s:
            check_stop()
            self._arrived.wait(POLL_S)
            self._arrived.clear()
            yield from self.drain()

    def drain(self) -> list[DeviceMessage]:
        """Return the messages received so far."""
        letters = self.box.drain()
        for letter in letters:
            if isinstance(letter, DeviceEnded):
                self._reading, self.error = self._reading - 1, self.error or letter.error
        return letters

    @property
    def gone(self) -> bool:
        return not self._reading or isinstance(self.error, DriverCrashedError)

    def is_gone(self) -> bool:
        """Return whether the device is gone, and drop its messages."""
        self.drain()
        return self.gone


@contextmanager
def reading_device(nodes: Sequence[tuple[PluggedDevice, DevicePort]]) -> Iterator[ReaderInbox]:
    """Read a device while the context is open."""
    letters = ReaderInbox(len(nodes))
    with ExitStack() as stack:
        for one, port in nodes:
            reader = DeviceReader(one.numbers, one.driver or PassiveDriver(), port, letters.box, time)
            stack.enter_context(closing(reader)).start()
        yield letters


def _output_lines(message: DeviceMessage, *, as_json: bool) -> Iterator[str]:
    match message:
        case DeviceEventReceived(event=event) if as_json:
            yield json.dumps({"event": type(event).__name__} | _event_facts(event))
        case DeviceEventReceived(event=event):
            yield words.event_line(event)
        case DeviceReportsRejected(error=error, count=count) if not as_json:
            yield words.report_error_line(error, count)
        case _:
            return


def _event_facts(event: DeviceEvent) -> dict[str, object]:
    """Return the fields of an event. Those of a contact's touch stand among the contact's own."""
    facts = asdict(event)
    facts |= facts.pop("touch", {})
    return {key: value.value if isinstance(value, Enum) else value for key, value in facts.items()}
