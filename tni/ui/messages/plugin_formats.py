"""Messages about files of other programs that are not read or written."""

from __future__ import annotations

from collections.abc import Callable

from tni.api.formats import FormatError, FormatFault
from tni.ui.i18n import tr

FLIPCHART = "flipchart"
"""Detail of the error about a file of ActivInspire."""


def _fault_text(error: FormatError) -> str:
    if error.fault is FormatFault.OTHER_FORMAT and error.detail == FLIPCHART:
        return tr(
            "Le format des « .flipchart » n’est pas public, et TNI ne les lit pas. Dans ActivInspire : menu Fichier, "
            "Exporter, en fichier IWB (format commun) ou en PDF, puis ouvrir ce fichier-là."
        )
    return {
        FormatFault.OTHER_FORMAT: tr("Ce fichier n’est pas du format que dit son nom : en choisir un autre."),
        FormatFault.DAMAGED: tr("Ce fichier est abîmé : en demander une autre copie."),
        FormatFault.LATER_VERSION: tr("Ce fichier vient d’une version trop récente de son logiciel."),
        FormatFault.LOCKED: tr("Ce fichier est protégé par un mot de passe : l’enregistrer sans."),
        FormatFault.TOO_LARGE: tr("Ce fichier est trop grand pour être lu."),
        FormatFault.EMPTY: tr("Il n’y a rien à lire dans ce fichier."),
        FormatFault.NO_PLACE: tr("Ce format ne peut rien contenir de tout cela."),
    }[error.fault]


FORMAT_ERRORS: tuple[tuple[type[Exception], Callable[..., str]], ...] = ((FormatError, _fault_text),)
