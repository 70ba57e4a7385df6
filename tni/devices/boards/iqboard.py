"""Driver of IQBoard interactive whiteboards on a serial line. Written from documentation, not tested on hardware."""

from __future__ import annotations

from typing import Final

from tni.api.devices import DriverEntry, Provenance, SerialMatch, Step
from tni.api.serial_boards import SerialBoardDriver

HELLO: Final = b"\xce".ljust(8, b"\0")
HEAD: Final = b"\xee\xee"
PRESSED = 0x51


class IqBoard(SerialBoardDriver):
    def __init__(self) -> None:
        super().__init__(HEAD, PRESSED)

    def start(self, now_s: float) -> Step:
        return self._step(now_s, (), (HELLO,))


DRIVER: Final = DriverEntry(
    "IQBoard", (SerialMatch(0x10C4, 0xEA60, 19200),), Provenance.DOCUMENTED, lambda _: IqBoard()
)
