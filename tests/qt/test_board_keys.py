"""What the buttons at a board's edge do in the whole program."""

from __future__ import annotations

from tests.qt.board_desk import strokes
from tni.api.devices import BoardButton, ButtonPressed, ContactTool, DeviceEvent, PenColour, ToolTaken
from tni.app.build import Program
from tni.ui.board.board_keys import on_board_event
from tni.ui.chrome.commands import Id
from tni.ui.panels.keyboard import Keyboard


def test_the_keyboards_button_opens_the_keyboard_and_puts_it_away(program: Program) -> None:
    window = program.board.window

    def shown() -> bool:
        return any(keyboard.isVisible() for keyboard in window.findChildren(Keyboard))

    for there in (True, False):
        on_board_event(ButtonPressed(BoardButton.KEYBOARD), program.board.commands)
        assert shown() is there
        assert program.board.commands[Id.KEYBOARD].isChecked() is there


def test_all_else_at_the_edge_is_quiet(program: Program) -> None:
    before = {command: action.isChecked() for command, action in zip(Id, program.board.commands.all(), strict=False)}
    quiet: list[DeviceEvent] = [ButtonPressed(button) for button in BoardButton if button is not BoardButton.KEYBOARD]
    quiet += [ToolTaken(ContactTool.PEN, PenColour.RED), ToolTaken(None)]
    for event in quiet:
        on_board_event(event, program.board.commands)
    assert {c: a.isChecked() for c, a in zip(Id, program.board.commands.all(), strict=False)} == before
    assert strokes(program) == []
