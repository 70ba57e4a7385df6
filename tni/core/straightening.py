"""Straightening of a flat sheet in a photograph: the map from its four corners to a rectangle, and its true shape.

Corners are in pixels of the photograph, clockwise from the sheet's upper left one.
"""

from __future__ import annotations

from itertools import pairwise
from math import hypot, isfinite, log, sqrt

import numpy as np
from numpy.typing import NDArray

from tni.core.geometry import Point

type Corners = tuple[Point, Point, Point, Point]
type Matrix = NDArray[np.float64]

A4_RATIO = 210 / 297
A4_SLACK = 0.05
"""A sheet whose shape differs less than this from A4 is taken for A4: pupils write on little else. 4:3 differs more."""
USUAL_FOCUS, FOCUS_RANGE = 0.95, (0.45, 4.0)
"""Focal length of phones and document cameras as a part of the picture's diagonal: what is assumed, and what an
estimate may be."""
LEAST_TURN = 0.02
"""Least convergence of two sides, as a part of the picture, from which the focal length is estimated."""
LEAST_ANGLE_SINE = 0.05
"""Sine of the flattest corner that a sheet may have."""
RATIO_RANGE = (0.05, 20.0)


def is_sheet(corners: Corners) -> bool:
    """Return whether corners are those of a sheet that is seen from its front: convex, clockwise, none nearly flat."""
    for before, at, after in zip(corners[-1:] + corners[:-1], corners, corners[1:] + corners[:1], strict=True):
        first, last = (at[0] - before[0], at[1] - before[1]), (after[0] - at[0], after[1] - at[1])
        length = hypot(*first) * hypot(*last)
        if not length > 0 or (first[0] * last[1] - first[1] * last[0]) / length < LEAST_ANGLE_SINE:
            return False
    return True


def whole_picture(width_px: float, height_px: float) -> Corners:
    """Return the corners of a picture itself."""
    return (0.0, 0.0), (width_px, 0.0), (width_px, height_px), (0.0, height_px)


def in_order(points: Corners) -> Corners:
    """Return the corners of a convex quadrilateral clockwise, from the one that is nearest to the upper left."""
    x, y = (sum(point[axis] for point in points) / 4 for axis in (0, 1))
    turned = sorted(points, key=lambda point: np.arctan2(point[1] - y, point[0] - x))
    first = min(range(4), key=lambda number: sum(turned[number]))
    a, b, c, d = turned[first:] + turned[:first]
    return a, b, c, d


def turned(corners: Corners) -> Corners:
    """Return the corners so that the sheet comes out turned clockwise by a quarter."""
    return corners[3], corners[0], corners[1], corners[2]


def straightening(corners: Corners, width_px: float, height_px: float) -> Matrix:
    """Return the projective map (3, 3) that brings the corners to those of a rectangle. Raises: ValueError for corners
    of which three lie on a line."""
    rows, values = [], []
    for (x, y), (u, v) in zip(corners, whole_picture(width_px, height_px), strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        values += [u, v]
    try:
        found = np.linalg.solve(np.array(rows, np.float64), np.array(values, np.float64))
    except np.linalg.LinAlgError as error:
        raise ValueError("three corners lie on a line") from error
    return np.append(found, 1.0).reshape(3, 3)


def mapped(matrix: Matrix, point: Point) -> Point:
    """Return where a projective map brings a point."""
    x, y, w = matrix @ (point[0], point[1], 1.0)
    return float(x / w), float(y / w)


def sheet_ratio(corners: Corners, width_px: float, height_px: float) -> float:
    """Return the width of a sheet divided by its height, as the perspective tells; that of A4 if it is near. width_px,
    height_px: of the photograph, whose middle is taken for the camera's axis.

    After Zhang and He, Whiteboard scanning and image enhancement, 2007.
    """
    found = seen_ratio(corners, width_px, height_px)
    known = nearest_a4(found)
    return known if abs(log(found / known)) < A4_SLACK else found


def nearest_a4(ratio: float) -> float:
    """Return the ratio of A4 upright or lying, whichever is nearer."""
    return A4_RATIO if ratio <= 1 else 1 / A4_RATIO


def seen_ratio(corners: Corners, width_px: float, height_px: float) -> float:
    """Return the width of a sheet divided by its height as the perspective alone tells."""
    size = hypot(width_px, height_px)
    upper_left, upper_right, lower_right, lower_left = (
        np.array([(x - width_px / 2) / size, (y - height_px / 2) / size, 1.0]) for x, y in corners
    )
    across = np.cross(upper_left, lower_right)
    to_right = (across @ lower_left) / (np.cross(upper_right, lower_right) @ lower_left) * upper_right - upper_left
    to_foot = (across @ upper_right) / (np.cross(lower_left, lower_right) @ upper_right) * lower_left - upper_left
    focus = _focus(to_right, to_foot)
    wide, high = (hypot(side[0] / focus, side[1] / focus, side[2]) for side in (to_right, to_foot))
    ratio = wide / high if high > 0 else 1.0
    return min(max(ratio, RATIO_RANGE[0]), RATIO_RANGE[1]) if isfinite(ratio) else 1.0


def _focus(to_right: NDArray[np.float64], to_foot: NDArray[np.float64]) -> float:
    """Return the focal length at which the two sides are at right angles, as a part of the picture's diagonal; the
    usual one where hardly anything converges, or where no camera has such a length."""
    if min(abs(to_right[2]), abs(to_foot[2])) >= LEAST_TURN:
        square = -(to_right[0] * to_foot[0] + to_right[1] * to_foot[1]) / (to_right[2] * to_foot[2])
        if square > 0 and FOCUS_RANGE[0] <= sqrt(square) <= FOCUS_RANGE[1]:
            return sqrt(square)
    return USUAL_FOCUS


def scaled(corners: Corners, across: float, down: float) -> Corners:
    """Return corners in another unit, such as from parts of a picture to its pixels."""
    a, b, c, d = ((x * across, y * down) for x, y in corners)
    return a, b, c, d


def straight_size_px(corners: Corners, ratio: float, most_px: int) -> tuple[int, int]:
    """Return the size of the straightened picture: as much as the photograph shows of the sheet, within `most_px`."""
    lengths = [hypot(x1 - x0, y1 - y0) for (x0, y0), (x1, y1) in pairwise((*corners, corners[0]))]
    wide, high = max(lengths[0], lengths[2]), max(lengths[1], lengths[3])
    wide, high = max(wide, high * ratio), max(high, wide / ratio)
    scale = min(1.0, most_px / max(wide, high))
    return max(round(wide * scale), 1), max(round(high * scale), 1)
