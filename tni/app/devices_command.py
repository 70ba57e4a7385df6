"""`tni devices`: what is plugged in and who drives it, and what it says."""

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

from tni.api.devices import DeviceDriver, DeviceInfo, Driver
from tni.app import terminal
from tni.app.folders import Folders
from tni.core.errors import TniError
from tni.core.mailbox import Mailbox
from tni.devices.discovery import Devices, FoundDevice, is_keyboard, system_devices
from tni.devices.keypads import KnownKeypads, may_be_held
from tni.devices.ports import DeviceGoneError, Port
from tni.devices.reader import DeviceReader, DriverCrashedError, Ended, Letter, Received, Trouble
from tni.devices.reading import Raw, able, choose
from tni.devices.registry import GENERIC, VENDORS
from tni.devices.tape import Listener
from tni.devices.udev import keypad_remedy, remedy
from tni.store.receivers import ReceiversFile
from tni.ui.words import devices as words

LOOK_S = 0.2
"""Between two looks at whether the command is to end."""

type Look = Callable[[], None]


class NoSuchDeviceError(terminal.SpokenError):
    """wanted: as it was typed, "" for any."""

    def __init__(self, wanted: str) -> None:
        super().__init__(f"no device {wanted}".strip())
        self.wanted = wanted

    def say(self) -> str:
        return words.none_such(self.wanted)


class SeveralDevicesError(terminal.SpokenError):
    def __init__(self, names: list[str]) -> None:
        super().__init__("several devices")
        self.names = names

    def say(self) -> str:
        return words.choose_one(self.names)


class CannotReadError(terminal.SpokenError):
    """It is there and cannot be opened. remedy: a line to type where leave is missing, else ""."""

    def __init__(self, info: DeviceInfo, remedy: str) -> None:
        super().__init__(f"{info.vendor:04x}:{info.product:04x} cannot be read")
        self.info, self.remedy = info, remedy

    def say(self) -> str:
        return words.cannot_be_read(self.info, self.remedy)


@dataclass(frozen=True, slots=True)
class Plugged:
    """entry, driver: None for a device that nobody drives."""

    device: FoundDevice
    entry: DeviceDriver | None
    driver: Driver | None

    @property
    def info(self) -> DeviceInfo:
        return self.device.infos[0]

    @property
    def numbers(self) -> str:
        return f"{self.info.vendor:04x}:{self.info.product:04x}"

    def is_raw(self, raw: Raw) -> bool:
        """Whether the program reads it past the system. raw: as it is set."""
        return choose(self.device, raw) is not None

    @property
    def remedy(self) -> str:
        vendor, product = self.info.vendor, self.info.product
        if is_keyboard(self.device):
            return "" if may_be_held(self.device) else keypad_remedy(vendor, product)
        return "" if self.device.permitted else remedy(vendor, product)


def here() -> Devices:
    """The system's, with what the teacher has said of keyboards."""
    keypads = ReceiversFile(Folders.of_user().receivers, mend=False).keypads
    return KnownKeypads(system_devices(), lambda: keypads)


def plugged(devices: Devices) -> list[Plugged]:
    """All of the system's, those that have a driver first."""
    present = map(devices.describe, sorted(devices.present()))
    return sorted((_driven(device) for device in present if device is not None), key=lambda one: one.entry is None)


def _driven(device: FoundDevice) -> Plugged:
    entry, driver = next(able(device), (None, None))
    return Plugged(device, entry, driver)


def print_list(*, everything: bool, as_json: bool, devices: Devices | None = None) -> int:
    """Boards and receivers that are plugged in, or all HID devices; then all drivers, with what they were tried on."""
    found = [one for one in plugged(devices or here()) if everything or one.entry is not None]
    known = (*VENDORS, GENERIC)
    if as_json:
        drivers = [{"name": driver.name, "provenance": driver.provenance.value} for driver in known]
        terminal.write_json({"devices": [_facts(one) for one in found], "drivers": drivers})
        return 0
    terminal.speak()
    lines = [line for one in found for line in _words_of(one)]
    sys.stdout.writelines(f"{terminal.clean(line)}\n" for line in [*(lines or [words.nothing_plugged()]), ""])
    sys.stdout.writelines(f"{terminal.clean(line)}\n" for line in words.drivers(known))
    return 0


def _words_of(one: Plugged) -> Iterator[str]:
    return words.driven(one.info, one.entry, one.remedy, keyboard=is_keyboard(one.device))


def _facts(one: Plugged) -> dict[str, Any]:
    return {
        "name": words.name_of(one.info),
        "numbers": one.numbers,
        "driver": None if one.entry is None else one.entry.name,
        "provenance": None if one.entry is None else one.entry.provenance.value,
        "permitted": one.device.permitted,
        "remedy": one.remedy,
    }


def watch(wanted: str, look: Look, *, as_json: bool, devices: Devices | None = None) -> int:
    """What a device says, a line for each event, until it is unplugged. look: raises when the command is to end."""
    system = devices or here()
    one = chosen([one for one in plugged(system) if wanted or one.entry is not None], wanted)
    terminal.speak()
    with reading([(one, opened(system, one))]) as letters:
        for letter in letters.until_gone(look):
            for line in _said(letter, as_json=as_json):
                sys.stdout.write(f"{line if as_json else terminal.clean(line)}\n")
            sys.stdout.flush()
    terminal.tell(words.unplugged())
    return 0


def chosen(there: Sequence[Plugged], wanted: str) -> Plugged:
    """The device that was named as VID:PID, or the only one; one that has a driver before those that have none.

    Raises: NoSuchDeviceError, SeveralDevicesError.
    """
    if wanted:
        found = [one for one in there if one.numbers == wanted.lower()]
    else:
        found = [one for one in there if one.entry is not None] or list(there)
    if not found:
        raise NoSuchDeviceError(wanted)
    if len(found) > 1 and len({one.numbers for one in found}) > 1:
        raise SeveralDevicesError([words.device(one.info) for one in found])
    return found[0]


def opened(devices: Devices, one: Plugged) -> Port:
    """Raises: CannotReadError."""
    try:
        return devices.open(one.device)
    except DeviceGoneError as error:
        raise CannotReadError(one.info, one.remedy) from error


class Letters:
    """What readers' threads say, for a command that waits. error: why the device is read no more."""

    def __init__(self, readers: int = 1) -> None:
        """readers: one for each node of the device; it is gone with the last of them, or when a driver crashed."""
        self._came = threading.Event()
        self.box: Mailbox[Letter] = Mailbox(self._came.set)
        self._reading = readers
        self.error: TniError | None = None

    def until_gone(self, look: Look, seconds: float = inf) -> Iterator[Letter]:
        """Until the device is gone, for so long at most. look: raises when the command is to end."""
        end_s = time.monotonic() + seconds
        while not self.gone and time.monotonic() < end_s:
            look()
            self._came.wait(LOOK_S)
            self._came.clear()
            yield from self.drain()

    def drain(self) -> list[Letter]:
        """What has come so far."""
        letters = self.box.drain()
        for letter in letters:
            if isinstance(letter, Ended):
                self._reading, self.error = self._reading - 1, self.error or letter.error
        return letters

    @property
    def gone(self) -> bool:
        return not self._reading or isinstance(self.error, DriverCrashedError)

    def is_gone(self) -> bool:
        """For who cares for nothing else that it said."""
        self.drain()
        return self.gone


@contextmanager
def reading(nodes: Sequence[tuple[Plugged, Port]]) -> Iterator[Letters]:
    """A device is read as long as this lasts."""
    letters = Letters(len(nodes))
    with ExitStack() as stack:
        for one, port in nodes:
            reader = DeviceReader(one.numbers, one.driver or Listener(), port, letters.box, time)
            stack.enter_context(closing(reader)).start()
        yield letters


def _said(letter: Letter, *, as_json: bool) -> Iterator[str]:
    match letter:
        case Received(event=event) if as_json:
            facts = {key: value.value if isinstance(value, Enum) else value for key, value in asdict(event).items()}
            yield json.dumps({"event": type(event).__name__} | facts)
        case Received(event=event):
            yield words.said(event)
        case Trouble(error=error, count=count) if not as_json:
            yield words.refused(error, count)
        case _:
            return
