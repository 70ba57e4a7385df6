"""Tapered ends: a stroke that begins or ends in motion runs out thinner, as that of a real pen does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tni.ink.params import TaperParams
from tni.ink.run import PER_MM, Floats, Run, Whole
from tni.ink.sample import TICKS_PER_S

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


def reaches_mm(run: Run) -> Floats:
    """(count,) how far from its first sample each stroke gets."""
    away = (run.places - run.places[:, run.first]).astype(np.float64)
    away *= away
    reaches: Floats = np.sqrt(np.maximum.reduceat(away[0] + away[1], run.starts)) / PER_MM
    return reaches


def tapers(run: Run, reaches: Floats, params: TaperParams, ended: bool) -> Tapers:
    """reaches: (count,) as `reaches_mm` gives them; ended: the pen has lifted.

    What an eraser cut has no taper there: its time does not begin at nought, or its last sample stands twice.
    """
    ticks, starts, ends = run.ticks, run.starts, run.starts + run.lengths - 1
    widths = 2 * run.half[starts]
    most = np.clip(reaches / (params.short_widths * widths) - 1, 0, 1)
    start, end = most * _starting(run, params), np.zeros(len(starts))
    if ended:
        before = np.maximum(np.searchsorted(ticks, ticks[ends] - END_TICKS), ends - END_SAMPLES)
        end = most * _moving(run, np.maximum(np.minimum(before, ends - 1), starts), ends, params)
        end[run.array[ends] == run.array[ends - 1]] = 0
    return Tapers(start, end, params.length_widths * widths, params.tip * widths / 2)


def starts_still(array: NDArray[Any], params: TaperParams) -> bool:
    """Whether the first of a stroke's samples, END_SAMPLES at least, leave its start without a taper for good."""
    return not _starting(Run([array[: END_SAMPLES + 1]], [1.0]), params).any()


def _starting(run: Run, params: TaperParams) -> Floats:
    """(count,) 0 to 1: from standing to moving, as each stroke starts."""
    ticks, starts, ends = run.ticks, run.starts, run.starts + run.lengths - 1
    second = np.minimum(np.searchsorted(ticks, ticks[starts] + END_TICKS, "right") - 1, starts + END_SAMPLES)
    found = _moving(run, starts, np.minimum(np.maximum(second, starts + 1), ends), params)
    found[run.array["t"][starts] > 0] = 0
    return found


def _moving(run: Run, a: Whole, b: Whole, params: TaperParams) -> Floats:
    """(count,) 0 to 1: from standing to moving, by the speed from samples `a` to `b`."""
    way = np.square((run.places[:, b] - run.places[:, a]).astype(np.float64)).sum(axis=0)
    mm_s = np.sqrt(way) * (TICKS_PER_S / PER_MM) / np.maximum(run.ticks[b] - run.ticks[a], 1)
    part: Floats = np.clip((mm_s - params.from_mm_s) / (params.to_mm_s - params.from_mm_s), 0, 1)
    return part


def thinned(radii: Floats, from_start: Floats, from_end: Floats, tapers: Tapers, stroke: Whole) -> Floats:
    """(m,) `radii` with the tapers of their strokes, but never wider. from_start, from_end: mm along the line; stroke:
    (m,) number of each one's."""
    length, tip = tapers.length_mm[stroke], tapers.tip_mm[stroke]
    for part, way in ((tapers.start, from_start), (tapers.end, from_end)):
        left = np.maximum(1 - way / length, 0)
        radii = radii - part[stroke] * left * left * np.maximum(radii - tip, 0)
    return radii
