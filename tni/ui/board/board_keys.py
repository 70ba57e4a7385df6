"""What a board's own tray and buttons do in the program.

A pen that was taken says so in its contacts and writes in its colour: the tool in hand stays. A button that is hit by
accident must do no harm, so all are quiet but the one that says what it opens.
"""

from __future__ import annotations

from tni.api.devices import BoardButton, ButtonPressed, DeviceEvent
from tni.ui.chrome.commands import Commands, Id


def on_board_event(event: DeviceEvent, commands: Commands) -> None:
    """The keyboard's button opens the keyboard on the screen, or puts it away."""
    match event:
        case ButtonPressed(BoardButton.KEYBOARD):
            commands[Id.KEYBOARD].trigger()
        case _:
            pass
