"""Folder for any ENT's file space: pages, files and calendar files of entries, with an index of each class."""

from __future__ import annotations

from tni.api.ent import Connector

PLUGIN = {
    "id": "folder",
    "kind": "ent",
    "api": (1, 0),
    "version": "1.0",
    "name": {"fr": "Dossier", "en": "Folder"},
    "summary": {
        "fr": "Écrit chaque séance dans un dossier : une page, ses documents, un fichier d’agenda et un sommaire.",
        "en": "Writes each session into a folder: a page, its documents, a calendar file and an index.",
    },
    "sign_in": "folder",
    "licence": "GPL-3.0-or-later",
}


def connector() -> Connector:
    """Return the connector."""
    from .folder_connector import FolderConnector

    return FolderConnector()
