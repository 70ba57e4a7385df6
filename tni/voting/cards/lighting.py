"""How light falls on a card, told from the white around its square: a shadow's edge may lie across it.

The white within is not asked, so that the light can make no card of another pattern. What is told is two levels and a
straight edge between them, sharp or soft; fingers on the white count little.
"""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from tni.voting.cards.quads import FloatArray

ANGLES = 16
PLACES_CELLS = (-3.0, -2.0, -1.0, 0.0, 1.0, 2.0, 3.0)
"""How far from a card's middle a shadow's edge is."""
SOFT_CELLS = (0.3, 1.0)
OUTLIER = 12.0
"""Grey levels from what is expected, from where on a cell counts little."""
ROUNDS = 3
UNEVEN = 0.85
"""Light is uneven when the darker of its two levels is below that part of the brighter one."""
DARKEST = 20.0
"""White is brighter than that in any light, in grey levels."""


def relative_light(cells: FloatArray) -> tuple[FloatArray, NDArray[np.bool_]]:
    """cells: (n, size, size) grey levels of cards, those on the rim are white paper. Returns what part of the brightest
    light each cell has, and of which cards it is uneven."""
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
    """Least squares: the level where there is no shade, and what is added in full shade."""
    w, ws, wss = weights.sum(2), (weights * shade).sum(2), (weights * shade * shade).sum(2)
    wy, wsy = (weights * white).sum(2), (weights * white * shade).sum(2)
    det = np.maximum(w * wss - ws * ws, 1e-3)
    return (wy * wss - wsy * ws) / det, (w * wsy - ws * wy) / det


@cache
def _shades(size: int) -> FloatArray:
    """(ways, size, size): 0.0 on one side of an edge, 1.0 on the other."""
    y, x = np.indices((size, size)) - (size - 1) / 2
    ways = []
    for angle in 2 * np.pi * np.arange(ANGLES) / ANGLES:
        across = x * np.cos(angle) + y * np.sin(angle)
        ways += [1 / (1 + np.exp((place - across) / soft)) for place in PLACES_CELLS for soft in SOFT_CELLS]
    return np.array(ways, np.float32)


@cache
def _rim(size: int) -> NDArray[np.bool_]:
    rim = np.ones((size, size), bool)
    rim[1:-1, 1:-1] = False
    return rim
