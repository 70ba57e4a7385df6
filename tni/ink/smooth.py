"""Places smoothed by the samples around them: a window in time, no less than the next neighbours, and with its middle
where the sample is, so nothing lags and the two ends stay where the pen was.

A mean over a window draws bends inwards. So what the mean took away is averaged too and given back ("twicing",
J. W. Tukey, Exploratory Data Analysis, 1977): noise goes, while a bend keeps its place to the third order.
"""

from __future__ import annotations

import numpy as np

from tni.ink.even import evened
from tni.ink.params import SmoothParams
from tni.ink.run import PER_MM, Floats, Run, Whole
from tni.ink.sample import TICKS_PER_S
from tni.ink.windows import HALF_MAX, triangle_means, window


def halves(run: Run, params: SmoothParams) -> Whole:
    """(n,) samples to either side of each that count for its place, at most HALF_MAX."""
    number, places = run.number, run.places
    way = np.zeros(len(run), np.int64)
    steps = np.diff(places, axis=1).astype(np.float64)
    steps *= steps
    np.cumsum(np.rint(np.sqrt(steps[0] + steps[1])), out=way[1:], dtype=np.int64)
    near = np.minimum(params.near_widths * 2 * run.half, params.near_mm) * PER_MM
    low, high = window(way, near.astype(np.int64))
    early, late = window(run.ticks, int(params.half_window_s * TICKS_PER_S))
    np.minimum(low, early, out=low)
    np.maximum(high, late, out=high)
    # Where samples are sparse, the next neighbours all the same.
    close = np.zeros(len(run) + 1, np.int64)
    np.less(np.diff(run.ticks), int(params.gap_s * TICKS_PER_S), out=close[1:-1])
    np.minimum(low, number - close[:-1], out=low)
    np.maximum(high, number + close[1:], out=high)
    np.maximum(low, run.first, out=low)
    np.minimum(high, run.last, out=high)
    half: Whole = np.minimum(number - low, high - number)
    return np.minimum(half, HALF_MAX, out=half)


def smoothed(run: Run, half: Whole, params: SmoothParams) -> Whole:
    """(2, n) places, 1/PER_MM mm, none moved by more than `params` allow. half: (n,) as `halves` gives it."""
    places = run.places
    means = triangle_means(places, half)
    means += triangle_means(places - means, half)
    means -= places
    moved = means.astype(np.float64)
    evened(run, moved, params)
    most: Floats = np.minimum(params.shift_widths * 2 * run.half, params.shift_mm) * PER_MM
    size = np.sqrt(moved[0] * moved[0] + moved[1] * moved[1])
    moved *= np.minimum(1.0, most / np.maximum(size, 1.0))
    found: Whole = np.rint(moved).astype(np.int64)
    found += places
    return found
