"""The pens and the eraser of a board's tray, in the whole program."""

from __future__ import annotations

import pytest

from tests.support.running_program import strokes
from tni.api.devices import Contact, ContactState, ContactTool, PenColour, Touch
from tni.app.application import Application
from tni.devices.boards.smart_sb680 import SmartSb680, packet
from tni.document.palette import INKS
from tni.document.pen_caps import pen_for_cap
from tni.ink.pen import PenKind
from tni.services.lesson.lesson_editor import ToolName
from tni.ui.chrome.commands import CommandId


class Smart:
    """An SB680 that speaks to the page."""

    def __init__(self, program: Application) -> None:
        self._program, self._driver = program, SmartSb680()
        self._now_s = 0.0

    def sends(self, report: bytes) -> None:
        self._now_s += 0.01
        canvas = self._program.main_controller.window.canvas
        for event in self._driver.on_report(report, self._now_s).events:
            canvas.input.board("smart", event, canvas.size())

    def takes(self, bits: int) -> None:
        self._now_s += 10.0  # else a finger is taken for the hand of the pen before
        self.sends(packet(0xD2, 0x05, bits, 0x00))

    def draws(self, y: int) -> None:
        for x, down in ((800, 1), (860, 1), (920, 1), (920, 0)):
            self.sends(bytes((1, down, x & 0xFF, x >> 8 | (y & 0xF) << 4, y >> 4)))


def test_the_pen_that_was_taken_writes_in_its_colour_and_the_eraser_erases(program: Application) -> None:
    smart, session = Smart(program), program.main_controller.editor
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


@pytest.mark.parametrize(
    "tool", [CommandId.SELECT, CommandId.LASSO, CommandId.HAND, CommandId.ERASE_STROKES, CommandId.LASER]
)
def test_a_pen_that_is_taken_writes_whatever_does_not_and_fingers_go_on_with_the_tool_in_hand(
    program: Application, tool: CommandId
) -> None:
    smart, session = Smart(program), program.main_controller.editor
    program.main_controller.commands[CommandId.FELT].trigger()
    program.main_controller.commands[tool].trigger()
    in_hand, view = session.tool, session.view
    smart.takes(0x08)
    smart.draws(500)
    (stroke,) = strokes(program)
    assert stroke.pen.kind is PenKind.FELT
    assert stroke.pen == pen_for_cap(stroke.pen, PenColour.RED, session.page.paper)
    assert (session.tool, session.view) == (in_hand, view)
    smart.takes(0x00)
    smart.draws(700)
    assert strokes(program) == [stroke]
    assert (session.view != view) is (in_hand is ToolName.HAND)
    if in_hand is ToolName.ERASER:
        smart.draws(500)
        assert not strokes(program)


def test_a_tool_that_is_chosen_while_a_pen_is_out_holds_until_one_is_taken_anew(program: Application) -> None:
    """On this board everything that touches is that pen as long as it is out."""
    smart, commands = Smart(program), program.main_controller.commands
    smart.takes(0x08)
    smart.draws(500)
    commands[CommandId.SELECT].trigger()
    smart.draws(600)
    assert len(strokes(program)) == 1
    smart.takes(0x0A)
    smart.draws(700)
    assert len(strokes(program)) == 2


def test_a_pen_that_is_taken_draws_the_figure_that_was_chosen(program: Application) -> None:
    smart = Smart(program)
    program.main_controller.commands[CommandId.RECTANGLE].trigger()
    smart.takes(0x08)
    smart.draws(500)
    assert not strokes(program)
    assert len(program.main_controller.editor.document.items(program.main_controller.editor.page.id)) == 1


def test_pens_of_another_board_do_what_the_tool_in_hand_does(program: Application) -> None:
    """One that knows no fingers, and could select nothing otherwise."""
    smart, canvas = Smart(program), program.main_controller.window.canvas
    program.main_controller.commands[CommandId.SELECT].trigger()
    smart.takes(0x08)
    for n, state in enumerate((ContactState.DOWN, ContactState.MOVE, ContactState.UP)):
        at = 0.4 + 0.05 * n
        pen = Contact(1, state, 100.0 + n, Touch(ContactTool.PEN, 0, 0, at, at, colour=PenColour.RED))
        canvas.input.board("ebeam", pen, canvas.size())
    assert not strokes(program)
    smart.draws(700)
    assert len(strokes(program)) == 1
