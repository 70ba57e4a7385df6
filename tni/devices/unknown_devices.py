"""Unknown devices: selects likely interactive whiteboards, devices to record, and devices to train as receivers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tni.api.devices import DeviceInfo, HidMatch
from tni.devices.clickers.iclicker import ICLICKER_MATCH
from tni.devices.discovery import KEYBOARD, KEYPAD, Devices, FoundDevice
from tni.devices.driver_choice import RawInputMode, choose_driver, drivers_for_device
from tni.devices.hid.usages import MOUSE, POINTER, TOUCH_PAD
from tni.devices.registry import BOARD_USAGES, vendor_drivers


@dataclass(frozen=True, slots=True)
class RecordableDevice:
    """All nodes of one device, or of several of the same make.

    is_board: whether it is likely a board without driver.
    """

    nodes: tuple[FoundDevice, ...]
    is_board: bool

    @property
    def info(self) -> DeviceInfo:
        return self.nodes[0].infos[0]


def is_unknown_board(device: FoundDevice) -> bool:
    """Return whether a device is likely an interactive whiteboard that neither the program nor the system supports.

    It has no driver and no system pointer, and either its vendor makes boards or its descriptor declares a digitizer.
    """
    vendor, product = device.infos[0].vendor, device.infos[0].product
    if device.built_in or device.pointers or device.has(KEYBOARD, KEYPAD, TOUCH_PAD):
        return False
    if any(m.vendor == vendor and m.product in (None, product) for m in _matches()):  # another interface of it is known
        return False
    likely = device.has(*BOARD_USAGES) or any(m.vendor == vendor for m in _matches())
    return likely and next(drivers_for_device(device), None) is None


def recordable_devices(devices: Iterable[FoundDevice]) -> list[RecordableDevice]:
    """Return the devices that the user may record, likely boards first.

    Keyboards are excluded because typing is private. Built-in devices, and mice that report no absolute positions, are
    no boards.
    """
    wholes: dict[tuple[int, int], list[FoundDevice]] = {}
    for device in devices:
        if device.built_in or device.driver is not None or device.has(KEYBOARD, KEYPAD, TOUCH_PAD):
            continue
        if device.has(MOUSE, POINTER) and device.pointers == ():
            continue
        info = device.infos[0]
        wholes.setdefault((info.vendor, info.product), []).append(device)
    found = [RecordableDevice(tuple(nodes), any(map(is_unknown_board, nodes))) for nodes in wholes.values()]
    return sorted(found, key=lambda whole: (not whole.is_board, whole.nodes[0].name.casefold()))


def trainable_devices(system: Devices) -> list[FoundDevice]:
    """Return the devices that may be an unknown receiver; never a keyboard or a mouse, whose input is private."""
    found = [device for key in sorted(system.present()) if (device := system.describe(key)) is not None]
    found = [device for device in found if not device.built_in and not device.has(KEYBOARD, KEYPAD, MOUSE, POINTER)]
    return [device for device in found if choose_driver(device, RawInputMode.ALWAYS) is None]


def _matches() -> list[HidMatch]:
    """Return the HID matches of all drivers except i>clicker, whose maker makes no boards."""
    found = [match for driver in vendor_drivers() for match in driver.matches if isinstance(match, HidMatch)]
    return [match for match in found if match != ICLICKER_MATCH]
