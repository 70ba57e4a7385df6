"""The pens and the eraser of a board's tray, in the whole program."""

from __future__ import annotations

from tests.qt.board_desk import strokes
from tni.app.build import Program
from tni.board.palette import INKS
from tni.devices.boards.smart_sb680 import SmartSb680, packet
from tni.session.board_session import ToolName


class Smart:
    """An SB680 that speaks to the page."""

    def __init__(self, program: Program) -> None:
        self._program, self._driver = program, SmartSb680()
        self._now_s = 0.0

    def sends(self, report: bytes) -> None:
        self._now_s += 0.01
        canvas = self._program.board.window.canvas
        for event in self._driver.on_report(report, self._now_s).events:
            canvas.input.board("smart", event, canvas.size())

    def takes(self, bits: int) -> None:
        self._now_s += 10.0  # else a finger is taken for the hand of the pen before
        self.sends(packet(0xD2, 0x05, bits, 0x00))

    def draws(self, y: int) -> None:
        for x, down in ((800, 1), (860, 1), (920, 1), (920, 0)):
            self.sends(bytes((1, down, x & 0xFF, x >> 8 | (y & 0xF) << 4, y >> 4)))


def test_the_pen_that_was_taken_writes_in_its_colour_and_the_eraser_erases(program: Program) -> None:
    smart, session = Smart(program), program.board.session
    chosen = session.styles
    for bits, y in ((0x00, 500), (0x08, 600), (0x02, 700), (0x00, 800)):
        smart.takes(bits)
        smart.draws(y)
    place = INKS.names.index
    own = INKS.light[0]
    assert [s.pen.colour for s in strokes(program)] == [own, INKS.light[place("red")], INKS.light[place("green")], own]
    smart.takes(0x04)
    smart.draws(600)
    assert INKS.light[place("red")] not in [s.pen.colour for s in strokes(program)]
    assert (session.tool, session.styles) == (ToolName.PEN, chosen)
