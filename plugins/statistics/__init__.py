"""Statistics: typed or pasted data as charts, with mean, median, quartiles, standard deviation and a fitted line."""

from __future__ import annotations

from tni.api.items import ItemKind

PLUGIN = {
    "id": "statistics",
    "kind": "item",
    "api": (1, 2),
    "version": "1.0",
    "topic": "functions",
    "terms": {
        "fr": "diagramme bâtons barres histogramme boîte à moustaches camembert circulaire nuage de points droite "
        "régression moyenne médiane quartiles écart type effectifs fréquences données série enquête sondage tableau",
        "en": "chart bar histogram box plot whiskers pie scatter regression mean median quartiles standard deviation "
        "frequencies data survey",
    },
    "name": {"fr": "Statistiques", "en": "Statistics"},
    "summary": {
        "fr": "Dessine des données en bâtons, histogramme, boîte, secteurs ou nuage de points, avec leurs indicateurs.",
        "en": "Draws data as bars, a histogram, a box plot, a pie or a scatter plot, with their measures.",
    },
    "licence": "GPL-3.0-or-later",
}


def item() -> ItemKind:
    """Return the kind of items."""
    from .statistics_item import Statistics

    return Statistics()
