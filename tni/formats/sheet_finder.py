"""Finder of a sheet of paper in a photograph: the four corners of the largest shape that looks like one."""

from __future__ import annotations

from collections.abc import Iterator

import cv2
import numpy as np
from numpy.typing import NDArray

from tni.core.straightening import Corners, in_order, is_sheet, scaled

type Picture = NDArray[np.uint8]
type Reals = NDArray[np.float64]

SEARCH_PX, EXACT_PX = 640, 2000
"""Longest side of the picture in which a sheet is looked for, and of that in which its sides are measured."""
AREA_SHARE = (0.06, 0.97)
"""Least and greatest part of the photograph that a sheet fills."""
ROUGHNESS = (0.015, 0.025, 0.04, 0.06, 0.08)
"""Deviations from four straight sides that are tried, as parts of the outline's length."""
LEAST_FILLED = 0.88
"""Least part of the four-sided shape that the outline's hull fills."""
EDGE_STRENGTHS = ((20, 60), (50, 150))
REACH_PX, MOST_MOVED_PX = 5.0, 8.0
"""Distance on both sides of a side at which its edge is looked for, and the most that a corner moves, in the small
picture."""
ALONG, STEPS = np.linspace(0.06, 0.94, 60), 41
"""Places along a side, as parts of it, and number of samples across it."""
LEAST_BORDERED = 0.3
"""Least part of each side along which there is an edge."""
EDGE_PX = 4
"""Distance from the photograph's edge that counts as on it, in the small picture."""
BORDER_PX, LEAST_STEP = 6.0, 6.0
"""Reach and least step of brightness or colour at which a side has an edge, in the small picture."""
PLATEAU = 3
"""Samples on each side of a place over which brightness is averaged."""


def find_sheet(data: bytes) -> Corners | None:
    """Return the corners of the sheet in a photograph, as parts of its width and height; None if there is no sheet, or
    no photograph."""
    picture = decoded(data)
    corners = None if picture is None else sheet_in(picture)
    if picture is None or corners is None:
        return None
    height, width = picture.shape[:2]
    return scaled(corners, 1 / width, 1 / height)


def decoded(data: bytes) -> Picture | None:
    """Return a picture as (height, width, 3), blue first, on white where it is transparent; None if it is none."""
    try:
        found = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_UNCHANGED)
    except cv2.error:
        return None
    if found is None or not found.size:
        return None
    if found.dtype != np.uint8:
        found = (found / 257).astype(np.uint8)
    if found.ndim == 2:
        found = cv2.cvtColor(found, cv2.COLOR_GRAY2BGR)
    if found.shape[2] == 4:
        share = found[:, :, 3:].astype(np.float32) / 255
        found = (found[:, :, :3] * share + 255 * (1 - share)).astype(np.uint8)
    return np.ascontiguousarray(found[:, :, :3], np.uint8)


def sheet_in(picture: Picture) -> Corners | None:
    """Return the corners of the sheet in a picture (height, width, 3), in pixels from its upper left corner."""
    height, width = picture.shape[:2]
    scale = min(1.0, SEARCH_PX / max(width, height))
    small = _resized(picture, scale)
    best = max(_candidates(small), key=lambda found: found[0], default=None)
    if best is None:
        return None
    exact_scale = min(1.0, EXACT_PX / max(width, height))
    exact = cv2.cvtColor(_resized(picture, exact_scale), cv2.COLOR_BGR2GRAY)
    more = exact_scale / scale
    start = (best[1] + 0.5) * more - 0.5  # the middle of the first pixel is at 0
    refined = _refined(np.asarray(exact, np.uint8), start, REACH_PX * more, MOST_MOVED_PX * more)
    corners = np.clip((refined + 0.5) / exact_scale, 0, (width, height))
    a, b, c, d = ((float(x), float(y)) for x, y in corners)
    return (a, b, c, d) if is_sheet((a, b, c, d)) else None


def _resized(picture: Picture, scale: float) -> Picture:
    if scale == 1.0:
        return picture
    size = max(round(picture.shape[1] * scale), 1), max(round(picture.shape[0] * scale), 1)
    return np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_AREA), np.uint8)


def _candidates(small: Picture) -> Iterator[tuple[float, Reals]]:
    """Yield four-sided shapes with what speaks for them: how large they are, and how straight their sides."""
    height, width = small.shape[:2]
    planes = _planes(small)
    for mask in _masks(planes):
        outlines, _ = cv2.findContours(mask, cv2.RETR_LIST, cv2.CHAIN_APPROX_SIMPLE)
        for outline in outlines:
            hull = cv2.convexHull(outline)
            area = cv2.contourArea(hull)
            if not AREA_SHARE[0] <= area / (width * height) <= AREA_SHARE[1]:
                continue
            quad = _four_sided(hull)
            if quad is None:
                continue
            filled = area / max(cv2.contourArea(quad.astype(np.float32)), 1.0)
            if LEAST_FILLED <= filled <= 1 / LEAST_FILLED:
                straight = 1 - abs(1 - filled)
                bordered = _bordered(planes, quad)
                if bordered >= LEAST_BORDERED:
                    seen = area / (width * height) * straight**4 * _inside(quad, width, height)
                    yield seen * bordered**2, quad


def _planes(small: Picture) -> tuple[Picture, Picture]:
    """Return how bright and how colourless a picture is, without its grain."""
    smooth = cv2.bilateralFilter(small, 7, 40, 7)
    hue = cv2.cvtColor(smooth, cv2.COLOR_BGR2HSV)
    pale = cv2.bitwise_not(hue[:, :, 1])
    return np.asarray(cv2.cvtColor(smooth, cv2.COLOR_BGR2GRAY), np.uint8), np.asarray(pale, np.uint8)


def _masks(planes: tuple[Picture, Picture]) -> Iterator[Picture]:
    """Yield pictures of edges, and of what is bright or colourless, in which a sheet has an outline."""
    around = np.ones((3, 3), np.uint8)
    for plane in planes:
        for low, high in EDGE_STRENGTHS:
            yield np.asarray(cv2.dilate(cv2.Canny(plane, low, high), around), np.uint8)
        _, mask = cv2.threshold(plane, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
        yield np.asarray(cv2.morphologyEx(mask, cv2.MORPH_CLOSE, np.ones((9, 9), np.uint8)), np.uint8)


def _four_sided(hull: NDArray[np.int32] | cv2.typing.MatLike) -> Reals | None:
    length = cv2.arcLength(hull, closed=True)
    for roughness in ROUGHNESS:
        found = cv2.approxPolyDP(hull, roughness * length, closed=True)
        if len(found) == 4:
            a, b, c, d = ((float(x), float(y)) for ((x, y),) in found)
            corners = in_order((a, b, c, d))
            return np.array(corners) if is_sheet(corners) else None
        if len(found) < 4:
            return None
    return None


def _inside(quad: Reals, width: int, height: int) -> float:
    """Return less for corners on the photograph's edge, where the photograph ends and not a sheet."""
    x, y = quad[:, 0], quad[:, 1]
    on_edge = (x < EDGE_PX) | (y < EDGE_PX) | (x > width - 1 - EDGE_PX) | (y > height - 1 - EDGE_PX)
    return float(0.8 ** on_edge.sum())


def _bordered(planes: tuple[Picture, Picture], quad: Reals) -> float:
    """Return the part of a side along which there is an edge, the least of all sides: a shadow has none. A side on the
    photograph's own edge needs none."""
    sides, third = [1.0], STEPS // 3
    height, width = planes[0].shape
    for start, end in zip(quad, np.roll(quad, -1, 0), strict=True):
        low, high = np.maximum(start, end), np.minimum(start, end)
        if min(low) < EDGE_PX or high[0] > width - 1 - EDGE_PX or high[1] > height - 1 - EDGE_PX:
            continue
        found = [_levels(plane, start, end, BORDER_PX) for plane in planes]
        ends = [(np.median(one[:, :third], 1), np.median(one[:, -third:], 1)) for one in found]
        steps = [abs(outside - inside) for inside, outside in ends]
        sides.append(float((np.maximum(*steps) >= LEAST_STEP).mean()))
    return min(sides)


def _levels(plane: Picture, start: Reals, end: Reals, reach: float) -> Reals:
    """Return the levels at places along a side (rows), from inside to outside it."""
    along = end - start
    across = np.array([along[1], -along[0]]) / max(float(np.hypot(*along)), 1e-6)
    offsets = np.linspace(-reach, reach, STEPS)
    points = start + ALONG[:, None, None] * along + offsets[None, :, None] * across
    x, y = points[..., 0].astype(np.float32), points[..., 1].astype(np.float32)
    levels = cv2.remap(plane, x, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(levels, np.float64)


def _refined(grey: Picture, quad: Reals, reach: float, most_moved: float) -> Reals:
    """Return the corners where straight lines along the sides meet; those given where they would move too far."""
    lines = []
    for start, end in zip(quad, np.roll(quad, -1, 0), strict=True):
        lines.append(_side(grey, start, end, reach))
    corners = np.array([_meeting(lines[number - 1], lines[number], quad[number]) for number in range(4)])
    moved = np.linalg.norm(corners - quad, axis=1)
    corners[moved > most_moved] = quad[moved > most_moved]
    return corners


def _side(grey: Picture, start: Reals, end: Reals, reach: float) -> tuple[Reals, Reals]:
    """Return a point and a direction of the line along a side, through the strongest edges near it."""
    along = end - start
    across = np.array([along[1], -along[0]]) / max(float(np.hypot(*along)), 1e-6)
    offsets = np.linspace(-reach, reach, STEPS)
    levels = _levels(grey, start, end, reach)
    sums = np.cumsum(np.pad(levels, ((0, 0), (1, 0))), axis=1)
    means = (sums[:, PLATEAU:] - sums[:, :-PLATEAU]) / PLATEAU
    step = means[:, PLATEAU:] - means[:, :-PLATEAU]
    sign = np.sign(np.median(levels[:, -PLATEAU:].mean(1) - levels[:, :PLATEAU].mean(1))) or 1.0
    step = np.maximum(sign * step, 0)
    best = step.argmax(1)
    strength = np.take_along_axis(step, best[:, None], 1)[:, 0]
    found = np.interp(best + PLATEAU - 0.5, np.arange(STEPS), offsets)
    offset, slope = _fitted(ALONG - 0.5, found, strength)
    return (start + end) / 2 + offset * across, along + slope * across


def _fitted(x: Reals, y: Reals, strength: Reals) -> tuple[float, float]:
    """Fit y = offset + slope x, with little weight for what lies aside."""
    offset, slope = float(np.median(y)), 0.0
    for outlier in (4.0, 2.0, 1.0, 1.0):
        weights = (strength + 1e-3) / (1 + ((y - offset - slope * x) / outlier) ** 2) ** 2
        design = np.stack([np.ones_like(x), x], 1)
        normal = design.T @ (weights[:, None] * design) + 1e-9 * np.eye(2)
        offset, slope = (float(value) for value in np.linalg.solve(normal, design.T @ (weights * y)))
    return offset, slope


def _meeting(first: tuple[Reals, Reals], second: tuple[Reals, Reals], otherwise: Reals) -> Reals:
    (at, along), (there, onwards) = first, second
    crossed = along[0] * onwards[1] - along[1] * onwards[0]
    if abs(crossed) < 1e-6:
        return otherwise
    way = there - at
    return np.asarray(at + (way[0] * onwards[1] - way[1] * onwards[0]) / crossed * along, np.float64)
