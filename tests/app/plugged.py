"""Invented devices in place of the system's."""

from __future__ import annotations

from tests.support.hid_boards import touch_screen
from tni.api.devices import DeviceInfo
from tni.devices.discovery import FoundDevice
from tni.devices.ports import DevicePort
from tni.devices.replay_port import RecordedReport, ReplayPort

TOUCH_SCREEN = DeviceInfo(0x1111, 0x2222, "Touch\x1b[31m board", page=0x0D, usage=0x04, descriptor=touch_screen(2))
MOUSE = DeviceInfo(0x3333, 0x4444, "Mouse", page=0x01, usage=0x02)
UNKNOWN = DeviceInfo(0x5555, 0x6666, "", page=0xFF00, usage=0x01)


class Plugged:
    """What is plugged in, and what the one that is opened says."""

    def __init__(
        self, *infos: DeviceInfo, permitted: bool = True, reports: list[bytes] | None = None, stays_s: float = 0.05
    ) -> None:
        """stays_s: how long it stays plugged in after its last report."""
        self.found = {
            str(n): FoundDevice(str(n), b"", (info,), numbered=True, permitted=permitted)
            for n, info in enumerate(infos)
        }
        self.reports, self.stays_s = reports or [], stays_s

    def present(self) -> set[str]:
        return set(self.found)

    def describe(self, key: str) -> FoundDevice | None:
        return self.found.get(key)

    def open(self, device: FoundDevice) -> DevicePort:
        return ReplayPort([RecordedReport(n / 100, data) for n, data in enumerate(self.reports)], linger_s=self.stays_s)
