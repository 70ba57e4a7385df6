"""Connector to a Nextcloud server, such as the Nuage: a folder for each class, and a link to it for the pupils."""

from __future__ import annotations

from tni.api.ent import Connector

PLUGIN = {
    "id": "nextcloud",
    "kind": "ent",
    "api": (1, 0),
    "version": "1.0",
    "name": {"fr": "Nuage (Nextcloud)", "en": "Nextcloud"},
    "summary": {
        "fr": "Dépose la séance et ses documents dans un dossier par classe, avec un lien pour les élèves.",
        "en": "Puts the session and its documents into a folder for each class, with a link for the pupils.",
    },
    "hosts": ("account",),
    "sign_in": "nextcloud",
    "settings": (
        {"id": "folder", "label": {"fr": "Dossier", "en": "Folder"}, "default": "Cahier de textes"},
        {
            "id": "share",
            "kind": "flag",
            "label": {"fr": "Créer un lien public en lecture seule", "en": "Create a read-only public link"},
            "default": "yes",
        },
        {
            "id": "share_password",
            "kind": "secret",
            "label": {"fr": "Mot de passe du lien", "en": "Password of the link"},
        },
        {
            "id": "share_days",
            "label": {"fr": "Le lien expire après (jours)", "en": "The link ends after (days)"},
        },
    ),
    "licence": "GPL-3.0-or-later",
}


def connector() -> Connector:
    from .nextcloud_connector import NextcloudConnector

    return NextcloudConnector()
