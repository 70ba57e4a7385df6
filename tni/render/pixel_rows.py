"""First step of drawing capsules into a mask: find the rows of pixels near each capsule, fill the pixels certainly
inside, and return the others, whose coverage must be computed."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Mask = NDArray[np.uint8]
"""(height, width) 0 to 255: the covered part of each pixel."""
Indices = NDArray[np.int32]
HALF = np.float32(0.5)
EDGE_PX = np.float32(2**0.5)
"""Width of the widest edge, that of a line at 45 degrees: the zone where coverage is neither 0 nor full."""
MARGIN_PX = 0.71
"""Half of EDGE_PX, rounded up."""
CHUNK_SEGMENTS = 512
"""Segments processed together: their pixels still fit the processor's cache."""


def cover_insides(mask: Mask, segments: NDArray[np.float32]) -> None:
    """Cover the pixels that the segments certainly cover entirely; their edges are left out."""
    for start in range(0, len(segments), CHUNK_SEGMENTS):
        some = segments[start : start + CHUNK_SEGMENTS]
        outside_insides(mask, some, 1.0, *pixel_rows(some, mask.shape[1], 0, mask.shape[0]))


def pixel_rows(
    segments: NDArray[np.float32], width: int, first_row: Indices | int, end_row: Indices | int
) -> tuple[Indices, Indices, Indices, Indices]:
    """Return the rows of pixels near every capsule: segment index, y, first x and the x after the last, one entry per
    row."""
    x0, y0, r0, x1, y1, r1 = segments.T
    dx, dy = x1 - x0, y1 - y0
    low = np.minimum(segments[:, 0:2] - segments[:, 2:3], segments[:, 3:5] - segments[:, 5:6])
    high = np.maximum(segments[:, 0:2] + segments[:, 2:3], segments[:, 3:5] + segments[:, 5:6])
    top = np.maximum(np.floor(low[:, 1] - MARGIN_PX), first_row).astype(np.int32)
    rows = np.maximum(np.minimum(np.ceil(high[:, 1] + MARGIN_PX), end_row).astype(np.int32) - top, 0)
    of_row = np.repeat(np.arange(len(segments), dtype=np.int32), rows)
    y = np.arange(len(of_row), dtype=np.int32) - np.repeat(np.cumsum(rows) - rows - top, rows)

    # Within a row the capsule lies between two lines parallel to its axis, at the distance of the larger radius.
    steep = np.maximum(np.abs(dy), np.float32(1e-3))
    slope = dx / np.copysign(steep, dy)
    reach = np.maximum(r0, r1) + np.float32(MARGIN_PX)
    reach *= np.sqrt(dx * dx + steep * steep) / steep
    middle = (x0 - slope * y0)[of_row] + (y + HALF) * slope[of_row]
    first = np.maximum(np.maximum(middle - reach[of_row], (low[:, 0] - MARGIN_PX)[of_row]), 0)
    last = np.minimum(np.minimum(middle + reach[of_row], (high[:, 0] + MARGIN_PX)[of_row]), width)
    return of_row, y, np.floor(first).astype(np.int32), np.ceil(last).astype(np.int32)


def row_pixels(left: Indices, end: Indices) -> tuple[Indices, Indices]:
    """Return the pixels of rows: row index and x, one entry per pixel."""
    count = np.maximum(end - left, 0)
    of_pixel = np.repeat(np.arange(len(left), dtype=np.int32), count)
    x = np.arange(len(of_pixel), dtype=np.int32) - np.repeat(np.cumsum(count) - count - left, count)
    return of_pixel, x


def outside_insides(
    mask: Mask, segments: NDArray[np.float32], soft_px: float, of_row: Indices, y: Indices, left: Indices, end: Indices
) -> tuple[Indices, Indices, Indices, Indices]:
    """Cover the pixels deep enough inside entirely: in a row, all pixels between the discs at a capsule's ends, since a
    capsule is convex. Returns the rows of the remaining pixels; a row that is cut becomes two."""
    reach = np.minimum(segments[:, 2], segments[:, 5]) - np.float32(max(MARGIN_PX, soft_px - 0.5))
    square = (np.maximum(reach, 0) ** 2)[of_row]
    inner, outer = np.full(len(y), np.inf, np.float32), np.full(len(y), -np.inf, np.float32)
    for across, down in ((0, 1), (3, 4)):
        off = y + HALF - segments[of_row, down]
        half = np.sqrt(np.maximum(square - off * off, 0))
        centre = segments[of_row, across]
        inner = np.where(half > 0, np.minimum(inner, centre - half), inner)
        outer = np.where(half > 0, np.maximum(outer, centre + half), outer)
    cut = np.flatnonzero(np.isfinite(inner) & (outer - inner > 1))
    first = np.maximum(np.ceil(inner[cut] - HALF), left[cut]).astype(np.int32)
    after = np.minimum(np.floor(outer[cut] + HALF), end[cut]).astype(np.int32)
    some = after > first
    cut, first, after = cut[some], first[some], after[some]
    _fill(mask, y[cut], first, after)
    rest, until = end.copy(), end[cut]
    rest[cut] = first
    return (
        np.concatenate([of_row, of_row[cut]]),
        np.concatenate([y, y[cut]]),
        np.concatenate([left, after]),
        np.concatenate([rest, until]),
    )


def _fill(mask: Mask, y: Indices, first: Indices, after: Indices) -> None:
    """Cover runs of pixels entirely. Runs are counted at their two ends only, so that each costs two operations."""
    if not len(y):
        return
    top, left = int(y.min()), int(first.min())
    rows, columns = int(y.max()) + 1 - top, int(after.max()) + 1 - left
    edges = np.zeros((rows, columns), np.int32)
    flat, at = edges.reshape(-1), (y - np.int32(top)) * np.int32(columns) - np.int32(left)
    np.add.at(flat, at + first, 1)
    np.add.at(flat, at + after, -1)
    part = mask[top : top + rows, left : left + columns - 1]
    part[np.cumsum(edges, axis=1, out=edges)[:, :-1] > 0] = 255
