"""Driver of the Interwrite Mobi, a hand-held tablet with one pen.

Written from documentation, not tested on hardware. The documentation doesn't say which button bit is the tip; this
driver takes the first.
"""

from __future__ import annotations

from tni.api.boards import ON_CHANGE_TIMEOUT_S, PEN, BoardDriver, require_length, uint16_le
from tni.api.devices import DriverEntry, HidMatch, Provenance, Step

PLUGIN = {
    "id": "interwrite_mobi",
    "kind": "board",
    "api": (1, 0),
    "version": "1.0",
    "name": {"fr": "Interwrite Mobi", "en": "Interwrite Mobi"},
    "summary": {
        "fr": "La tablette Interwrite Mobi, à un stylo.",
        "en": "The Interwrite Mobi tablet, with one pen.",
    },
    "devices": ({"name": "Interwrite Mobi", "vendor": 0x078C, "product": 0x1005},),
    "licence": "GPL-3.0-or-later",
}

PEN_ID = 5
X_MAX, Y_MAX = 8000, 6000
TIP = 0x01


class InterwriteMobi(BoardDriver):
    def __init__(self) -> None:
        super().__init__(X_MAX, Y_MAX, ON_CHANGE_TIMEOUT_S)

    def on_report(self, report: bytes, now_s: float) -> Step:
        """Decode one report. Raises: BadReportError."""
        if report[:1] != bytes((PEN_ID,)):
            return self._step(now_s)
        if not require_length(report, 6)[5] & TIP:
            return self._step(now_s, self._lift(now_s))
        return self._step(now_s, self._touch(now_s, uint16_le(report, 1), uint16_le(report, 3), PEN))


def drivers() -> tuple[DriverEntry, ...]:
    tablet = HidMatch(0x078C, 0x1005)
    return (DriverEntry("Interwrite Mobi", (tablet,), Provenance.DOCUMENTED, lambda _: InterwriteMobi()),)
