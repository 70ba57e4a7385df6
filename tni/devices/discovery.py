"""Enumeration of HID devices: lists what the system has, describes each device and opens it."""

from __future__ import annotations

from collections.abc import Set
from contextlib import suppress
from dataclasses import dataclass
from typing import Protocol

from tni.api.devices import DeviceInfo, DriverEntry
from tni.core.device_errors import HidDescriptorError
from tni.devices.hid.usages import DIGITIZER, MOUSE, PEN, POINTER, TOUCH_PAD, TOUCH_SCREEN
from tni.devices.ports import DevicePort, HidPort

KEYBOARD, KEYPAD = 0x01_0006, 0x01_0007
EXCLUSIVE = frozenset({POINTER, MOUSE, KEYBOARD, KEYPAD, DIGITIZER, PEN, TOUCH_SCREEN, TOUCH_PAD})
"""Top collections that Windows and macOS reserve: no program can read them."""


@dataclass(frozen=True, slots=True)
class FoundDevice:
    """One device node that a port can open, with all its top collections.

    Attributes:
        key: Identifies the node as long as it is plugged in.
        path: Path for the port.
        infos: One for each top collection; at least one.
        numbered: Whether the reports have ids.
        pointers: Names of the absolute pointers that the system has made of the whole device; None if unknown.
        built_in: Whether it is a part of the computer rather than on a bus for external devices.
        permitted: Whether it may be opened, as far as the system tells beforehand.
        driver: Its driver, if the vendor and product ids don't determine it.
        place: System's name of the port that it is plugged into, or its radio address; "" if unknown.
        inputs: System input nodes through which it types and points.
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
        """Return whether any top collection has one of these usages."""
        return any(info.page << 16 | info.usage in usages for info in self.infos)


def is_keyboard(device: FoundDevice) -> bool:
    """Return whether the device is an external keyboard or keypad, connected by cable or radio."""
    return not device.built_in and device.has(KEYBOARD, KEYPAD)


class Devices(Protocol):
    """HID devices of one system. Used by a single thread, that of `tni.devices.hotplug`."""

    def present(self) -> Set[str]:
        """Return the keys of the devices that are plugged in. Called every second."""

    def describe(self, key: str) -> FoundDevice | None:
        """Describe a device; None if it has been unplugged meanwhile."""

    def open(self, device: FoundDevice) -> DevicePort:
        """Open a device. Raises DeviceGoneError."""


def top_collections(descriptor: bytes) -> tuple[tuple[int, ...], bool]:
    """Return the usages of the top collections, page << 16 | id, and whether reports have ids.

    A broken descriptor has no collections.
    """
    from tni.devices.hid.descriptor import parse_descriptor  # with the first device

    with suppress(HidDescriptorError):
        parsed = parse_descriptor(descriptor)
        return tuple(c.usage for c in parsed.collections if c.parent is None), parsed.numbered
    return (), False


class HidapiDevices:
    """Devices as listed by hidapi, for systems without a better list.

    hidapi lists one path once for each top collection. Devices reserved by the system are left out.
    """

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
    """Return the report descriptor, b"" if it isn't available."""
    import hid

    device = hid.device()
    try:
        device.open_path(path)
        return bytes(device.get_report_descriptor())
    except (OSError, ValueError):
        return b""
    finally:
        device.close()
