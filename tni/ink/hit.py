"""Hit tests of a point, an eraser or a lasso against strokes: exact distances, for many segments at once.

All lengths are in one unit, mm of the page. A step of the eraser is a capsule: the disc of its radius swept from A to
B.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from tni.core.geometry import Point, Points

Floats = NDArray[np.float64]


def distances_to_point(point: Point, starts: Points, ends: Points) -> Floats:
    """Return (n,) distances of a point from n segments, given by (n, 2) starts and (n, 2) ends."""
    along = ends - starts
    from_start = np.asarray(point, np.float64) - starts
    length2 = np.einsum("ij,ij->i", along, along)
    with np.errstate(divide="ignore", over="ignore", invalid="ignore"):
        t = np.einsum("ij,ij->i", from_start, along) / length2
    t = np.clip(np.where(length2 > 0, t, 0.0), 0.0, 1.0)
    gap = from_start - t[:, None] * along
    return np.hypot(gap[:, 0], gap[:, 1])


def covered(a: Point, b: Point, radii: Floats, starts: Points, ends: Points) -> tuple[Floats, Floats]:
    """Return the part of each segment that lies within `radii` (n,) of segment AB.

    The result is two (n,) arrays low, high: parameters 0 to 1 along the segment, low > high where nothing is covered.
    The covered set is one interval since a capsule is convex. It is the hull of the intervals in the discs around A and
    B and in the rectangle between them, each with a closed formula.
    """
    along = ends - starts
    low, high = _in_disc(a, radii, starts, along)
    if b == a:
        return low, high
    for other_low, other_high in (
        _in_disc(b, radii, starts, along),
        _in_rectangle(a, b, radii, starts, along),
    ):
        low, high = np.minimum(low, other_low), np.maximum(high, other_high)
    return low, high


def _in_disc(center: Point, radii: Floats, starts: Points, along: Points) -> tuple[Floats, Floats]:
    """Return the roots of |start + t along - center| = radius, clipped to 0 to 1; (inf, -inf) where there are none."""
    gap = starts - np.asarray(center, np.float64)
    a = np.einsum("ij,ij->i", along, along)
    half_b = np.einsum("ij,ij->i", gap, along)
    c = np.einsum("ij,ij->i", gap, gap) - radii * radii
    root2 = half_b * half_b - a * c
    with np.errstate(divide="ignore", over="ignore", invalid="ignore"):
        root = np.sqrt(root2)
        low, high = (-half_b - root) / a, (-half_b + root) / a
    dot = a == 0
    low, high = np.where(dot, 0.0, low), np.where(dot, 1.0, high)
    return _clipped(low, high, np.where(dot, c <= 0, root2 >= 0))


def _in_rectangle(a: Point, b: Point, radii: Floats, starts: Points, along: Points) -> tuple[Floats, Floats]:
    """Clip against the slabs 0 <= u <= |AB| along AB and |v| <= radius across it."""
    axis = np.subtract(b, a, dtype=np.float64)
    length = float(np.hypot(*axis))
    axis /= length
    gap = starts - np.asarray(a, np.float64)
    low, high = np.zeros(len(starts)), np.ones(len(starts))
    inside = np.ones(len(starts), np.bool_)
    for direction, least, most in (
        (axis, np.zeros(1), np.full(1, length)),
        (np.array((-axis[1], axis[0])), -radii, radii),
    ):
        at, step = gap @ direction, along @ direction
        with np.errstate(divide="ignore", over="ignore", invalid="ignore"):
            first, second = (least - at) / step, (most - at) / step
        still = step == 0
        low = np.where(still, low, np.maximum(low, np.minimum(first, second)))
        high = np.where(still, high, np.minimum(high, np.maximum(first, second)))
        inside &= ~still | ((least <= at) & (at <= most))
    return _clipped(low, high, inside)


def _clipped(low: Floats, high: Floats, inside: NDArray[np.bool_]) -> tuple[Floats, Floats]:
    low, high = np.maximum(low, 0.0), np.minimum(high, 1.0)
    inside = inside & (low <= high)
    return np.where(inside, low, np.inf), np.where(inside, high, -np.inf)


def inside_polygon(points: Points, polygon: Points) -> NDArray[np.bool_]:
    """Return (n,) whether each of (n, 2) points lies in the (m, 2) polygon, by the even-odd rule. The polygon is closed
    implicitly."""
    if len(polygon) < 3 or not len(points):
        return np.zeros(len(points), np.bool_)
    rows = max(1, _CELLS // len(polygon))
    parts = [_inside(points[start : start + rows], polygon) for start in range(0, len(points), rows)]
    return np.concatenate(parts)


_CELLS = 1 << 18
"""Number of points times sides processed at once: small enough for the cache."""


def _inside(points: Points, polygon: Points) -> NDArray[np.bool_]:
    x, y = points[:, :1], points[:, 1:]
    x0, y0 = polygon[:, 0], polygon[:, 1]
    x1, y1 = np.roll(x0, -1), np.roll(y0, -1)
    straddles = (y0 > y) != (y1 > y)
    with np.errstate(divide="ignore", over="ignore", invalid="ignore"):
        crossing = x0 + (y - y0) / (y1 - y0) * (x1 - x0)
    inside: NDArray[np.bool_] = (np.count_nonzero(straddles & (x < crossing), axis=1) % 2).astype(np.bool_)
    return inside
