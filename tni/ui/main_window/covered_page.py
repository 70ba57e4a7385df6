"""Commands that are off while a question covers the page that they would change."""

from __future__ import annotations

from tni.ui.chrome.commands import CommandGroup, CommandId
from tni.ui.i18n import tr
from tni.ui.main_window.window import MainWindow

_ON_PAGE = frozenset(
    {
        CommandId.ERASE_INK,
        CommandId.SELECT_ALL,
        CommandId.PASTE,
        CommandId.DELETE_PAGE,
        CommandId.DUPLICATE_PAGE,
        CommandId.SYMBOLS,
        CommandId.WEB_ACTIVITY,
        CommandId.ITEMS,
        CommandId.FIND_PICTURE,
        CommandId.MEDIA,
        CommandId.RECORD_SOUND,
        CommandId.CAMERA,
        CommandId.BEHAVIOUR,
        CommandId.COVER,
        CommandId.PUT_QUESTION,
        CommandId.TEXTBOOK,
        CommandId.CREDITS_PAGE,
        CommandId.MASTERS,
        CommandId.GUIDES,
        CommandId.MAKE_CONSTRUCTION,
        CommandId.CORRECT,
    }
)


def covered_page_message() -> str:
    return tr("La question recouvre la page. Pour la modifier, toucher d’abord « Revenir à la page ».")


def is_refused(window: MainWindow, command: CommandId) -> bool:
    """Return whether a command would change a page that nobody sees, below a question; the teacher is told."""
    is_on_page = command in _ON_PAGE or window.commands.table[command].group is CommandGroup.PAPER
    if not is_on_page or window.canvas.cover is None:
        return False
    window.notices.show(covered_page_message())
    return True
