"""Detection of corners in a stroke: the best straight pieces for each number of pieces.

Dynamic programming over evenly spaced points (R. Bellman, R. Roth, "Curve Fitting by Segmented Straight Lines", 1969).
It is exact, and unlike a test of curvature it needs no scale at which a corner is sharp.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from tni.core.geometry import Points
from tni.ink.shapes.stroke_path import Floats

MIN_PIECE_POINTS = 5
"""Least number of points in a piece."""


def line_costs(points: Points) -> Floats:
    """Return (n, n) sums of squared distances of points i to j, both included, from their line; infinite for pieces
    that are too short."""
    count = len(points)
    columns = np.column_stack([points, points * points, points[:, 0] * points[:, 1]])
    sums = np.vstack([np.zeros(5), np.cumsum(columns, axis=0)])
    part = sums[None, 1:] - sums[:-1, None]  # [i, j]: points i to j
    number = np.arange(count)[None, :] - np.arange(count)[:, None] + 1
    with np.errstate(divide="ignore", invalid="ignore"):
        x, y, xx, yy, xy = np.moveaxis(part, 2, 0)
        xx, yy, xy = xx - x * x / number, yy - y * y / number, xy - x * y / number
    least = (xx + yy - np.sqrt((xx - yy) ** 2 + 4 * xy * xy)) / 2
    return np.where(number >= MIN_PIECE_POINTS, np.maximum(least, 0.0), np.inf)


def straight_pieces(points: Points, most: int) -> list[tuple[float, NDArray[np.intp]]]:
    """Return for 1 to `most` pieces the sum of squared distances, and the (k + 1,) indices of the ends of the pieces.

    Neighbours share a point. Numbers of pieces for which there are too few points are left out.
    """
    costs = line_costs(points)
    count = len(points)
    best = costs[0]
    froms: list[NDArray[np.intp]] = []
    out = []
    for number in range(1, most + 1):
        if number > 1:
            tried = best[:, None] + costs
            froms.append(tried.argmin(axis=0))
            best = tried.min(axis=0)
        if not np.isfinite(best[-1]):
            break
        ends = [count - 1]
        for back in reversed(froms):
            ends.append(int(back[ends[-1]]))
        out.append((float(best[-1]), np.array([0, *ends[::-1]], np.intp)))
    return out
