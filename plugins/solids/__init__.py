"""Solids: turned by a finger, cut by a plane, unfolded into their nets, with volumes and areas."""

from __future__ import annotations

from tni.api.items import ItemKind

PLUGIN = {
    "id": "solids",
    "kind": "item",
    "api": (1, 2),
    "version": "1.0",
    "topic": "geometry",
    "terms": {
        "fr": "cube pavé droit prisme pyramide cylindre cône sphère boule patron section perspective cavalière volume "
        "aire arêtes faces sommets espace 3D",
        "en": "cube cuboid prism pyramid cylinder cone sphere ball net section cross-section volume area edges faces "
        "vertices space 3D",
    },
    "name": {"fr": "Solides", "en": "Solids"},
    "summary": {
        "fr": "Des solides que l’on tourne du doigt, que l’on coupe par un plan et que l’on déplie en patron.",
        "en": "Solids that are turned by a finger, cut by a plane, and unfolded into their nets.",
    },
    "licence": "GPL-3.0-or-later",
}


def item() -> ItemKind:
    """Return the kind of items."""
    from .solid_item import Solids

    return Solids()
