"""Sequence plot: the terms of a sequence as points, as a staircase between two curves, and as a table."""

from __future__ import annotations

from tni.api.items import ItemKind

PLUGIN = {
    "id": "sequence_plot",
    "kind": "item",
    "api": (1, 2),
    "version": "1.0",
    "topic": "functions",
    "terms": {
        "fr": "suite numérique récurrence récurrente arithmétique géométrique terme escalier toile limite",
        "en": "sequence recurrence recursive arithmetic geometric term staircase cobweb limit",
    },
    "name": {"fr": "Suite", "en": "Sequence"},
    "summary": {
        "fr": "Montre les termes d’une suite, donnée par son rang ou par récurrence : points, escalier, tableau.",
        "en": "Shows the terms of a sequence, by its number or by recurrence: points, staircase, table.",
    },
    "licence": "GPL-3.0-or-later",
}


def item() -> ItemKind:
    """Return the kind of items."""
    from .sequence_item import SequencePlot

    return SequencePlot()
