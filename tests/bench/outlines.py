"""The exact picture of a line: how much of each pixel its capsules cover, whatever draws them.

Each row of pixels is cut into `ROWS` lines. On each of them a disc, or the four-sided body between two, is a piece
from one x to another; pieces that overlap are joined, and what a pixel has of them is its length along each line. Off
by less than half of 255 / ROWS, and by nothing along the lines.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from tests.bench.edges import Coverage, Floats

ROWS = 128

type Pieces = tuple[NDArray[np.int64], Floats, Floats]
"""Line, left and right."""


def covered(segments: NDArray[np.floating], shape: tuple[int, int]) -> Coverage:
    """segments: (n, 6) x0, y0, r0, x1, y1, r1 in pixels; shape: height and width of the picture."""
    height, width = shape
    found = [*map(_disc, segments[:, 0:3]), _disc(segments[-1, 3:6])]
    found += [piece for row in segments if (piece := _body(row)) is not None]
    line, left, right = (np.concatenate(part) for part in zip(*found, strict=True))
    within = (line >= 0) & (line < height * ROWS) & (right > left)
    line, left, right = _joined(line[within], np.clip(left[within], 0, width), np.clip(right[within], 0, width))
    out = np.zeros((height, width + 1))
    row = line // ROWS
    for ends, sign in ((right, 1.0), (left, -1.0)):
        # Everything before an end counts, and the part of its own pixel.
        pixel = np.minimum(ends.astype(np.int64), width)
        np.add.at(out, (row, pixel), sign * (ends - pixel))
        before = np.zeros_like(out)
        np.add.at(before, (row, pixel), sign)
        out[:, :-1] += before[:, ::-1].cumsum(axis=1)[:, ::-1][:, 1:]
    return out[:, :-1] / ROWS


def _lines(low: float, high: float) -> tuple[NDArray[np.int64], Floats]:
    """Lines whose middles lie between two heights, and these middles, pixels."""
    line = np.arange(int(np.ceil(low * ROWS - 0.5)), int(np.floor(high * ROWS - 0.5)) + 1)
    return line, (line + 0.5) / ROWS


def _disc(disc: Floats) -> Pieces:
    x, y, radius = disc.tolist()
    line, at = _lines(y - radius, y + radius)
    half = np.sqrt(np.maximum(radius**2 - (at - y) ** 2, 0))
    return line, x - half, x + half


def _body(segment: Floats) -> Pieces | None:
    """Between the tangents that two discs have in common; None where one holds the other."""
    x0, y0, r0, x1, y1, r1 = segment.tolist()
    way = np.array([x1 - x0, y1 - y0])
    length = float(np.hypot(*way))
    if length <= abs(r0 - r1):
        return None
    along, across = way / length, np.array([-way[1], way[0]]) / length
    sine = (r0 - r1) / length
    normals = [sine * along + side * np.sqrt(1 - sine**2) * across for side in (1, -1)]
    start, end = np.array([x0, y0]), np.array([x1, y1])
    corners = [start + r0 * normals[0], end + r1 * normals[0], end + r1 * normals[1], start + r0 * normals[1]]
    heights = [c[1] for c in corners]
    line, at = _lines(min(heights), max(heights))
    left, right = np.full(len(at), np.inf), np.full(len(at), -np.inf)
    for (ax, ay), (bx, by) in zip(corners, corners[1:] + corners[:1], strict=True):
        if ay == by:
            continue
        t = (at - ay) / (by - ay)
        x = np.where((t >= 0) & (t <= 1), ax + t * (bx - ax), np.nan)
        left, right = np.fmin(left, x), np.fmax(right, x)
    return line, left, right


def _joined(line: NDArray[np.int64], left: Floats, right: Floats) -> Pieces:
    """The same lines covered by pieces of which no two overlap."""
    order = np.lexsort((left, line))
    line, left, right = line[order], left[order], right[order]
    # How far the pieces before reach on the same line: each line begins past all that came before.
    shift = line * (float(right.max(initial=0)) + 1)
    reach = np.maximum.accumulate(right + shift)
    before = np.concatenate([[-np.inf], reach[:-1]]) - shift
    left = np.maximum(left, before)
    keep = right > left
    return line[keep], left[keep], right[keep]
