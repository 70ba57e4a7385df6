"""A stroke made ready to be looked at: without the rest at its end, evenly spaced, closed or not."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import hypot

import numpy as np
from numpy.typing import NDArray

from tni.core.geometry import Points

Floats = NDArray[np.float64]

PATH_POINTS = 96
"""Points of an evenly spaced path: sides of an octagon have twelve each."""
JITTER_SHARE = 0.012
"""Steps shorter than this part of the stroke's size are a hand that trembles, and are left out."""
END_SHARE = 0.16
"""How far from its ends, as a part of its length, a stroke may close on itself: hands overshoot."""
GAP_SHARE = 0.11
"""A stroke whose ends are nearer than this part of its length is meant closed."""

OVERSHOOT_SHARE = 0.1
"""What a hand drew beyond where it closed a figure lies this near to it, as a part of the size: else it is a spiral."""


@dataclass(frozen=True)
class StrokePath:
    """points: (COUNT, 2) mm, evenly spaced. size_mm: diagonal of the box around them."""

    points: Points
    length_mm: float
    size_mm: float

    @cached_property
    def loop(self) -> Points | None:
        """(n, 2) of the part that is closed, evenly spaced, its ends one side apart; None for an open stroke."""
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
    """(n, 2) mm of a stroke as it was written; None for a dot. rest_mm: how far a pen that rests may tremble."""
    kept = _without_rest(np.asarray(points, np.float64), rest_mm)
    box = kept.max(axis=0) - kept.min(axis=0)
    size = hypot(*box)
    if size <= 0:
        return None
    even = resampled(_without_jitter(kept, JITTER_SHARE * size), PATH_POINTS)
    return StrokePath(even, float(step_lengths(even).sum()), size)


def step_lengths(points: Points) -> Floats:
    """(n - 1,) of the steps between (n, 2) points."""
    steps = np.diff(points, axis=0)
    return np.hypot(steps[:, 0], steps[:, 1])


def resampled(points: Points, count: int) -> Points:
    """(count, 2) points at even distances along the line through (n, 2) points; n > 1."""
    along = np.concatenate([[0.0], np.cumsum(step_lengths(points))])
    at = np.linspace(0.0, along[-1], count)
    return np.column_stack([np.interp(at, along, points[:, 0]), np.interp(at, along, points[:, 1])])


def _without_rest(points: Points, rest_mm: float) -> Points:
    """The stroke up to where the pen came to rest, and the middle of where it rested."""
    off = np.hypot(*(points - points[-1]).T)
    away = np.flatnonzero(off > rest_mm)
    if not len(away):
        return points[-1:]
    rest = points[away[-1] + 1 :]
    return np.vstack([points[: away[-1] + 1], np.median(rest, axis=0)])


def _without_jitter(points: Points, least_mm: float) -> Points:
    """Every point at least `least_mm` from the one kept before it, and the last."""
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
    """(n - 2,) radians that the line through (n, 2) points turns at each inner one, -pi to pi."""
    steps = np.diff(points, axis=0)
    angles = np.arctan2(steps[:, 1], steps[:, 0])
    turned: Floats = (np.diff(angles) + np.pi) % (2 * np.pi) - np.pi
    return turned
