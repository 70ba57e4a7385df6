"""Sockets that invented devices are plugged into, in place of a system's."""

from __future__ import annotations

import os
import select
from collections.abc import Set
from dataclasses import replace
from typing import Any

from tests.support.hid_boards import collection, touch_screen
from tni.api.devices import DeviceInfo
from tni.devices.discovery import FoundDevice, top_collections
from tni.devices.hid.synthetic import DescriptorItem, encode_item
from tni.devices.ports import MAX_REPORT_BYTES, DeviceGoneError

OWN = 0xFF00_0001
"""A usage of nobody's but the maker's."""


class PipePort:
    """The program's end of a pipe that keeps reports apart, in the place of a hidraw node."""

    def __init__(self, file: int) -> None:
        self._file = file
        self.written: list[bytes] = []
        self.is_open = True

    def read(self, timeout_s: float) -> bytes:
        if not select.select([self._file], [], [], timeout_s)[0]:
            return b""
        report = os.read(self._file, MAX_REPORT_BYTES)
        if not report:
            raise DeviceGoneError("pulled out")
        return report

    def write(self, report: bytes) -> None:
        self.written.append(report)

    def set_feature(self, report: bytes) -> None:
        self.written.append(report)

    def close(self) -> None:
        if self.is_open:
            self.is_open = False
            os.close(self._file)


class Wire(PipePort):
    """With the end that is the device's."""

    def __init__(self) -> None:
        file, self._device = os.pipe2(os.O_DIRECT | os.O_CLOEXEC)
        super().__init__(file)

    def send(self, report: bytes) -> None:
        os.write(self._device, report)

    def pull(self) -> None:
        """May be called twice."""
        if self._device >= 0:
            os.close(self._device)
            self._device = -1


class Socket:
    """Implements `tni.devices.discovery.Devices`. opened: how often something was; looked: how often at all."""

    def __init__(self) -> None:
        self.there: dict[str, FoundDevice] = {}
        self.wires: dict[str, Wire] = {}
        self.in_use: set[str] = set()
        self.opened = self.looked = 0

    def present(self) -> Set[str]:
        self.looked += 1
        return set(self.there)

    def describe(self, key: str) -> FoundDevice | None:
        return self.there.get(key)

    def open(self, device: FoundDevice) -> PipePort:
        if device.key in self.in_use or device.key not in self.there:
            raise DeviceGoneError("in use")
        self.opened += 1
        wire = self.wires[device.key] = Wire()
        return wire

    def plug(self, device: FoundDevice) -> str:
        self.there[device.key] = device
        return device.key

    def unplug(self, key: str) -> None:
        self.there.pop(key, None)
        if key in self.wires:
            self.wires[key].pull()


def a_board(
    key: str = "board",
    *,
    descriptor: bytes | None = None,
    name: str = "Board",
    pointers: tuple[str, ...] | None = (),
    built_in: bool = False,
    permitted: bool = True,
    vendor: int = 0x1209,
    product: int = 1,
    maker: str = "",
) -> FoundDevice:
    """A touch frame of ten fingers, if not told otherwise, which the system makes no pointer of."""
    described = touch_screen(10) if descriptor is None else descriptor
    usages, numbered = top_collections(described)
    infos = tuple(
        DeviceInfo(vendor, product, name, "", -1, usage >> 16, usage & 0xFFFF, described, maker) for usage in usages
    )
    return FoundDevice(key, key.encode(), infos, numbered, pointers, built_in, permitted)


def a_stranger(key: str = "stranger", *, interface: int = 0, **more: Any) -> FoundDevice:
    """A maker of boards has made it, and nobody knows it: reports of eight bytes of its own."""
    own = (
        encode_item(DescriptorItem.REPORT_SIZE, 8)
        + encode_item(DescriptorItem.REPORT_COUNT, 8)
        + encode_item(DescriptorItem.INPUT, 2)
    )
    described = collection(
        1, OWN, encode_item(DescriptorItem.LOGICAL_MIN, 0) + encode_item(DescriptorItem.LOGICAL_MAX, 127) + own
    )
    device = a_board(key, descriptor=described, name="SMART 9000", vendor=0x0B8C, product=0x9999, **more)
    return replace(device, infos=tuple(replace(info, interface=interface) for info in device.infos))


def a_receiver(key: str = "base") -> FoundDevice:
    """A base of i>clickers, of version 2."""
    info = DeviceInfo(0x1881, 0x0150, "i>clicker", "", 0, 0xFF00, 1, b"", "Win. Tech.")
    return FoundDevice(key, key.encode(), (info,))
