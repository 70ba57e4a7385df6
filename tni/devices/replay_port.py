"""Recording in place of a device's port."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass

from tni.devices.ports import DeviceGoneError

WAIT_S = 0.02
"""Longest wait in real time, in seconds; it bounds the time that closing takes."""


@dataclass(frozen=True, slots=True)
class RecordedReport:
    """One report of a recording. at_s: seconds on the recording's clock."""

    at_s: float
    data: bytes


class ReplayPort:
    """Port that plays a recording, and the clock on which its reader must run.

    The clock starts at `start_s` (by default the time of the first report) and keeps the recording's intervals. speed:
    1 for recorded time, 10 for ten times faster, None for no waiting at all: the clock then advances with each read.
    `linger_s` seconds after the last report, `read` raises DeviceGoneError.
    """

    def __init__(
        self,
        reports: Sequence[RecordedReport],
        *,
        speed: float | None = 1.0,
        start_s: float | None = None,
        linger_s: float = 1.0,
    ) -> None:
        if speed is not None and not speed > 0:
            raise ValueError(f"speed must be above 0, got {speed}")
        ordered = sorted(reports, key=lambda report: report.at_s)
        first_s = ordered[0].at_s if ordered else 0.0
        self._now_s = first_s if start_s is None else start_s
        self._due = deque((self._now_s + report.at_s - first_s, report.data) for report in ordered)
        self._end_s = (self._due[-1][0] if self._due else self._now_s) + linger_s
        self._speed = speed
        self._began_s = time.monotonic()
        self._began_at_s = self._now_s
        self._closed = threading.Event()
        self.written: list[bytes] = []
        self.features: list[bytes] = []

    def monotonic(self) -> float:
        if self._speed is None:
            return self._now_s
        return self._began_at_s + (time.monotonic() - self._began_s) * self._speed

    def read(self, timeout_s: float) -> bytes:
        due_s = self._due[0][0] if self._due else self._end_s
        self._wait(min(timeout_s, due_s - self.monotonic()))
        if self.monotonic() < due_s:
            return b""
        if not self._due:
            raise DeviceGoneError("end of the recording")
        return self._due.popleft()[1]

    def write(self, report: bytes) -> None:
        self.written.append(report)

    def set_feature(self, report: bytes) -> None:
        self.features.append(report)

    def close(self) -> None:
        self._closed.set()

    def _wait(self, recorded_s: float) -> None:
        if recorded_s <= 0:
            return
        if self._speed is None:
            self._now_s += recorded_s
        else:
            self._closed.wait(min(recorded_s / self._speed, WAIT_S))
