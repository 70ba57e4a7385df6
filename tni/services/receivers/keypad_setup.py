"""Use case of keyboards that vote as keypads: finds the one that the teacher presses, and keeps the known ones."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Protocol

from tni.api.devices import Vote
from tni.core.clock import MonotonicClock
from tni.core.errors import TniError
from tni.core.known_devices import KnownKeypad, short_device_name
from tni.core.listeners import Listeners
from tni.core.mailbox import Mailbox
from tni.core.tasks import MainThread
from tni.devices.discovery import Devices, FoundDevice, is_keyboard
from tni.devices.known_keypads import matches_keypad, may_be_grabbed
from tni.devices.reader import DeviceEventReceived, DeviceMessage, DeviceReader
from tni.services.receivers.connected_receivers import ConnectedReceivers


class KeypadStore(Protocol):
    """Stored keypads; see `tni.store.receivers_file.ReceiversFile`."""

    keypads: tuple[KnownKeypad, ...]

    def save_keypad(self, keypad: KnownKeypad) -> None:
        """Store a keypad."""

    def forget_keypad(self, keypad: KnownKeypad) -> None:
        """Remove a keypad."""


@dataclass(frozen=True, slots=True)
class KeypadsState:
    """State of the keypads.

    Attributes:
        known: The added keypads, in order.
        searching: Whether a press on a keypad is awaited.
        readable: Number of keyboards that can be read for that.
        refused: Names of keyboards that the system does not allow to read.
        possible: Whether the system allows it at all.
        found: Name of the keypad that was pressed, "" for none.
        added: Name of the keypad that was just added.
    """

    known: tuple[KnownKeypad, ...] = ()
    searching: bool = False
    readable: int = 0
    refused: tuple[str, ...] = ()
    possible: bool = True
    found: str = ""
    added: str = ""


class KeypadSetup:
    """Adds and removes keypads. Used on the main thread.

    Keyboards are read only while the teacher is asked to press a key; other keys typed on them are discarded at once.
    devices: returns the system's devices. changed: called when plugged-in devices must be examined again.
    """

    def __init__(
        self,
        devices: Callable[[], Devices],
        store: KeypadStore,
        receivers: ConnectedReceivers,
        changed: Callable[[], None],
        clock: MonotonicClock,
        main: MainThread,
    ) -> None:
        self._devices, self._store, self._receivers, self._changed, self._clock = (
            devices,
            store,
            receivers,
            changed,
            clock,
        )
        self._listeners = Listeners[KeypadsState]()
        self._candidates: dict[str, FoundDevice] = {}
        self._refused: tuple[str, ...] = ()
        self._readers: list[DeviceReader] = []
        self._found: FoundDevice | None = None
        self._searching, self._added = False, ""
        self._messages: Mailbox[DeviceMessage] = Mailbox(lambda: main.post(self._handle_messages))

    def subscribe(self, changed: Callable[[KeypadsState], None]) -> None:
        """Call `changed` with each new state."""
        self._listeners.add(changed)

    @property
    def state(self) -> KeypadsState:
        return KeypadsState(
            self._store.keypads,
            self._searching,
            len(self._candidates),
            self._refused,
            sys.platform == "linux",
            "" if self._found is None else _name(self._found),
            self._added,
        )

    def search(self) -> None:
        """Read all keyboards until a key is pressed on one."""
        self.close()
        system = self._devices()
        refused = []
        for device in _keyboards(system):
            if any(matches_keypad(device, one) for one in self._store.keypads):
                continue
            if not may_be_grabbed(device):
                refused.append(_name(device))
                continue
            with suppress(TniError):  # unplugged meanwhile, or without keys after all
                from tni.devices.clickers.keypad import driver_at  # imported late: few schools have keypads

                driver = driver_at(device.place).make(device.infos[0])
                reader = DeviceReader(device.key, driver, system.open(device), self._messages, self._clock)
                self._candidates[device.key] = device
                self._readers.append(reader)
        for reader in self._readers:
            reader.start()
        self._searching, self._refused = True, tuple(dict.fromkeys(refused))
        self._listeners.tell(self.state)

    def cancel(self) -> None:
        """Stop the search, or leave the keyboard that was found alone."""
        self.close()
        self._listeners.tell(self.state)

    def add_found(self) -> None:
        """Add the keyboard that was found, as the teacher confirms."""
        device, self._found = self._found, None
        if device is not None:
            info = device.infos[0]
            self._store.save_keypad(KnownKeypad(info.vendor, info.product, device.place, _name(device)))
            self._changed()
            self._added = _name(device)
            self._listeners.tell(self.state)

    def forget(self, index: int) -> None:
        """Forget a known keypad: it is an ordinary keyboard again."""
        keypad = self._store.keypads[index]
        self._store.forget_keypad(keypad)
        for device in _keyboards(self._devices()):
            if matches_keypad(device, keypad):
                self._receivers.stop(device.key)
        self._added = ""
        self._listeners.tell(self.state)

    def close(self) -> None:
        """Stop reading keyboards."""
        readers, self._readers = self._readers, []
        for reader in readers:
            reader.stop()
        for reader in readers:
            reader.close()
        self._messages.drain()
        self._candidates, self._refused, self._found = {}, (), None
        self._searching, self._added = False, ""

    def _handle_messages(self) -> None:
        pressed = [
            one.source
            for one in self._messages.drain()
            if isinstance(one, DeviceEventReceived) and isinstance(one.event, Vote)
        ]
        device = self._candidates.get(pressed[0]) if pressed else None
        if device is not None:
            self.close()
            self._found = device
            self._listeners.tell(self.state)


def _keyboards(system: Devices) -> list[FoundDevice]:
    """Return the keyboards with a known socket, which is the only way to recognise them later."""
    found = [device for key in sorted(system.present()) if (device := system.describe(key)) is not None]
    return [device for device in found if is_keyboard(device) and device.place]


def _name(device: FoundDevice) -> str:
    info = device.infos[0]
    return short_device_name(device.name) or f"{info.vendor:04x}:{info.product:04x}"
