"""Connector to calendars (CalDAV): the lesson as an event, each work as a task with its day, links for files."""

from __future__ import annotations

from tni.api.ent import Connector

PLUGIN = {
    "id": "caldav",
    "kind": "ent",
    "api": (1, 0),
    "version": "1.0",
    "name": {"fr": "Agenda (CalDAV)", "en": "Calendar (CalDAV)"},
    "summary": {
        "fr": "Écrit la séance dans votre agenda, et chaque travail comme une tâche avec sa date.",
        "en": "Writes the session into your calendar, and each piece of work as a task with its day.",
    },
    "hosts": ("account",),
    "sign_in": "password",
    "licence": "GPL-3.0-or-later",
}


def connector() -> Connector:
    from .caldav_connector import CalDavConnector

    return CalDavConnector()
