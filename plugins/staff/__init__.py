"""Staff: notes that are dragged, named on request and played."""

from __future__ import annotations

from tni.api.items import ItemKind

PLUGIN = {
    "id": "staff",
    "kind": "item",
    "api": (1, 2),
    "version": "1.0",
    "topic": "languages",
    "terms": {
        "fr": "musique solfège notes do ré mi fa sol la si clé de sol clé de fa partition mélodie "
        "chanson éducation musicale silence soupir armure dièse bémol mesure rythme",
        "en": "music notes C D E F G A B treble bass clef score melody song sheet rest key sharp flat bar rhythm",
    },
    "name": {"fr": "Portée musicale", "en": "Musical staff"},
    "summary": {
        "fr": "Une portée dont on place les notes, avec leurs noms si l’on veut, et qui les joue.",
        "en": "A staff on which notes are placed, with their names on request, and which plays them.",
    },
    "licence": "GPL-3.0-or-later",
}


def item() -> ItemKind:
    """Return the kind of items."""
    from .staff_item import Staff

    return Staff()
