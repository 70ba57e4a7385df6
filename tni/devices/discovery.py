"""Which HID devices are plugged in, as the system lists them, and how each of them is opened."""

from __future__ import annotations

import sys
from collections.abc import Set
from contextlib import suppress
from dataclasses import dataclass
from typing import Protocol

from tni.api.devices import DeviceInfo, DriverEntry
from tni.devices.hid.descriptor import HidDescriptorError, parse_descriptor
from tni.devices.hid.usages import DIGITIZER, MOUSE, PEN, POINTER, TOUCH_PAD, TOUCH_SCREEN
from tni.devices.ports import DevicePort, HidPort

KEYBOARD, KEYPAD = 0x01_0006, 0x01_0007
EXCLUSIVE = frozenset({POINTER, MOUSE, KEYBOARD, KEYPAD, DIGITIZER, PEN, TOUCH_SCREEN, TOUCH_PAD})
"""Top collections that Windows and macOS keep for themselves: nobody else reads them."""


@dataclass(frozen=True, slots=True)
class FoundDevice:
    """One node that a port opens, with all its top collections.

    key: its name as long as it is plugged in. path: for the port. infos: one for each top collection, at least one.
    numbered: whether its reports have ids. pointers: names of the absolute pointers that the system has made of the
    whole device, None where it does not tell. built_in: a part of the computer, not at a bus for things that are
    plugged in. permitted: whether it may be opened, as far as the system tells beforehand. driver: who drives it, where
    its numbers do not say. place: where it is plugged in, as the system names it, or its address by radio; "" where
    that is not known. inputs: nodes by which the system types and points for it.
    """

    key: str
    path: bytes
    infos: tuple[DeviceInfo, ...]
    numbered: bool = False
    pointers: tuple[str, ...] | None = None
    built_in: bool = False
    permitted: bool = True
    driver: DriverEntry | None = None
    place: str = ""
    inputs: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return self.infos[0].name

    def has(self, *usages: int) -> bool:
        """Whether one of its top collections is of these."""
        return any(info.page << 16 | info.usage in usages for info in self.infos)


def is_keyboard(device: FoundDevice) -> bool:
    """Whether keys are typed on it that is plugged in, by a cable or by radio."""
    return not device.built_in and device.has(KEYBOARD, KEYPAD)


class Devices(Protocol):
    """A system's HID devices. Used by one thread, that of `tni.devices.hotplug`."""

    def present(self) -> Set[str]:
        """Keys of what is plugged in; asked each second."""

    def describe(self, key: str) -> FoundDevice | None:
        """None when it has gone meanwhile."""

    def open(self, device: FoundDevice) -> DevicePort:
        """Raises DeviceGoneError."""


def top_collections(descriptor: bytes) -> tuple[tuple[int, ...], bool]:
    """Usages of the top collections, page << 16 | id, and whether reports have ids; none for a broken descriptor."""
    with suppress(HidDescriptorError):
        parsed = parse_descriptor(descriptor)
        return tuple(c.usage for c in parsed.collections if c.parent is None), parsed.numbered
    return (), False


def system_devices() -> Devices:
    """Those of the system that the program runs on."""
    if sys.platform == "linux":
        from tni.devices.sysfs import HidrawDevices

        return HidrawDevices()
    return HidapiDevices()


class HidapiDevices:
    """By hidapi's own list, where the system has no other: one path comes once for each top collection. What the system
    keeps for itself is not among them."""

    def __init__(self) -> None:
        self._paths: dict[str, list[dict[str, object]]] = {}

    def present(self) -> Set[str]:
        import hid

        self._paths = {}
        for entry in hid.enumerate():
            self._paths.setdefault(entry["path"].decode(errors="replace"), []).append(entry)
        return self._paths.keys()

    def describe(self, key: str) -> FoundDevice | None:
        entries = self._paths.get(key)
        if not entries:
            return None
        usages = {int(str(e["usage_page"])) << 16 | int(str(e["usage"])) for e in entries}
        path = bytes(entries[0]["path"])  # type: ignore[call-overload]  # hidapi's lists have no types
        if usages & EXCLUSIVE:
            return None
        descriptor = _descriptor(path)
        infos = tuple(_info(entry, descriptor) for entry in entries)
        return FoundDevice(key, path, infos, top_collections(descriptor)[1])

    def open(self, device: FoundDevice) -> DevicePort:
        return HidPort(device.path, numbered=device.numbered)


def _info(entry: dict[str, object], descriptor: bytes) -> DeviceInfo:
    number = {name: int(str(entry[name])) for name in ("vendor_id", "product_id", "usage_page", "usage")}
    return DeviceInfo(
        number["vendor_id"],
        number["product_id"],
        str(entry["product_string"] or ""),
        str(entry["serial_number"] or ""),
        int(str(entry["interface_number"])),
        number["usage_page"],
        number["usage"],
        descriptor,
        str(entry["manufacturer_string"] or ""),
    )


def _descriptor(path: bytes) -> bytes:
    """b"" where it cannot be had."""
    import hid

    device = hid.device()
    try:
        device.open_path(path)
        return bytes(device.get_report_descriptor())
    except (OSError, ValueError):
        return b""
    finally:
        device.close()
