"""Connector to Moodle and Éléa: each séance is a discussion of a forum, each piece of homework an event of the course's
calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tni.api.ent import Connector

PLUGIN = {
    "id": "moodle",
    "kind": "ent",
    "api": (1, 0),
    "version": "1.0",
    "name": {"fr": "Moodle ou Éléa", "en": "Moodle or Éléa"},
    "summary": {
        "fr": "Écrit la séance dans un forum du cours, avec ses fichiers, et le travail à faire dans son calendrier.",
        "en": "Writes the session into a forum of the course, with its files, and homework into the course's calendar.",
    },
    "hosts": ("account",),
    "sign_in": "moodle",
    "settings": (
        {
            "id": "calendar",
            "kind": "flag",
            "label": {
                "fr": "Mettre aussi le travail à faire dans le calendrier du cours",
                "en": "Put homework into the course's calendar too",
            },
            "default": "yes",
        },
    ),
    "licence": "GPL-3.0-or-later",
    "author": "TNI",
}


def connector() -> Connector:
    """Make the connector."""
    from .moodle_connector import MoodleConnector

    return MoodleConnector()
