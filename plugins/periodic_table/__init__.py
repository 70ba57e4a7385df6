"""Periodic table: 118 elements by families, each with a card, one family or one element at a time brought out."""

from __future__ import annotations

from tni.api.items import ItemKind

PLUGIN = {
    "id": "periodic_table",
    "kind": "item",
    "api": (1, 2),
    "version": "1.0",
    "topic": "sciences",
    "terms": {
        "fr": "classification périodique éléments chimiques Mendeleïev atome numéro atomique masse symbole chimie "
        "famille métaux halogènes gaz nobles alcalins",
        "en": "elements Mendeleev atom atomic number mass symbol chemistry family metals halogens noble gases alkali",
    },
    "name": {"fr": "Tableau périodique", "en": "Periodic table"},
    "summary": {
        "fr": "Les 118 éléments chimiques par familles ; un toucher montre la carte d’un élément.",
        "en": "The 118 chemical elements by families; a tap shows the card of an element.",
    },
    "licence": "GPL-3.0-or-later",
}


def item() -> ItemKind:
    """Return the kind of items."""
    from .table_item import PeriodicTable

    return PeriodicTable()
