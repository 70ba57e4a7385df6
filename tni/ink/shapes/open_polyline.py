"""Recognition of an open stroke with corners, as an angle drawn without lifting the pen."""

from __future__ import annotations

from itertools import pairwise
from math import radians

import numpy as np

from tni.core.geometry import Point, Points
from tni.ink.shapes.corner_detection import straight_pieces
from tni.ink.shapes.fits import LineFit, fit_line, rms
from tni.ink.shapes.stroke_path import stroke_path_of

MOST_PIECES = 4
PIECE_RMS = 0.014
"""Greatest root mean square distance of a piece's points from its line, as a fraction of its length."""
PIECE_SHARE = 0.14
"""Least length of a piece, as a fraction of the stroke."""
TURN = radians(22.0), radians(165.0)
"""Range of the turn between two pieces."""


def open_polyline(points: Points, rest_mm: float) -> tuple[Point, ...] | None:
    """Return the ends and corners of the simplest line of 2 to 4 straight pieces that (n, 2) points in mm follow; None
    for another stroke. rest_mm: distance by which a resting pen may tremble."""
    path = stroke_path_of(points, rest_mm) if len(points) > 2 else None
    if path is None or path.loop is not None:
        return None
    for _, ends in straight_pieces(path.points, MOST_PIECES)[1:]:
        parts = [path.points[start : end + 1] for start, end in pairwise(ends.tolist())]
        lengths = [float(np.hypot(*(part[-1] - part[0]))) for part in parts]
        if min(lengths) < PIECE_SHARE * path.length_mm:
            return None
        fits = [fit_line(_inner(part)) for part in parts]
        if all(rms(fit.off) <= PIECE_RMS * length for fit, length in zip(fits, lengths, strict=True)):
            return _through(fits, path.points)
    return None


def _inner(part: Points) -> Points:
    """Return a piece without its ends, because hands round off corners."""
    cut = len(part) // 8
    return part[cut : len(part) - cut]


def _through(fits: list[LineFit], points: Points) -> tuple[Point, ...] | None:
    """Return the ends and corners of pieces; None where two hardly turn, or turn back."""
    found = [_foot(fits[0], points[0])]
    for before, after in pairwise(fits):
        across = float(before.direction[0] * after.direction[1] - before.direction[1] * after.direction[0])
        turn = abs(float(np.arctan2(across, before.direction @ after.direction)))
        if not TURN[0] <= turn <= TURN[1]:
            return None
        gap = after.center - before.center
        along = (gap[0] * after.direction[1] - gap[1] * after.direction[0]) / across
        corner = before.center + along * before.direction
        found.append((float(corner[0]), float(corner[1])))
    return (*found, _foot(fits[-1], points[-1]))


def _foot(fit: LineFit, point: np.ndarray) -> Point:
    foot = fit.center + ((point - fit.center) @ fit.direction) * fit.direction
    return float(foot[0]), float(foot[1])
