"""Sentences about lessons that were moved or thrown away."""

from __future__ import annotations

from tni.services.library.library_state import LessonsMoved, LessonsThrown
from tni.ui.i18n import tr


def placed_text(event: LessonsThrown | LessonsMoved) -> str:
    """Return where lessons, or a folder, are now."""
    number = len(event.titles)
    if isinstance(event, LessonsThrown):
        if event.folder:
            with_lessons = tr("Le dossier « {} » et ses leçons sont dans la corbeille.")
            return (with_lessons if number else tr("Le dossier « {} » est supprimé.")).format(event.folder)
        if number == 1:
            return tr("« {} » est dans la corbeille.").format(event.titles[0])
        return tr("{} leçons sont dans la corbeille.").format(number)
    folder = event.folder.rpartition("/")[2] or tr("Mes leçons")
    if number == 1:
        return tr("« {title} » est dans « {folder} ».").format(title=event.titles[0], folder=folder)
    return tr("{number} leçons sont dans « {folder} ».").format(number=number, folder=folder)
