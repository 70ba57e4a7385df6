"""Driver of Promethean ActivBoards: one pen with a side button. Written from documentation, not tested on hardware."""

from __future__ import annotations

from typing import Final

from tni.api.boards import ON_CHANGE_TIMEOUT_S, PEN, BoardButtons, BoardDriver, require_length, uint16_le
from tni.api.devices import BoardButton, DeviceEvent, DriverEntry, HidMatch, Provenance, Step

POSITION_MAX = 32767
TIP, BARREL, IN_RANGE = 0x01, 0x02, 0x04


class Promethean(BoardDriver):
    def __init__(self) -> None:
        super().__init__(POSITION_MAX, POSITION_MAX, ON_CHANGE_TIMEOUT_S)
        self._buttons = BoardButtons({BARREL: BoardButton.RIGHT_CLICK})

    def on_report(self, report: bytes, now_s: float) -> Step:
        """Decode one report; its first three bytes are not documented. Raises: BadReportError."""
        flags = require_length(report, 8)[7]
        events: list[DeviceEvent] = [*self._buttons.update(flags & BARREL)]
        if flags & TIP and flags & IN_RANGE:
            events += self._touch(now_s, uint16_le(report, 3), uint16_le(report, 5), PEN)
        else:
            events += self._lift(now_s)
        return self._step(now_s, events)


DRIVER: Final = DriverEntry(
    "Promethean ActivBoard", (HidMatch(0x0D48, 0x0001),), Provenance.DOCUMENTED, lambda _: Promethean()
)
