"""Coverage of pixels by ink: the one formula that both rendering backends draw ink with.

A capsule is the convex hull of two discs, so the signed distance d from its edge is that of a rounded cone (I. Quilez,
"Distance functions", 2D uneven capsule). Coverage is the area of the pixel's square within a straight edge at that
distance, along the capsule's axis. A stroke's coverage is the maximum over its capsules, so joints and self-crossings
are never painted twice. Capsules thinner than a pixel, and edges with a soft inner side, have coverage clamp((1/2 - d)
/ soft). `tni.render.gl` computes the same in a shader.
"""

from __future__ import annotations

from functools import lru_cache
from math import atan2, hypot, pi

import numpy as np
from numpy.typing import NDArray

from tni.ink.segments import Segments
from tni.render.pixel_rows import (
    CHUNK_SEGMENTS,
    EDGE_PX,
    HALF,
    MARGIN_PX,
    Indices,
    Mask,
    outside_insides,
    pixel_rows,
    row_pixels,
)

DOT_LENGTH_PX = np.float32(1e-6)
"""Longest capsule that is treated as a dot, whose axis is set to horizontal."""
_Shades = NDArray[np.uint8]

SLANTS = 32
"""Number of tabulated edge directions, from parallel to the pixel rows or columns to a slant of 45 degrees."""
MAX_LOOP_SEGMENTS = 4
"""Largest number of segments for which a loop beats arrays over all of them."""
WIDE_PX, MAX_WIDE_CAPSULES = 1500, 16
"""Up to MAX_WIDE_CAPSULES capsules that cover more than WIDE_PX pixels each are cheaper one by one than as a list of
pixels."""
STRAIGHT_PX, STUB_PX = np.float32(24), np.float32(2)
"""Length from which a level or upright line is covered as a whole, and that of its ends, which are not."""
MIN_ALIKE = 6
"""Number of straight lines of one length side by side, as of a grid, from which they are covered at once."""
BROAD_PX = 3
"""Mean radius above which it pays to separate the inside of capsules from their edges."""


def to_pixels(segments: Segments, px_per_mm: float, left_px: float, top_px: float) -> NDArray[np.float32]:
    """Convert (n, 6) in mm to pixels of an image whose top left corner is (left_px, top_px) of the scaled page."""
    if len(segments) == 1:  # a pen's next segment: plain numbers are quicker than arrays
        x0, y0, r0, x1, y1, r1 = segments[0].tolist()
        start = (x0 * px_per_mm - left_px, y0 * px_per_mm - top_px, r0 * px_per_mm)
        end = (x1 * px_per_mm - left_px, y1 * px_per_mm - top_px, r1 * px_per_mm)
        return np.array((start + end,), np.float32)
    shift = np.array((left_px, top_px, 0.0, left_px, top_px, 0.0))
    pixels: NDArray[np.float32] = (segments.astype(np.float64) * px_per_mm - shift).astype(np.float32)
    return pixels


def cover(mask: Mask, segments: NDArray[np.float32], soft_px: float = 1.0) -> tuple[int, int, int, int]:
    """Raise `mask` in place to the coverage of the segments, in pixels of the mask. soft_px: width of the edge, >= 1.

    Returns: left, top, right, bottom of the pixels that may have changed; right <= left when there are none.
    """
    height, width = mask.shape
    if len(segments) > MAX_LOOP_SEGMENTS:
        segments = segments[visible(segments, width, height)]
    if len(segments) <= MAX_LOOP_SEGMENTS or (len(segments) <= MAX_WIDE_CAPSULES and _wide(segments)):
        return cover_each(mask, segments, soft_px)
    rest = cover_straight(mask, segments, soft_px)
    for start in range(0, len(rest), CHUNK_SEGMENTS):
        _cover_rows(mask, rest[start : start + CHUNK_SEGMENTS], soft_px)
    left, top = np.minimum(segments[:, 0:2] - segments[:, 2:3], segments[:, 3:5] - segments[:, 5:6]).min(axis=0)
    right, bottom = np.maximum(segments[:, 0:2] + segments[:, 2:3], segments[:, 3:5] + segments[:, 5:6]).max(axis=0)
    return (
        max(0, int(left - MARGIN_PX)),
        max(0, int(top - MARGIN_PX)),
        min(width, int(right + 1 + MARGIN_PX)),
        min(height, int(bottom + 1 + MARGIN_PX)),
    )


def cover_straight(mask: Mask, segments: NDArray[np.float32], soft_px: float) -> NDArray[np.float32]:
    """Cover long level and upright lines, whose rows or columns are alike from end to end, as in grids and
    graduations, but for their ends. Returns the segments that are left, and those ends."""
    x0, y0, r0, x1, y1, r1 = segments.T
    even, level, upright = r0 == r1, y0 == y1, x0 == x1
    straight = even & (level & (np.abs(x1 - x0) > STRAIGHT_PX) | upright & (np.abs(y1 - y0) > STRAIGHT_PX))
    if np.count_nonzero(straight) < MAX_LOOP_SEGMENTS:
        return segments
    some = segments[straight]
    across = level[straight]
    at = np.where(across, some[:, 1], some[:, 0])
    ends = np.where(across[:, None], some[:, (0, 3)], some[:, (1, 4)])
    starts = np.maximum(np.ceil(ends.min(axis=1) - HALF), 0).astype(np.int32)
    stops = np.maximum(np.floor(ends.max(axis=1) - HALF) + 1, 0).astype(np.int32)
    radius = some[:, 2]
    first = np.floor(at - radius - 1).astype(np.int32)
    places = np.arange(int(2 * np.ceil(radius.max())) + 4, dtype=np.int32)
    distance = np.abs(first[:, None] + places + HALF - at[:, None]) - radius[:, None]
    slope, middle, most, slant = _edges(some, soft_px)
    shade = np.clip(np.minimum(middle[:, None] - distance * slope[:, None], most[:, None]), 0, None) + HALF
    shades = shade_table().reshape(-1).take(shade.astype(np.int32) + (slant * 256)[:, None])
    alike: dict[tuple[bool, int, int], list[int]] = {}
    for n, side in enumerate(zip(across.tolist(), starts.tolist(), stops.tolist(), strict=True)):
        alike.setdefault(side, []).append(n)
    for (is_level, start, stop), lines in alike.items():
        part = mask[:, start:stop] if is_level else mask[start:stop].T
        if len(lines) >= MIN_ALIKE:
            _cover_alike(part, first[lines], shades[lines])
            continue
        for n in lines:
            low, end = int(first[n]), int(first[n]) + shades.shape[1]
            begin = max(low, 0)
            some_rows = part[begin : max(end, 0)]
            np.maximum(some_rows, shades[n][begin - low :][: len(some_rows), None], out=some_rows)
    along = some[:, 3:5] - some[:, 0:2]
    along *= STUB_PX / np.abs(along).max(axis=1)[:, None]
    before, after = some.copy(), some.copy()
    before[:, 3:5] = some[:, 0:2] + along
    after[:, 0:2] = some[:, 3:5] - along
    return np.concatenate([segments[~straight], before, after])


def _cover_alike(part: Mask, first: Indices, shades: _Shades) -> None:
    """Cover lines side by side that reach from the left to the right end of a part of a mask, all at once: (n,) first
    row of each, (n, rows) its coverage in them."""
    at: Indices = (first[:, None] + np.arange(shades.shape[1], dtype=np.int32)).astype(np.int32)
    inside = (at >= 0) & (at < len(part))
    if not inside.any():
        return
    low, end = int(at[inside].min()), int(at[inside].max()) + 1
    column = np.zeros(end - low, np.uint8)
    np.maximum.at(column, (at[inside] - low).astype(np.int32), shades[inside])
    rows = part[low:end]
    np.maximum(rows, column[:, None], out=rows)


def cover_stacked(mask: Mask, segments: NDArray[np.float32], pictures: Indices, height: int) -> None:
    """Apply `cover` at once to several images of `height` rows each, stacked in `mask`. segments: in pixels of their
    image. pictures: (n,) index of each segment's image, from 0."""
    seen = visible(segments, mask.shape[1], height)
    segments, tops = segments[seen], pictures[seen] * np.int32(height)
    segments[:, (1, 4)] += tops[:, None]
    for start in range(0, len(segments), CHUNK_SEGMENTS):
        here = slice(start, start + CHUNK_SEGMENTS)
        _cover_rows(mask, segments[here], 1.0, tops[here], tops[here] + np.int32(height))


def _wide(segments: NDArray[np.float32]) -> bool:
    reach = segments[:, 2] + segments[:, 5] + 1
    width = np.abs(segments[:, 0] - segments[:, 3]) + reach
    height = np.abs(segments[:, 1] - segments[:, 4]) + reach
    return float((reach * np.maximum(width, height)).mean()) > WIDE_PX


def visible(segments: NDArray[np.float32], width: int, height: int) -> NDArray[np.bool_]:
    """Return (n,) whether each segment may cover pixels of an image of that size."""
    x0, y0, r0, x1, y1, r1 = segments.T
    r = np.maximum(r0, r1) + np.float32(MARGIN_PX)
    seen: NDArray[np.bool_] = np.maximum(x0, x1) + r > 0
    seen &= np.minimum(x0, x1) - r < width
    seen &= np.maximum(y0, y1) + r > 0
    seen &= np.minimum(y0, y1) - r < height
    return seen


def soft_px(soft_mm: float, px_per_mm: float) -> float:
    """Return the width of an edge in pixels, at least 1."""
    return max(soft_mm * px_per_mm, 1.0)


def hairline_gain(radius: float) -> float:
    """Return the factor that dims a capsule thinner than a pixel, so that its ink is proportional to its area. radius:
    pixels."""
    return 1.0 if radius >= 0.5 else 2 * radius / (radius + 0.5) ** 2


def cover_each(mask: Mask, segments: NDArray[np.float32], soft_px: float = 1.0) -> tuple[int, int, int, int]:
    """Apply `cover` to one segment after the other."""
    rows = segments.tolist()
    boxes = [box for row in rows if (box := cover_one(mask, *row, soft_px=soft_px)) is not None]
    if not boxes:
        return 0, 0, 0, 0
    if len(boxes) == 1:
        return boxes[0]
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def cover_one(
    mask: Mask, x0: float, y0: float, r0: float, x1: float, y1: float, r1: float, *, soft_px: float = 1.0
) -> tuple[int, int, int, int] | None:
    """Apply `cover` to one capsule. Returns None when it lies outside the mask."""
    height, width = mask.shape
    left, top = max(0, int(min(x0 - r0, x1 - r1) - MARGIN_PX)), max(0, int(min(y0 - r0, y1 - r1) - MARGIN_PX))
    right = min(width, int(max(x0 + r0, x1 + r1) + 1 + MARGIN_PX))
    bottom = min(height, int(max(y0 + r0, y1 + r1) + 1 + MARGIN_PX))
    if right <= left or bottom <= top:
        return None
    dx, dy = x1 - x0, y1 - y0
    length = hypot(dx, dy)
    shrink = r0 - r1
    if length <= abs(shrink):  # one disc contains the other
        if shrink < 0:
            x0, y0, r0 = x1, y1, r1
        r1 = r0
        length = shrink = dx = dy = 0.0
    slope, middle, most, slant = _edge((r0 + r1) / 2, dx, dy, soft_px)
    # Complex numbers: the real part is a pixel's position along the axis, the imaginary part the one across it. The
    # number of calls matters most here.
    at = _xs(width)[left:right] - complex(x0, y0)
    at = at + _ys(height)[top:bottom]
    if length:
        at *= complex(dx / length, -dy / length)
        along = at.real
        if shrink:
            tilt = shrink / (length * length - shrink * shrink) ** 0.5
            foot = along - np.abs(at.imag) * np.float32(tilt)
            np.maximum(foot, 0.0, out=foot)
        else:
            foot = np.maximum(along, 0.0)
        np.minimum(foot, length, out=foot)
        along -= foot
        distance = np.abs(at)
        if shrink:
            foot *= shrink / length
            distance += foot
    else:
        distance = np.abs(at)
    distance *= -slope
    distance += r0 * slope + middle + 0.5
    np.maximum(distance, 0.0, out=distance)
    np.minimum(distance, most + 0.5, out=distance)
    part = mask[top:bottom, left:right]
    np.maximum(part, shade_table()[slant].take(distance.astype(np.uint8)), out=part)
    return left, top, right, bottom


def _edge(radius: float, dx: float, dy: float, soft_px: float) -> tuple[float, float, float, int]:
    """Return the parameters of a capsule's edge: loss of coverage per pixel outwards, coverage on the edge, maximum
    coverage, all of 255, and the row of the shade table."""
    if soft_px > 1 or radius < 0.5:
        gain = 255.0 * hairline_gain(radius)
        return gain / soft_px, gain / (2 * soft_px), gain, SLANTS
    low, high = sorted((abs(dx), abs(dy)))
    slant = round(atan2(low, high) * (4 / pi) * (SLANTS - 1)) if high else SLANTS // 2
    return 255.0 / float(EDGE_PX), 127.5, 255.0, slant


def _edges(
    segments: NDArray[np.float32], soft_px: float
) -> tuple[NDArray[np.float32], NDArray[np.float32], NDArray[np.float32], Indices]:
    """Return `_edge` of many capsules."""
    x0, y0, r0, x1, y1, r1 = segments.T
    dx, dy = np.abs(x1 - x0), np.abs(y1 - y0)
    nested = np.hypot(dx, dy) <= np.abs(r0 - r1)
    mean = np.where(nested, np.maximum(r0, r1), (r0 + r1) / 2)
    plain = np.full(len(segments), soft_px > 1) | (mean < HALF)
    gain = np.where(mean < HALF, 510 * mean / (mean + HALF) ** 2, np.float32(255)).astype(np.float32)
    slope = np.where(plain, gain / np.float32(soft_px), 255 / EDGE_PX).astype(np.float32)
    middle = np.where(plain, slope / 2, np.float32(127.5)).astype(np.float32)
    angle = np.arctan2(np.minimum(dx, dy), np.maximum(dx, dy)) * (4 / pi)
    slant = np.rint(angle * (SLANTS - 1)).astype(np.int32)
    slant[nested] = SLANTS // 2
    slant[plain] = SLANTS
    return slope, middle, np.where(plain, gain, np.float32(255)), slant


@lru_cache(maxsize=1)
def shade_table() -> _Shades:
    """Return (SLANTS + 1, 256) coverage by slant and by the distance of a pixel's centre within the widest edge. The
    last row is the identity."""
    angle = np.arange(SLANTS)[:, None] * (pi / 4 / (SLANTS - 1))
    a, b = np.cos(angle), np.maximum(np.sin(angle), 1e-9)
    t = (a + b) / 2 - (0.5 - np.arange(256) / 255) * EDGE_PX
    inside = sum(sign * np.maximum(t - c, 0) ** 2 for sign, c in ((1, 0), (-1, a), (-1, b), (1, a + b))) / (2 * a * b)
    found = np.empty((SLANTS + 1, 256), np.uint8)
    found[:-1] = np.rint(np.clip(inside, 0, 1) * 255)
    found[-1] = np.arange(256)
    return found


@lru_cache(maxsize=8)
def _xs(width: int) -> NDArray[np.complex64]:
    """Return (width,) pixel centres on the real axis."""
    return (np.arange(width) + 0.5).astype(np.complex64)


@lru_cache(maxsize=8)
def _ys(height: int) -> NDArray[np.complex64]:
    """Return (height, 1) pixel centres on the imaginary axis."""
    return ((np.arange(height)[:, None] + 0.5) * 1j).astype(np.complex64)


def _cover_rows(
    mask: Mask,
    segments: NDArray[np.float32],
    soft_px: float,
    top: Indices | int = 0,
    bottom: Indices | int | None = None,
) -> None:
    """Cover all segments at once: list the pixel rows of every capsule, then the pixels of every row, then compute
    distances. top, bottom: the rows that each segment may cover; by default all."""
    if not mask.flags.c_contiguous:
        raise ValueError("the rows of a mask must follow each other in memory")
    height, width = mask.shape
    of_row, y, left, end = pixel_rows(segments, width, top, height if bottom is None else bottom)
    broad = float(segments[:, (2, 5)].mean()) > BROAD_PX
    if broad:
        of_row, y, left, end = outside_insides(mask, segments, soft_px, of_row, y, left, end)
    of_pixel, x = row_pixels(left, end)
    at = y[of_pixel] * np.int32(width) + x
    if broad:
        open_ = np.flatnonzero(mask.reshape(-1).take(at) != 255)
        of_pixel, x, at = of_pixel[open_], x[open_], at[open_]
    segment = of_row[of_pixel]
    x0, y0, r0, x1, y1, r1 = segments.T
    dx, dy = x1 - x0, y1 - y0
    length = np.sqrt(dx * dx + dy * dy)
    dot = length < DOT_LENGTH_PX
    dx, dy, length = (
        np.where(dot, DOT_LENGTH_PX, dx),
        np.where(dot, np.float32(0), dy),
        np.maximum(length, DOT_LENGTH_PX),
    )
    ux, uy = dx / length, dy / length
    xc, away = x + HALF, y + HALF - y0[of_row]
    along = xc * ux[segment]
    along += (away * uy[of_row] - x0[of_row] * ux[of_row])[of_pixel]
    across = xc * -uy[segment]
    across += (away * ux[of_row] + x0[of_row] * uy[of_row])[of_pixel]
    distance = _distance(along, across, length, r0, r1, segment)
    slope, middle, most, slant = _edges(segments, soft_px)
    if (slant == SLANTS).any():
        distance *= -slope[segment]
        distance += middle[segment]
        np.minimum(distance, most[segment], out=distance)
    else:  # the usual case: one number is quicker than one per pixel
        distance *= -255 / EDGE_PX
        distance += np.float32(127.5)
        np.minimum(distance, np.float32(255), out=distance)
    np.maximum(distance, 0, out=distance)
    distance += HALF
    shade = distance.astype(np.int32)
    shade += (slant * 256)[segment]
    np.maximum.at(mask.reshape(-1), at, shade_table().reshape(-1).take(shade))


def _distance(
    along: NDArray[np.float32],
    across: NDArray[np.float32],
    length: NDArray[np.float32],
    r0: NDArray[np.float32],
    r1: NDArray[np.float32],
    segment: Indices,
) -> NDArray[np.float32]:
    """Return (pixels,) distances of pixel centres from the edge of their capsules, negative inside.

    along, across: position of each pixel relative to the first end; both are overwritten. segment: index of each
    pixel's segment.
    """
    shrink = r0 - r1
    nested = length <= np.abs(shrink)
    sine = np.clip(shrink / length, np.float32(-0.9999), np.float32(0.9999))
    tilt = np.where(nested, 0, sine / np.sqrt(1 - sine * sine))
    part = along - np.abs(across) * tilt[segment] if tilt.any() else along.copy()
    part /= length[segment]
    np.maximum(part, 0, out=part)
    np.minimum(part, 1, out=part)
    if nested.any():
        part = np.where(nested[segment], (shrink < 0)[segment], part)
    along -= part * length[segment]
    along *= along
    across *= across
    along += across
    distance = np.sqrt(along, out=along)
    part *= shrink[segment]
    distance += part
    distance -= r0[segment]
    return distance
