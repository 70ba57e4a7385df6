"""Notices about lessons that are opened, damaged, salvaged and shared."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from tni.files.lesson_errors import LessonFileError
from tni.services.lesson.current_lesson import CurrentLesson
from tni.services.lesson.lesson_events import (
    CurrentLessonChanged,
    LessonAlreadyOpen,
    LessonDamaged,
    LessonEvent,
    LessonFailed,
    LessonOpening,
    LessonOpeningEnded,
    LessonSalvaged,
    LessonShared,
)
from tni.ui.chrome.notices import Notices
from tni.ui.i18n import tr
from tni.ui.messages.lazy_errors import error_message

if TYPE_CHECKING:
    from tni.services.lesson.left_work import LeftWork
    from tni.services.lesson.lesson_finder import FoundLesson
    from tni.services.lesson.lesson_service import OpenLesson

MOST_NAMED = 4
"""Lessons that a notice names."""


class LessonNotices:
    """Shows the events of the open lesson that need a sentence, with the command that follows from each. open_backups:
    opens their sheet."""

    def __init__(self, notices: Notices, current_lesson: CurrentLesson, open_backups: Callable[[], None]) -> None:
        self._notices, self._current_lesson, self._open_backups = notices, current_lesson, open_backups
        self._opening = ""
        self._offered: tuple[Path, str] | None = None
        self._aside = ""
        self._offered_aside: frozenset[Path] = frozenset()
        self._failed: dict[str, LessonFailed] = {}
        """Lessons that could not be opened, by the text of their notice."""

    def show(self, event: LessonEvent) -> None:
        if isinstance(event, CurrentLessonChanged):
            self._withdraw_failed(event.lesson)
            if event.moved is not None:
                self._show_found(event.moved)
        match event:
            case CurrentLessonChanged(lesson=lesson) if lesson.unknown_items:
                self._notices.show(tr("TNI ne connaît pas certains éléments de cette leçon : il les garde tels quels."))
            case LessonOpening(name=name):
                self._show_opening(name)
            case LessonOpeningEnded():
                self._notices.remove(self._opening)
            case LessonAlreadyOpen(name=name, example=None):
                self._notices.show(tr("« {} » est déjà ouverte.").format(name))
            case LessonAlreadyOpen(name=name, example=Path() as example):
                self._offer_copy(name, example)
            case LessonDamaged(path=path, is_lost=True):
                text = tr("Rien n’est plus lisible dans « {} ». Une copie est peut-être dans les sauvegardes.")
                self._notices.show(text.format(path.stem), act_text=tr("Sauvegardes"), act=self._open_backups)
            case LessonDamaged(path=path):
                self._offer_salvage(path)
            case LessonSalvaged(name=name):
                self._notices.show(tr("Ce qui était lisible est dans « {} ».").format(name))
            case LessonShared(path=path, withheld=withheld, pdf_pages=pages, whole_pdfs=whole):
                from tni.ui.messages.sharing import whole_pdfs_text, withheld_parts  # when a lesson is shared

                self.show_written(
                    path, [tr("l’encre gommée"), tr("les états antérieurs"), *withheld_parts(withheld, pages)]
                )
                if whole:
                    self._notices.show(whole_pdfs_text(whole), serious=True)
            case LessonFailed(error=error):
                text = error_message(error)
                self._notices.show(text, serious=True)
                if event.opening:
                    self._failed[text] = event
            case _:
                pass

    def _withdraw_failed(self, lesson: OpenLesson) -> None:
        """Remove the notice that a lesson could not be opened: now it is open."""
        for text, failed in list(self._failed.items()):
            path = failed.error.path if isinstance(failed.error, LessonFileError) else None
            if (path is not None and path == lesson.path) or failed.lesson_id == lesson.lesson_id != "":
                self._notices.remove(text)
                del self._failed[text]

    def _show_opening(self, name: str) -> None:
        self._notices.remove(self._opening)
        self._opening = tr("Ouverture de « {} »…").format(name)
        cancel = self._current_lesson.give_up_opening
        self._notices.show(self._opening, act_text=tr("Annuler", "cancel"), act=cancel, stays=True)

    def offer_left(self, left: LeftWork, put_away: Callable[[], None]) -> None:
        """Offer work that is on this computer alone: to go on with its lesson, or to make one of a copy without one.
        put_away: called when nothing is to be made of these copies."""
        cut_off = None if self._offered is None else self._offered[0]
        waiting = [one for one in left.lessons if one.path != cut_off]
        text = tr("« {} » attend sa clé ou le réseau : ce qui y manque est gardé sur cet ordinateur.")
        self._offer_lessons(text, [one.path for one in waiting if one.is_away])
        text = tr("« {} » n’est pas encore à jour sur sa clé ou sur le réseau : l’ouvrir suffit.")
        self._offer_lessons(text, [one.path for one in waiting if not one.is_away])
        self._offer_aside(left.aside, put_away)

    def _offer_lessons(self, text: str, paths: Sequence[Path]) -> None:
        """Offer the first of some lessons, and name the others."""
        if not paths:
            return
        said = text.format(paths[0].stem)
        if others := ", ".join(tr("« {} »").format(path.stem) for path in paths[1:MOST_NAMED]):
            more = "…" if len(paths) > MOST_NAMED else "."
            said = " ".join((said, tr("De même pour {}").format(others) + more))
        open_it = partial(self._current_lesson.open, paths[0])
        self._notices.show(said, act_text=tr("Ouvrir"), act=open_it, unasked=True)

    def _offer_aside(self, copies: Sequence[Path], put_away: Callable[[], None]) -> None:
        """Offer copies without a lesson, the same ones once in a run."""
        if copies and self._offered_aside.issuperset(copies):
            return
        self._offered_aside |= frozenset(copies)
        self._notices.remove(self._aside)
        if not copies:
            return
        self._aside = tr("Un travail retrouvé sur cet ordinateur n’a plus le nom de sa leçon. Rien n’est perdu.")
        act = tr("En faire une leçon")
        if len(copies) > 1:
            text = tr("{} travaux retrouvés sur cet ordinateur n’ont plus le nom de leur leçon. Rien n’est perdu.")
            self._aside, act = text.format(len(copies)), tr("En faire des leçons")
        make = partial(self._current_lesson.take_aside, copies, self._show_taken)
        notice = self._notices.show(self._aside, act_text=act, act=make, serious=True, unasked=True)
        notice.put_away.connect(put_away)

    def _show_taken(self, made: Sequence[Path]) -> None:
        self._current_lesson.open(made[0])
        if len(made) > 1:
            self._notices.show(tr("{} travaux retrouvés sont maintenant dans vos leçons.").format(len(made)))

    def _show_found(self, found: FoundLesson) -> None:
        """Say where a lesson was found that is no longer at its place, and which of several files it is."""
        name, folder = found.path.stem, found.path.parent.name
        text = tr("Leçon retrouvée : « {name} », dans « {folder} ».").format(name=name, folder=folder)
        if found.is_copy:
            text = tr("La leçon d’origine n’est plus là : voici sa copie « {name} », dans « {folder} ».")
            text = text.format(name=name, folder=folder)
        if found.copies:
            text = " ".join((text, tr("Il y en a d’autres copies : celle-ci a changé en dernier.")))
        self._notices.show(text)

    def _offer_copy(self, name: str, example: Path) -> None:
        self._notices.show(
            tr("Votre copie de « {} », dans son dernier état.").format(name),
            act_text=tr("Nouvelle copie"),
            act=lambda: self._current_lesson.copy_example(example),
        )

    def _offer_salvage(self, path: Path) -> None:
        self._notices.show(
            tr("« {} » est abîmée ; elle n’a pas été modifiée. Ce qui est encore lisible peut être récupéré.").format(
                path.stem
            ),
            act_text=tr("Récupérer"),
            act=lambda: self._current_lesson.salvage(path),
            serious=True,
        )

    def show_written(self, path: Path, withheld: Sequence[str] = ()) -> None:
        """Show that a file was written, with a button that opens it. withheld: names of what is not in it."""
        text = tr("Enregistré : {name}").format(name=path.name)
        if withheld:
            text = text + ". " + tr("N’y sont pas : {}.").format(", ".join(withheld))
        self._notices.show(text, act_text=tr("Voir"), act=lambda: show_file(path))

    def offer_unfinished(self, path: Path) -> None:
        """Offer the lesson that was open when the last run was cut off."""
        text = tr("« {name} » était ouverte quand TNI s’est arrêté. Tout est là.").format(name=path.stem)
        resume = partial(self._current_lesson.open, path)
        self._notices.show(text, act_text=tr("Reprendre"), act=resume, serious=True, unasked=True)
        self._offered = path, text

    @property
    def is_offering(self) -> bool:
        """True once a lesson was offered that was open when the last run was cut off."""
        return self._offered is not None

    def withdraw_offer(self, file: str) -> None:
        """Withdraw the offer of a lesson because the séance that was under way in it is offered instead."""
        if self._offered is not None and str(self._offered[0]) == file:
            self._notices.remove(self._offered[1])


def show_file(path: Path) -> None:
    """Open the file in the system's own viewer."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
