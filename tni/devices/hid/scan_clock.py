"""A board's own clock, from the scan times of its frames."""

from __future__ import annotations

from typing import Final

from tni.devices.hid.report_layout import ReportValue

TICK_S: Final = 1e-4
"""Of a scan time, as Microsoft requires of a certified touch screen, whatever unit the descriptor names."""


class ScanClock:
    """Scan times wrap, some after 6.5 s: a board that says nothing for longer loses whole turns of its clock."""

    def __init__(self) -> None:
        self._last: int | None = None
        self._ticks = 0

    @property
    def now_s(self) -> float | None:
        """Seconds since the first scan time; None before it."""
        return None if self._last is None else self._ticks * TICK_S

    def tell(self, scan_time: int | None, of: ReportValue | None) -> None:
        """Of the report at hand. of: where in it the scan time stands."""
        if scan_time is None or of is None:
            return
        if self._last is not None:
            self._ticks += (scan_time - self._last) % (max(of.high - of.low, 0) + 1)
        self._last = scan_time
