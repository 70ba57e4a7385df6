"""Device clock of an interactive whiteboard, computed from the scan times of its frames."""

from __future__ import annotations

from typing import Final

from tni.devices.hid.report_layout import ReportValue

TICK_S: Final = 1e-4
"""Unit of a scan time, as Microsoft requires of a certified touch screen, whatever unit the descriptor declares."""


class ScanClock:
    """Accumulates scan times, which wrap, some after 6.5 s: a longer silence loses whole turns of the clock."""

    def __init__(self) -> None:
        self._last: int | None = None
        self._ticks = 0

    @property
    def now_s(self) -> float | None:
        """Seconds since the first scan time; None before it."""
        return None if self._last is None else self._ticks * TICK_S

    def update(self, scan_time: int | None, of: ReportValue | None) -> None:
        """Take the scan time of the current report. of: its position in the report, which gives its range."""
        if scan_time is None or of is None:
            return
        if self._last is not None:
            self._ticks += (scan_time - self._last) % (max(of.high - of.low, 0) + 1)
        self._last = scan_time
