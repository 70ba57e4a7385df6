"""Errors of the demonstration: what it waited for in vain, and what it could not write or deliver."""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import override

from tni.app.terminal import CommandError
from tni.ui.i18n import tr
from tni.ui.messages.file_errors import quoted_name


class DemoWait(Enum):
    """Event that the demonstration waits for."""

    WINDOW = "the window"
    PDF_PAGES = "the pages of the PDF"
    PDF_PICTURE = "the picture of the PDF's page"
    PAINTED = "the page to be painted"
    TOUCHES = "the end of the recorded touches"
    VOTES = "the end of the recorded votes"
    PUPILS = "the simulated pupils"
    RESULT = "the result of the vote"
    VOTES_SAVED = "votes on disk"
    LESSON_FILE = "a file for the lesson"
    NAMES = "the check of names"
    SHEET = "the sheet of the séance"
    SENT = "the entry to be sent"


class DemoStuckError(CommandError):
    """The demonstration waited in vain. what: for which event."""

    def __init__(self, what: DemoWait) -> None:
        super().__init__(f"the demonstration waited in vain for: {what.value}")
        self.what = what

    @override
    def user_message(self) -> str:
        words = {
            DemoWait.WINDOW: tr("la fenêtre"),
            DemoWait.PDF_PAGES: tr("les pages du PDF"),
            DemoWait.PDF_PICTURE: tr("l’image de la page du PDF"),
            DemoWait.PAINTED: tr("l’image de la page"),
            DemoWait.TOUCHES: tr("la fin des touchers enregistrés"),
            DemoWait.VOTES: tr("la fin des votes enregistrés"),
            DemoWait.PUPILS: tr("les élèves simulés"),
            DemoWait.RESULT: tr("le résultat du vote"),
            DemoWait.VOTES_SAVED: tr("l’enregistrement des votes"),
            DemoWait.LESSON_FILE: tr("un fichier pour la leçon"),
            DemoWait.NAMES: tr("la vérification des noms"),
            DemoWait.SHEET: tr("la fiche de la séance"),
            DemoWait.SENT: tr("l’envoi de la séance"),
        }
        return tr("La démonstration s’est arrêtée, sans réponse : {what}.").format(what=words[self.what])


class DemoPictureError(CommandError):
    """A picture of the window could not be written."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} not written")
        self.path = path

    @override
    def user_message(self) -> str:
        return tr("L’image {name} n’a pas pu être écrite : il faut de la place, et le droit d’écrire.").format(
            name=quoted_name(self.path)
        )


class DemoDeliveryError(CommandError):
    """The entry did not arrive as it was sent. why: a sentence in the interface's language."""

    def __init__(self, why: str) -> None:
        super().__init__(f"not delivered: {why}")
        self.why = why

    @override
    def user_message(self) -> str:
        return tr("La séance de la démonstration n’est pas arrivée. {why}").format(why=self.why)
