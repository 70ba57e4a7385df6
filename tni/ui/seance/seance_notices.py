"""Notices of the séance on the main window."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tni.services.cahier.past_seances import InterruptedSeance
from tni.services.cahier.seance_notices import SeanceFinished, SeanceKept, SeanceMoved, SeanceResumed
from tni.ui.i18n import tr
from tni.ui.main_window.main_controller import MainController

if TYPE_CHECKING:
    from tni.cahier.entry import CahierEntry

type SeanceMoment = SeanceKept | SeanceMoved | SeanceResumed | SeanceFinished


class SeanceNotices:
    """Sentences about the séance, with the action that each offers."""

    def __init__(self, main: MainController) -> None:
        self._main = main

    def tell_moment(self, notice: SeanceMoment, show_list: Callable[[], None]) -> None:
        """Tell what became of a séance. show_list: opens the past séances, where the entry of one that was left for
        another waits."""
        if isinstance(notice, SeanceKept):
            self._main.window.notices.show(_text(notice), act_text=tr("Voir"), act=show_list)
        else:
            self._main.show_notice(_text(notice))

    def tell_closed(self, entries: tuple[CahierEntry, ...], show_list: Callable[[], None]) -> None:
        """Tell of séances that nobody ended. show_list: opens the past séances."""
        latest, others = entries[0], len(entries) - 1
        words = tr("La séance de {name}, {day}, n’avait pas été terminée : elle est dans les séances passées.")
        from tni.ui.messages.dates import format_date  # not needed at the start

        words = words.format(name=latest.class_name, day=format_date(latest.start))
        if others:
            words += " " + tr("Autres séances dans ce cas : {}.").format(others)
        self._main.window.notices.show(words, act_text=tr("Voir"), act=show_list, unasked=True)

    def offer(self, latest: InterruptedSeance, resume: Callable[[], None]) -> None:
        """Offer to resume the séance in which the last run was cut off."""
        self._main.lesson_notices.withdraw_offer(latest.file)
        self._main.window.notices.show(
            tr("La séance de {} n’a pas été terminée. Tout est là.").format(latest.summary.class_name),
            act_text=tr("Reprendre"),
            act=resume,
            serious=True,
            unasked=True,
        )


def _text(notice: SeanceMoment) -> str:
    match notice:
        case SeanceKept(class_name):
            return tr("La séance de {} est gardée dans les séances passées.").format(class_name)
        case SeanceMoved(class_name):
            return tr("La séance de {} continue dans cette leçon.").format(class_name)
        case SeanceResumed(class_name):
            return tr("La séance de {} continue.").format(class_name)
        case SeanceFinished(kept_ink):
            ink = tr("L’encre est dans la leçon.") if kept_ink else tr("La leçon préparée n’a pas changé.")
            return tr("Séance terminée et gardée.") + " " + ink
