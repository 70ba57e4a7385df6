"""Recorder of an unknown device: writes the reports of all its nodes and remarks on the user's actions into one
recording.

The format is that of hid-recorder.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from math import inf
from typing import Protocol

from tni.api.devices import DeviceInfo, Step
from tni.devices.ports import DeviceGoneError, DevicePort
from tni.devices.recording import RecordedDevice, device_lines, report_line
from tni.devices.replay_port import RecordedReport


class RecordingOutput(Protocol):
    """Output file of a recorder, such as `tni.files.append_only.AppendOnlyFile`."""

    def write(self, data: bytes) -> None:
        """Write all of the data or nothing. Raises: OSError."""


class DeviceRecorder:
    """One recording of a device, which may be unplugged and plugged in again meanwhile.

    Recorded time starts with the first report. Nodes report from their own threads, and remarks come from another one.

    Attributes:
        reports: Number of reports written.
        last_s: Time of the last report on the clock.
        failed: Error that ended the recording, such as a full disk; everything written before it remains.
    """

    def __init__(self, out: RecordingOutput, clock: Callable[[], float]) -> None:
        """Start a recording. clock: monotonic seconds."""
        self._out, self._clock = out, clock
        self._writing = threading.Lock()
        self._began_s: float | None = None
        self._nodes, self._node = 0, 0
        self.reports, self.last_s = 0, -inf
        self.failed: OSError | None = None

    def add(self, info: DeviceInfo) -> int:
        """Add a node of the device. Returns its number, from 0."""
        with self._writing:
            number, self._nodes = self._nodes, self._nodes + 1
            self._node = number
            self._write(device_lines(RecordedDevice(info.name, info.vendor, info.product, info.descriptor), number))
        return number

    def remark(self, text: str) -> None:
        """Write a comment line, which readers of the format skip."""
        with self._writing:
            self._write(f"# {' '.join(text.split())}\n")

    def report(self, node: int, data: bytes) -> None:
        with self._writing:
            now_s = self._clock()
            if self._began_s is None:
                self._began_s = now_s
            turn, self._node = "" if node == self._node else f"D: {node}\n", node
            self._write(turn + report_line(RecordedReport(now_s - self._began_s, data)))
            if self.failed is None:
                self.reports, self.last_s = self.reports + 1, now_s

    def _write(self, text: str) -> None:
        if self.failed is None:
            try:
                self._out.write(text.encode())
            except OSError as error:
                self.failed = error


class RecordingPort:
    """A port that also records its reports. node: number of the node in the recording."""

    def __init__(self, port: DevicePort, recorder: DeviceRecorder, node: int) -> None:
        self._port, self._recorder, self._node = port, recorder, node

    def read(self, timeout_s: float) -> bytes:
        """Read and record a report. Raises DeviceGoneError also when the recording has failed."""
        report = self._port.read(timeout_s)
        if report:
            self._recorder.report(self._node, report)
        if self._recorder.failed is not None:
            raise DeviceGoneError("cannot be recorded") from self._recorder.failed
        return report

    def write(self, report: bytes) -> None:
        self._port.write(report)

    def set_feature(self, report: bytes) -> None:
        self._port.set_feature(report)

    def close(self) -> None:
        self._port.close()


class PassiveDriver:
    """Driver of a device without driver: accepts any report and emits nothing."""

    def start(self, now_s: float) -> Step:  # noqa: ARG002 -- demanded by the protocol
        return Step()

    def on_report(self, report: bytes, now_s: float) -> Step:  # noqa: ARG002
        return Step()

    def on_timer(self, now_s: float) -> Step:  # noqa: ARG002
        return Step()

    def release(self, now_s: float) -> Step:  # noqa: ARG002
        return Step()
