"""Devices that nobody drives: which of them is likely a board, which may be recorded, and which may be taught."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tni.api.devices import HidMatch
from tni.devices.clickers.iclicker import ICLICKER_MATCH
from tni.devices.discovery import KEYBOARD, KEYPAD, Devices, FoundDevice
from tni.devices.driver_choice import RawInputMode, choose_driver, drivers_for_device
from tni.devices.hid.usages import MOUSE, POINTER, TOUCH_PAD
from tni.devices.registry import BOARD_USAGES, VENDOR_DRIVERS


@dataclass(frozen=True, slots=True)
class RecordableDevice:
    """All nodes of one device, or of several of the same make. is_board: it is likely one that nobody drives."""

    nodes: tuple[FoundDevice, ...]
    is_board: bool

    @property
    def numbers(self) -> tuple[int, int]:
        info = self.nodes[0].infos[0]
        return info.vendor, info.product


def is_unknown_board(device: FoundDevice) -> bool:
    """Whether it is likely a board that is of no use: nobody drives it, the system makes no pointer of it, and it is of
    a maker of boards or describes itself as something to draw on."""
    vendor, product = device.infos[0].vendor, device.infos[0].product
    if device.built_in or device.pointers or device.has(KEYBOARD, KEYPAD, TOUCH_PAD):
        return False
    if any(m.vendor == vendor and m.product in (None, product) for m in _matches()):  # another interface of a known one
        return False
    likely = device.has(*BOARD_USAGES) or any(m.vendor == vendor for m in _matches())
    return likely and next(drivers_for_device(device), None) is None


def recordable_devices(devices: Iterable[FoundDevice]) -> list[RecordableDevice]:
    """What may be recorded by who asks for it, likely boards first. What is typed on a keyboard is none of anybody's
    business; a part of the computer, or a mouse that tells no places, is no board."""
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
    """What may be a receiver that nobody knows: never a keyboard or a mouse, whose owner would be listened to."""
    found = [device for key in sorted(system.present()) if (device := system.describe(key)) is not None]
    found = [device for device in found if not device.built_in and not device.has(KEYBOARD, KEYPAD, MOUSE, POINTER)]
    return [device for device in found if choose_driver(device, RawInputMode.ALWAYS) is None]


def _matches() -> list[HidMatch]:
    """Of boards; a receiver's maker makes none."""
    found = [match for driver in VENDOR_DRIVERS for match in driver.matches if isinstance(match, HidMatch)]
    return [match for match in found if match != ICLICKER_MATCH]
