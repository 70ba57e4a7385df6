"""Tapered ends: a stroke that begins or ends in motion becomes thinner there, as that of a real pen does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tni.ink.params import TaperParams
from tni.ink.sample import TICKS_PER_S
from tni.ink.sample_run import PER_MM, Floats, Ints, SampleRun

END_TICKS = 300
"""Time over which the speed at an end is measured; a single step that takes longer is measured as a whole."""
END_SAMPLES = 8
"""Greatest number of samples over which that speed is measured."""


@dataclass(frozen=True, slots=True)
class Tapers:
    """Tapers of each stroke, (count,). start, end: strength of the taper at either end, 0 to 1. length_mm: its length;
    tip_mm: half width at the very end of a full taper."""

    start: Floats
    end: Floats
    length_mm: Floats
    tip_mm: Floats

    @property
    def none(self) -> bool:
        return not (self.start.any() or self.end.any())


NO_TAPERS = Tapers(*[np.zeros(0)] * 4)


def reaches_mm(run: SampleRun) -> Floats:
    """Return (count,) the greatest distance of each stroke from its first sample."""
    start = run.places[:, :1] if run.alone else run.places.take(run.first, axis=1)
    away = (run.places - start).astype(np.float64)
    away *= away
    reaches: Floats = np.sqrt(np.maximum.reduceat(away[0] + away[1], run.starts))
    reaches /= PER_MM
    return reaches


def tapers(run: SampleRun, reaches: Floats, params: TaperParams, ended: bool) -> Tapers:
    """Return the tapers of the strokes. reaches: (count,) from `reaches_mm`; ended: whether the pen has lifted.

    An end that an eraser cut has no taper: its time does not begin at 0, or its last sample is stored twice.
    """
    most = _part(reaches / run.widths, params.short_widths, 2 * params.short_widths)
    if not most.any():
        return NO_TAPERS
    start, end = most * _starting(run, params), np.zeros(len(most))
    if ended:
        end = most * _ending(run, params)
    return Tapers(start, end, params.length_widths * run.widths, params.tip / 2 * run.widths)


def starts_still(array: NDArray[Any], params: TaperParams) -> bool:
    """Return whether the first samples of a stroke, at least END_SAMPLES, show that its start will never have a
    taper."""
    return not _starting(SampleRun([array[: END_SAMPLES + 1]], [1.0]), params).any()


def _starting(run: SampleRun, params: TaperParams) -> Floats:
    """Return (count,) 0 for a standing to 1 for a moving start of each stroke."""
    starts = run.starts
    second = run.ticks.searchsorted(run.ticks[starts] + END_TICKS, "right") - 1
    second = np.minimum(np.minimum(np.maximum(second, starts + 1), starts + END_SAMPLES), run.ends)
    found = _moving(run, starts, second, params)
    found *= run.array["t"][starts] == 0
    return found


def _ending(run: SampleRun, params: TaperParams) -> Floats:
    """Return (count,) the same for the end of each stroke."""
    ends = run.ends
    before = run.ticks.searchsorted(run.ticks[ends] - END_TICKS)
    before = np.maximum(np.maximum(np.minimum(before, ends - 1), ends - END_SAMPLES), run.starts)
    found = _moving(run, before, ends, params)
    last = run.array[np.array([ends - 1, ends])].view(np.int64).reshape(2, -1, 2)
    found *= (last[0] != last[1]).any(axis=1)
    return found


def _moving(run: SampleRun, a: Ints, b: Ints, params: TaperParams) -> Floats:
    """Return (count,) 0 for standing to 1 for moving, by the speed from samples `a` to `b`."""
    way = (run.places.take(b, axis=1) - run.places.take(a, axis=1)).astype(np.float64)
    way *= way
    mm_s = np.sqrt(way[0] + way[1])
    mm_s *= TICKS_PER_S / PER_MM
    mm_s /= np.maximum(run.ticks.take(b) - run.ticks.take(a), 1)
    return _part(mm_s, params.from_mm_s, params.to_mm_s)


def _part(values: Floats, low: float, high: float) -> Floats:
    """Return the position of each value between `low` and `high`, clamped to 0 to 1."""
    return np.minimum(np.maximum((values - low) / (high - low), 0.0), 1.0)


def from_ends(run: SampleRun, sizes: Floats) -> Floats:
    """Return (2, n) mm along the line from the start of the stroke to each sample, and from there to its end. sizes:
    (n,) from each sample to the next."""
    ways = np.zeros((2, len(run)))
    sizes[:-1].cumsum(out=ways[0, 1:])
    ways[1] = ways[0, run.last]
    ways[1] -= ways[0]
    if not run.alone:
        ways[0] -= ways[0, run.first]
    return ways


def fading(run: SampleRun, tapers: Tapers, distances: Floats, index: Ints | None = None) -> Floats:
    """Return (2, m) the effect of the tapers at the start and at the end, 0 to 1, at distances `distances` (2, m) from
    them. The places are those of all samples, or belong to the samples of `index`."""
    fade = distances / -run.each(tapers.length_mm, index)
    fade += 1
    np.maximum(fade, 0, out=fade)
    fade *= fade
    fade[0] *= run.each(tapers.start, index)
    fade[1] *= run.each(tapers.end, index)
    return fade


def thinned(radii: Floats, fade: Floats, tips: Floats) -> Floats:
    """Return (m,) radii reduced by the tapers, never enlarged. fade: from `fading`; tips: mm, one for each or one for
    all."""
    left = 1 - fade
    found: Floats = radii - (1 - left[0] * left[1]) * np.maximum(radii - tips, 0)
    return found
