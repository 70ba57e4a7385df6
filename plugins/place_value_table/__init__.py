"""Place-value table: the digits of whole and decimal numbers, and of lengths, masses, capacities and areas."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .table_item import PlaceValueTable

PLUGIN = {
    "id": "place_value_table",
    "kind": "item",
    "api": (1, 2),
    "version": "1.0",
    "topic": "numbers",
    "terms": {
        "fr": "numération chiffres dizaines décimaux dixièmes conversion unités mesures longueurs masses capacités "
        "aires glisse-nombre",
        "en": "digits tens decimals tenths conversion units measures lengths masses capacities areas",
    },
    "name": {"fr": "Tableau de numération", "en": "Place-value table"},
    "summary": {
        "fr": "Le tableau de numération ou de conversion : on y écrit, on glisse de rang en rang.",
        "en": "A table of places or of units: write in it, slide from place to place.",
    },
    "licence": "GPL-3.0-or-later",
}


def item() -> PlaceValueTable:
    from .table_item import PlaceValueTable

    return PlaceValueTable()
