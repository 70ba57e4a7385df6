"""Simplification of many polylines at once: fewer points, none of which is farther from the line than a tolerance.

The algorithm is that of Douglas and Peucker, one level of it for all lines at a time.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

type _Line = NDArray[np.float64]
"""(n, 2) points."""


def simplified(lines: Sequence[_Line], tolerance: float) -> list[_Line]:
    """Return each line without the points that lie within `tolerance` of what is left. First and last points stay."""
    filled = [line for line in lines if len(line)]
    if not filled:
        return list(lines)
    ends = np.cumsum([len(line) for line in filled])
    starts = np.concatenate([[0], ends[:-1]])
    points = np.concatenate(filled)
    keep = np.zeros(len(points), bool)
    keep[starts] = keep[ends - 1] = True
    first, last = starts, ends - 1
    while len(first := first[open_ := last > first + 1]):
        last = last[open_]
        middle, distance = _farthest(points, first, last)
        split = distance > tolerance
        first, middle, last = first[split], middle[split], last[split]
        keep[middle] = True
        first, last = np.concatenate([first, middle]), np.concatenate([middle, last])
    rest = iter([points[a:b][keep[a:b]] for a, b in zip(starts.tolist(), ends.tolist(), strict=True)])
    return [next(rest) if len(line) else line for line in lines]


def _farthest(
    points: _Line, first: NDArray[np.intp], last: NDArray[np.intp]
) -> tuple[NDArray[np.intp], NDArray[np.float64]]:
    """Return, for each chord from point `first` to `last`, the point between them farthest from it, and how far."""
    counts = last - first - 1
    begin = np.cumsum(counts) - counts
    at = np.arange(counts.sum()) + np.repeat(first + 1 - begin, counts)
    chord = points[last] - points[first]
    square = np.maximum((chord**2).sum(axis=1), 1e-18)
    away = points[at] - np.repeat(points[first], counts, axis=0)
    along = np.repeat(chord, counts, axis=0)
    part = np.clip((away * along).sum(axis=1) / np.repeat(square, counts), 0.0, 1.0)
    away -= part[:, None] * along
    distance = np.hypot(away[:, 0], away[:, 1])
    most = np.maximum.reduceat(distance, begin)
    hits = np.flatnonzero(distance == np.repeat(most, counts))
    _, once = np.unique(np.repeat(np.arange(len(first)), counts)[hits], return_index=True)
    return at[hits[once]], most
