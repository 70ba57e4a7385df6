"""Driver of the SMART slate WS200: one pen with pressure.

Written from documentation, not tested on hardware. The documentation doesn't say which flag marks contact; this driver
takes a pressure above 0 as contact.
"""

from __future__ import annotations

from typing import Final

from tni.api.boards import ON_CHANGE_TIMEOUT_S, PEN, BoardDriver, require_length, uint16_le
from tni.api.devices import DriverEntry, HidMatch, Provenance, Step

PEN_ID = 2
IN_RANGE = 0x90
X_MAX, Y_MAX, PRESSURE_MAX = 17319, 10819, 512


class SmartWs200(BoardDriver):
    def __init__(self) -> None:
        super().__init__(X_MAX, Y_MAX, ON_CHANGE_TIMEOUT_S)

    def on_report(self, report: bytes, now_s: float) -> Step:
        """Decode one report. Raises: BadReportError."""
        if report[:1] != bytes((PEN_ID,)):
            return self._step(now_s)
        flags, pressure = require_length(report, 8)[1], uint16_le(report, 6)
        if flags & IN_RANGE != IN_RANGE or not pressure:
            return self._step(now_s, self._lift(now_s))
        share = min(pressure / PRESSURE_MAX, 1.0)
        return self._step(now_s, self._touch(now_s, uint16_le(report, 2), uint16_le(report, 4), PEN, share))


DRIVER: Final = DriverEntry(
    "SMART slate WS200", (HidMatch(0x0B8C, 0x0083),), Provenance.DOCUMENTED, lambda _: SmartWs200()
)
