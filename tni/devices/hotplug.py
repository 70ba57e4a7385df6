"""Looks each second what is plugged in, on a thread of its own, and opens what the program reads."""

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
"""Between what is new is seen and opened: its other interfaces come, the system makes its pointers, and gives leave."""
TRIES = 3
"""So often it is tried before anybody is told that it cannot be read; it is tried on."""


@dataclass(frozen=True, slots=True)
class DevicePluggedIn:
    """It is open, and its driver waits to be started. new: it was plugged in while the program ran."""

    device: FoundDevice
    driver: Driver
    port: DevicePort
    new: bool


@dataclass(frozen=True, slots=True)
class DeviceRefused:
    """It is there and cannot be read. permitted: whether leave is what is missing."""

    device: FoundDevice
    permitted: bool


@dataclass(frozen=True, slots=True)
class DeviceUnplugged:
    """One that was open, or refused."""

    key: str


@dataclass(frozen=True, slots=True)
class UnknownDeviceFound:
    """Plugged in while the program ran; it may be a board, and nobody drives it."""

    device: FoundDevice


@dataclass(frozen=True, slots=True)
class DevicesPresent:
    """All that is plugged in, for who asked."""

    devices: tuple[FoundDevice, ...]


@dataclass(frozen=True, slots=True)
class PortsLent:
    """Those that could be opened of what was asked for."""

    ports: tuple[tuple[FoundDevice, DevicePort], ...]


type HotplugMessage = (
    DevicePluggedIn | DeviceRefused | DeviceUnplugged | UnknownDeviceFound | DevicesPresent | PortsLent
)
type ChooseDriver = Callable[[FoundDevice], tuple[DriverEntry, Driver] | None]


@dataclass(slots=True)
class _Known:
    """told: the main thread has heard of it. tries: how often it could not be opened; None: nothing more is to be
    done with it."""

    new: bool
    told: bool = False
    tries: int | None = 0


class DeviceWatch:
    """choose: who reads a device, None for nobody; is_stranger: whether it is told of one that nobody reads. Both are
    asked on the thread of the watch."""

    def __init__(
        self,
        devices: Devices,
        choose: ChooseDriver,
        mailbox: Mailbox[HotplugMessage],
        is_stranger: Callable[[FoundDevice], bool] = lambda _device: False,
    ) -> None:
        self._devices, self._choose, self._mailbox, self._is_stranger = devices, choose, mailbox, is_stranger
        self._known: dict[str, _Known] = {}
        self._unsettled: dict[str, _Known] = {}
        self._not_new: set[str] = set()
        self._orders: deque[Callable[[], None]] = deque()
        self._looked = False
        self._closing = False
        self._again = threading.Event()
        self._thread = threading.Thread(target=self._run, name="devices", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def close(self) -> None:
        """What was opened and not yet heard of stays in the mailbox: whoever drains it closes it."""
        self._closing = True
        self._again.set()
        if self._thread.ident is not None:
            self._thread.join()

    def forget(self, key: str, *, new: bool) -> None:
        """From any thread: it is read no more, and considered again if it is there. new: as something plugged in."""
        self._order(lambda: self._forget([key], new=new))

    def choose_again(self) -> None:
        """From any thread: what was left alone may be wanted now."""
        self._order(lambda: self._forget([key for key, known in self._known.items() if not known.told], new=False))

    def ask_present(self) -> None:
        """From any thread: tell all that is plugged in, `DevicesPresent`."""
        self._order(lambda: self._mailbox.put(DevicesPresent(tuple(self._described(self._devices.present())))))

    def lend(self, keys: Iterable[str]) -> None:
        """From any thread: open these for somebody else, `PortsLent`, who closes them."""
        wanted = tuple(keys)
        self._order(lambda: self._lend(wanted))

    def look(self) -> bool:
        """Once: tell what has changed. Returns whether to look again soon. The thread's body; tests may call it."""
        while self._orders:
            self._orders.popleft()()
        present = self._devices.present()
        for key in [key for key in self._known if key not in present]:
            if self._known.pop(key).told:
                self._mailbox.put(DeviceUnplugged(key))
        settled = {key: state for key, state in self._unsettled.items() if key in present}
        fresh = [key for key in present if key not in self._known and key not in settled]
        self._unsettled = {key: _Known(self._looked and key not in self._not_new) for key in fresh}
        self._not_new.clear()
        self._known |= settled
        self._looked = True
        for key, known in self._known.items():
            if known.tries is not None and not self._closing:
                self._consider(key, known)
        return bool(fresh)

    def _run(self) -> None:
        while not self._closing:
            soon = self.look()
            self._again.wait(SETTLE_S if soon else EVERY_S)
            self._again.clear()

    def _order(self, order: Callable[[], None]) -> None:
        self._orders.append(order)
        self._again.set()

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
            stranger = device is not None and taken is None and known.new and self._is_stranger(device)
        except Exception:  # noqa: BLE001 -- a device, or a plugin's driver, fails alone
            _log.exception("no driver for %s", key)
        if device is None or taken is None:
            known.tries = None
            if device is not None and stranger:
                known.told = True
                self._mailbox.put(UnknownDeviceFound(device))
            return
        try:
            if not device.permitted:
                raise DeviceGoneError("not permitted")
            port = self._devices.open(device)
        except (DeviceGoneError, ImportError) as error:  # hidapi lacks what it needs of the system
            _log.info("%s: %s", key, error)
            self._refuse(device, known)
            return
        known.told, known.tries = True, None
        self._mailbox.put(DevicePluggedIn(device, taken[1], port, known.new))

    def _refuse(self, device: FoundDevice, known: _Known) -> None:
        assert known.tries is not None
        known.tries += 1
        if known.tries == TRIES:
            known.told = True
            self._mailbox.put(DeviceRefused(device, device.permitted))
