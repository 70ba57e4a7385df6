"""Controller of keypads that are keyboards: detects the one that the teacher presses, and lists the known ones."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from tni.api.devices import Vote
from tni.core.clock import Clock
from tni.core.errors import TniError
from tni.core.known_devices import KnownKeypad
from tni.core.mailbox import Mailbox
from tni.core.tasks import MainThread
from tni.devices.clickers.keypad import driver_at
from tni.devices.discovery import Devices, FoundDevice, is_keyboard
from tni.devices.known_keypads import matches_keypad, may_be_grabbed
from tni.devices.reader import DeviceEventReceived, DeviceMessage, DeviceReader
from tni.store.receivers_file import ReceiversFile
from tni.ui.classes.keypads_box import KeypadsState
from tni.ui.messages.clickers import socket_name
from tni.ui.teacher.health_line import short_device_name
from tni.ui.teaching.connected_receivers import ConnectedReceivers

if TYPE_CHECKING:
    from tni.ui.classes.keypads_box import KeypadsBox


class KeypadController:
    """Adds and removes keypads; used on the main thread.

    Keyboards are read only while the teacher is asked to press a key; other keys typed on them are discarded at once.
    devices: returns the system's devices. changed: called when plugged-in devices must be examined again.
    """

    def __init__(
        self,
        devices: Callable[[], Devices],
        receivers_file: ReceiversFile,
        clickers: ConnectedReceivers,
        clock: Clock,
        main: MainThread,
        changed: Callable[[], None],
    ) -> None:
        self._devices, self._receivers_file, self._clickers, self._clock, self._changed = (
            devices,
            receivers_file,
            clickers,
            clock,
            changed,
        )
        self._row: KeypadsBox | None = None
        self._candidates: dict[str, FoundDevice] = {}
        self._readers: list[DeviceReader] = []
        self._found: FoundDevice | None = None
        self._messages: Mailbox[DeviceMessage] = Mailbox(lambda: main.post(self._handle_messages))

    def join(self, row: KeypadsBox) -> None:
        """Connect the row that adds keypads, until it is closed."""
        self._row = row
        row.search_wanted.connect(self._search)
        row.taken.connect(self._add_found)
        row.forgotten.connect(self._forget)
        self._show()

    def leave(self) -> None:
        """Disconnect from the closed row."""
        self.close()
        self._row = None

    def close(self) -> None:
        """Stop reading keyboards."""
        readers, self._readers = self._readers, []
        for reader in readers:
            reader.stop()
        for reader in readers:
            reader.close()
        self._messages.drain()
        self._candidates, self._found = {}, None

    def _search(self, on: bool) -> None:
        self.close()
        if not on:
            self._show()
            return
        system = self._devices()
        refused = []
        for device in _keyboards(system):
            if any(matches_keypad(device, one) for one in self._receivers_file.keypads):
                continue
            if not may_be_grabbed(device):
                refused.append(_name(device))
                continue
            with suppress(TniError):  # unplugged meanwhile, or without keys after all
                driver = driver_at(device.place).make(device.infos[0])
                reader = DeviceReader(device.key, driver, system.open(device), self._messages, self._clock)
                self._candidates[device.key] = device
                self._readers.append(reader)
        for reader in self._readers:
            reader.start()
        self._show(searching=True, refused=tuple(dict.fromkeys(refused)))

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
            self._show()

    def _add_found(self) -> None:
        device = self._found
        if device is not None:
            self._found, info = None, device.infos[0]
            self._receivers_file.save_keypad(KnownKeypad(info.vendor, info.product, device.place, _name(device)))
            self._changed()
            self._show(added=_name(device))

    def _forget(self, at: int) -> None:
        """Forget a keypad: it is an ordinary keyboard again."""
        keypad = self._receivers_file.keypads[at]
        self._receivers_file.forget_keypad(keypad)
        for device in _keyboards(self._devices()):
            if matches_keypad(device, keypad):
                self._clickers.stop(device.key)
        self._show()

    def _show(self, *, searching: bool = False, refused: tuple[str, ...] = (), added: str = "") -> None:
        if self._row is not None:
            known = tuple(f"{one.name} ({socket_name(one.place)})" for one in self._receivers_file.keypads)
            found, possible = "" if self._found is None else _name(self._found), sys.platform == "linux"
            shown = KeypadsState(known, searching, len(self._candidates), refused, possible, found, added)
            self._row.show_keypads(shown)


def _keyboards(system: Devices) -> list[FoundDevice]:
    """Return the keyboards with a known socket, which is the only way to recognise them later."""
    found = [device for key in sorted(system.present()) if (device := system.describe(key)) is not None]
    return [device for device in found if is_keyboard(device) and device.place]


def _name(device: FoundDevice) -> str:
    info = device.infos[0]
    return short_device_name(device.name) or f"{info.vendor:04x}:{info.product:04x}"
