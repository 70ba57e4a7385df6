"""Subpixel refinement of card corners: the corners of a black square on white, to a fraction of a pixel.

The edge from dark to bright is located at several places along each side, and a straight line is fitted through most of
them. A finger or a neighbouring card may hide part of a side; the rest still determines the corner beneath.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from tni.voting.cards.quads import FloatArray, GreyImage

type _Reals = NDArray[np.floating]

REACH_CELLS = (1.2, 0.7)
"""Search distance on both sides of a side, in cells, for the first pass and for the second, which starts from the
result of the first. Beyond it lie the edges of other cells."""
ALONG = np.linspace(0.05, 0.95, 14, dtype=np.float32)
"""Places along each side where its edge is located, as fractions of the side."""
STEPS, WIDTH = 25, 3
"""Samples across the edge, and the number of samples on each side over which brightness is averaged."""
OUTLIER_CELLS = (0.5, 0.25, 0.12)
"""Distance from the line, in cells, at which a place has a quarter of its weight, for each repetition of the fit."""
MOST_MOVED_CELLS = 2.0


def refine_corners(picture: GreyImage, quads: FloatArray, cells_across: int) -> FloatArray:
    """Refine corners. quads: (n, 4, 2) px, n >= 1, clockwise, roughly the corners of black squares of `cells_across`
    cells. A quad whose corners would move more than `MOST_MOVED_CELLS` stays as it is."""
    for reach in REACH_CELLS:
        quads = _moved(picture, quads, cells_across, reach)
    return quads


def _moved(picture: GreyImage, quads: FloatArray, cells_across: int, reach_cells: float) -> FloatArray:
    along = np.roll(quads, -1, 1) - quads
    lengths = np.maximum(np.linalg.norm(along, axis=2, keepdims=True), 1e-3)
    outwards = np.stack([along[..., 1], -along[..., 0]], 2) / lengths
    cell = lengths.mean(1, keepdims=True) / cells_across
    across = np.linspace(-reach_cells, reach_cells, STEPS, dtype=np.float32)
    starts = quads[:, :, None] + ALONG[:, None] * along[:, :, None]
    levels = _levels(picture, starts, (cell * outwards)[:, :, None], across)
    offset, slope = _lines(*_steps(levels, across))
    middles = quads + along / 2 + offset * cell * outwards
    corners = _meetings(middles, along + slope * cell * outwards)
    near = np.linalg.norm(corners - quads, axis=2).max(1) <= MOST_MOVED_CELLS * cell[:, 0, 0]
    return np.asarray(np.where(near[:, None, None], corners, quads), np.float32)


def _levels(picture: GreyImage, starts: FloatArray, outwards: FloatArray, across: FloatArray) -> FloatArray:
    """Sample the picture's grey levels from each start outwards at the distances `across`: (..., 2) to (..., steps)."""
    x, y = ((starts[..., i, None] + outwards[..., i, None] * across).reshape(4 * len(starts), -1) for i in (0, 1))
    levels = cv2.remap(picture, x, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(levels.reshape(*starts.shape[:-1], len(across)), np.float32)


def _steps(levels: FloatArray, across: FloatArray) -> tuple[_Reals, FloatArray]:
    """Locate the steepest rise from dark to bright along the last axis, in the unit of `across`, and return it with its
    size."""
    sums = np.cumsum(np.pad(levels, ((0, 0), (0, 0), (0, 0), (1, 0))), 3, dtype=np.float32)
    means = (sums[..., WIDTH:] - sums[..., :-WIDTH]) / WIDTH
    rise = means[..., WIDTH:] - means[..., :-WIDTH]
    at = np.clip(rise.argmax(3), 1, rise.shape[3] - 2)[..., None]
    before, top, after = (np.take_along_axis(rise, at + k, 3)[..., 0] for k in (-1, 0, 1))
    bend = np.minimum(before - 2 * top + after, -1e-3)
    between = np.clip((before - after) / (2 * bend), -1, 1)  # vertex of a parabola
    return across[WIDTH] + (at[..., 0] + between) * (across[1] - across[0]), np.maximum(top, 0)


def _lines(places: _Reals, strengths: FloatArray) -> tuple[_Reals, _Reals]:
    """Fit a line to each side, with little weight for outliers: (n, 4, m) places to two (n, 4, 1): the outward offset
    at the middle, and how much larger it is at the end than at the beginning."""
    strong: _Reals = (strengths / np.maximum(strengths.max(2, keepdims=True), 1)) ** 2
    x = ALONG - 0.5
    offset: _Reals = np.median(places, 2, keepdims=True)
    slope: _Reals = np.zeros_like(offset)
    for outlier in OUTLIER_CELLS:
        weights = strong / (1 + ((places - offset - slope * x) / outlier) ** 2) ** 2 + 1e-6
        w, wx, wxx, wy, wxy = ((weights * part).sum(2, keepdims=True) for part in (1.0, x, x * x, places, x * places))
        det = np.maximum(w * wxx - wx * wx, 1e-9)
        offset, slope = (wy * wxx - wxy * wx) / det, (w * wxy - wx * wy) / det
    return offset, slope


def _meetings(middles: _Reals, along: _Reals) -> _Reals:
    """Intersect each side's line with that of the previous side: (n, 4, 2)."""
    before, before_along = np.roll(middles, 1, 1), np.roll(along, 1, 1)
    crossed = _cross(before_along, along)
    crossed = np.where(abs(crossed) < 1e-3, 1e-3, crossed)
    return before + (_cross(middles - before, along) / crossed)[..., None] * before_along


def _cross(one: _Reals, other: _Reals) -> _Reals:
    return one[..., 0] * other[..., 1] - one[..., 1] * other[..., 0]
