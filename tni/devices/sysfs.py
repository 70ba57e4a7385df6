"""HID devices of Linux, listed from /sys, which any user can read and which
describes devices before they are opened.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Set
from pathlib import Path
from typing import Final

from tni.api.devices import DeviceInfo
from tni.devices.discovery import Devices, FoundDevice, HidapiDevices, top_collections
from tni.devices.ports import DevicePort, HidPort

_USB, _BLUETOOTH, _VIRTUAL = 0x03, 0x05, 0x06
_PLUGGABLE: Final = frozenset({_USB, _BLUETOOTH, _VIRTUAL})
"""Buses of external devices; a laptop's touch screen and touch pad are on other buses."""
_X_AND_Y: Final = 0b11
"""Bit mask of ABS_X and ABS_Y."""


def system_devices() -> Devices:
    """Return the devices of the current operating system."""
    return HidrawDevices() if sys.platform == "linux" else HidapiDevices()


class HidrawDevices:
    """Implements `tni.devices.discovery.Devices`. Keys are links of /sys, which change each time a device is plugged
    in.

    sysfs, dev: replacement folders for tests.
    """

    def __init__(self, sysfs: Path = Path("/sys"), dev: Path = Path("/dev")) -> None:
        self._nodes, self._dev = sysfs / "class" / "hidraw", dev

    def present(self) -> Set[str]:
        try:
            names = os.listdir(self._nodes)  # noqa: PTH208 -- called every second
        except OSError:  # the folder appears with the first HID device
            return frozenset()
        return frozenset(filter(None, map(self._link, names)))

    def _link(self, name: str) -> str:
        try:
            return os.readlink(self._nodes / name)  # noqa: PTH115 -- the relative link itself is needed
        except OSError:
            return ""

    def describe(self, key: str) -> FoundDevice | None:
        try:
            node = (self._nodes / key).resolve(strict=True)
            hid = node.parent.parent
            descriptor = (hid / "report_descriptor").read_bytes()
            told = _uevent_properties(hid / "uevent")
        except OSError:
            return None
        bus, vendor, product = (int(number, 16) for number in told.get("HID_ID", "0:0:0").split(":"))
        usb = hid.parent.parent if (hid.parent.parent / "idVendor").exists() else None
        usages, numbered = top_collections(descriptor)
        infos = tuple(
            DeviceInfo(
                vendor,
                product,
                (_line(usb / "product") if usb else "") or told.get("HID_NAME", ""),
                told.get("HID_UNIQ", ""),
                int(_line(hid.parent / "bInterfaceNumber") or "-1", 16),
                usage >> 16,
                usage & 0xFFFF,
                descriptor,
                _line(usb / "manufacturer") if usb else "",
            )
            for usage in usages or (0,)
        )
        path = self._dev / node.name
        return FoundDevice(
            key,
            os.fsencode(path),
            infos,
            numbered,
            _pointers(hid, usb),
            built_in=bus not in _PLUGGABLE,
            permitted=os.access(path, os.R_OK | os.W_OK),
            place=_place(bus, told),
            inputs=tuple(sorted(str(self._dev / "input" / made.name) for made in hid.glob("input/input*/event*"))),
        )

    def open(self, device: FoundDevice) -> DevicePort:
        return HidPort(device.path, numbered=device.numbered)


def _place(bus: int, properties: dict[str, str]) -> str:
    """Return a device's physical place, the same for all its interfaces."""
    if bus == _BLUETOOTH:
        return properties.get("HID_UNIQ", "")
    return properties.get("HID_PHYS", "").partition("/")[0]


def _pointers(hid: Path, usb: Path | None) -> tuple[str, ...]:
    """Return the pointer names of all interfaces of a device: a board that is read on one may be a mouse on another."""
    siblings = [hid] if usb is None else [path.parent for path in usb.glob("*/*/report_descriptor")]
    inputs = (path for sibling in siblings for path in sibling.glob("input/input*"))
    names = (_line(path / "name") for path in inputs if _is_pointer(path))
    return tuple(sorted({name for name in names if name}))


def _is_pointer(made: Path) -> bool:
    """Return whether an input device reports absolute positions, like a touch screen, a pen or an absolute mouse."""
    axes = _line(made / "capabilities" / "abs").split()
    return bool(axes) and int(axes[-1], 16) & _X_AND_Y == _X_AND_Y


def _uevent_properties(uevent: Path) -> dict[str, str]:
    pairs = (line.partition("=") for line in uevent.read_text(errors="replace").splitlines())
    return {name: value for name, _, value in pairs}


def _line(path: Path) -> str:
    """Return the text of a one-line file, "" if there is none."""
    try:
        return path.read_text(errors="replace").strip()
    except OSError:
        return ""
