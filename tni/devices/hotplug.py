"""Hotplug watch: a thread that lists the devices every second and opens those that the program reads."""

from __future__ import annotations

import logging
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass

from tni.api.devices import Driver, DriverEntry
from tni.core.mailbox import Mailbox
from tni.devices.discovery import Devices, FoundDevice
from tni.devices.ports import DeviceGoneError, DevicePort

_log = logging.getLogger(__name__)

EVERY_S = 1.0
SETTLE_S = 0.3
"""Seconds between the discovery of a device and its opening: its other interfaces appear, the
system makes its pointers and grants permission.
"""
TRIES = 3
"""Failed attempts after which a device is reported as unreadable; further attempts follow."""


@dataclass(frozen=True, slots=True)
class DevicePluggedIn:
    """A device is open and its driver is ready to be started. new: whether it was plugged in while the program ran."""

    device: FoundDevice
    driver: Driver
    port: DevicePort
    new: bool


@dataclass(frozen=True, slots=True)
class DeviceRefused:
    """A device is present but cannot be read. permitted: False if the system denies access."""

    device: FoundDevice
    permitted: bool


@dataclass(frozen=True, slots=True)
class DeviceUnplugged:
    """A device that was open or refused has been unplugged."""

    key: str


@dataclass(frozen=True, slots=True)
class UnknownDeviceFound:
    """A device without driver, possibly an interactive whiteboard, was plugged in while the program ran."""

    device: FoundDevice


@dataclass(frozen=True, slots=True)
class DevicesPresent:
    """All devices that are plugged in: the answer to `DeviceWatch.ask_present`."""

    devices: tuple[FoundDevice, ...]


@dataclass(frozen=True, slots=True)
class PortsLent:
    """Ports that could be opened: the answer to `DeviceWatch.lend`."""

    ports: tuple[tuple[FoundDevice, DevicePort], ...]


type HotplugMessage = (
    DevicePluggedIn | DeviceRefused | DeviceUnplugged | UnknownDeviceFound | DevicesPresent | PortsLent
)
type ChooseDriver = Callable[[FoundDevice], tuple[DriverEntry, Driver] | None]


@dataclass(slots=True)
class _Known:
    """State of a device. announced: whether a message announced it; tries: failed attempts to open it, None once
    settled.
    """

    new: bool
    announced: bool = False
    tries: int | None = 0


class DeviceWatch:
    """Watches for devices on a thread of its own.

    choose: returns the driver of a device, None to leave it alone. is_unknown: returns whether to report a device
    without driver. Both are called on the watch's thread.
    """

    def __init__(
        self,
        devices: Devices,
        choose: ChooseDriver,
        mailbox: Mailbox[HotplugMessage],
        is_unknown: Callable[[FoundDevice], bool] = lambda _device: False,
    ) -> None:
        self._devices, self._choose, self._mailbox, self._is_unknown = devices, choose, mailbox, is_unknown
        self._known: dict[str, _Known] = {}
        self._unsettled: dict[str, _Known] = {}
        self._not_new: set[str] = set()
        self._calls: deque[Callable[[], None]] = deque()
        self._has_polled = False
        self._closing = False
        self._wake = threading.Event()
        self._thread = threading.Thread(target=self._run, name="devices", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def close(self) -> None:
        """Stop the thread.

        Ports in undelivered messages stay in the mailbox: the code that drains it must close them.
        """
        self._closing = True
        self._wake.set()
        if self._thread.ident is not None:
            self._thread.join()

    def forget(self, key: str, *, new: bool) -> None:
        """Forget a device that is no longer read, so that it is considered again if present. Callable from any thread.

        new: whether it then counts as newly plugged in.
        """
        self._enqueue(lambda: self._forget([key], new=new))

    def reconsider(self) -> None:
        """Consider again the devices left alone, for example after a change of settings. Callable from any thread."""
        self._enqueue(
            lambda: self._forget([key for key, known in self._known.items() if not known.announced], new=False)
        )

    def ask_present(self) -> None:
        """Request a `DevicesPresent` message. Callable from any thread."""
        self._enqueue(lambda: self._mailbox.put(DevicesPresent(tuple(self._described(self._devices.present())))))

    def lend(self, keys: Iterable[str]) -> None:
        """Open devices for another user, who must close the ports: a `PortsLent` message. Callable from any thread."""
        wanted = tuple(keys)
        self._enqueue(lambda: self._lend(wanted))

    def poll(self) -> bool:
        """Look once and post the changes.

        Returns whether to look again soon. Called by the thread; tests may call it too.
        """
        while self._calls:
            self._calls.popleft()()
        present = self._devices.present()
        for key in [key for key in self._known if key not in present]:
            if self._known.pop(key).announced:
                self._mailbox.put(DeviceUnplugged(key))
        settled = {key: state for key, state in self._unsettled.items() if key in present}
        fresh = [key for key in present if key not in self._known and key not in settled]
        self._unsettled = {key: _Known(self._has_polled and key not in self._not_new) for key in fresh}
        self._not_new.clear()
        self._known |= settled
        self._has_polled = True
        for key, known in self._known.items():
            if known.tries is not None and not self._closing:
                self._consider(key, known)
        return bool(fresh)

    def _run(self) -> None:
        while not self._closing:
            soon = self.poll()
            self._wake.wait(SETTLE_S if soon else EVERY_S)
            self._wake.clear()

    def _enqueue(self, call: Callable[[], None]) -> None:
        self._calls.append(call)
        self._wake.set()

    def _forget(self, keys: list[str], *, new: bool) -> None:
        for key in keys:
            self._known.pop(key, None)
            if not new:
                self._not_new.add(key)

    def _described(self, keys: Iterable[str]) -> Iterator[FoundDevice]:
        for key in sorted(keys):
            try:
                device = self._devices.describe(key)
            except Exception:  # noqa: BLE001 -- as in `_consider`
                _log.exception("%s cannot be described", key)
                continue
            if device is not None:
                yield device

    def _lend(self, keys: Iterable[str]) -> None:
        ports = []
        for device in self._described(keys):
            with suppress(DeviceGoneError, ImportError):
                ports.append((device, self._devices.open(device)))
        self._mailbox.put(PortsLent(tuple(ports)))

    def _consider(self, key: str, known: _Known) -> None:
        device, taken, stranger = None, None, False
        try:
            device = self._devices.describe(key)
            taken = None if device is None else self._choose(device)
            stranger = device is not None and taken is None and known.new and self._is_unknown(device)
        except Exception:  # noqa: BLE001 -- a device, or a plugin's driver, fails alone
            _log.exception("no driver for %s", key)
        if device is None or taken is None:
            known.tries = None
            if device is not None and stranger:
                known.announced = True
                self._mailbox.put(UnknownDeviceFound(device))
            return
        try:
            if not device.permitted:
                raise DeviceGoneError("not permitted")
            port = self._devices.open(device)
        except (DeviceGoneError, ImportError) as error:  # ImportError: hidapi lacks a system library
            _log.info("%s: %s", key, error)
            self._refuse(device, known)
            return
        known.announced, known.tries = True, None
        self._mailbox.put(DevicePluggedIn(device, taken[1], port, known.new))

    def _refuse(self, device: FoundDevice, known: _Known) -> None:
        assert known.tries is not None
        known.tries += 1
        if known.tries == TRIES:
            known.announced = True
            self._mailbox.put(DeviceRefused(device, device.permitted))
