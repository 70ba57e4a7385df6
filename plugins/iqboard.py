"""Driver of IQBoard interactive whiteboards on a serial line. Written from documentation, not tested on hardware."""

from __future__ import annotations

from typing import Final

from tni.api.devices import DriverEntry, Provenance, SerialMatch, Step
from tni.api.serial_boards import SerialBoardDriver

PLUGIN = {
    "id": "iqboard",
    "kind": "board",
    "api": (1, 0),
    "version": "1.0",
    "name": {"fr": "IQBoard", "en": "IQBoard"},
    "summary": {"fr": "Tableaux IQBoard, sur une ligne série.", "en": "IQBoard whiteboards on a serial line."},
    "devices": ({"name": "IQBoard", "vendor": 0x10C4, "product": 0xEA60, "baud": 19200},),
    "licence": "GPL-3.0-or-later",
}

HELLO: Final = b"\xce".ljust(8, b"\0")
HEAD: Final = b"\xee\xee"
PRESSED = 0x51


class IqBoard(SerialBoardDriver):
    def __init__(self) -> None:
        super().__init__(HEAD, PRESSED)

    def start(self, now_s: float) -> Step:
        return self._step(now_s, (), (HELLO,))


def drivers() -> tuple[DriverEntry, ...]:
    line = SerialMatch(0x10C4, 0xEA60, 19200)
    return (DriverEntry("IQBoard", (line,), Provenance.DOCUMENTED, lambda _: IqBoard()),)
