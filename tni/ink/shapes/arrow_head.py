"""Recognition of an arrow head drawn separately: a V at the end of a line, in one stroke or in two."""

from __future__ import annotations

from dataclasses import dataclass
from math import hypot, radians

import numpy as np

from tni.core.geometry import Point, Points
from tni.ink.shapes.corner_detection import straight_pieces
from tni.ink.shapes.fits import fit_line, rms
from tni.ink.shapes.stroke_path import Floats, step_lengths, stroke_path_of

BARB_RMS = 0.07
"""Greatest root mean square distance of a barb's points from a line, as a fraction of its length."""
CROOKED = 1.15
"""Greatest ratio of a barb's path length to its straight length."""
BARB_ANGLES = radians(10.0), radians(75.0)
"""Range of the angle between the line and each barb."""
BARB_SHARE = 0.04, 0.45
"""Range of the length of a barb, as a fraction of the line."""
ALIKE = 0.45
"""Least ratio of the shorter barb to the longer one."""
OFF_SHARE = 0.6
"""Greatest distance of the head's tip from the line's end, as a fraction of its barbs."""


@dataclass(frozen=True, slots=True)
class ArrowHead:
    """V shape of an arrow head. barbs: vectors from the tip, mm."""

    tip: Floats
    barbs: tuple[Floats, Floats]


def arrow_with_head(ends: tuple[Point, Point], head: ArrowHead) -> tuple[Point, Point] | None:
    """Return the tail and tip of the arrow that a line with these ends and a V form; None when the V is not its
    head."""
    near_first = hypot(*(head.tip - ends[0])) < hypot(*(head.tip - ends[1]))
    tail, tip = (ends[1], ends[0]) if near_first else ends
    length = hypot(tip[0] - tail[0], tip[1] - tail[1])
    if length == 0:
        return None
    way = (np.array(tip) - tail) / length
    if not _fits(head, np.array(tip), way, length):
        return None
    beyond = max(float((head.tip - tip) @ way), 0.0)
    return tail, (tip[0] + beyond * float(way[0]), tip[1] + beyond * float(way[1]))


def arrow_head_of(points: Points, least_mm: float, rest_mm: float) -> ArrowHead | None:
    """Return the V that (n, 2) points of a stroke form, or None.

    least_mm: least length of a barb. rest_mm: distance by which a resting pen may tremble.
    """
    if len(points) < 3 or (path := stroke_path_of(points, rest_mm)) is None:
        return None
    found = straight_pieces(path.points, 2)
    if len(found) < 2:
        return None
    at = int(found[1][1][1])
    parts = path.points[: at + 1][::-1], path.points[at:]
    if not all(_straight(part, least_mm) for part in parts):
        return None
    return ArrowHead(path.points[at], (parts[0][-1] - parts[0][0], parts[1][-1] - parts[1][0]))


def arrow_head_of_two(one: Points, other: Points, least_mm: float, rest_mm: float) -> ArrowHead | None:
    """Return the V that the (n, 2) and (m, 2) points of two strokes form, each drawn in either direction, or None."""
    paths = [stroke_path_of(points, rest_mm) for points in (one, other) if len(points) > 1]
    parts = [path.points for path in paths if path is not None and _straight(path.points, least_mm)]
    if len(parts) < 2:
        return None
    ways = [(a, b) for a in (parts[0], parts[0][::-1]) for b in (parts[1], parts[1][::-1])]
    a, b = min(ways, key=lambda way: hypot(*(way[0][0] - way[1][0])))
    barbs = a[-1] - a[0], b[-1] - b[0]
    if hypot(*(a[0] - b[0])) > OFF_SHARE * min(hypot(*barb) for barb in barbs):
        return None
    return ArrowHead((a[0] + b[0]) / 2, barbs)


def _straight(barb: Points, least_mm: float) -> bool:
    length = hypot(*(barb[-1] - barb[0]))
    way = float(step_lengths(barb).sum())
    return length >= least_mm and way <= CROOKED * length and rms(fit_line(barb).off) <= BARB_RMS * length


def _fits(head: ArrowHead, end: Floats, direction: Floats, length_mm: float) -> bool:
    """Return whether the barbs point back from the line's end, one to either side. direction: unit vector of the line
    towards that end."""
    across = np.array([-direction[1], direction[0]])
    long = [hypot(*barb) for barb in head.barbs]
    if not all(BARB_SHARE[0] * length_mm <= one <= BARB_SHARE[1] * length_mm for one in long):
        return False
    if min(long) < ALIKE * max(long) or hypot(*(head.tip - end)) > OFF_SHARE * min(long):
        return False
    asides = [float(barb @ across) for barb in head.barbs]
    angles = [np.arctan2(abs(aside), -float(barb @ direction)) for aside, barb in zip(asides, head.barbs, strict=True)]
    return asides[0] * asides[1] < 0 and all(BARB_ANGLES[0] <= angle <= BARB_ANGLES[1] for angle in angles)
