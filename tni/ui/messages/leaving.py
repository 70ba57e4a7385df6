"""Words for what leaves the computer with an entry of the cahier de textes."""

from __future__ import annotations

from tni.services.cahier.leaving_texts import TextPlace
from tni.ui.i18n import tr


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
