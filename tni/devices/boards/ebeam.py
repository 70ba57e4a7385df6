"""Driver of the eBeam by Luidia, also sold by NEC as NP01Wi: a bar at the board's edge locates one pen by sound and
light.

Written from documentation, not tested on hardware. The documentation only guesses which pen has which number.

Reported positions are far from the projected picture's: the board is unusable before calibration.
"""

from __future__ import annotations

from typing import Final

from tni.api.boards import (
    ERASER,
    ON_CHANGE_TIMEOUT_S,
    PEN,
    BoardButtons,
    BoardDriver,
    HeldTool,
    require_length,
    uint16_le,
)
from tni.api.devices import BoardButton, Contact, ContactTool, DriverEntry, HidMatch, PenColour, Provenance, Step

VALID = 0x03
POSITION_MAX = 0xFFFF
QUALITY_MIN = 80
"""Reception quality above which a position counts; positions at or below it are ignored."""
LIFTED = 0x01
KEYS = 0xFE
"""Value of the pen's state byte that marks a report of a membrane key at the board's edge."""
BUTTONS: Final = {
    0x80: BoardButton.CALIBRATE,
    0x08: BoardButton.PRINT,
    0x02: BoardButton.FULL_SCREEN,
}
PENS: Final = {
    1: HeldTool(ContactTool.PEN, 1, PenColour.RED),
    2: HeldTool(ContactTool.PEN, 2, PenColour.BLUE),
    3: HeldTool(ContactTool.PEN, 3, PenColour.GREEN),
    4: HeldTool(ContactTool.PEN, 4, PenColour.BLACK),
    5: ERASER,
}


class Ebeam(BoardDriver):
    def __init__(self) -> None:
        super().__init__(POSITION_MAX, POSITION_MAX, ON_CHANGE_TIMEOUT_S)
        self._buttons = BoardButtons(BUTTONS)

    def on_report(self, report: bytes, now_s: float) -> Step:
        """Decode one report. Raises: BadReportError."""
        if report[:1] != bytes((VALID,)):
            return self._step(now_s)
        quality, state = require_length(report, 7)[5:7]
        if state == KEYS:
            return self._step(now_s, self._buttons.update(quality))
        self._buttons.update(0)
        return self._step(now_s, self._pen(report, quality, state, now_s))

    def _pen(self, report: bytes, quality: int, state: int, now_s: float) -> list[Contact]:
        if state & LIFTED:
            return self._lift(now_s)
        if quality <= QUALITY_MIN:
            return []
        return self._touch(now_s, uint16_le(report, 1), uint16_le(report, 3), PENS.get(state >> 4, PEN))


DRIVER: Final = DriverEntry("eBeam (Luidia)", (HidMatch(0x2650, 0x1311),), Provenance.DOCUMENTED, lambda _: Ebeam())
