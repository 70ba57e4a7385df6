"""Dashes of a shape's line: the parts of an outline that are drawn. They scale with the line's width."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import isfinite

import numpy as np
from numpy.typing import NDArray

from tni.core.geometry import Point, Points
from tni.document.items import Dash

DASH_WIDTHS, GAP_WIDTHS = 4.0, 2.5
"""Length of a dash and of the gap after it, as seen, in widths of the line."""
DOT_STEP_WIDTHS = 2.2
"""Distance between the centres of two dots, in widths of the line."""
DOT_WIDTHS = 0.05
"""Length of a dot between its round ends. Not 0: some painters leave out a line without length."""
MAX_DASHES = 4_000
"""Most dashes of one line. A longer line has longer ones, so that no file's shape takes seconds to draw."""


def dashed_outline(corners: Sequence[Point], dash: Dash, width_mm: float, *, closed: bool, smooth: bool) -> Points:
    """Return the parts of an outline that are drawn, (n, 4): x0, y0, x1, y1 of each. They have round ends of the
    line's width. smooth: the corners lie on a curve. Otherwise each side of a closed outline has half a dash at both
    ends, so that its corners are drawn."""
    points = np.array([*corners, corners[0]] if closed else corners, np.float64)
    if closed and not smooth:
        return np.concatenate([_parts(side, dash, width_mm, half=True) for side in pairwise(points)])
    return _parts(points, dash, width_mm, closed=closed)


def _parts(
    line: Sequence[Points] | Points, dash: Dash, width_mm: float, *, half: bool = False, closed: bool = False
) -> Points:
    """Return the drawn parts of a line. The step from dash to dash is fitted so that an open line begins and ends
    with a dash (with half a one if `half`), and a closed one has no seam."""
    points = np.array(line, np.float64)
    along = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(points, axis=0).T))])
    length = float(along[-1])
    on, step = _pattern(dash, width_mm)
    scale = max(1.0, length / (step * MAX_DASHES))
    on, step = on * scale, step * scale
    free = length if half or closed else length - on
    count = round(free / step) if isfinite(length) and length > on else 0
    if count == 0:
        return np.hstack([points[:-1], points[1:]])
    step, lead = free / count, on / 2 if half else 0.0
    starts = np.arange(count + 1) * step - lead
    ends = np.clip(starts + on, 0.0, length)
    starts = np.clip(starts, 0.0, length)
    if len(points) == 2:
        return np.hstack([_between(points, starts / length), _between(points, ends / length)])
    cuts = np.unique(np.concatenate([along, starts, ends]))
    drawn = ((cuts[:-1] + cuts[1:]) / 2 + lead) % step < on
    places = np.column_stack([np.interp(cuts, along, points[:, axis]) for axis in (0, 1)])
    parts: Points = np.hstack([places[:-1], places[1:]])[drawn]
    return parts


def _between(ends: Points, shares: NDArray[np.float64]) -> Points:
    """Return the places at these shares of the way between two points."""
    places: Points = np.outer(1.0 - shares, ends[0]) + np.outer(shares, ends[1])
    return places


def _pattern(dash: Dash, width_mm: float) -> tuple[float, float]:
    """Return the length of a dash without its round ends and the distance from one to the next, in mm."""
    if dash is Dash.DOTTED:
        return DOT_WIDTHS * width_mm, DOT_STEP_WIDTHS * width_mm
    return (DASH_WIDTHS - 1) * width_mm, (DASH_WIDTHS + GAP_WIDTHS) * width_mm
