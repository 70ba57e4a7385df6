"""Geometric construction that stays alive: free points are dragged, and all that is built on them follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .construction_item import ConstructionItem

PLUGIN = {
    "id": "construction",
    "kind": "item",
    "api": (1, 2),
    "version": "1.0",
    "topic": "geometry",
    "terms": {
        "fr": "géométrie dynamique geogebra figure droite cercle milieu médiatrice bissectrice symétrie",
        "en": "dynamic geometry geogebra figure line circle midpoint bisector symmetry",
    },
    "name": {"fr": "Figure géométrique", "en": "Geometric figure"},
    "summary": {
        "fr": "Une figure dont on déplace les points : droites, cercles et mesures suivent.",
        "en": "A figure whose points are dragged: lines, circles and measures follow.",
    },
    "licence": "GPL-3.0-or-later",
}


def item() -> ConstructionItem:
    from .construction_item import ConstructionItem

    return ConstructionItem()
