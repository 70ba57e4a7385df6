"""Function plot: up to four curves of typed formulas and a series of points, with sliders, tangent, area and
table."""

from __future__ import annotations

from tni.api.items import ItemKind

PLUGIN = {
    "id": "function_plot",
    "kind": "item",
    "api": (1, 2),
    "version": "1.2",
    "topic": "functions",
    "terms": {
        "fr": "fonction graphique traceur graphe équation inéquation parabole droite tangente intégrale aire dérivée "
        "tableau de valeurs repère axes points de mesure données nuage droite d’ajustement "
        "régression parabole exponentielle courbe paramétrée polaire cardioïde rosace spirale",
        "en": "function graph plotter equation inequality parabola line tangent integral area derivative table "
        "data points measurements fitted line curve regression parametric polar cardioid rose spiral",
    },
    "name": {"fr": "Courbe", "en": "Function plot"},
    "summary": {
        "fr": "Trace des courbes et des points de mesure : curseurs, tangente, aire, ajustement, tableau.",
        "en": "Plots curves and points of data, with sliders, tangent, area, fitted curve and table.",
    },
    "licence": "GPL-3.0-or-later",
}


def item() -> ItemKind:
    """Return the kind of items."""
    from .plot_item import FunctionPlot

    return FunctionPlot()
