"""Notices about lessons of other programs: which file is read, what was lost of it, why it could not be read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from tni.api.formats import FormatLoss
from tni.services.lesson.foreign_lessons import (
    ForeignLessonEnded,
    ForeignLessonEvent,
    ForeignLessonRead,
    ForeignLessonReading,
)
from tni.ui.chrome.button import Style
from tni.ui.chrome.notices import Notices
from tni.ui.i18n import language, tr
from tni.ui.messages.lazy_errors import error_message
from tni.ui.messages.plugin_formats import format_loss_text

MOST_NAMED = 3
"""Losses that a notice names; a sheet has all of them."""


class ForeignLessonNotices:
    """Shows the events of `ForeignLessons`. give_up: gives up the file that is being read. host: returns the parent of
    a sheet and its style, at each opening."""

    def __init__(
        self, notices: Notices, give_up: Callable[[], None], host: Callable[[], tuple[QWidget, Style]]
    ) -> None:
        self._notices, self._give_up, self._host = notices, give_up, host
        self._reading = ""

    def show(self, event: ForeignLessonEvent) -> None:
        self._notices.remove(self._reading)
        match event:
            case ForeignLessonReading(name=name, plugin=plugin):
                text = tr("Lecture de « {name} » par l’extension « {plugin} »…")
                self._reading = text.format(name=name, plugin=plugin.fr if language() == "fr" else plugin.en)
                self._notices.show(self._reading, act_text=tr("Annuler", "cancel"), act=self._give_up, stays=True)
            case ForeignLessonRead(name=name, losses=losses) if losses:
                self._show_losses(tr("« {} » n’a pas pu être repris tel quel").format(name), losses)
            case ForeignLessonEnded(error=Exception() as error):
                self._notices.show(error_message(error), serious=True)
            case _:
                pass

    def _show_losses(self, title: str, losses: Sequence[FormatLoss]) -> None:
        """Show what was lost: the first few, and all of it for who wants to see it."""
        lines = [format_loss_text(one) for one in losses]
        text = "\n".join((tr("{} :").format(title), *lines[:MOST_NAMED]))
        if (more := len(lines) - MOST_NAMED) <= 0:
            self._notices.show(text)
            return
        rest = tr("Une autre chose manque.") if more == 1 else tr("{} autres choses manquent.").format(more)
        self._notices.show(f"{text}\n{rest}", act_text=tr("Tout voir"), act=partial(self._list, title, lines))

    def _list(self, title: str, lines: Sequence[str]) -> None:
        from tni.ui.panels.losses_sheet import LossesSheet

        parent, style = self._host()
        sheet = LossesSheet(style, title, lines, parent)
        sheet.closed.connect(sheet.deleteLater)
        sheet.open()
        sheet.list.setFocus()
