"""Median of positions in the plane that discards outliers, for calibration."""

from __future__ import annotations

import numpy as np

from tni.core.geometry import Points

OUTLIER_FACTOR = 3.0
"""Samples whose distance from the median exceeds this multiple of the median distance are discarded: the touch down, a
sleeve, electrical noise."""


def robust_median(samples: Points) -> tuple[float, float]:
    """Return the median of the samples that lie near the median of all (n, 2) samples, n >= 1."""
    off = np.hypot(*(samples - np.median(samples, axis=0)).T)
    usual = float(np.median(off))
    x, y = np.median(samples[off <= OUTLIER_FACTOR * usual], axis=0)
    return float(x), float(y)
