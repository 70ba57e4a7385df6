"""Addition of a word to the teacher's own dictionary, with a notice that takes it back."""

from __future__ import annotations

from tni.core.errors import TniError
from tni.services.spelling.spelling_service import SpellingService
from tni.ui.i18n import tr
from tni.ui.main_window.window import MainWindow


def add_to_dictionary(window: MainWindow, service: SpellingService, spelling: str) -> None:
    """Add a word, and offer to undo it; say why where it cannot be stored."""

    def remove() -> None:
        try:
            service.remove(spelling)
        except TniError as error:
            window.show_error(error)

    try:
        service.add(spelling)
    except TniError as error:
        window.show_error(error)
    else:
        window.notices.show(tr("« {} » est dans mon dictionnaire.").format(spelling), act=remove)
