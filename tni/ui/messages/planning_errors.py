"""Messages about planned years and timetables."""

from __future__ import annotations

from collections.abc import Callable

from tni.files.errors import TimetableNotReadError, YearNotReadError
from tni.planning.class_year import NoSuchPlannedError
from tni.ui.i18n import tr
from tni.ui.messages.file_errors import quoted_name


def _year(error: YearNotReadError) -> str:
    if error.kept is None:
        text = tr("L’année prévue n’a pas pu être lue : {name} reste inchangé, et rien de nouveau n’y sera enregistré.")
        return text.format(name=quoted_name(error.path))
    text = tr("L’année prévue était abîmée : elle est à refaire, l’ancienne est gardée sous {kept}.")
    return text.format(kept=quoted_name(error.kept))


def _timetable(error: TimetableNotReadError) -> str:
    if error.kept is None:
        text = tr("L’emploi du temps n’a pas pu être lu : {name} reste inchangé, et rien n’y sera enregistré.")
        return text.format(name=quoted_name(error.path))
    text = tr("L’emploi du temps était abîmé : le charger de nouveau, l’ancien est gardé sous {kept}.")
    return text.format(kept=quoted_name(error.kept))


PLANNING_ERRORS: tuple[tuple[type[Exception], Callable[..., str]], ...] = (
    (YearNotReadError, _year),
    (TimetableNotReadError, _timetable),
    (NoSuchPlannedError, lambda _: tr("Cette leçon n’est plus dans l’année : elle a été retirée entre-temps.")),
)
