"""Half widths of a line: from pressure where there is a sensor, otherwise slightly from speed, changing slowly along
the line."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from tni.ink.params import WidthParams
from tni.ink.sample import PRESSURE_FULL, PRESSURE_UNKNOWN, TICKS_PER_S
from tni.ink.sample_run import PER_MM, Floats, Ints, SampleRun
from tni.ink.smoothing_windows import MAX_HALF_WINDOW, triangle_means

FULL = 1 << 16
"""The pen's width, as an integer."""
PACE_TICKS = 200
"""Upper bound of the time between two samples in the speed: after a rest, the line is not slow."""


def pressed_part(pressure: float, params: WidthParams) -> float:
    """Return the width as a fraction of the pen's width. pressure: 0 to 1."""
    return params.pressed_least + (params.pressed_most - params.pressed_least) * pressure


def pressed_parts(raw: NDArray[np.uint16], params: WidthParams) -> Floats:
    """Return (n,) the same for the pressures of samples; undefined where they are unknown."""
    parts: Floats = raw.astype(np.float64) * ((params.pressed_most - params.pressed_least) / PRESSURE_FULL)
    parts += params.pressed_least
    return parts


def radii_mm(run: SampleRun, half: Ints, params: WidthParams | None) -> Floats:
    """Return (n,) half widths. half: half windows of smoothing, in samples; widths are averaged over twice as many."""
    radius = run.each(run.widths) / 2
    if params is None:
        return np.full(len(run), radius)
    raw = run.array["pressure"]
    unknown = raw == PRESSURE_UNKNOWN
    if unknown.all():
        parts = _by_speed(run, params)
    else:
        parts = pressed_parts(raw, params)
        if unknown.any():
            np.copyto(parts, _by_speed(run, params), where=unknown)
    parts *= FULL
    wide = np.minimum(np.minimum(run.inside, MAX_HALF_WINDOW), np.maximum(2 * half, 2))
    means = triangle_means(np.rint(parts).astype(np.int64)[None], wide)
    radii: Floats = means[0] * (radius / FULL)
    return radii


def _by_speed(run: SampleRun, params: WidthParams) -> Floats:
    """Return (n,) fractions of the pen's width."""
    speed = _speeds(run)
    parts: Floats = speed / (speed + params.half_way_mm_s)
    parts *= params.fast - params.slow
    parts += params.slow
    return parts


def _speeds(run: SampleRun) -> Floats:
    """Return (n,) mm/s over the straight distance from MAX_HALF_WINDOW samples before to as many after, so that jitter
    does not make a resting pen fast."""
    low, high = np.maximum(run.number - MAX_HALF_WINDOW, run.first), np.minimum(run.number + MAX_HALF_WINDOW, run.last)
    way = (run.places.take(high, axis=1) - run.places.take(low, axis=1)).astype(np.float64)
    way *= way  # as an integer the square of a jump of a kilometre would overflow
    times = np.minimum(run.steps, PACE_TICKS).cumsum()
    ticks = times.take(high) - times.take(low)
    speed: Floats = np.sqrt(way[0] + way[1])
    speed *= TICKS_PER_S / PER_MM
    speed /= np.maximum(ticks, 1)
    return speed
