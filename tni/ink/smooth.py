"""Smoothing of samples over a window in time that is centred on the sample and includes at least its neighbours.
Nothing lags, and both ends stay where the pen was.

A mean over a window pulls curves inwards. Therefore the difference that it makes is averaged too and added back
("twicing", J. W. Tukey, Exploratory Data Analysis, 1977): noise disappears, while a curve keeps its place to the third
order. Steps of whole pixels are longer than these windows; `tni.ink.local_fit` removes them.
"""

from __future__ import annotations

import numpy as np

from tni.ink.local_fit import apply_local_fit
from tni.ink.params import SmoothParams
from tni.ink.sample import TICKS_PER_S
from tni.ink.sample_run import Ints, SampleRun
from tni.ink.smoothing_windows import MAX_HALF_WINDOW, triangle_means, window_bounds


def half_windows(run: SampleRun, params: SmoothParams) -> Ints:
    """Return (n,) half windows in samples, at most MAX_HALF_WINDOW."""
    low, high = window_bounds(run.ticks, int(params.half_window_s * TICKS_PER_S))
    half: Ints = np.minimum(run.number - low, high - run.number)
    np.minimum(half, run.inside, out=half)
    np.minimum(half, MAX_HALF_WINDOW, out=half)
    # Sparse samples still use their direct neighbours.
    close = run.steps < int(params.gap_s * TICKS_PER_S)
    np.maximum(half[:-1], close[:-1] & close[1:], out=half[:-1])
    return half


def smoothed(run: SampleRun, half: Ints, params: SmoothParams) -> Ints:
    """Return (2, n) smoothed positions in 1/PER_MM mm, none moved by more than `params` allow. half: (n,) from
    `half_windows`."""
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
