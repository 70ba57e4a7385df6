"""Places smoothed by the samples around them: a window in time, no less than the next neighbours, and with its middle
where the sample is, so nothing lags and the two ends stay where the pen was.

A mean over a window draws bends inwards. So what the mean took away is averaged too and given back ("twicing",
J. W. Tukey, Exploratory Data Analysis, 1977): noise goes, while a bend keeps its place to the third order. Stairs of
whole pixels are longer than such windows; they are the matter of `even`.
"""

from __future__ import annotations

import numpy as np

from tni.ink.local_fit import apply_local_fit
from tni.ink.params import SmoothParams
from tni.ink.sample import TICKS_PER_S
from tni.ink.sample_run import Ints, SampleRun
from tni.ink.smoothing_windows import MAX_HALF_WINDOW, triangle_means, window_bounds


def half_windows(run: SampleRun, params: SmoothParams) -> Ints:
    """(n,) samples to either side of each that count for its place, at most HALF_MAX."""
    low, high = window_bounds(run.ticks, int(params.half_window_s * TICKS_PER_S))
    half: Ints = np.minimum(run.number - low, high - run.number)
    np.minimum(half, run.inside, out=half)
    np.minimum(half, MAX_HALF_WINDOW, out=half)
    # Where samples are sparse, the next neighbours all the same.
    close = run.steps < int(params.gap_s * TICKS_PER_S)
    np.maximum(half[:-1], close[:-1] & close[1:], out=half[:-1])
    return half


def smoothed(run: SampleRun, half: Ints, params: SmoothParams) -> Ints:
    """(2, n) places, 1/PER_MM mm, none moved by more than `params` allow. half: (n,) as `halves` gives it."""
    places = run.places
    means = triangle_means(places, half)
    means += triangle_means(places - means, half)
    means -= places
    moved = means.astype(np.float64)
    apply_local_fit(run, moved, params)
    size = moved * moved
    size = np.sqrt(size[0] + size[1])
    most = run.within(params.shift_widths, params.shift_mm)
    moved *= np.minimum(1.0, most / np.maximum(size, 1.0))
    found: Ints = np.rint(moved).astype(np.int64)
    found += places
    return found
