"""Search for quadrilaterals around dark regions of a picture, where cards may be.

Blur opens a card's border next to a white cell, and a finger on its edge joins it with the background. Therefore the
picture is sharpened first, and outlines are taken twice: of the dark regions as they are, and of those with holes
filled and thin parts removed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

type GreyImage = NDArray[np.uint8]
type FloatArray = NDArray[np.float32]
type _Pixels = NDArray[Any]
"""Image type of OpenCV's stubs."""

OVERLAP_PX = 64
"""Overlap of two parts of a picture: a tilted card of that size is whole in one of them."""
CALM_PX, WIDE_PX, SHARPENED = 3, 7, 2.0
"""Widths of the averages that suppress noise and estimate the background, and the factor by which the difference
between them is exaggerated."""
REACH_PX, LEAST_SPAN = 15, 40
"""Neighbourhood in which the darkest and the brightest pixel must differ by at least so many grey levels; elsewhere
nothing counts as dark."""
HOLE_PX, THIN_PX = 28, 7
"""Largest width of a hole that is filled, and the width of structures, thinner than a card, that are removed."""
LEAST_OUTLINE_PX, FILLED = 40, 0.8
"""Least length of an outline in pixels, and the least share of its hull that it fills, and of the quadrilateral that
the hull fills."""
MAX_RAGGEDNESS = 50
"""Largest ratio of an outline's squared length to its area; 16 for a square."""
LEAST_SIDE_PX = 9.0
SKEW = 0.15
"""Largest distance between the midpoints of the diagonals, as a fraction of a side: a flat card is nearly a
parallelogram."""


@dataclass(frozen=True, slots=True)
class QuadSearch:
    """Parameters of a search. top, bottom: part of the picture's height, 0.0 to 1.0. dark_share: threshold of dark, as
    a fraction between the darkest and the brightest level nearby. shrunk: search at half the size."""

    top: float
    bottom: float
    dark_share: float
    shrunk: bool = False


def find_quads(picture: GreyImage, search: QuadSearch) -> FloatArray:
    """Find quadrilaterals around dark regions: (n, 4, 2) px of the picture, clockwise."""
    height = picture.shape[0]
    top = max(0, round(height * search.top) - OVERLAP_PX)
    part: _Pixels = picture[top : min(height, round(height * search.bottom) + OVERLAP_PX)]
    if search.shrunk:
        part = cv2.resize(part, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    outlines = _outlines(_dark(part, search.dark_share))
    found = [quad for one in outlines if len(one) >= LEAST_OUTLINE_PX and (quad := _four_corners(one)) is not None]
    quads = np.array(found, np.float32).reshape(-1, 4, 2)
    if search.shrunk:
        quads = quads * 2 + 0.5
    quads += np.array((0, top), np.float32)
    return _usable(quads)


def _dark(part: _Pixels, share: float) -> _Pixels:
    """Return 255 where a pixel is dark in a neighbourhood with bright and dark, else 0."""
    calm = cv2.blur(part, (CALM_PX, CALM_PX))
    sharp = cv2.addWeighted(calm, 1 + SHARPENED, cv2.blur(part, (WIDE_PX, WIDE_PX)), -SHARPENED, 0)
    reach = np.ones((REACH_PX, REACH_PX), np.uint8)
    lowest, highest = cv2.erode(calm, reach), cv2.dilate(calm, reach)
    bound = cv2.addWeighted(lowest, 1 - share, highest, share, 0)
    dark = cv2.compare(sharp, bound, cv2.CMP_LT)
    dark[cv2.subtract(highest, lowest) <= LEAST_SPAN] = 0
    return dark


def _outlines(dark: _Pixels) -> list[_Pixels]:
    """Return the outlines of dark regions, then those without small holes and thin parts such as a finger."""
    outlines, nested = cv2.findContours(dark, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_NONE)
    if nested is None:
        return []
    is_hole = nested[0, :, 3] >= 0
    holes = [one for one, is_one in zip(outlines, is_hole, strict=True) if is_one and _is_small(one)]
    solid = cv2.drawContours(dark.copy(), holes, -1, 255, cv2.FILLED)
    thin = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (THIN_PX, THIN_PX))
    solid = cv2.morphologyEx(solid, cv2.MORPH_OPEN, thin)
    return [*outlines, *_all_outlines(solid)]


def _all_outlines(dark: _Pixels) -> Sequence[_Pixels]:
    return cv2.findContours(dark, cv2.RETR_LIST, cv2.CHAIN_APPROX_NONE)[0]


def _is_small(hole: _Pixels) -> bool:
    return len(hole) <= 4 * HOLE_PX and cv2.contourArea(hole) <= HOLE_PX**2


def _four_corners(outline: _Pixels) -> _Pixels | None:
    """Return the smallest quadrilateral around an outline if the outline fills it."""
    held = cv2.contourArea(outline)
    if held * MAX_RAGGEDNESS < len(outline) ** 2:
        return None  # a thin line, like most outlines: not worth computing a hull
    hull = cv2.convexHull(outline)
    if len(hull) < 4:
        return None
    area = cv2.contourArea(hull)
    if held < FILLED * area:
        return None
    quad = cv2.approxPolyN(hull, 4, None, -1.0, True).reshape(-1, 2)
    return quad if len(quad) == 4 and area >= FILLED * cv2.contourArea(quad) else None


def _usable(quads: FloatArray) -> FloatArray:
    """Return the quadrilaterals that can be a card, clockwise: convex, with sides that are long enough."""
    if not len(quads):
        return quads
    turns = _turns(quads)
    quads = np.where((turns < 0).all(1)[:, None, None], quads[:, ::-1], quads)
    lengths = np.linalg.norm(np.roll(quads, -1, 1) - quads, axis=2)
    skew = np.linalg.norm(quads[:, 0] + quads[:, 2] - quads[:, 1] - quads[:, 3], axis=1) / 2
    good: NDArray[np.bool_] = (
        (abs(np.sign(turns).sum(1)) == 4)
        & (lengths.min(1) >= LEAST_SIDE_PX)
        & (lengths.max(1) <= 3 * lengths.min(1))
        & (skew <= SKEW * lengths.mean(1))
    )
    return np.asarray(quads[good], np.float32)


def _turns(quads: FloatArray) -> FloatArray:
    """Return the turn at each corner, positive if clockwise."""
    sides = np.roll(quads, -1, 1) - quads
    after = np.roll(sides, -1, 1)
    return np.asarray(sides[..., 0] * after[..., 1] - sides[..., 1] * after[..., 0], np.float32)
