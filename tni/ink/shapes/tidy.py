"""Regularisation of recognised shapes: parallels, right angles, the page's axes and the directions of nearby shapes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import atan2, cos, hypot, inf, pi, radians, sin

import numpy as np

from tni.core.geometry import Point, Points
from tni.ink.shapes.recognised_shape import RecognisedShape, RecognisedShapeKind

RIGHT_ANGLE = pi / 2
SAME_ANGLE = radians(10.0)
"""Sides whose directions differ by less, modulo a right angle, become parallel or perpendicular."""
CORNER_ANGLE, CORNER_MEAN = radians(20.0), radians(11.0)
"""Greatest deviations from a right angle, of each corner and on average, for four corners to make a rectangle."""
AXIS_ANGLE = radians(7.0)
"""Angle within which a side snaps to the page's axes."""
NEAR_ANGLE = radians(5.0)
"""Angle within which a side becomes parallel or perpendicular to a side of another shape."""
LINE_ANGLE = radians(4.0)
"""Angle within which a single line snaps. It is smaller because a line has no right angle that shows the intention."""
ROUND_RATIO = 0.84
"""An ellipse whose ratio of half axes is greater is a circle; a rectangle with such a ratio of sides is a square."""


def off_right_angle(angle: float) -> float:
    """Return the difference of an angle from the nearest multiple of a right angle: -pi/4 to pi/4, radians."""
    return (angle + RIGHT_ANGLE / 2) % RIGHT_ANGLE - RIGHT_ANGLE / 2


def snapped_angle(angle: float, near: Sequence[float], axis: float, neighbour: float) -> float:
    """Return the angle, snapped to the page's axes or else to the nearest of `near`, modulo right angles. axis,
    neighbour: greatest differences, radians."""
    if abs(off_right_angle(angle)) <= axis:
        return angle - off_right_angle(angle)
    turns = [off_right_angle(angle - other) for other in near]
    turn = min(turns, key=abs, default=inf)
    return angle - turn if abs(turn) <= neighbour else angle


def tidy_line(start: Point, end: Point, near: Sequence[float]) -> tuple[Point, Point]:
    """Snap a line by turning it about its middle; its length stays."""
    half = hypot(end[0] - start[0], end[1] - start[1]) / 2
    x, y = (start[0] + end[0]) / 2, (start[1] + end[1]) / 2
    angle = snapped_angle(atan2(end[1] - start[1], end[0] - start[0]), near, LINE_ANGLE, LINE_ANGLE)
    dx, dy = half * cos(angle), half * sin(angle)
    return (x - dx, y - dy), (x + dx, y + dy)


def tidy_ellipse(center: Point, a_mm: float, b_mm: float, angle: float, near: Sequence[float]) -> RecognisedShape:
    """Regularise an ellipse. a_mm, b_mm: half axes, the larger first; angle: of the larger."""
    if b_mm >= ROUND_RATIO * a_mm:
        a_mm = b_mm = (a_mm * b_mm) ** 0.5
        angle = 0.0
    angle = snapped_angle(angle, near, 2 * AXIS_ANGLE, NEAR_ANGLE)
    x, y = center
    ends = (x + a_mm * cos(angle), y + a_mm * sin(angle)), (x - b_mm * sin(angle), y + b_mm * cos(angle))
    return RecognisedShape(RecognisedShapeKind.ELLIPSE, (center, *ends))


def tidy_polygon(corners: Points, near: Sequence[float]) -> RecognisedShape | None:
    """Regularise a polygon of (k, 2) corners in order. None when the sides no longer meet, or a corner would move too
    far."""
    sides = np.roll(corners, -1, axis=0) - corners
    lengths = np.hypot(sides[:, 0], sides[:, 1])
    angles = np.arctan2(sides[:, 1], sides[:, 0])
    within = pi if len(corners) == 4 and _nearly_right(angles) else SAME_ANGLE
    angles = _agreed(angles, lengths, within, near)
    middles = (corners + np.roll(corners, -1, axis=0)) / 2
    made = _meeting(middles, angles)
    if made is None or np.hypot(*(made - corners).T).max() > 0.2 * lengths.sum() / len(corners) * 2:
        return None
    if len(corners) == 3:
        return RecognisedShape(RecognisedShapeKind.TRIANGLE, _pairs(made))
    if len(corners) == 4 and _all_right(angles):
        return RecognisedShape(RecognisedShapeKind.RECTANGLE, _pairs(_squared(made)))
    return RecognisedShape(RecognisedShapeKind.POLYGON, _pairs(made))


@dataclass(slots=True)
class _Family:
    """Sides that are parallel or perpendicular. angle: weighted mean, modulo a right angle."""

    angle: float
    weight: float
    sides: list[int] = field(default_factory=list)


def _nearly_right(angles: np.ndarray) -> bool:
    """Return whether four sides are meant to be a rectangle."""
    off = np.abs([off_right_angle(float(b - a)) for a, b in zip(angles, np.roll(angles, -1), strict=True)])
    return bool(off.max() <= CORNER_ANGLE and off.mean() <= CORNER_MEAN)


def _agreed(angles: np.ndarray, weights: np.ndarray, within: float, near: Sequence[float]) -> np.ndarray:
    """Return (k,) directions of sides, with those that agree within `within` radians made parallel or perpendicular,
    longest first."""
    families: list[_Family] = []
    for side in np.argsort(-weights, kind="stable").tolist():
        angle, weight = float(angles[side]), float(weights[side])
        off = [abs(off_right_angle(angle - f.angle)) for f in families]
        best = min(range(len(families)), key=off.__getitem__, default=None)
        if best is None or off[best] > within:
            families.append(_Family(angle, weight, [side]))
            continue
        family = families[best]
        family.angle += off_right_angle(angle - family.angle) * weight / (family.weight + weight)
        family.weight += weight
        family.sides.append(side)
    out = angles.copy()
    for family in families:
        meant = snapped_angle(family.angle, near, AXIS_ANGLE, NEAR_ANGLE)
        for side in family.sides:
            out[side] = meant + round((angles[side] - meant) / RIGHT_ANGLE) * RIGHT_ANGLE
    return out


def _meeting(middles: Points, angles: np.ndarray) -> Points | None:
    """Return (k, 2) intersections of the lines through (k, 2) middles of sides, corner k between sides k - 1 and k."""
    directions = np.column_stack([np.cos(angles), np.sin(angles)])
    before, start = np.roll(directions, 1, axis=0), np.roll(middles, 1, axis=0)
    across = before[:, 0] * directions[:, 1] - before[:, 1] * directions[:, 0]
    if (np.abs(across) < 0.15).any():
        return None
    gaps = middles - start
    along = (gaps[:, 0] * directions[:, 1] - gaps[:, 1] * directions[:, 0]) / across
    corners: Points = start + along[:, None] * before
    return corners


def _all_right(angles: np.ndarray) -> bool:
    return all(abs(off_right_angle(float(a - angles[0]))) < 1e-6 for a in angles)


def _squared(corners: Points) -> Points:
    """Turn a rectangle with nearly equal sides into a square about the same centre."""
    across, down = corners[1] - corners[0], corners[3] - corners[0]
    width, height = float(np.hypot(*across)), float(np.hypot(*down))
    if min(width, height) < ROUND_RATIO * max(width, height):
        return corners
    side = (width * height) ** 0.5
    across, down = across * (side / width / 2), down * (side / height / 2)
    center = corners.mean(axis=0)
    return np.array([center - across - down, center + across - down, center + across + down, center - across + down])


def _pairs(points: Points) -> tuple[Point, ...]:
    return tuple((float(x), float(y)) for x, y in points)
