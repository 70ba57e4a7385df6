"""Timeline: periods and events between two years, typed and dragged, enlarged, to scale or not, before Christ too."""

from __future__ import annotations

from tni.api.items import ItemKind

PLUGIN = {
    "id": "timeline",
    "kind": "item",
    "api": (1, 2),
    "version": "1.0",
    "topic": "world",
    "terms": {
        "fr": "frise chronologique histoire dates siècles périodes événements chronologie avant Jésus-Christ",
        "en": "time line history dates centuries periods events chronology before Christ",
    },
    "name": {"fr": "Frise chronologique", "en": "Timeline"},
    "summary": {
        "fr": "Une frise de périodes et d’événements, que l’on écrit et que l’on déplace.",
        "en": "A line of periods and events that are typed and moved.",
    },
    "licence": "GPL-3.0-or-later",
}


def item() -> ItemKind:
    """Return the kind of items."""
    from .timeline_item import Timeline

    return Timeline()
