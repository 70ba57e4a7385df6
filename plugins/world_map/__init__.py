"""Map: plans, aerial photos and old maps of IGN, moved by fingers, side by side, with distances and areas."""

from __future__ import annotations

from tni.api.items import ItemKind

PLUGIN = {
    "id": "world_map",
    "kind": "item",
    "api": (1, 2),
    "version": "1.0",
    "topic": "world",
    "terms": {
        "fr": "géographie plan IGN photo aérienne satellite état-major Cassini échelle distance paysage ville",
        "en": "geography plan aerial photo satellite old map scale distance landscape town",
    },
    "name": {"fr": "Carte", "en": "Map"},
    "summary": {
        "fr": "Cartes et photos aériennes de l’IGN, d’hier et d’aujourd’hui, avec échelle et distances.",
        "en": "IGN maps and aerial photos, old and new, with scale and distances.",
    },
    "hosts": ("data.geopf.fr",),
    "licence": "GPL-3.0-or-later",
}


def item() -> ItemKind:
    """Return the kind of items."""
    from .map_item import WorldMap

    return WorldMap()
