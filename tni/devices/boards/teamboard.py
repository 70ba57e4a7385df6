"""TeamBoard: one finger or pen. From documentation, not tested on hardware; it does not tell the order of a position's
bytes, which is taken to be HID's own.
"""

from __future__ import annotations

from typing import Final

from tni.api.boards import UNSTEADY_S, ContactBoard, checked, word
from tni.api.devices import DeviceDriver, HidMatch, Provenance, Step

POSITION_MAX = 4095


class TeamBoard(ContactBoard):
    def __init__(self) -> None:
        super().__init__(POSITION_MAX, POSITION_MAX, UNSTEADY_S)

    def on_report(self, report: bytes, now_s: float) -> Step:
        """Raises: BadReportError."""
        if not checked(report, 5)[0]:
            return self._step(now_s, self._lift(now_s))
        return self._step(now_s, self._touch(now_s, word(report, 1), word(report, 3)))


DRIVER: Final = DeviceDriver("TeamBoard", (HidMatch(0x07DD, 0x0001),), Provenance.DOCUMENTED, lambda _: TeamBoard())
