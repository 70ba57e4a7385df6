"""Driver of the SMART Board SB885: touch, two pens and an eraser in a tray, and buttons that choose the pens' colour.

Pens, tray and buttons are tested on recordings. Reports of several fingers (report 3) are written from documentation,
not tested on hardware.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from tni.api.boards import (
    CONTINUOUS_TIMEOUT_S,
    ERASER,
    FINGER,
    PEN,
    BoardButtons,
    BoardDriver,
    HeldTool,
    PenTray,
    require_length,
    uint16_le,
)
from tni.api.devices import (
    BoardButton,
    ButtonPressed,
    Contact,
    ContactTool,
    DeviceEvent,
    DriverEntry,
    HidMatch,
    PenColour,
    Provenance,
    Step,
)

PENS: Final = {
    0x01: HeldTool(ContactTool.PEN, 2),
    0x02: HeldTool(ContactTool.ERASER),
    0x04: HeldTool(ContactTool.PEN, 1),
}
BUTTONS: Final = {
    0x02: BoardButton.BLUE,
    0x04: BoardButton.GREEN,
    0x08: BoardButton.RED,
    0x10: BoardButton.BLACK,
}
COLOURS: Final = {
    BoardButton.BLUE: PenColour.BLUE,
    BoardButton.GREEN: PenColour.GREEN,
    BoardButton.RED: PenColour.RED,
    BoardButton.BLACK: PenColour.BLACK,
}
VENDOR_ID, TOUCH_ID, PEN_ID, BUTTONS_ID = 2, 3, 5, 6
TRAY: Final = bytes((VENDOR_ID, 0xC3, 0xD5, 0x16, 0x00))
SLOTS, SLOT_BYTES = 4, 8
TIP, VALID, ERASES = 0x01, 0x04, 0x10
POSITION_MAX = 4095
PEN_KEY = 256
"""Contact key of the pen: above all finger ids, which are one byte."""


class SmartSb885(BoardDriver):
    def __init__(self) -> None:
        super().__init__(POSITION_MAX, POSITION_MAX, CONTINUOUS_TIMEOUT_S)
        self._tray, self._buttons = PenTray(PENS), BoardButtons(BUTTONS)
        self._colour: PenColour | None = None
        self._writing = PEN
        self._due = 0
        self._seen: set[int] = set()

    def on_report(self, report: bytes, now_s: float) -> Step:
        """Decode one report. Raises: BadReportError."""
        kind = report[0] if report else 0
        if kind == PEN_ID:
            return self._step(now_s, self._pen(require_length(report, 8), now_s))
        if kind == TOUCH_ID:
            return self._step(now_s, self._fingers(require_length(report, 2 + SLOTS * SLOT_BYTES), now_s))
        if kind == BUTTONS_ID:
            return self._step(now_s, self._pressed(require_length(report, 2)[1]))
        if report.startswith(TRAY):
            return self._step(now_s, self._taken(require_length(report, 6)[5]))
        return self._step(now_s)

    def _pen(self, report: bytes, now_s: float) -> list[Contact]:
        """Decode a pen report. Its pressure is always at the maximum and carries no information."""
        flags = report[1]
        if not flags & (TIP | ERASES):
            return self._lift(now_s, PEN_KEY)
        if self._contacts.get(PEN_KEY) is None:
            self._writing = self._in_colour(self._tray.held or PEN)
        held = ERASER if flags & ERASES else self._writing
        return self._touch(now_s, uint16_le(report, 4), uint16_le(report, 6), held, key=PEN_KEY)

    def _in_colour(self, held: HeldTool) -> HeldTool:
        return replace(held, colour=self._colour) if held.tool is ContactTool.PEN else held

    def _fingers(self, report: bytes, now_s: float) -> list[Contact]:
        """Decode a report of fingers.

        The first report of a frame gives the number of fingers, the following ones give 0. A finger that is missing
        from a frame has been lifted.
        """
        if told := report[1 + SLOTS * SLOT_BYTES]:
            self._due, self._seen = told, set()
        events: list[Contact] = []
        take = min(self._due, SLOTS)
        for at in range(1, 1 + take * SLOT_BYTES, SLOT_BYTES):
            slot = report[at : at + SLOT_BYTES]
            key = slot[1]
            if slot[0] & TIP and slot[0] & VALID:
                self._seen.add(key)
                events += self._touch(now_s, uint16_le(slot, 4), uint16_le(slot, 6), FINGER, key=key)
        self._due -= take
        if take and not self._due:
            gone = [key for key in self._contacts.down() if key != PEN_KEY and key not in self._seen]
            for key in gone:
                events += self._lift(now_s, key)
        return events

    def _taken(self, bits: int) -> list[DeviceEvent]:
        colour = self._colour
        return [replace(t, colour=colour) if t.tool is ContactTool.PEN else t for t in self._tray.update(bits)]

    def _pressed(self, bits: int) -> list[ButtonPressed]:
        pressed = self._buttons.update(bits)
        for press in pressed:
            self._colour = COLOURS.get(press.button, self._colour)
        return pressed


DRIVER: Final = DriverEntry(
    "SMART Board SB885", (HidMatch(0x0B8C, 0x0160, interface=1),), Provenance.RECORDED, lambda _: SmartSb885()
)
