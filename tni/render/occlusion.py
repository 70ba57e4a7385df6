"""Occlusion in ink that overlaps: where opaque ink covers a pixel entirely, nothing beneath it needs to be painted.

The image stays the same, bit for bit: a segment is left out only where every pixel that it touches lies under the
inside of a segment above it.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from dataclasses import replace
from typing import cast

import numpy as np
from numpy.typing import NDArray

from tni.document.drawlist import DrawInk, DrawItem
from tni.render.coverage import to_pixels, visible
from tni.render.page_source import goes_below_ink
from tni.render.pixel_rows import MARGIN_PX, Indices, Mask, cover_insides
from tni.render.pixel_view import PxRect

MIN_OVERDRAW_STROKES = 48
"""Smallest number of strokes for which occlusion is computed."""
MIN_BATCH_STROKES = 6
"""Smallest number of strokes, from the top down, that are tested together against what lies above all of them; small
strokes are taken in larger numbers."""
STEP_SEGMENTS = 512
"""Size of a step: this many segments, or as many times PX_PER_SEGMENT pixels. Short enough not to delay a pen, long
enough to be worth a call."""
PX_PER_SEGMENT = 32


def step_batches[T: DrawItem](
    items: Sequence[T], px_per_mm: float, portion: int = STEP_SEGMENTS, least: int = 1
) -> Iterator[Sequence[T]]:
    """Split the items into one run per step: at least `least` items, and more if they are small, until they have as
    many segments as `portion`."""
    start, weight = 0, 0.0
    for end, item in enumerate(items, start=1):
        weight += _weight(item, px_per_mm)
        if weight >= portion and end - start >= least:
            yield items[start:end]
            start, weight = end, 0.0
    if start < len(items):
        yield items[start:]


def _weight(item: DrawItem, px_per_mm: float) -> float:
    if not isinstance(item, DrawInk):
        return STEP_SEGMENTS
    return len(item.segments) + item.bounds.width * item.bounds.height * px_per_mm**2 / PX_PER_SEGMENT


def visible_inks(inks: Sequence[DrawInk], px_per_mm: float, part: PxRect) -> Generator[None, None, list[DrawInk]]:
    """Return the visible strokes, in painting order, with their visible segments, in pixels `part` of the scaled page.
    inks: in painting order. The generator yields after each step. Where no stroke can hide another, all are
    returned."""
    if not any(map(_hides, inks)):
        return list(inks)
    mask: Mask = np.zeros((part.height, part.width), np.uint8)
    sums: Indices | None = None  # of `mask`; computing them takes longer than a few small strokes
    mask_changed = False
    out: list[DrawInk] = []
    for batch in step_batches(inks[::-1], px_per_mm, least=MIN_BATCH_STROKES):
        whose = np.repeat(np.arange(len(batch)), [len(ink.segments) for ink in batch])
        pixels = to_pixels(np.concatenate([ink.segments for ink in batch]), px_per_mm, part.left, part.top)
        near = np.flatnonzero(visible(pixels, part.width, part.height))
        if mask_changed:
            sums, mask_changed = uncovered_sums(mask), False
        if sums is not None:
            near = near[_uncovered(sums, pixels[near])]
        starts = np.concatenate([[0], np.cumsum([len(ink.segments) for ink in batch])])
        cuts = np.searchsorted(near, starts)
        for n, ink in enumerate(batch):
            if (here := near[cuts[n] : cuts[n + 1]]).size:
                out.append(replace(ink, segments=ink.segments[here - starts[n]]))
        hides = np.array([_hides(ink) for ink in batch])
        if len(hiding := near[hides[whose[near]]]):
            cover_insides(mask, pixels[hiding])
            mask_changed = True
            if mask.all():
                break
        yield
    return out[::-1]


def run_steps[T](steps: Generator[None, None, T]) -> T:
    """Run all steps of a generator and return its result."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return cast("T", end.value)


def _hides(ink: DrawInk) -> bool:
    return not ink.grainy and not goes_below_ink(ink)


def uncovered_sums(mask: Mask) -> Indices:
    """Return (height + 1, width + 1) sums: the number of pixels left of and above each that are not covered
    entirely."""
    height, width = mask.shape
    sums = np.zeros((height + 1, width + 1), np.int32)
    np.cumsum(np.cumsum(mask == 0, axis=0, dtype=np.int32), axis=1, out=sums[1:, 1:])
    return sums


def _uncovered(sums: Indices, segments: NDArray[np.float32]) -> NDArray[np.bool_]:
    """Return (n,) whether the box of each segment contains a pixel that is not covered entirely. sums:
    `uncovered_sums`."""
    height, width = sums.shape[0] - 1, sums.shape[1] - 1
    reach = np.maximum(segments[:, 2], segments[:, 5]) + np.float32(MARGIN_PX)
    low = np.floor(np.minimum(segments[:, 0:2], segments[:, 3:5]) - reach[:, None])
    high = np.ceil(np.maximum(segments[:, 0:2], segments[:, 3:5]) + reach[:, None])
    # Clip before converting to integers: a line may extend further than 32 bits can count.
    left, right = np.clip((low[:, 0], high[:, 0]), 0, width).astype(np.int32)
    top, bottom = np.clip((low[:, 1], high[:, 1]), 0, height).astype(np.int32)
    open_px = sums[bottom, right] - sums[top, right] - sums[bottom, left] + sums[top, left]
    uncovered: NDArray[np.bool_] = open_px > 0
    return uncovered
