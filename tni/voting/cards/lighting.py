"""Estimate of the light on a card from the white paper around its square, since a shadow's edge may cross the card.

The card's own white cells are not used, so that the correction can't turn another pattern into a card. The model is two
levels with a straight edge between them, sharp or soft; fingers on the white paper have little weight.
"""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from tni.voting.cards.quads import FloatArray

ANGLES = 16
PLACES_CELLS = (-3.0, -2.0, -1.0, 0.0, 1.0, 2.0, 3.0)
"""Distances of a shadow's edge from a card's middle, in cells."""
SOFT_CELLS = (0.3, 1.0)
OUTLIER = 12.0
"""Error in grey levels from which a cell has little weight."""
ROUNDS = 3
UNEVEN = 0.85
"""Ratio of the darker to the brighter level below which light is uneven."""
DARKEST = 20.0
"""Grey level that white exceeds in any light."""


def relative_light(cells: FloatArray) -> tuple[FloatArray, NDArray[np.bool_]]:
    """Estimate the light on cards. cells: (n, size, size) grey levels, white paper on the rim. Returns each cell's
    light as a fraction of the brightest, and a mask of the cards in uneven light."""
    size = cells.shape[1]
    shades, rim = _shades(size), _rim(size)
    white, shade = cells[:, rim][:, None], shades[:, rim]
    weights = np.ones((len(cells), *shade.shape), np.float32)
    for _ in range(ROUNDS):
        lit, added = _levels(white, shade, weights)
        weights = 1 / (1 + ((white - lit[..., None] - added[..., None] * shade) / OUTLIER) ** 2)
    missed = (1 - weights).sum(2) + np.where(np.minimum(lit, lit + added) <= DARKEST, np.inf, 0)
    best, rows = missed.argmin(1), np.arange(len(cells))
    lit, added = lit[rows, best], added[rows, best]
    brightest = np.maximum(np.maximum(lit, lit + added), DARKEST)
    darkest = np.clip(np.minimum(lit, lit + added), DARKEST, None)
    falls = (lit[:, None, None] + added[:, None, None] * shades[best]) / brightest[:, None, None]
    return np.maximum(falls, (darkest / brightest)[:, None, None]), darkest < UNEVEN * brightest


def _levels(white: FloatArray, shade: FloatArray, weights: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Fit by least squares the level without shadow and what full shadow adds to it."""
    w, ws, wss = weights.sum(2), (weights * shade).sum(2), (weights * shade * shade).sum(2)
    wy, wsy = (weights * white).sum(2), (weights * white * shade).sum(2)
    det = np.maximum(w * wss - ws * ws, 1e-3)
    return (wy * wss - wsy * ws) / det, (w * wsy - ws * wy) / det


@cache
def _shades(size: int) -> FloatArray:
    """Return the modelled shadows, (models, size, size): 0.0 on one side of the edge, 1.0 on the other."""
    y, x = np.indices((size, size)) - (size - 1) / 2
    shadows = []
    for angle in 2 * np.pi * np.arange(ANGLES) / ANGLES:
        across = x * np.cos(angle) + y * np.sin(angle)
        shadows += [1 / (1 + np.exp((place - across) / soft)) for place in PLACES_CELLS for soft in SOFT_CELLS]
    return np.array(shadows, np.float32)


@cache
def _rim(size: int) -> NDArray[np.bool_]:
    rim = np.ones((size, size), bool)
    rim[1:-1, 1:-1] = False
    return rim
