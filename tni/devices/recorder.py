"""A device's reports into a file as hid-recorder writes it, with remarks between them: what was being done then."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import BinaryIO

from tni.api.devices import DeviceInfo
from tni.devices.ports import DeviceGoneError, Port
from tni.devices.recording import RecordedDevice, device_lines, report_line
from tni.devices.replay_source import RecordedReport


class RecordingPort:
    """A port that writes down what it reads. Its time begins with the first report."""

    def __init__(self, port: Port, info: DeviceInfo, out: BinaryIO, clock: Callable[[], float]) -> None:
        """clock: monotonic seconds. out: written from the thread that reads and from that which remarks."""
        self._port, self._out, self._clock = port, out, clock
        self._began_s: float | None = None
        self._writing = threading.Lock()
        self.reports = 0
        self._write(device_lines(RecordedDevice(info.name, info.vendor, info.product, info.descriptor)))

    def remark(self, text: str) -> None:
        """A line that readers of the format pass over."""
        self._write(f"# {' '.join(text.split())}\n")

    def read(self, timeout_s: float) -> bytes:
        """Raises DeviceGoneError also when nothing more can be written down."""
        report = self._port.read(timeout_s)
        if report:
            now_s = self._clock()
            if self._began_s is None:
                self._began_s = now_s
            self.reports += 1
            try:
                self._write(report_line(RecordedReport(now_s - self._began_s, report)))
            except OSError as error:  # a full disk: whoever closes the file says so
                raise DeviceGoneError("cannot be recorded") from error
        return report

    def write(self, report: bytes) -> None:
        self._port.write(report)

    def set_feature(self, report: bytes) -> None:
        self._port.set_feature(report)

    def close(self) -> None:
        self._port.close()

    def _write(self, text: str) -> None:
        with self._writing:
            self._out.write(text.encode())
