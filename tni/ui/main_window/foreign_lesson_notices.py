"""Notices about lessons of other programs: which file is read or written, what was lost of it, why it failed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from tni.api.formats import FormatLoss
from tni.services.lesson.foreign_exports import (
    ForeignExportBegun,
    ForeignExportDone,
    ForeignExportEnded,
    ForeignExportEvent,
)
from tni.services.lesson.foreign_lessons import (
    ForeignLessonEnded,
    ForeignLessonEvent,
    ForeignLessonRead,
    ForeignLessonReading,
)
from tni.ui.chrome.button import Style
from tni.ui.chrome.notices import Notices
from tni.ui.i18n import tr
from tni.ui.messages.lazy_errors import error_message
from tni.ui.messages.plugin_formats import format_loss_text
from tni.ui.messages.plugins import localised
from tni.ui.messages.sharing import withheld_parts

MOST_NAMED = 3
"""Losses that a notice names; a sheet has all of them."""


class LossNotices:
    """Shows what was lost of a lesson: the first few, and a sheet with all of it for who wants to see it. host: returns
    the parent of the sheet and its style, at each opening."""

    def __init__(self, notices: Notices, host: Callable[[], tuple[QWidget, Style]]) -> None:
        self._notices, self._host = notices, host

    def show(self, title: str, losses: Sequence[FormatLoss]) -> None:
        """title: says of which lesson, without a full stop."""
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


class ForeignLessonNotices:
    """Shows the events of `ForeignLessons`. give_up: gives up the file that is being read."""

    def __init__(self, notices: Notices, give_up: Callable[[], None], losses: LossNotices) -> None:
        self._notices, self._give_up, self._losses = notices, give_up, losses
        self._reading = ""

    def show(self, event: ForeignLessonEvent) -> None:
        self._notices.remove(self._reading)
        match event:
            case ForeignLessonReading(name=name, plugin=plugin):
                text = tr("Lecture de « {name} » par l’extension « {plugin} »…")
                self._reading = text.format(name=name, plugin=localised(plugin))
                self._notices.show(self._reading, act_text=tr("Annuler", "cancel"), act=self._give_up, stays=True)
            case ForeignLessonRead(name=name, losses=losses) if losses:
                self._losses.show(tr("« {} » n’a pas pu être repris tel quel").format(name), losses)
            case ForeignLessonEnded(error=Exception() as error):
                self._notices.show(error_message(error), serious=True)
            case _:
                pass


class ForeignExportNotices:
    """Shows the events of `ForeignExports`. written: shows that a file was written, with the names of what is not in
    it; give_up: gives up the file that is being written."""

    def __init__(
        self,
        notices: Notices,
        written: Callable[[Path, Sequence[str]], None],
        give_up: Callable[[], None],
        losses: LossNotices,
    ) -> None:
        self._notices, self._written, self._give_up, self._losses = notices, written, give_up, losses
        self._writing = ""

    def show(self, event: ForeignExportEvent) -> None:
        self._notices.remove(self._writing)
        match event:
            case ForeignExportBegun(name=name, plugin=plugin):
                text = tr("Écriture de « {name} » par l’extension « {plugin} »…")
                self._writing = text.format(name=name, plugin=localised(plugin))
                self._notices.show(self._writing, act_text=tr("Annuler", "cancel"), act=self._give_up, stays=True)
            case ForeignExportDone(path=path, losses=losses, withheld=withheld):
                if losses:
                    self._losses.show(tr("« {} » n’a pas pu être écrit tel quel").format(path.name), losses)
                self._written(path, withheld_parts(withheld))
            case ForeignExportEnded(error=Exception() as error):
                self._notices.show(error_message(error), serious=True)
            case _:
                pass
