"""Connector to the ENTs of Edifice (NEO, ONE, OPEN ENT NG): the cahier de textes bound to the timetable of collèges and
lycées (`diary`), and the notebook of primary schools (`homeworks`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tni.api.ent import Connector

PLUGIN = {
    "id": "edifice",
    "kind": "ent",
    "api": (1, 0),
    "version": "1.0",
    "name": {"fr": "ENT Edifice (NEO, ONE)", "en": "Edifice ENT (NEO, ONE)"},
    "summary": {
        "fr": "Écrit la séance à son heure de l’emploi du temps de l’ENT, le travail à faire et ses fichiers.",
        "en": "Writes the session into its hour of the ENT's timetable, with homework and files.",
    },
    "hosts": ("account",),
    "sign_in": "oauth",
    "settings": (
        {
            "id": "client_id",
            "kind": "text",
            "label": {
                "fr": "Identifiant d’application, donné par l’administrateur de l’ENT",
                "en": "Application id, given by the ENT's administrator",
            },
            "required": True,
        },
        {
            "id": "client_secret",
            "kind": "secret",
            "label": {"fr": "Secret d’application", "en": "Application secret"},
            "required": True,
        },
        {
            "id": "exceptional",
            "kind": "flag",
            "label": {
                "fr": "Hors emploi du temps, créer une séance exceptionnelle",
                "en": "Outside the timetable, make an exceptional session",
            },
        },
        {
            "id": "replace",
            "kind": "flag",
            "label": {
                "fr": "Remplacer ce qui est déjà écrit à cette heure dans l’ENT",
                "en": "Replace what is already written for this hour in the ENT",
            },
        },
        {
            "id": "content",
            "kind": "flag",
            "label": {
                "fr": "Dans le cahier du premier degré, écrire aussi le contenu de la séance",
                "en": "In the notebook of primary schools, write the content of the session too",
            },
        },
    ),
    "licence": "GPL-3.0-or-later",
    "author": "TNI",
}


def connector() -> Connector:
    """Make the connector."""
    from .edifice_connector import EdificeConnector

    return EdificeConnector()
