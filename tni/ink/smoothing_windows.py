"""Windows around each sample of a stroke, and weighted means over them, for smoothing its positions and widths."""

from __future__ import annotations

import numpy as np

from tni.ink.sample_run import Ints

MAX_HALF_WINDOW = 8
"""Greatest number of samples to one side in a window."""


def window_bounds(line: Ints, reach: int) -> tuple[Ints, Ints]:
    """Return (n,) the numbers of the first and the last sample within `reach` of each, by an ascending (n,) measure."""
    low = line.searchsorted(line - reach, "left")
    high = line.searchsorted(line + reach, "right")
    high -= 1
    return low, high


def triangle_means(values: Ints, halves: Ints) -> Ints:
    """Return (rows, n) means of each value and its neighbours up to `halves` (n,) away, with triangular weights that
    fall to 0 beyond.

    Computed from cumulative sums of cumulative sums, so that a wide window costs no more than a narrow one. They may
    overflow; the results are exact all the same, because they fit.
    """
    rows, count = values.shape
    sums = np.zeros((rows, count + 2), np.int64)
    values.cumsum(axis=1).cumsum(axis=1, out=sums[:, 2:])
    weight = halves + 1
    middle = np.arange(1, count + 1)
    total = sums.take(middle + weight, axis=1)
    total += sums.take(middle - weight, axis=1)
    total -= 2 * sums[:, 1:-1]
    weight *= weight
    total += weight >> 1
    total //= weight
    return total
