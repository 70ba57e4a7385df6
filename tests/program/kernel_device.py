"""A HID device made by /dev/uhid, which the kernel takes for a real one; and what its own driver understood of it.

For a guest's kernel alone (`tests/support/guest.py`): the desktop of this one would follow its contacts.
"""

from __future__ import annotations

import errno
import os
import select
import socket
import struct
from fcntl import ioctl
from pathlib import Path
from threading import Thread
from typing import Final

UHID = Path("/dev/uhid")
WAIT_S: Final = 60.0

# include/uapi/linux/uhid.h
_DESTROY, _GET_REPORT, _GET_REPORT_REPLY, _CREATE2, _INPUT2, _SET_REPORT, _SET_REPORT_REPLY = 1, 9, 10, 11, 12, 13, 14
_EVENT_BYTES: Final = 4380
_BUS_USB: Final = 3
_KOBJECT_UEVENT: Final = 15

# include/uapi/linux/input-event-codes.h
ABS_MT_SLOT, ABS_MT_TOUCH_MAJOR, ABS_MT_POSITION_X, ABS_MT_TRACKING_ID = 0x2F, 0x30, 0x35, 0x39


class KernelDevice:
    """hidraw: the node that it is read by; inputs: the nodes of what the kernel's driver makes of it. place: where it
    is plugged in, as the kernel calls it."""

    def __init__(
        self, name: str, descriptor: bytes, vendor: int = 0x1209, product: int = 1, place: str = "tni"
    ) -> None:
        head = struct.pack("<I128s64s64s", _CREATE2, name.encode(), place.encode(), b"tni")
        head += struct.pack("<HHIIII", len(descriptor), _BUS_USB, vendor, product, 1, 0)
        with socket.socket(socket.AF_NETLINK, socket.SOCK_DGRAM, _KOBJECT_UEVENT) as news:
            news.bind((0, 1))
            news.settimeout(WAIT_S)
            self._file = os.open(UHID, os.O_RDWR)
            os.write(self._file, head + descriptor.ljust(4096, b"\0"))
            self._closing, self._told = os.pipe()
            self._answers = Thread(target=self._answer, name="uhid")
            self._answers.start()
            self.hidraw, self.inputs = _nodes(news)

    def send(self, report: bytes) -> None:
        """The kernel and its driver have taken it when this returns."""
        os.write(self._file, struct.pack("<IH", _INPUT2, len(report)) + report)

    def unplug(self) -> None:
        os.write(self._file, struct.pack("<I", _DESTROY))
        os.write(self._told, b"!")
        self._answers.join()
        for file in (self._file, self._closing, self._told):
            os.close(file)

    def _answer(self) -> None:
        """The kernel asks for feature reports and waits for the answer: there are none."""
        refusal = {_GET_REPORT: _GET_REPORT_REPLY, _SET_REPORT: _SET_REPORT_REPLY}
        while True:
            ready, _, _ = select.select([self._file, self._closing], [], [])
            if self._closing in ready:
                return
            event = os.read(self._file, _EVENT_BYTES)
            kind, request = struct.unpack_from("<II", event)
            if kind in refusal:
                os.write(self._file, struct.pack("<IIHH", refusal[kind], request, errno.EIO, 0))


def _nodes(news: socket.socket) -> tuple[Path, list[Path]]:
    """The kernel makes a node, then says so; that for raw reports comes last."""
    inputs: list[Path] = []
    while True:
        what, _, where = news.recv(8192).split(b"\0", 1)[0].decode().partition("@")
        name = where.rsplit("/", 1)[-1]
        if what == "add" and name.startswith("event"):
            inputs.append(Path("/dev/input", name))
        if what == "add" and name.startswith("hidraw"):
            return Path("/dev", name), inputs


class KernelEyes:
    """What the kernel's own driver makes of a touch screen: not a line of it is ours."""

    def __init__(self, node: Path) -> None:
        self._file = os.open(node, os.O_RDONLY)

    def close(self) -> None:
        os.close(self._file)

    @property
    def slots(self) -> int:
        """How many contacts it can tell at once; 0 for what is no touch screen."""
        return max(self._axis(ABS_MT_SLOT)[2], -1) + 1 if self._axis(ABS_MT_TRACKING_ID)[2] else 0

    def down(self) -> list[tuple[int, float]]:
        """Raw x and larger side in mm of each contact, from the left."""
        per_mm = self._axis(ABS_MT_TOUCH_MAJOR)[5]
        columns = (self._all(code) for code in (ABS_MT_TRACKING_ID, ABS_MT_POSITION_X, ABS_MT_TOUCH_MAJOR))
        rows = [(x, size) for tracked, x, size in zip(*columns, strict=True) if tracked >= 0]
        return [(x, size / per_mm) for x, size in sorted(rows)]

    def _axis(self, code: int) -> tuple[int, ...]:
        """EVIOCGABS: value, least, most, fuzz, flat, in a millimetre."""
        return struct.unpack("6i", ioctl(self._file, 0x80184540 + code, bytes(24)))

    def _all(self, code: int) -> tuple[int, ...]:
        """EVIOCGMTSLOTS: a value of each contact."""
        size = 4 * (1 + self.slots)
        found = ioctl(self._file, 0x8000450A | size << 16, struct.pack("I", code).ljust(size, b"\0"))
        return struct.unpack(f"{self.slots}i", found[4:])
