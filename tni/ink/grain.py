"""Grain texture of a blackboard for chalk: bare hollows at fixed positions on the page.

The height map repeats. It is computed in whole numbers from a seed, so that it is the same on every machine and never
changes. The more chalk covers a place, the deeper it reaches, so that lines are rough at their soft edges. For a page
that is shown small, coarser levels hold the mean amount of chalk that stays.
"""

from __future__ import annotations

from functools import lru_cache
from math import ceil, log2

import numpy as np
from numpy.typing import NDArray

Grain = NDArray[np.uint8]
"""(height, width), 0 to 255: for the finest level the heights, uniformly distributed; for the others the amount of
chalk that stays."""

SIZE = 512
"""Texels per side of the finest level, a power of two."""
TEXEL_MM = 0.125
"""Texel size of the finest level; the grain repeats every 64 mm."""
SEED = 0x7A11
FINEST_PX = 0.6
"""Least size of a texel on the screen. Finer grain would flicker when the page is scaled."""
BARE, FULL = 0.12, 0.37
"""Fractions of the height range: below BARE, in the hollows, hardly any chalk stays; above FULL it covers
completely."""
MIN_CHALK, MAX_CHALK = 20, 250
"""Chalk left in a hollow and on the ridges, of 255."""


@lru_cache(maxsize=1)
def levels() -> tuple[Grain, ...]:
    """Return the levels, each half as fine as the one before, down to 2 x 2 texels."""
    height = 3 * _smooth(_noise(SEED), 1) + 2 * _smooth(_noise(SEED + 1), 3)
    order = np.argsort(height, axis=None, kind="stable")
    rank = np.empty(height.size)
    rank[order] = (np.arange(height.size) + 0.5) / height.size
    found = [np.rint(rank * 255).astype(np.uint8).reshape(SIZE, SIZE)]
    stays = chalk_table(0)[255][found[0]]
    while len(stays) > 2:
        four = stays.astype(np.uint16)
        mean = four[::2, ::2] + four[1::2, ::2] + four[::2, 1::2] + four[1::2, 1::2]
        stays = ((mean + 2) // 4).astype(np.uint8)
        found.append(stays)
    for level in found:
        level.flags.writeable = False
    return tuple(found)


def _noise(seed: int) -> NDArray[np.int64]:
    """Return (SIZE, SIZE) noise, 0 to 2^16: the mixer of SplitMix64 (G. Steele et al., OOPSLA 2014) applied to texel
    numbers."""
    x = np.arange(SIZE * SIZE, dtype=np.uint64) + np.uint64(seed * SIZE * SIZE)
    x *= np.uint64(0x9E3779B97F4A7C15)
    for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):
        x ^= x >> np.uint64(shift)
        x *= np.uint64(factor)
    x ^= x >> np.uint64(31)
    return (x >> np.uint64(48)).astype(np.int64).reshape(SIZE, SIZE)


def _smooth(noise: NDArray[np.int64], reach: int) -> NDArray[np.int64]:
    """Return the noise after three box filters of 2 * reach + 1 texels, normalised to about the same spread for each
    reach."""
    for _ in range(3):
        for axis in (0, 1):
            noise = sum((np.roll(noise, k, axis) for k in range(-reach, reach + 1)), np.zeros_like(noise))
    noise = noise - int(noise.mean())
    return noise * 1000 // max(int(noise.std()), 1)


def level_for(px_per_mm: float) -> int:
    """Return the level to draw with, whose texels are at least FINEST_PX large."""
    return min(max(ceil(log2(FINEST_PX / (TEXEL_MM * px_per_mm))), 0), len(levels()) - 1)


def texels_at(px_per_mm: float, edge_px: int) -> tuple[float, float]:
    """Return the position in the level of the pixel edge `edge_px` of the scaled page, less than the level's size, and
    the number of texels per pixel."""
    level = level_for(px_per_mm)
    per_px = 1 / (TEXEL_MM * 2**level * px_per_mm)
    return (edge_px * per_px) % (SIZE >> level), per_px


def sampled(px_per_mm: float, left_px: int, top_px: int, width: int, height: int) -> Grain:
    """Return (height, width) grain under pixels of the scaled page, by linear interpolation."""
    level = levels()[level_for(px_per_mm)]
    first, second, part = _between(px_per_mm, top_px, height)
    rows = level[first] * (1 - part[:, None]) + level[second] * part[:, None]
    first, second, part = _between(px_per_mm, left_px, width)
    found = rows[:, first] * (1 - part)
    found += rows[:, second] * part
    found += np.float32(0.5)
    return found.astype(np.uint8)


type _Between = tuple[NDArray[np.intp], NDArray[np.intp], NDArray[np.float32]]


def _between(px_per_mm: float, edge_px: int, count: int) -> _Between:
    """Return (count,) texels before and after the centre of each pixel, and the pixel's fraction of the way between
    them.

    A pixel gives the same numbers, bit for bit, whatever edge it is counted from.
    """
    _, per_px = texels_at(px_per_mm, edge_px)
    at = (np.arange(edge_px, edge_px + count) + 0.5) * per_px - 0.5
    before = np.floor(at).astype(np.intp)
    size = SIZE >> level_for(px_per_mm)
    return before % size, (before + 1) % size, (at - before).astype(np.float32)


@lru_cache(maxsize=2)
def _table(finest: bool) -> Grain:
    covered = np.arange(256)[:, None] / 255
    grain = np.arange(256) / 255
    if finest:
        bare = BARE + (1 - BARE) * (1 - covered)
        rise = np.clip((grain - bare) / (FULL - BARE), 0, 1)
        stays = MIN_CHALK * covered + (MAX_CHALK - MIN_CHALK) * rise * rise * (3 - 2 * rise)
    else:
        stays = covered * grain * 255
    table = np.rint(stays).astype(np.uint8)
    table.flags.writeable = False
    return table


def chalk_table(level: int) -> Grain:
    """Return (256, 256) the amount of chalk that stays, 0 to 255, by coverage and by the grain of the level."""
    return _table(level == 0)


def chalked(mask: NDArray[np.uint8], px_per_mm: float, left_px: int, top_px: int) -> NDArray[np.uint8]:
    """Return the coverage of a chalk line from the coverage of its shape, both (height, width), 0 to 255. left_px,
    top_px: first pixel on the scaled page."""
    height, width = mask.shape
    grain = sampled(px_per_mm, left_px, top_px, width, height)
    return chalk_table(level_for(px_per_mm))[mask, grain]
