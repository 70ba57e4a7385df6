"""Replacing of the lesson's PDF in the main window: the file is asked for, and what was done is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tni.services.lesson.pdf_replacing import NoPdfHereError, OtherPdfError, PdfReplaced, PdfReplacing
from tni.ui.chrome.commands import CommandId
from tni.ui.i18n import tr
from tni.ui.main_window.window import MainWindow
from tni.ui.messages.lazy_errors import error_message

if TYPE_CHECKING:
    from tni.ui.main_window.lesson_actions import LessonActions


class PdfReplacingActions:
    """Asks for the new version of a PDF, and tells what came of it."""

    def __init__(self, files: LessonActions, window: MainWindow) -> None:
        self._files, self._window = files, window

    def ask(self, replacing: PdfReplacing) -> None:
        if replacing.can_replace():
            self._files.ask_pdf(tr("Choisir la nouvelle version du PDF"), replacing.replace)

    def tell(self, what: PdfReplaced | Exception) -> None:
        notices = self._window.notices
        match what:
            case PdfReplaced():
                self._window.canvas.show_changes(what.changed)
                undo = self._window.commands[CommandId.UNDO].trigger
                notices.show(replaced_text(what), act_text=tr("Annuler"), act=undo)
            case NoPdfHereError():
                notices.show(tr("Afficher d’abord une page du PDF à remplacer."))
            case OtherPdfError():
                notices.show(
                    tr(
                        "« {} » ne ressemble pas au PDF de la leçon : rien n’a changé. « Importer un PDF » ajoute ses "
                        "pages."
                    ).format(what.name)
                )
            case _:
                notices.show(error_message(what))


def replaced_text(what: PdfReplaced) -> str:
    """Return the sentence that tells what was replaced."""
    if not what.replaced:
        return tr("Aucune page de cette leçon n’a changé.")
    parts = [tr("1 page remplacée") if what.replaced == 1 else tr("{} pages remplacées").format(what.replaced)]
    if what.added:
        parts.append(tr("1 page ajoutée") if what.added == 1 else tr("{} pages ajoutées").format(what.added))
    if what.kept:
        one, several = (
            tr("1 page absente du nouveau PDF laissée en place"),
            tr("{} pages absentes du nouveau PDF laissées en place"),
        )
        parts.append(one if what.kept == 1 else several.format(what.kept))
    return tr("{}. Ce qui est écrit n’a pas bougé.").format(", ".join(parts))
