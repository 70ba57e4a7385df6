"""Commands of the bar and the keyboard that are meant for the text being typed."""

from __future__ import annotations

from tni.ui.canvas.text_editor import PageTextEdit
from tni.ui.chrome.commands import CommandId


def run_on_text(edit: PageTextEdit, command: CommandId) -> bool:
    """Run a command on a text, if it applies. Returns whether it did."""
    match command:
        case CommandId.UNDO if edit.document().isUndoAvailable():
            edit.undo()
        case CommandId.REDO if edit.document().isRedoAvailable() or edit.document().isUndoAvailable():
            edit.redo()
        case CommandId.CUT:
            edit.cut_styled()
        case CommandId.COPY:
            edit.copy_styled()
        case CommandId.PASTE:
            edit.paste()
        case CommandId.SELECT_ALL:
            edit.selectAll()
        case _:
            return False
    return True
