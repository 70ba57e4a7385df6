"""Tapered ends: a stroke that begins or ends in motion runs out thinner, as that of a real pen does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tni.ink.params import TaperParams
from tni.ink.sample import TICKS_PER_S
from tni.ink.sample_run import PER_MM, Floats, Ints, SampleRun

END_TICKS = 300
"""Speed at an end is taken over this time, or to the next sample if that is longer."""
END_SAMPLES = 8
"""And over no more samples than these."""


@dataclass(frozen=True, slots=True)
class Tapers:
    """Of each stroke, (count,). start, end: how much of a taper it has there, 0 to 1. length_mm: how far in from
    either; tip_mm: half width at the very end of a whole one."""

    start: Floats
    end: Floats
    length_mm: Floats
    tip_mm: Floats

    @property
    def none(self) -> bool:
        return not (self.start.any() or self.end.any())


NO_TAPERS = Tapers(*[np.zeros(0)] * 4)


def reaches_mm(run: SampleRun) -> Floats:
    """(count,) how far from its first sample each stroke gets."""
    start = run.places[:, :1] if run.alone else run.places.take(run.first, axis=1)
    away = (run.places - start).astype(np.float64)
    away *= away
    reaches: Floats = np.sqrt(np.maximum.reduceat(away[0] + away[1], run.starts))
    reaches /= PER_MM
    return reaches


def tapers(run: SampleRun, reaches: Floats, params: TaperParams, ended: bool) -> Tapers:
    """reaches: (count,) as `reaches_mm` gives them; ended: the pen has lifted.

    What an eraser cut has no taper there: its time does not begin at nought, or its last sample stands twice.
    """
    most = _part(reaches / run.widths, params.short_widths, 2 * params.short_widths)
    if not most.any():
        return NO_TAPERS
    start, end = most * _starting(run, params), np.zeros(len(most))
    if ended:
        end = most * _ending(run, params)
    return Tapers(start, end, params.length_widths * run.widths, params.tip / 2 * run.widths)


def starts_still(array: NDArray[Any], params: TaperParams) -> bool:
    """Whether the first of a stroke's samples, END_SAMPLES at least, leave its start without a taper for good."""
    return not _starting(SampleRun([array[: END_SAMPLES + 1]], [1.0]), params).any()


def _starting(run: SampleRun, params: TaperParams) -> Floats:
    """(count,) 0 to 1: from standing to moving, as each stroke starts."""
    starts = run.starts
    second = run.ticks.searchsorted(run.ticks[starts] + END_TICKS, "right") - 1
    second = np.minimum(np.minimum(np.maximum(second, starts + 1), starts + END_SAMPLES), run.ends)
    found = _moving(run, starts, second, params)
    found *= run.array["t"][starts] == 0
    return found


def _ending(run: SampleRun, params: TaperParams) -> Floats:
    """(count,) the same as each stroke ends."""
    ends = run.ends
    before = run.ticks.searchsorted(run.ticks[ends] - END_TICKS)
    before = np.maximum(np.maximum(np.minimum(before, ends - 1), ends - END_SAMPLES), run.starts)
    found = _moving(run, before, ends, params)
    last = run.array[np.array([ends - 1, ends])].view(np.int64).reshape(2, -1, 2)
    found *= (last[0] != last[1]).any(axis=1)
    return found


def _moving(run: SampleRun, a: Ints, b: Ints, params: TaperParams) -> Floats:
    """(count,) 0 to 1: from standing to moving, by the speed from samples `a` to `b`."""
    way = (run.places.take(b, axis=1) - run.places.take(a, axis=1)).astype(np.float64)
    way *= way
    mm_s = np.sqrt(way[0] + way[1])
    mm_s *= TICKS_PER_S / PER_MM
    mm_s /= np.maximum(run.ticks.take(b) - run.ticks.take(a), 1)
    return _part(mm_s, params.from_mm_s, params.to_mm_s)


def _part(values: Floats, low: float, high: float) -> Floats:
    """How much of the way from `low` to `high` each value is, 0 to 1."""
    return np.minimum(np.maximum((values - low) / (high - low), 0.0), 1.0)


def from_ends(run: SampleRun, sizes: Floats) -> Floats:
    """(2, n) mm along the line from the start of its stroke to each sample, and from there to its end. sizes: (n,) from
    each sample to the next."""
    ways = np.zeros((2, len(run)))
    sizes[:-1].cumsum(out=ways[0, 1:])
    ways[1] = ways[0, run.last]
    ways[1] -= ways[0]
    if not run.alone:
        ways[0] -= ways[0, run.first]
    return ways


def fading(run: SampleRun, tapers: Tapers, ways: Floats, index: Ints | None = None) -> Floats:
    """(2, m) how much the tapers at the start and at the end take, 0 to 1, at places `ways` (2, m) from there: those of
    all samples, or near those of `index`."""
    fade = ways / -run.each(tapers.length_mm, index)
    fade += 1
    np.maximum(fade, 0, out=fade)
    fade *= fade
    fade[0] *= run.each(tapers.start, index)
    fade[1] *= run.each(tapers.end, index)
    return fade


def thinned(radii: Floats, fade: Floats, tips: Floats) -> Floats:
    """(m,) radii with tapers, but never wider. fade: as `fading` gives it; tips: mm, of each or of all."""
    left = 1 - fade
    found: Floats = radii - (1 - left[0] * left[1]) * np.maximum(radii - tips, 0)
    return found
