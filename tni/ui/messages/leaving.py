"""Words for what leaves the computer with an entry of the cahier de textes."""

from __future__ import annotations

from pathlib import Path

from tni.core.document_text import Unread
from tni.files.outbox_errors import UnconfirmedFileError
from tni.services.cahier.leaving_texts import TextPlace
from tni.ui.i18n import tr
from tni.ui.messages.file_errors import quoted_name
from tni.ui.messages.lazy_errors import error_message


def text_place_name(place: TextPlace) -> str:
    """Return where a text stands in an entry."""
    return {
        TextPlace.TITLE: tr("titre"),
        TextPlace.CONTENT: tr("contenu"),
        TextPlace.WORK: tr("travail à faire"),
        TextPlace.FILE_NAME: tr("nom du fichier"),
        TextPlace.NOTE: tr("note personnelle"),
        TextPlace.PAGE: tr("texte de la page"),
        TextPlace.FILE: tr("fichier joint"),
        TextPlace.OTHER: tr("autres indications"),
    }[place]


def unread_file_message(path: Path, reason: Unread) -> str:
    """Return what is to be done with a joined file that the program could not read."""
    if reason is Unread.AWAY:
        said = tr("{} n’a pas pu être ouvert : le remettre en place (clé, dossier du réseau), puis recommencer.")
    elif reason is Unread.LONG:
        said = tr("Le contenu de {} n’a pas été lu en entier : vérifier qu’aucun nom d’élève n’y est.")
    else:
        said = tr("Le contenu de {} n’a pas pu être lu : vérifier qu’aucun nom d’élève n’y est.")
    return said.format(quoted_name(path))


def unread_reason_name(reason: Unread) -> str:
    """Return why a joined file could not be read."""
    return {
        Unread.LOCKED: tr("protégé par un mot de passe"),
        Unread.PICTURE: tr("image ou document numérisé"),
        Unread.LONG: tr("trop long"),
        Unread.DAMAGED: tr("endommagé"),
        Unread.AWAY: tr("introuvable"),
        Unread.UNKNOWN: tr("autre sorte de fichier"),
    }[reason]


def not_pasted_message(error: Exception) -> str:
    """Return why the parts of an entry are not offered to be pasted."""
    if isinstance(error, UnconfirmedFileError):
        return tr("Rien n’est à coller : {} vient de changer. « Coller dans l’ENT » le vérifie de nouveau.").format(
            quoted_name(error.path)
        )
    return error_message(error)
