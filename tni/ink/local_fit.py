"""Local least-squares fit that moves samples onto the smooth line through their neighbours. It removes jitter and the
steps of whole-pixel positions, which lie on both sides of that line.

Two windows are fitted: a parabola over the narrower one, which follows curves, and a straight line over the wider one,
because the steps of nearly level lines are long. A fit is used where its samples lie nearer to it than pixel rounding
does. Samples move only across the line, so that speeds, ends and reversals stay the same.
"""

from __future__ import annotations

import numpy as np

from tni.ink.params import SmoothParams
from tni.ink.sample_run import Floats, Ints, SampleRun
from tni.ink.smoothing_windows import MAX_HALF_WINDOW

REACHES = np.array([[MAX_HALF_WINDOW], [2 * MAX_HALF_WINDOW]])
"""Samples to either side in the windows of the parabola and of the straight line."""
SURE = 0.65
"""Fraction of the allowed deviation up to which the fit is followed fully; beyond it the weight falls to 0."""


def apply_local_fit(run: SampleRun, moved: Floats, params: SmoothParams) -> None:
    """Add the fit to the displacements. moved: (2, n) displacement of each sample in 1/PER_MM mm, changed in place."""
    half = np.minimum(run.inside, REACHES)
    step, sums = _sums(run, half)
    length = step * step
    along = step / np.maximum(np.sqrt(length[0] + length[1]), 1.0)
    # From here on only the components across the line.
    across = _across(along, sums)
    middle, squared = across[0], across[1]
    count, by_middle, mixed, by_squared = _FITS[:, _ROWS, half]
    at = by_middle * middle - mixed * squared
    beside = _across(along, across[2:])
    beside -= at * middle
    beside -= (by_squared * squared - mixed * middle) * squared
    part = np.sqrt(np.maximum(beside, 0.0) / count)
    part *= -1 / (1 - SURE) / run.within(params.even_widths, params.even_mm)
    part += 1 / (1 - SURE)
    part = np.minimum(np.maximum(part, 0.0), 1.0)
    for row in (0, 1):
        way = along[:, row]
        way *= part[row] * (at[row] - _across(way, moved))
        moved[0] -= way[1]
        moved[1] += way[0]


def _across(along: Floats, what: Floats) -> Floats:
    """Return the component of (2, ...) vectors across the direction `along` (2, ...)."""
    found: Floats = along[0] * what[1]
    found -= along[1] * what[0]
    return found


def _sums(run: SampleRun, half: Ints) -> tuple[Floats, Floats]:
    """Return sums over windows of `half` (2, n) samples to either side, with numbers and positions relative to the
    middle sample.

    They are (2, 2, n) sums of x and y times the sample numbers, and (2, 4, 2, n) sums of x and y: plain, times the
    squared numbers, times x and times y. Integers may overflow in between; the results are exact all the same, because
    they fit.
    """
    places, number = run.places, run.number
    factors = np.empty((5, len(run)), np.int64)
    factors[0], factors[1], factors[2:4], factors[4] = 1, number * number, places, number
    rows = np.zeros((2, 5, len(run) + 1), np.int64)
    (places[:, None] * factors).cumsum(axis=2, out=rows[:, :, 1:])
    found = rows.take(number + half + 1, axis=2)
    found -= rows.take(number - half, axis=2)
    plain, squared, products, step = found[:, 0], found[:, 1], found[:, 2:4], found[:, 4]
    squared -= number * step
    step -= number * plain
    squared -= number * step
    count = 2 * half + 1
    here = places[:, None]
    products -= here * plain[:, None]
    plain -= count * here
    squared -= half * (half + 1) * count // 3 * here
    products -= here[:, None] * plain
    sums = found.astype(np.float64)
    return sums[:, 4], sums[:, :4]


def _fits() -> Floats:
    """Return (4, 2, 2 * MAX_HALF_WINDOW + 1) coefficients by window kind and half width: number of samples; weight of
    the sum and, negated, of the sum with squares in the fitted value at the middle; weight of the latter in the
    curvature."""
    h = np.arange(2 * MAX_HALF_WINDOW + 1)
    count, two = 2 * h + 1.0, h * (h + 1) * (2 * h + 1) / 3
    whole = np.maximum(count * two * (3 * h * h + 3 * h - 1) / 5 - two * two, 1.0)
    none = np.zeros(len(h))
    parabola = count, two * (3 * h * h + 3 * h - 1) / 5 / whole, two / whole, np.where(h > 0, count / whole, 0.0)
    return np.array([parabola, (count, 1 / count, none, none)]).swapaxes(0, 1)


_FITS = _fits()
_ROWS = np.array([[0], [1]])
