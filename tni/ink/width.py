"""Half widths: from pressure where there is a sensor, else a little from speed, changing slowly along the line."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from tni.ink.params import WidthParams
from tni.ink.run import PER_MM, Floats, Run, Whole
from tni.ink.sample import PRESSURE_FULL, PRESSURE_UNKNOWN, TICKS_PER_S
from tni.ink.windows import HALF_MAX, triangle_means

FULL = 1 << 16
"""The pen's width, as a whole number."""


def pressed_part(pressure: float, params: WidthParams) -> float:
    """Part of the pen's width. pressure: 0 to 1."""
    return params.pressed_least + (params.pressed_most - params.pressed_least) * pressure


def pressed_parts(raw: NDArray[np.uint16], params: WidthParams) -> Floats:
    """(n,) the same of pressures as samples have them; nonsense where they are unknown."""
    parts: Floats = raw.astype(np.float64) * ((params.pressed_most - params.pressed_least) / PRESSURE_FULL)
    parts += params.pressed_least
    return parts


def radii_mm(run: Run, half: Whole, params: WidthParams | None) -> Floats:
    """(n,) half widths. half: samples to either side that count for a place; twice as many do here."""
    if params is None:
        return np.full(len(run), run.half)
    raw = run.array["pressure"]
    parts = pressed_parts(raw, params)
    unknown = raw == PRESSURE_UNKNOWN
    inside = np.minimum(run.number - run.first, run.last - run.number)
    np.minimum(inside, HALF_MAX, out=inside)
    if unknown.any():
        speed = _speeds(run)
        np.copyto(
            parts, params.slow + (params.fast - params.slow) * (speed / (speed + params.half_way_mm_s)), where=unknown
        )
    parts *= FULL
    means = triangle_means(np.rint(parts).astype(np.int64)[None], np.minimum(inside, np.maximum(2 * half, 2)))
    radii: Floats = means[0] * (run.half / FULL)
    return radii


def _speeds(run: Run) -> Floats:
    """(n,) mm/s, straight from HALF_MAX samples before to as many after: no jitter makes a resting pen fast."""
    low, high = np.maximum(run.number - HALF_MAX, run.first), np.minimum(run.number + HALF_MAX, run.last)
    way = (run.places[:, high] - run.places[:, low]) * (TICKS_PER_S / PER_MM)
    way *= way
    ticks = run.ticks[high] - run.ticks[low]
    speed: Floats = np.sqrt(way[0] + way[1]) / np.maximum(ticks, 1)
    return speed
