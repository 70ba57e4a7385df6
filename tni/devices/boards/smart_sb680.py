"""Driver of the SMART Boards SB680 and SB685: resistive boards with a tray of four pens and an eraser.

On a computer without the vendor's software, the board sends touches unprompted as report 1. Recordings cover this mode.
With the vendor's software, the board asks for an answer and then sends touches in packets of its own. That mode is
known from documentation for 0b8c:0001 and not tested on hardware.
"""

from __future__ import annotations

from typing import Final

from tni.api.boards import (
    CONTINUOUS_TIMEOUT_S,
    FINGER,
    BadReportError,
    BoardButtons,
    BoardDriver,
    HeldTool,
    PenTray,
    require_length,
    xor_checksum,
)
from tni.api.devices import BoardButton, Contact, ContactTool, DriverEntry, HidMatch, PenColour, Provenance, Step

PENS: Final = {
    0x01: HeldTool(ContactTool.PEN, 1, PenColour.BLUE),
    0x02: HeldTool(ContactTool.PEN, 2, PenColour.GREEN),
    0x04: HeldTool(ContactTool.ERASER),
    0x08: HeldTool(ContactTool.PEN, 3, PenColour.RED),
    0x10: HeldTool(ContactTool.PEN, 4, PenColour.BLACK),
}
BUTTONS: Final = {0x01: BoardButton.KEYBOARD, 0x02: BoardButton.RIGHT_CLICK, 0x04: BoardButton.HELP}

TOUCH_ID, PACKET_ID = 1, 2
STATE, ANSWER, TOUCH = 0xD2, 0xE1, 0xB4
"""Kinds of packets."""
WATCHDOG, TRAY, KEYS, LIGHT = 0x00, 0x05, 0x06, 0x07
"""Subjects of a state packet."""
REPORT_MAX, PACKET_MAX = 2047, 4095
"""Greatest position in a report 1, which uses half of the field's range, and in a packet."""
PACKET_BYTES = 17


def packet(*payload: int) -> bytes:
    """Build a report to the board. The XOR of all its bytes except the id is 0."""
    return bytes((PACKET_ID, *payload, xor_checksum(bytes(payload)))).ljust(PACKET_BYTES, b"\0")


class SmartSb680(BoardDriver):
    def __init__(self) -> None:
        super().__init__(REPORT_MAX, REPORT_MAX, CONTINUOUS_TIMEOUT_S)
        self._tray, self._buttons = PenTray(PENS), BoardButtons(BUTTONS)
        self._was_queried = False

    def on_report(self, report: bytes, now_s: float) -> Step:
        """Decode one report. Raises: BadReportError."""
        if report[:1] == bytes((TOUCH_ID,)):
            return self._step(now_s, self._plain(require_length(report, 5), now_s))
        if report[:1] == bytes((PACKET_ID,)):
            return self._packet(require_length(report, 7), now_s)
        return self._step(now_s)

    def _plain(self, report: bytes, now_s: float) -> list[Contact]:
        x = report[2] | (report[3] & 0x0F) << 8
        y = report[3] >> 4 | report[4] << 4
        return self._at(now_s, x, y, REPORT_MAX, touches=bool(report[1] & 0x01))

    def _packet(self, report: bytes, now_s: float) -> Step:
        kind, of, value = report[1], report[2], report[3]
        if kind == TOUCH:
            x = report[4] | (report[5] & 0xF0) << 4
            y = report[6] | (report[5] & 0x0F) << 8
            return self._step(now_s, self._at(now_s, x, y, PACKET_MAX, touches=bool(value & 0x80)))
        if kind not in (STATE, ANSWER):
            return self._step(now_s)
        if xor_checksum(report[1:]):
            raise BadReportError("the check sum is wrong")
        if of == TRAY:
            return self._step(now_s, self._tray.update(value), self._light(value))
        if of == KEYS:
            return self._step(now_s, self._buttons.update(value))
        if kind == STATE and of == WATCHDOG:
            self._was_queried = True
            return self._step(now_s, (), (packet(ANSWER, 0x00, 0x01),))
        return self._step(now_s)

    def _at(self, now_s: float, x: int, y: int, most: int, *, touches: bool) -> list[Contact]:
        if not touches:
            return self._lift(now_s)
        self._width = self._height = most
        return self._touch(now_s, x, y, self._tool_of(self._tray.held or FINGER))

    def _light(self, out: int) -> tuple[bytes, ...]:
        """Return the report that lights the lamp of a pen out of its tray.

        Only one lamp can be lit. Nothing is sent before the board has asked for an answer and got one.
        """
        return (packet(STATE, LIGHT, 0xFF, out if out in PENS else 0),) if self._was_queried else ()


DRIVER: Final = DriverEntry(
    "SMART Board SB680, SB685",
    (HidMatch(0x0B8C, 0x0061), HidMatch(0x0B8C, 0x0001)),
    Provenance.RECORDED,
    lambda _: SmartSb680(),
)
