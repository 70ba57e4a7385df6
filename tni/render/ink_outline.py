"""Outlines of ink for vector output: few polygons of one orientation, to be filled with the winding rule.

A polygon around every capsule would be enough, but renderers that fill paths add up the coverage of coinciding edges,
which makes strokes rough. A stroke is therefore one polygon along both its sides, with a disc where it turns sharply.
"""

from __future__ import annotations

from math import acos, ceil, pi

import numpy as np
from numpy.typing import NDArray

from tni.ink.segments import Segments

_Polygon = NDArray[np.float64]
"""(n, 2) mm."""

TOLERANCE_MM = 0.004
"""Largest distance of a polygon's side from the arc that it approximates."""
SHARP_TURN_RAD = 0.5
"""Turn, in radians, above which a joint gets a disc. Below it, one point on the joint's arc is within 3 % of the
radius."""


def constant_width(segments: Segments) -> float | None:
    """Return the line's width if all capsules have the same radius and some have a length: a plain line then draws
    them. Otherwise return None."""
    radii = segments[:, (2, 5)]
    if not len(segments) or float(np.ptp(radii)) > 1e-6 or np.array_equal(segments[:, 0:2], segments[:, 3:5]):
        return None
    return 2 * float(radii[0, 0])


def runs(segments: Segments) -> list[NDArray[np.float64]]:
    """Split the segments into runs, each (n, 6), in which every segment starts where the one before ended."""
    exact = segments.astype(np.float64)
    breaks = np.flatnonzero((exact[1:, 0:3] != exact[:-1, 3:6]).any(axis=1)) + 1
    return np.split(exact, breaks)


def polylines(segments: Segments) -> list[_Polygon]:
    """Return the centre line of each run."""
    return [np.concatenate([run[:, 0:2], run[-1:, 3:5]]) for run in runs(segments)]


def outlines(segments: Segments) -> list[_Polygon]:
    """Return polygons whose union, by the winding rule, is the union of the capsules."""
    found: list[_Polygon] = []
    for run in runs(segments):
        still = (run[:, 0:2] == run[:, 3:5]).all(axis=1)
        # Segments of length 0. A pen that rests while its pressure changes leaves a disc of the largest radius;
        # otherwise the ends of the neighbouring segments cover it.
        for rest in run[still & ((run[:, 2] != run[:, 5]) | still.all())]:
            found.append(disc(rest[0:3] if rest[2] >= rest[5] else rest[3:6]))
        moving = run[~still]
        if not len(moving):
            continue
        found += _stroke(moving)
    return found


def disc(circle: NDArray[np.float64]) -> _Polygon:
    """Return a circle's polygon. circle: (3,) x, y, radius."""
    return _arc(circle, 2 * pi, 0.0)[:-1]


def _arc(circle: NDArray[np.float64], start: float, end: float) -> _Polygon:
    """Return points from angle `start` to `end`, both included."""
    x, y, radius = circle.tolist()
    step = 2 * acos(1 - min(TOLERANCE_MM / max(radius, TOLERANCE_MM), 0.5))
    angles = np.linspace(start, end, max(ceil(abs(end - start) / step), 2) + 1)
    return np.column_stack([x + radius * np.cos(angles), y + radius * np.sin(angles)])


def _stroke(run: NDArray[np.float64]) -> list[_Polygon]:
    """Return the polygons of one run. run: (n, 6) joined segments, none of length 0."""
    from_at, from_r, to_at, to_r = run[:, 0:2], run[:, 2], run[:, 3:5], run[:, 5]
    step = to_at - from_at
    axis = np.arctan2(step[:, 1], step[:, 0])
    sine = (from_r - to_r) / np.hypot(step[:, 0], step[:, 1])
    tangent = np.arccos(np.clip(sine, -1.0, 1.0))  # from the axis to the point where the common tangent touches
    turn_left, turn_right = _turns(axis + tangent), _turns(axis - tangent)
    left = _side(from_at, from_r, to_at, to_r, axis + tangent, inner=turn_left > 0)
    right = _side(from_at, from_r, to_at, to_r, axis - tangent, inner=turn_right <= 0)
    cap = _arc(run[-1, 3:6], axis[-1] + tangent[-1], axis[-1] - tangent[-1])
    tail = _arc(run[0, 0:3], axis[0] - tangent[0], axis[0] + tangent[0] - 2 * pi)
    polygons = [np.concatenate([left, cap[1:-1], right[::-1], tail[1:-1]])]
    for k in np.flatnonzero(np.maximum(np.abs(turn_left), np.abs(turn_right)) > SHARP_TURN_RAD):
        polygons.append(disc(run[k, 3:6]))
    for k in np.flatnonzero(np.abs(sine) >= 1.0):  # one disc contains the other
        polygons.append(disc(run[k, 0:3] if from_r[k] > to_r[k] else run[k, 3:6]))
    return polygons


def _turns(angle: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the turn from each angle to the next, -pi to pi."""
    turns: NDArray[np.float64] = (np.diff(angle) + pi) % (2 * pi) - pi
    return turns


def _side(
    from_at: _Polygon,
    from_r: NDArray[np.float64],
    to_at: _Polygon,
    to_r: NDArray[np.float64],
    angle: NDArray[np.float64],
    inner: NDArray[np.bool_],
) -> _Polygon:
    """Return one side of a stroke, in its direction.

    Each segment gives the two points where its tangent touches the ends. Each joint gives one point: on the arc at the
    outside of a turn, the joint's centre at the inside, so that no part of the polygon is turned over.
    """
    away = np.column_stack([np.cos(angle), np.sin(angle)])
    leaves, arrives = from_at + away * from_r[:, None], to_at + away * to_r[:, None]
    between = away[:-1] + away[1:]
    size = np.hypot(between[:, 0], between[:, 1])[:, None]
    between = np.where(size > 1e-9, between / np.maximum(size, 1e-9), 0.0)
    joints = to_at[:-1] + np.where(inner[:, None], 0.0, between * to_r[:-1, None])
    points = np.empty((3 * len(angle) - 1, 2))
    points[0::3], points[1::3], points[2::3] = leaves, arrives, joints
    return points
