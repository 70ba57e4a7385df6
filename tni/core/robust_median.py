"""One place of the many that a press gives."""

from __future__ import annotations

import numpy as np

from tni.core.geometry import Points

OUTLIER_FACTOR = 3.0
"""Samples further from the median than so many times its usual distance are none of the press: the touching down, a
sleeve, a spark."""


def robust_median(samples: Points) -> tuple[float, float]:
    """The median of what lies near the median of (n, 2) samples, n >= 1."""
    off = np.hypot(*(samples - np.median(samples, axis=0)).T)
    usual = float(np.median(off))
    x, y = np.median(samples[off <= OUTLIER_FACTOR * usual], axis=0)
    return float(x), float(y)
