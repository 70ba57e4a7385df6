"""Keyboards that the teacher has declared as voting keypads: read raw and grabbed,
so that their keys reach no program.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Collection, Sequence, Set
from contextlib import suppress
from dataclasses import replace
from typing import Final

from tni.core.known_devices import KnownKeypad
from tni.devices.discovery import Devices, FoundDevice, is_keyboard
from tni.devices.ports import DeviceGoneError, DevicePort, WakeablePort

# include/uapi/linux/input.h
_EVIOCGRAB: Final = 0x40044590
_EVIOCGKEY: Final = 0x80604518
_KEY_BYTES: Final = 0x60


class KnownKeypads:
    """Implements `tni.devices.discovery.Devices` on top of the system's devices.

    known: returns the declared keypads; all other keyboards are left alone.
    """

    def __init__(self, devices: Devices, known: Callable[[], Collection[KnownKeypad]]) -> None:
        self._devices, self._known = devices, known

    def present(self) -> Set[str]:
        return self._devices.present()

    def describe(self, key: str) -> FoundDevice | None:
        device = self._devices.describe(key)
        if device is None or not any(matches_keypad(device, one) for one in self._known()):
            return device
        from tni.devices.clickers.keypad import driver_at  # imported late: few schools have keypads

        return replace(device, driver=driver_at(device.place), permitted=may_be_grabbed(device))

    def open(self, device: FoundDevice) -> DevicePort:
        if device.driver is None:
            return self._devices.open(device)
        return GrabbedPort(lambda: self._devices.open(device), device.inputs)


def matches_keypad(device: FoundDevice, keypad: KnownKeypad) -> bool:
    """Return whether a device is the same model at the same place."""
    info = device.infos[0]
    return is_keyboard(device) and (info.vendor, info.product, device.place) == keypad.identity


def may_be_grabbed(device: FoundDevice) -> bool:
    """Return whether a device may be read and its system input nodes may be grabbed."""
    return device.permitted and all(os.access(node, os.R_OK) for node in device.inputs)


class GrabbedPort:
    """Port of a grabbed keyboard: its keys reach no other program while it is read,
    and without the grab it isn't read.
    """

    def __init__(self, open_port: Callable[[], DevicePort], inputs: Sequence[str]) -> None:
        """Grab the nodes and open the port.

        Raises:
            DeviceGoneError: it can't be grabbed or opened, or a key is down: the system would consider that key held
                down for ever.
        """
        self._grabbed: list[int] = []
        try:
            for node in inputs:
                self._grab(node)
            self._port = open_port()
        except BaseException:
            self._release()
            raise

    def _grab(self, node: str) -> None:
        if sys.platform != "linux":  # other systems have no input nodes and let no program grab a keyboard
            raise DeviceGoneError("keyboards are the system's own")
        from fcntl import ioctl

        try:
            file = os.open(node, os.O_RDONLY | os.O_CLOEXEC)
            self._grabbed.append(file)
            if any(ioctl(file, _EVIOCGKEY, bytes(_KEY_BYTES))):
                raise DeviceGoneError("a key is down")
            ioctl(file, _EVIOCGRAB, 1)
        except OSError as error:
            raise DeviceGoneError(f"{node} cannot be held") from error

    def read(self, timeout_s: float) -> bytes:
        return self._port.read(timeout_s)

    def write(self, report: bytes) -> None:
        self._port.write(report)

    def set_feature(self, report: bytes) -> None:
        self._port.set_feature(report)

    def wake(self) -> None:
        if isinstance(self._port, WakeablePort):
            self._port.wake()

    def close(self) -> None:
        self._port.close()
        self._release()

    def _release(self) -> None:
        held, self._grabbed = self._grabbed, []
        for file in held:
            with suppress(OSError):
                os.close(file)
