"""Outline maps: France with its régions, départements and overseas territories, Europe, the world, the continents."""

from __future__ import annotations

from tni.api.items import ItemKind

PLUGIN = {
    "id": "outlines",
    "kind": "item",
    "api": (1, 2),
    "version": "1.0",
    "topic": "world",
    "terms": {
        "fr": "carte muette contour france départements régions outre-mer europe monde planisphère continents pays "
        "géographie frontières fleuves villes où est",
        "en": "blank map outline france départements regions overseas europe world continents countries geography "
        "borders rivers cities where is",
    },
    "name": {"fr": "Fond de carte", "en": "Outline map"},
    "summary": {
        "fr": "France, départements, Europe, monde : une carte muette que l’on colorie et que l’on interroge.",
        "en": "France, its départements, Europe, the world: a blank map to colour and to ask questions about.",
    },
    "licence": "GPL-3.0-or-later",
}


def item() -> ItemKind:
    from .outline_item import OutlineMap

    return OutlineMap()
