"""Messages about the cahier de textes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tni.files.errors import SeanceStoreError, SeanceStoreFault, SeanceWriteLostError
from tni.services.cahier.notebook_export import NotebookCancelledError
from tni.ui.i18n import tr


def _store(error: SeanceStoreError) -> str:
    """Return why the séances cannot be stored, and the remedy."""
    match error.fault:
        case SeanceStoreFault.FULL:
            return tr("Le disque est plein : libérer de la place.")
        case SeanceStoreFault.READ_ONLY:
            return tr("Le dossier des séances est en lecture seule : prévenir la personne qui gère l’ordinateur.")
        case SeanceStoreFault.BUSY:
            return tr("Une autre fenêtre de TNI y travaille : réessayer dans un instant.")
        case SeanceStoreFault.DAMAGED:
            return tr("Le fichier des séances est abîmé : redémarrer TNI, qui le répare.")
        case SeanceStoreFault.TOO_NEW:
            return tr("Les séances viennent d’une version plus récente de TNI : mettre TNI à jour.")
        case SeanceStoreFault.UNREADABLE:
            return tr("TNI n’a pas le droit d’écrire les séances : prévenir la personne qui gère l’ordinateur.")
        case _:
            return tr("Le disque ou le réseau ne répond pas comme il faut : réessayer.")


CAHIER_ERRORS: tuple[tuple[type[Exception], Callable[[Any], str]], ...] = (
    (NotebookCancelledError, lambda _: tr("Enregistrement annulé : rien n’a été écrit.")),
    (SeanceStoreError, _store),
    (
        SeanceWriteLostError,
        lambda _: tr(
            "Une partie de la séance n’a pas pu être enregistrée, par une erreur de TNI : relire son cahier, et "
            "signaler l’erreur si elle revient."
        ),
    ),
)
