"""Recognition of open strokes: line, arc, arrow."""

from __future__ import annotations

from collections.abc import Sequence
from math import hypot, radians

import numpy as np

from tni.core.geometry import Point, Points
from tni.ink.shapes.fits import fit_circle, fit_line, rms
from tni.ink.shapes.recognised_shape import RecognisedShape, RecognisedShapeKind
from tni.ink.shapes.stroke_path import StrokePath, step_lengths
from tni.ink.shapes.tidy import tidy_line

LINE_RMS = 0.028
"""Greatest root mean square distance of points from a line, as a fraction of its length."""
BENT = 0.085
"""Greatest bulge of a line that is meant to be straight, as a fraction of its length."""
ARC_RMS = 0.026
"""Greatest root mean square distance of points from an arc, as a fraction of its size."""
SWEEP_MIN, SWEEP_MAX = radians(40.0), radians(310.0)
BARB_SHARE = 0.45
"""Greatest length of an arrow's barb, as a fraction of its shaft."""
SHAFT_SHARE = 0.45
"""Least length of an arrow's shaft, as a fraction of the pen's path."""
BARB_ANGLES = radians(6.0), radians(84.0)
"""Range of the angle between the shaft and each barb."""
SHAFT_RMS, CROOKED = 0.05, 1.12
"""Greatest root mean square distance of a shaft's points from a line, as a fraction of its length, and greatest ratio
of its path length to its length."""
BEYOND = 0.07
"""Greatest overshoot of a pen that passes the tip again, as a fraction of the shaft."""
TURN_BACK = 4
"""Number of points ahead that are compared to find the tip, where the pen turns back."""


def open_shape(path: StrokePath, near: Sequence[float]) -> RecognisedShape | None:
    """Return the shape of an open stroke, or None. near: directions of nearby sides, radians."""
    return _line(path, near) or _arrow(path, near) or _arc(path)


def _line(path: StrokePath, near: Sequence[float]) -> RecognisedShape | None:
    fit = fit_line(path.points)
    start, end = _ends(path.points)
    chord = float(np.hypot(end[0] - start[0], end[1] - start[1]))
    if path.length_mm > 1.08 * chord or rms(fit.off) > LINE_RMS * chord or np.ptp(fit.off) > BENT * chord:
        return None
    first, last = path.points[0], path.points[-1]
    along = fit.direction
    a = fit.center + ((first - fit.center) @ along) * along
    b = fit.center + ((last - fit.center) @ along) * along
    return RecognisedShape(RecognisedShapeKind.LINE, tidy_line(_pair(a), _pair(b), near))


def _arc(path: StrokePath) -> RecognisedShape | None:
    fit = fit_circle(path.points)
    if fit is None or rms(fit.off) > ARC_RMS * path.size_mm or np.abs(fit.off).max() > 3 * ARC_RMS * path.size_mm:
        return None
    gaps = path.points - fit.center
    angles = np.unwrap(np.arctan2(gaps[:, 1], gaps[:, 0]))
    steps = np.diff(angles)
    sweep = float(angles[-1] - angles[0])
    if not SWEEP_MIN <= abs(sweep) <= SWEEP_MAX or (steps * np.sign(sweep) < -0.01).any():
        return None
    at = angles[0] + sweep * np.array([0.0, 1.0, 0.5])
    on = fit.center + fit.radius * np.column_stack([np.cos(at), np.sin(at)])
    return RecognisedShape(RecognisedShapeKind.ARC, (_pair(on[0]), _pair(on[1]), _pair(on[2])))


def _arrow(path: StrokePath, near: Sequence[float]) -> RecognisedShape | None:
    """Recognise an arrow in one stroke: the shaft to its tip, back along one barb, then the other barb by way of the
    tip or directly."""
    at = _tip(path.points)
    shaft, head = path.points[: at + 1], path.points[at + 1 :]
    tail, tip = _ends(shaft)
    length = hypot(tip[0] - tail[0], tip[1] - tail[1])
    drawn = float(step_lengths(shaft).sum())
    if len(head) < 6 or drawn < SHAFT_SHARE * path.length_mm or drawn > CROOKED * length:
        return None
    if rms(fit_line(shaft).off) > SHAFT_RMS * length or not _is_head(shaft, head, length):
        return None
    return RecognisedShape(RecognisedShapeKind.ARROW, tidy_line(tail, tip, near))


def _tip(points: Points) -> int:
    """Return the index of the first point that is about as far from the start as the pen ever gets, and where it turns
    back."""
    off = np.hypot(*(points - points[0]).T)
    ahead = np.lib.stride_tricks.sliding_window_view(np.append(off, np.zeros(TURN_BACK)), TURN_BACK + 1).max(axis=1)
    return int(np.argmax((off >= 0.9 * off.max()) & (off >= ahead)))


def _is_head(shaft: Points, head: Points, length_mm: float) -> bool:
    """Return whether the pen goes back from the tip to either side of the shaft, and nowhere else."""
    tip = shaft[-1]
    along = tip - shaft[len(shaft) // 5]  # measured near the tip, since shafts are bowed
    along = along / np.hypot(*along)
    back, aside = (tip - head) @ along, (head - tip) @ np.array([-along[1], along[0]])
    if max(back.max(), np.abs(aside).max()) > BARB_SHARE * length_mm or back.min() < -BEYOND * length_mm:
        return False
    barbs = []
    for side in (aside > 0, aside < 0):
        if not side.any():
            return False
        far = np.argmax(np.where(side, np.hypot(back, aside), 0.0))
        if not BARB_ANGLES[0] <= abs(np.arctan2(aside[far], back[far])) <= BARB_ANGLES[1]:
            return False
        barbs.append(float(np.hypot(back[far], aside[far])))
    return min(barbs) > 0.25 * max(barbs) and min(barbs) > 0.05 * length_mm


def _ends(points: Points) -> tuple[Point, Point]:
    return _pair(points[0]), _pair(points[-1])


def _pair(point: np.ndarray) -> Point:
    return float(point[0]), float(point[1])
