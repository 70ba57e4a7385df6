"""Recognition of closed strokes: ellipse, triangle, rectangle, polygon."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from math import pi, radians

import numpy as np

from tni.core.geometry import Point, Points
from tni.ink.shapes.corner_detection import straight_pieces
from tni.ink.shapes.fits import fit_ellipse, fit_line, rms
from tni.ink.shapes.recognised_shape import RecognisedShape
from tni.ink.shapes.stroke_path import PATH_POINTS, Floats, StrokePath, resampled, step_lengths, turning_angles
from tni.ink.shapes.tidy import tidy_ellipse, tidy_polygon

CORNERS_MAX = 8
ELLIPSE_RMS = 0.032
"""Greatest root mean square distance of points from an ellipse, as a fraction of the loop's size."""
POLYGON_RMS = 0.016
"""Greatest root mean square distance of points from the sides of a polygon, as a fraction of the loop's size."""
SIDE_SHARE = 0.055
"""Least length of a polygon's side, as a fraction of the perimeter."""
FLAT = radians(22.0)
"""Consecutive sides with a smaller turn between them are one side."""
SHARP = radians(158.0)
"""A greater turn between sides is a hand going back on itself, not a corner."""
SIMPLER = 0.62
"""An additional side must reduce the distance from the points to this fraction."""
ANGULAR = {3: 0.8, 4: 0.8, 5: 0.55, 6: 0.5, 7: 0.35, 8: 0.3}
"""By number of corners: a polygon must lie nearer to the points than an ellipse by this factor. Polygons with many
sides lie near to any points."""


@dataclass(frozen=True, slots=True)
class _Polygon:
    corners: Points
    rms_mm: float


def closed_shape(path: StrokePath, near: Sequence[float]) -> RecognisedShape | None:
    """Return the shape of a closed stroke, or None. near: directions of nearby sides, radians."""
    loop = path.loop
    if loop is None or len(loop) < 24:
        return None
    loop = resampled(np.vstack([loop, loop[:1]]), PATH_POINTS + 1)
    size = float(np.hypot(*np.ptp(loop, axis=0)))
    if not _goes_round_once(loop):
        return None
    polygon = _polygon(loop, size)
    ellipse = fit_ellipse(loop[:-1])
    round_rms = np.inf if ellipse is None else rms(ellipse.off)
    if ellipse is not None and round_rms <= ELLIPSE_RMS * size and not _angular(polygon, round_rms):
        a_mm, b_mm = map(float, ellipse.semi)
        center: Point = (float(ellipse.center[0]), float(ellipse.center[1]))
        return tidy_ellipse(center, a_mm, b_mm, ellipse.angle, near)
    if polygon is None:
        return None
    return tidy_polygon(polygon.corners, near)


def _angular(polygon: _Polygon | None, round_rms: float) -> bool:
    return polygon is not None and polygon.rms_mm < ANGULAR[len(polygon.corners)] * round_rms


def _goes_round_once(loop: Points) -> bool:
    """Return whether the loop makes one full turn, without a curl of handwriting."""
    smooth = resampled(loop, 33)
    turned = turning_angles(np.vstack([smooth, smooth[1:2]]))
    return bool(abs(abs(turned.sum()) - 2 * pi) < pi / 2)


def _polygon(loop: Points, size_mm: float) -> _Polygon | None:
    """Return the simplest polygon that lies near enough to (n, 2) points of a loop, whose end is its start."""
    best: _Polygon | None = None
    for _, ends in straight_pieces(loop, CORNERS_MAX + 1)[2:]:
        found = _from_pieces(loop, ends)
        if found is not None and found.rms_mm <= POLYGON_RMS * size_mm and _better(found, best):
            best = found
    return best


def _better(found: _Polygon, best: _Polygon | None) -> bool:
    if best is None:
        return True
    more = len(found.corners) - len(best.corners)
    return found.rms_mm < best.rms_mm * (1.0 if more == 0 else SIMPLER ** max(more, 0))


def _from_pieces(loop: Points, ends: np.ndarray) -> _Polygon | None:
    """Return the polygon whose corners are the intersections of neighbouring pieces' lines. A side in the middle of
    which the stroke began counts as one side."""
    parts = [loop[a : b + 1] for a, b in itertools.pairwise(ends)]
    first, last = fit_line(parts[0]), fit_line(parts[-1])
    if _turn(last.direction, first.direction) < FLAT:
        parts = [np.vstack([parts[-1], parts[0]]), *parts[1:-1]]
    if not 3 <= len(parts) <= CORNERS_MAX:
        return None
    fits = [fit_line(_inner(part)) for part in parts]
    corners = []
    for k, fit in enumerate(fits):
        before = fits[k - 1]
        if not FLAT <= _turn(before.direction, fit.direction) <= SHARP:
            return None
        across = before.direction[0] * fit.direction[1] - before.direction[1] * fit.direction[0]
        gap = fit.center - before.center
        along = (gap[0] * fit.direction[1] - gap[1] * fit.direction[0]) / across
        corners.append(before.center + along * before.direction)
    made = np.array(corners)
    sides = step_lengths(np.vstack([made, made[:1]]))
    if sides.min() < SIDE_SHARE * sides.sum():
        return None
    off = _off_polygon(loop, made)
    return _Polygon(made, rms(off))


def _inner(part: Points) -> Points:
    """Return a piece without its ends, because hands round off corners."""
    cut = len(part) // 8
    return part[cut : len(part) - cut]


def _turn(a: Floats, b: Floats) -> float:
    return abs(float(np.arctan2(a[0] * b[1] - a[1] * b[0], a @ b)))


def _off_polygon(points: Points, corners: Points) -> Floats:
    """Return (n,) distances of points from the nearest side."""
    starts, along = corners, np.roll(corners, -1, axis=0) - corners
    gaps = points[:, None] - starts[None]
    t = np.clip((gaps * along).sum(axis=2) / (along * along).sum(axis=1), 0.0, 1.0)
    rest = gaps - t[..., None] * along
    off: Floats = np.hypot(rest[..., 0], rest[..., 1]).min(axis=1)
    return off
