"""A device's reports into a file as hid-recorder writes it, with remarks between them: what was being done then."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Protocol

from tni.api.devices import DeviceInfo
from tni.devices.ports import DeviceGoneError, Port
from tni.devices.recording import RecordedDevice, device_lines, report_line
from tni.devices.replay_source import RecordedReport


class Out(Protocol):
    """As `tni.files.growing.GrowingFile`."""

    def write(self, data: bytes) -> None:
        """All of it or nothing. Raises: OSError."""


class Recorder:
    """One recording, for as often as its device is plugged in. Its time begins with the first report.

    reports: how many there are. failed: why no more is written, as a full disk; what was written stays.
    """

    def __init__(self, info: DeviceInfo, out: Out, clock: Callable[[], float]) -> None:
        """clock: monotonic seconds. out: written from the thread that reads and from that which remarks."""
        self._out, self._clock = out, clock
        self._began_s: float | None = None
        self._writing = threading.Lock()
        self.reports = 0
        self.failed: OSError | None = None
        self._write(device_lines(RecordedDevice(info.name, info.vendor, info.product, info.descriptor)))

    def remark(self, text: str) -> None:
        """A line that readers of the format pass over."""
        self._write(f"# {' '.join(text.split())}\n")

    def report(self, data: bytes) -> None:
        now_s = self._clock()
        if self._began_s is None:
            self._began_s = now_s
        if self._write(report_line(RecordedReport(now_s - self._began_s, data))):
            self.reports += 1

    def _write(self, text: str) -> bool:
        with self._writing:
            if self.failed is None:
                try:
                    self._out.write(text.encode())
                except OSError as error:
                    self.failed = error
            return self.failed is None


class RecordingPort:
    """A port whose reports are written down."""

    def __init__(self, port: Port, recorder: Recorder) -> None:
        self._port, self._recorder = port, recorder

    def read(self, timeout_s: float) -> bytes:
        """Raises DeviceGoneError also when nothing more can be written down."""
        report = self._port.read(timeout_s)
        if report:
            self._recorder.report(report)
        if self._recorder.failed is not None:
            raise DeviceGoneError("cannot be recorded") from self._recorder.failed
        return report

    def write(self, report: bytes) -> None:
        self._port.write(report)

    def set_feature(self, report: bytes) -> None:
        self._port.set_feature(report)

    def close(self) -> None:
        self._port.close()
