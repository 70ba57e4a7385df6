"""Driver of TeamBoard interactive whiteboards: one finger or pen.

Written from documentation, not tested on hardware. The documentation doesn't give the byte order of a position; this
driver assumes HID's own (little-endian).
"""

from __future__ import annotations

from typing import Final

from tni.api.boards import ON_CHANGE_TIMEOUT_S, BoardDriver, require_length, uint16_le
from tni.api.devices import DriverEntry, HidMatch, Provenance, Step

POSITION_MAX = 4095


class TeamBoard(BoardDriver):
    def __init__(self) -> None:
        super().__init__(POSITION_MAX, POSITION_MAX, ON_CHANGE_TIMEOUT_S)

    def on_report(self, report: bytes, now_s: float) -> Step:
        """Decode one report. Raises: BadReportError."""
        if not require_length(report, 5)[0]:
            return self._step(now_s, self._lift(now_s))
        return self._step(now_s, self._touch(now_s, uint16_le(report, 1), uint16_le(report, 3)))


DRIVER: Final = DriverEntry("TeamBoard", (HidMatch(0x07DD, 0x0001),), Provenance.DOCUMENTED, lambda _: TeamBoard())
