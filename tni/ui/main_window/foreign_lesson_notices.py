"""Notices about lessons of other programs: which file is read, what was lost of it, why it could not be read."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tni.api.formats import FormatLoss
from tni.services.lesson.foreign_lessons import (
    ForeignLessonEnded,
    ForeignLessonEvent,
    ForeignLessonRead,
    ForeignLessonReading,
)
from tni.ui.chrome.notices import Notices
from tni.ui.i18n import language, tr
from tni.ui.messages.lazy_errors import error_message
from tni.ui.messages.plugin_formats import format_loss_text

MOST_NAMED = 3
"""Losses that a notice names."""


class ForeignLessonNotices:
    """Shows the events of `ForeignLessons`. give_up: gives up the file that is being read."""

    def __init__(self, notices: Notices, give_up: Callable[[], None]) -> None:
        self._notices, self._give_up = notices, give_up
        self._reading = ""

    def show(self, event: ForeignLessonEvent) -> None:
        self._notices.remove(self._reading)
        match event:
            case ForeignLessonReading(name=name, plugin=plugin):
                text = tr("Lecture de « {name} » par l’extension « {plugin} »…")
                self._reading = text.format(name=name, plugin=plugin.fr if language() == "fr" else plugin.en)
                self._notices.show(self._reading, act_text=tr("Annuler", "cancel"), act=self._give_up, stays=True)
            case ForeignLessonRead(name=name, losses=losses) if losses:
                self._notices.show(losses_text(name, losses))
            case ForeignLessonEnded(error=Exception() as error):
                self._notices.show(error_message(error), serious=True)
            case _:
                pass


def losses_text(name: str, losses: Sequence[FormatLoss]) -> str:
    """Return what was lost of a file, the first few by their names."""
    lines = [tr("« {} » n’a pas pu être repris tel quel :").format(name)]
    lines += [format_loss_text(one) for one in losses[:MOST_NAMED]]
    if (more := len(losses) - MOST_NAMED) > 0:
        lines.append(tr("Une autre chose manque.") if more == 1 else tr("{} autres choses manquent.").format(more))
    return "\n".join(lines)
