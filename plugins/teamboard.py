"""Driver of TeamBoard interactive whiteboards: one finger or pen.

Written from documentation, not tested on hardware. The documentation doesn't give the byte order of a position; this
driver assumes HID's own (little-endian).
"""

from __future__ import annotations

from tni.api.boards import ON_CHANGE_TIMEOUT_S, BoardDriver, require_length, uint16_le
from tni.api.devices import DriverEntry, HidMatch, Provenance, Step

PLUGIN = {
    "id": "teamboard",
    "kind": "board",
    "api": (1, 0),
    "version": "1.0",
    "name": {"fr": "TeamBoard", "en": "TeamBoard"},
    "summary": {"fr": "Tableaux TeamBoard, à un doigt ou un stylo.", "en": "TeamBoard whiteboards: one finger or pen."},
    "devices": ({"name": "TeamBoard", "vendor": 0x07DD, "product": 0x0001},),
    "licence": "GPL-3.0-or-later",
}

POSITION_MAX = 4095


class TeamBoard(BoardDriver):
    def __init__(self) -> None:
        super().__init__(POSITION_MAX, POSITION_MAX, ON_CHANGE_TIMEOUT_S)

    def on_report(self, report: bytes, now_s: float) -> Step:
        """Decode one report. Raises: BadReportError."""
        if not require_length(report, 5)[0]:
            return self._step(now_s, self._lift(now_s))
        return self._step(now_s, self._touch(now_s, uint16_le(report, 1), uint16_le(report, 3)))


def drivers() -> tuple[DriverEntry, ...]:
    return (DriverEntry("TeamBoard", (HidMatch(0x07DD, 0x0001),), Provenance.DOCUMENTED, lambda _: TeamBoard()),)
