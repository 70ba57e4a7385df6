"""Windows over a run, as long before a sample as after it, and means over them."""

from __future__ import annotations

import numpy as np

from tni.ink.sample_run import Ints

MAX_HALF_WINDOW = 8
"""Samples to one side that a window holds at most."""


def window_bounds(line: Ints, reach: int) -> tuple[Ints, Ints]:
    """(n,) number of the first and of the last sample within `reach` of each, by an ascending (n,) measure."""
    low = line.searchsorted(line - reach, "left")
    high = line.searchsorted(line + reach, "right")
    high -= 1
    return low, high


def triangle_means(values: Ints, halves: Ints) -> Ints:
    """(rows, n): means of each value and its neighbours up to `halves` (n,) away, weights falling to nought beyond.

    By sums of sums, so a wide window costs no more than a narrow one. They may overflow: what is taken from them is
    right all the same, as it fits.
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
