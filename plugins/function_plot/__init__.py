"""Function plot: up to four curves of typed formulas, with sliders, a point, its tangent, an area and a table."""

from __future__ import annotations

from tni.api.items import ItemKind

PLUGIN = {
    "id": "function_plot",
    "kind": "item",
    "api": (1, 2),
    "version": "1.0",
    "topic": "functions",
    "terms": {
        "fr": "fonction graphique traceur graphe équation inéquation parabole droite tangente intégrale aire dérivée "
        "tableau de valeurs repère axes",
        "en": "function graph plotter equation inequality parabola line tangent integral area derivative table",
    },
    "name": {"fr": "Courbe", "en": "Function plot"},
    "summary": {
        "fr": "Trace les courbes de formules, avec curseurs, tangente, aire et tableau de valeurs.",
        "en": "Plots the curves of formulas, with sliders, tangent, area and table of values.",
    },
    "licence": "GPL-3.0-or-later",
}


def item() -> ItemKind:
    """Return the kind of items."""
    from .plot_item import FunctionPlot

    return FunctionPlot()
