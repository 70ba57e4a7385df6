"""Interfaces of an open device, for the thread that reads it: bytes in and bytes out."""

from __future__ import annotations

import sys
import threading
from contextlib import suppress
from typing import Protocol, runtime_checkable

from tni.core.errors import TniError

MAX_REPORT_BYTES = 4096


class DeviceGoneError(TniError):
    """The device was unplugged, or the system took it away."""


class DevicePort(Protocol):
    """An open device. Used by a single thread."""

    def read(self, timeout_s: float) -> bytes:
        """Return the next input report, b"" when none came in time. Raises DeviceGoneError."""

    def write(self, report: bytes) -> None:
        """Send a report, with its id in front when the device numbers them. Raises DeviceGoneError."""

    def set_feature(self, report: bytes) -> None:
        """Set a feature report, its id first. Never raises: a device may refuse one and still work."""

    def close(self) -> None:
        """Close the device. Never raises."""


@runtime_checkable
class WakeablePort(Protocol):
    """A port whose waiting `read` can be interrupted, so that a write need not wait for its time-out."""

    def wake(self) -> None:
        """End a waiting `read` now, or the next one at once. Callable from any thread. Never raises."""


class HidPort:
    """A HID device through hidapi, on Linux with its hidraw backend (the other one takes the device from the system).

    numbered: whether its reports carry ids; hidapi wants a 0 before reports that don't.
    """

    def __init__(self, path: bytes, *, numbered: bool) -> None:
        """Open the device. Raises DeviceGoneError when it can't be opened: absent, in use, or not permitted."""
        if sys.platform == "linux":
            import hidraw as hid
        else:
            import hid
        self._prefix = b"" if numbered else b"\0"
        self._device = hid.device()
        try:
            self._device.open_path(path)
        except OSError as e:
            raise DeviceGoneError(f"cannot open {path!r}") from e

    def read(self, timeout_s: float) -> bytes:
        try:
            return bytes(self._device.read(MAX_REPORT_BYTES, max(round(timeout_s * 1000), 1)))
        except (OSError, ValueError) as e:
            raise DeviceGoneError("unplugged while reading") from e

    def write(self, report: bytes) -> None:
        try:
            sent = self._device.write(self._prefix + report)
        except (OSError, ValueError) as e:
            raise DeviceGoneError("unplugged while writing") from e
        if sent < 0:
            raise DeviceGoneError("unplugged while writing")

    def set_feature(self, report: bytes) -> None:
        with suppress(OSError, ValueError):
            self._device.send_feature_report(report)

    def close(self) -> None:
        with suppress(OSError, ValueError):
            self._device.close()


class NullPort:
    """Port of a driver without device, such as a simulated class."""

    def __init__(self) -> None:
        self._closed = threading.Event()

    def read(self, timeout_s: float) -> bytes:
        self._closed.wait(timeout_s)
        return b""

    def write(self, report: bytes) -> None:
        pass

    def set_feature(self, report: bytes) -> None:
        pass

    def close(self) -> None:
        self._closed.set()
