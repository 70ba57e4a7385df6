"""The grain of a board that chalk is drawn on: bare hollows that keep their place on the page.

Heights that repeat, worked out with whole numbers from a seed, so that they are the same everywhere and for ever.
Chalk reaches the lower the more a place is covered, so lines are rough at their soft edges. For a page seen from afar,
coarser levels hold how much chalk stays on the mean.
"""

from __future__ import annotations

from functools import lru_cache
from math import ceil, log2

import numpy as np
from numpy.typing import NDArray

Grain = NDArray[np.uint8]
"""(height, width) of 255: of the finest level the heights, evenly spread; of the others how much chalk stays."""

SIZE = 512
"""Texels of a side of the finest level, a power of two."""
TEXEL_MM = 0.125
"""Of the finest level: the grain repeats each 64 mm."""
SEED = 0x7A11
FINEST_PX = 0.6
"""A texel is no smaller than this on the screen: finer grain would flicker when the page is scaled."""
BARE, FULL = 0.12, 0.37
"""Parts of the board: so much of it, its hollows, chalk hardly reaches; above the other it covers whole."""
MIN_CHALK, MAX_CHALK = 20, 250
"""Of 255: what is left in a hollow, and on the ridges."""


@lru_cache(maxsize=1)
def levels() -> tuple[Grain, ...]:
    """Each half as fine as the one before, down to 2 x 2 texels."""
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
    """(SIZE, SIZE) of 0 to 2^16: the mixer of SplitMix64 (G. Steele et al., OOPSLA 2014) over the texels' numbers."""
    x = np.arange(SIZE * SIZE, dtype=np.uint64) + np.uint64(seed * SIZE * SIZE)
    x *= np.uint64(0x9E3779B97F4A7C15)
    for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):
        x ^= x >> np.uint64(shift)
        x *= np.uint64(factor)
    x ^= x >> np.uint64(31)
    return (x >> np.uint64(48)).astype(np.int64).reshape(SIZE, SIZE)


def _smooth(noise: NDArray[np.int64], reach: int) -> NDArray[np.int64]:
    """Sums over squares of 2 * reach + 1 texels, three times over, brought to about the same spread for each reach."""
    for _ in range(3):
        for axis in (0, 1):
            noise = sum((np.roll(noise, k, axis) for k in range(-reach, reach + 1)), np.zeros_like(noise))
    noise = noise - int(noise.mean())
    return noise * 1000 // max(int(noise.std()), 1)


def level_for(px_per_mm: float) -> int:
    """Which level to draw with, so that its texels are FINEST_PX or more."""
    return min(max(ceil(log2(FINEST_PX / (TEXEL_MM * px_per_mm))), 0), len(levels()) - 1)


def texels_at(px_per_mm: float, edge_px: int) -> tuple[float, float]:
    """Where the pixels from `edge_px` of the scaled page on lie in their level: place of that edge, which is less than
    the level's size, and texels per pixel."""
    level = level_for(px_per_mm)
    per_px = 1 / (TEXEL_MM * 2**level * px_per_mm)
    return (edge_px * per_px) % (SIZE >> level), per_px


def sampled(px_per_mm: float, left_px: int, top_px: int, width: int, height: int) -> Grain:
    """(height, width) the grain under pixels of the scaled page, between its texels in proportion."""
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
    """(count,) texels before and after the centre of each pixel, and how far it is from the one to the other.

    A pixel has the same, bit for bit, whatever edge it is counted from.
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
    """(256, 256) of 255: how much chalk stays, by coverage and by the grain of that level."""
    return _table(level == 0)


def chalked(mask: NDArray[np.uint8], px_per_mm: float, left_px: int, top_px: int) -> NDArray[np.uint8]:
    """Coverage of a line to that of its chalk, both (height, width) of 255, from a pixel of the scaled page on."""
    height, width = mask.shape
    grain = sampled(px_per_mm, left_px, top_px, width, height)
    return chalk_table(level_for(px_per_mm))[mask, grain]
