"""The exact answer, slowly: 64 points a pixel, each inside or outside the union of the capsules."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

SIDE = 8


def true_coverage(segments: NDArray[np.float32], width: int, height: int) -> NDArray[np.float64]:
    """(height, width) 0 to 255 of (n, 6) capsules in pixels."""
    inside = np.zeros((height * SIDE, width * SIDE), bool)
    xs = (np.arange(width * SIDE) + 0.5) / SIDE
    ys = ((np.arange(height * SIDE) + 0.5) / SIDE)[:, None]
    for x0, y0, r0, x1, y1, r1 in segments.astype(float):
        left, right = np.searchsorted(xs, (min(x0 - r0, x1 - r1), max(x0 + r0, x1 + r1)))
        top, bottom = np.searchsorted(ys[:, 0], (min(y0 - r0, y1 - r1), max(y0 + r0, y1 + r1)))
        inside[top:bottom, left:right] |= _in_capsule(xs[left:right], ys[top:bottom], x0, y0, r0, x1, y1, r1)
    return inside.reshape(height, SIDE, width, SIDE).mean(axis=(1, 3)) * 255


def _in_capsule(xs, ys, x0, y0, r0, x1, y1, r1):
    """The hull of two discs: either disc, or the quadrilateral between the tangent points."""
    found = (np.hypot(xs - x0, ys - y0) <= r0) | (np.hypot(xs - x1, ys - y1) <= r1)
    length = np.hypot(x1 - x0, y1 - y0)
    if length > abs(r0 - r1):
        ux, uy = (x1 - x0) / length, (y1 - y0) / length
        sine = (r0 - r1) / length
        cosine = np.sqrt(1 - sine * sine)
        along = (xs - x0) * ux + (ys - y0) * uy
        across = np.abs((ys - y0) * ux - (xs - x0) * uy)
        on_tangent = along * cosine - across * sine
        found |= (across * cosine + along * sine <= r0) & (on_tangent >= 0) & (on_tangent <= length * cosine)
    return found


def handwriting(points: int, step_px: float, width_px: float, seed: int, size: tuple[int, int]) -> NDArray[np.float32]:
    """(points - 1, 6) segments of a wandering stroke that starts in the middle, its width waving."""
    random = np.random.default_rng(seed)
    turn = np.cumsum(random.normal(0, 0.35, points))
    steps = np.column_stack([np.cos(turn), np.sin(turn)]) * step_px
    at = np.cumsum(steps, axis=0) + np.array(size) / 2
    radius = width_px / 2 * (0.7 + 0.3 * np.sin(np.arange(points) / 5))
    ends = np.column_stack([at, radius]).astype(np.float32)
    return np.concatenate([ends[:-1], ends[1:]], axis=1)
