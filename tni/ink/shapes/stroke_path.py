"""Preprocessing of a stroke for shape recognition: the final rest removed, evenly spaced, open or closed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import hypot

import numpy as np
from numpy.typing import NDArray

from tni.core.geometry import Points

Floats = NDArray[np.float64]

PATH_POINTS = 96
"""Number of points of an evenly spaced path: twelve for each side of an octagon."""
JITTER_SHARE = 0.012
"""Steps shorter than this fraction of the stroke's size are tremor of the hand, and are dropped."""
END_SHARE = 0.16
"""Greatest distance from its ends, as a fraction of its length, at which a stroke may close on itself, because hands
overshoot."""
GAP_SHARE = 0.11
"""A stroke whose ends are nearer than this fraction of its length is meant to be closed."""

OVERSHOOT_SHARE = 0.1
"""Greatest distance of an overshoot from the closed shape, as a fraction of its size: beyond that the stroke is a
spiral."""


@dataclass(frozen=True)
class StrokePath:
    """Evenly spaced path. points: (PATH_POINTS, 2) mm. size_mm: diagonal of their bounding box."""

    points: Points
    length_mm: float
    size_mm: float

    @cached_property
    def loop(self) -> Points | None:
        """(n, 2) points of the closed part, evenly spaced, with its ends one side apart; None for an open stroke."""
        points, reach = self.points, int(PATH_POINTS * END_SHARE)
        heads, tails = points[:reach], points[-reach:]
        gaps = np.hypot(heads[:, None, 0] - tails[None, :, 0], heads[:, None, 1] - tails[None, :, 1])
        cut = (np.arange(reach)[:, None] + np.arange(reach)[None, ::-1]) * (self.length_mm / (PATH_POINTS - 1))
        best = int((gaps + 0.18 * cut).argmin())
        head, tail = divmod(best, reach)
        if gaps[head, tail] > GAP_SHARE * self.length_mm:
            return None
        loop = points[head : PATH_POINTS - reach + tail + 1]
        over = np.vstack([points[:head], points[PATH_POINTS - reach + tail + 1 :]])
        if len(over):
            off = np.hypot(over[:, None, 0] - loop[None, :, 0], over[:, None, 1] - loop[None, :, 1]).min(axis=1)
            if off.max() > OVERSHOOT_SHARE * self.size_mm:
                return None
        return loop


def stroke_path_of(points: Points, rest_mm: float) -> StrokePath | None:
    """Return the path of (n, 2) mm of a raw stroke; None for a dot. rest_mm: distance by which a resting pen may
    tremble."""
    kept = _without_rest(np.asarray(points, np.float64), rest_mm)
    box = kept.max(axis=0) - kept.min(axis=0)
    size = hypot(*box)
    if size <= 0:
        return None
    even = resampled(_without_jitter(kept, JITTER_SHARE * size), PATH_POINTS)
    return StrokePath(even, float(step_lengths(even).sum()), size)


def step_lengths(points: Points) -> Floats:
    """Return (n - 1,) lengths of the steps between (n, 2) points."""
    steps = np.diff(points, axis=0)
    return np.hypot(steps[:, 0], steps[:, 1])


def resampled(points: Points, count: int) -> Points:
    """Return (count, 2) points at even distances along the line through (n, 2) points; n > 1."""
    along = np.concatenate([[0.0], np.cumsum(step_lengths(points))])
    at = np.linspace(0.0, along[-1], count)
    return np.column_stack([np.interp(at, along, points[:, 0]), np.interp(at, along, points[:, 1])])


def _without_rest(points: Points, rest_mm: float) -> Points:
    """Return the stroke up to where the pen came to rest, followed by the middle of the rest."""
    off = np.hypot(*(points - points[-1]).T)
    away = np.flatnonzero(off > rest_mm)
    if not len(away):
        return points[-1:]
    rest = points[away[-1] + 1 :]
    return np.vstack([points[: away[-1] + 1], np.median(rest, axis=0)])


def _without_jitter(points: Points, least_mm: float) -> Points:
    """Return the points that are at least `least_mm` from the one kept before, and the last point."""
    kept = [0]
    x, y = points[:, 0].tolist(), points[:, 1].tolist()
    last_x, last_y = x[0], y[0]
    for k in range(1, len(x)):
        if hypot(x[k] - last_x, y[k] - last_y) >= least_mm:
            kept.append(k)
            last_x, last_y = x[k], y[k]
    if kept[-1] != len(x) - 1:
        kept.append(len(x) - 1)
    return points[kept]


def turning_angles(points: Points) -> Floats:
    """Return (n - 2,) radians by which the line through (n, 2) points turns at each inner one, -pi to pi."""
    steps = np.diff(points, axis=0)
    angles = np.arctan2(steps[:, 1], steps[:, 0])
    turned: Floats = (np.diff(angles) + np.pi) % (2 * np.pi) - np.pi
    return turned
