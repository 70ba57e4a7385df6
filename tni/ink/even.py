"""Places brought onto the even line that the samples around them spell, where there is one: whole pixels and jitter lie
to both sides of it.

Over each of two windows a polynomial is fitted by least squares: a parabola over the narrower one, as curves are made
of, and a straight line over the wider one, as stairs of nearly level lines are long. What lies nearer to it than pixels
do takes its place. Places move across the line alone, so that speeds, ends and points of return are as they were.

Sums of places, their squares and their products with the samples' numbers are of whole numbers. They may overflow: what
is taken from them is right all the same, as it fits.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from tni.ink.params import SmoothParams
from tni.ink.run import PER_MM, Floats, Run, Whole
from tni.ink.windows import HALF_MAX

REACHES = np.array([[HALF_MAX], [2 * HALF_MAX]])
"""Samples to either side, of the parabola's window and of the straight line's."""
SURE = 0.65
"""Up to this part of what is allowed beside the line it is followed wholly, beyond it less and less."""


def evened(run: Run, moved: Floats, params: SmoothParams) -> None:
    """moved: (2, n) how far each place has been moved, 1/PER_MM mm; it is changed in place."""
    half = np.minimum(run.inside, REACHES)
    middle, square, step, products = _sums(run, half)
    size = np.sqrt(step[0] * step[0] + step[1] * step[1])
    along = step / np.maximum(size, 1.0)
    ux, uy = along
    # From here on only what lies across the line.
    middle, square = ux * middle[1] - uy * middle[0], ux * square[1] - uy * square[0]
    count, by_middle, mixed, by_square = _FITS[:, _ROWS, half]
    at = by_middle * middle - mixed * square
    xx, xy, yy = products
    beside = ux * ux * yy - 2 * ux * uy * xy + uy * uy * xx
    beside -= at * middle + (by_square * square - mixed * middle) * square
    beside /= count
    most = np.minimum(params.even_widths * 2 * run.half, params.even_mm) * PER_MM
    off = np.sqrt(np.maximum(beside, 0.0)) / most
    part = np.minimum(np.maximum((1 - off) * (1 / (1 - SURE)), 0.0), 1.0)
    for row in (0, 1):
        across = at[row] - (ux[row] * moved[1] - uy[row] * moved[0])
        across *= part[row]
        moved[0] -= across * uy[row]
        moved[1] += across * ux[row]


def _sums(run: Run, half: Whole) -> tuple[Floats, Floats, Floats, Floats]:
    """Over the windows of `half` (2, n) samples to either side, of places from that of the sample in the middle: sums
    (2, 2, n), sums with the squares of the samples' numbers, counted from the middle, with these numbers, and (3, 2, n)
    of xx, xy, yy."""
    places, number = run.places, run.number
    rows = np.zeros((9, len(run) + 1), np.int64)
    each = rows[:, 1:]
    each[0:2] = places
    np.multiply(places, number, out=each[2:4])
    np.multiply(each[2:4], number, out=each[4:6])
    np.multiply(places, places[0], out=each[6:8])
    np.multiply(places[1], places[1], out=each[8])
    np.cumsum(rows, axis=1, out=rows)
    found = rows.take(number + half + 1, axis=1)
    found -= rows.take(number - half, axis=1)
    before, step, square, products = found[0:2], found[2:4], found[4:6], found[6:9]
    # From numbers counted from the first sample to those from the middle one; then the same for places.
    plain = step.copy()
    step -= number * before
    plain += step
    plain *= number
    square -= plain
    here = places[:, None]
    count = 2 * half + 1
    middle = before - count * here
    square -= half * (half + 1) * count // 3 * here
    products[0:2] -= here[0] * before
    products[2] -= here[1] * before[1]
    products[0] -= here[0] * middle[0]
    products[1:3] -= here[1] * middle
    return middle.astype(float), square.astype(float), step.astype(float), products.astype(float)


def _fits() -> NDArray[np.float64]:
    """(4, 2, 2 * HALF_MAX + 1) by window and by its half: samples in it; what the place in the middle of the fit takes
    of the sum, and less of the sum with squares; what the bend takes of that."""
    h = np.arange(2 * HALF_MAX + 1)
    count, two = 2 * h + 1.0, h * (h + 1) * (2 * h + 1) / 3
    four = two * (3 * h * h + 3 * h - 1) / 5
    whole = np.maximum(count * four - two * two, 1.0)
    none = np.zeros(len(h))
    parabola = count, four / whole, two / whole, count / whole
    parabola[3][0] = 0.0
    return np.array([parabola, (count, 1 / count, none, none)]).swapaxes(0, 1)


_FITS = _fits()
_ROWS = np.array([[0], [1]])
