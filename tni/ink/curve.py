"""The line through smoothed places: curves where they are sparse, fewer points where it is straight.

Between two places the line is a cubic whose tangents at each are those of the parabola through it and its neighbours by
chord length; where it turns sharply it is straight on both sides, so a corner stays one.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tni.ink.run import Floats, Run, Whole

FLAT_MM = 0.03
"""How far a chord may lie beside the curve."""
THIN_MM = 0.012
"""How far a left-out place may lie beside the line, and its half width from the line's."""
BLOCK = 4
"""Of so many places all but the first may be left out. Blocks begin at multiples of it, whatever comes after."""
PARTS_MAX = 12
"""Chords between two places."""
COS_ROUND, COS_CORNER = 0.5, -0.34
"""Cosines of the turn up to which a place is on a curve (60 degrees), and from which on it is a corner (110)."""
BEND_MAX_MM = 12.0
BULGE_MAX_MM = 8 / 27 * BEND_MAX_MM
BULGE_PART, BULGE_PER_BEND = 0.2, 0.6
"""The line lies no farther beside a chord than BULGE_MAX_MM, these parts of the longest chord and of the greatest
difference of two that follow each other."""


@dataclass(frozen=True, slots=True)
class Chords:
    """From each sample to the next: step, (2, n - 1), and size, (n - 1,), mm; the size is 0 between strokes. out, into:
    (2, n - 1) mm by which a tangent there, as long as the chord, ends elsewhere than the chord."""

    step: Floats
    size: Floats
    out: Floats
    into: Floats


def chords(places: Floats, run: Run) -> Chords:
    """places: (2, n) mm."""
    step = places[:, 1:] - places[:, :-1]
    size = np.sqrt(step[0] * step[0] + step[1] * step[1])
    size[run.starts[1:] - 1] = 0
    out, into = np.zeros_like(step), np.zeros_like(step)
    before, after = size[:-1], size[1:]
    along = step / np.maximum(size, 1e-12)
    turn = along[:, :-1] - along[:, 1:]
    # For two of length 1 the square of their difference tells the angle: 2 - 2 cos.
    cosine = 1 - (turn[0] * turn[0] + turn[1] * turn[1]) / 2
    part = np.minimum(np.maximum((cosine - COS_CORNER) / (COS_ROUND - COS_CORNER), 0), 1)
    part *= (before > 0) & (after > 0)
    part /= np.maximum(before + after, 1e-12)
    turn *= part
    # A long chord does not take the direction of a short one beside it.
    np.multiply(turn, after * np.minimum(after, 2 * before), out=out[:, 1:])
    np.multiply(turn, before * np.minimum(before, 2 * after), out=into[:, :-1])
    np.negative(into, out=into)
    if len(size) and size.max() > BEND_MAX_MM:
        for bend in (out, into):
            bend *= np.minimum(1, BEND_MAX_MM / np.maximum(np.sqrt(bend[0] * bend[0] + bend[1] * bend[1]), 1e-12))
    # The first chord of a stroke and the last one bend evenly.
    lines = run.lengths > 1
    first = run.starts[lines]
    last = first + run.lengths[lines] - 2
    out[:, first] = -into[:, first]
    into[:, last] = -out[:, last]
    return Chords(step, size, out, into)


def kept(places: Floats, radii: Floats, run: Run) -> NDArray[np.bool_]:
    """(n,) which places the line needs. places: (2, n), radii: (n,), mm."""
    keep = np.ones(len(run), np.bool_)
    within = run.number - run.first
    middles = np.flatnonzero((within & 1 == 1) & (run.number < run.last))
    found = _beside(places, radii, middles - 1, middles, middles + 1)
    keep[middles] = found > THIN_MM
    off = np.zeros(len(run))
    off[middles] = found
    # Of a block of four, two left out leave its middle one as the middle of a longer piece.
    middles = np.flatnonzero((within & 3 == 2) & (run.number + 2 <= run.last))
    middles = middles[~(keep[middles - 1] | keep[middles + 1])]
    if len(middles):
        found = _beside(places, radii, middles - 2, middles, middles + 2)
        found += np.maximum(off[middles - 1], off[middles + 1])
        keep[middles] = found > THIN_MM
    return keep


def _beside(places: Floats, radii: Floats, a: Whole, middle: Whole, b: Whole) -> Floats:
    """How far places, and their half widths, are from the straight line from `a` to `b`."""
    start = places.take(a, axis=1)
    step = places.take(b, axis=1) - start
    gap = places.take(middle, axis=1) - start
    length2 = step[0] * step[0] + step[1] * step[1]
    t = (gap[0] * step[0] + gap[1] * step[1]) / np.maximum(length2, 1e-12)
    t = np.minimum(np.maximum(t, 0), 1)
    gap -= t * step
    before = radii[a]
    wider = np.abs(radii[middle] - before - t * (radii[b] - before))
    beside: Floats = np.maximum(np.sqrt(gap[0] * gap[0] + gap[1] * gap[1]), wider)
    return beside


def parts(found: Chords, keep: NDArray[np.bool_], least: Floats | float) -> Whole:
    """(n,) points that the line has from each sample on, before the next: 0 where one is left out. least: (n - 1,)
    chords, not to be whole, that are wanted for another reason."""
    bend = np.abs(found.out).sum(axis=0)
    bend += np.abs(found.into).sum(axis=0)
    # An arc whose tangents end this much beside the chord lies an eighth of it beside the chord, in the middle.
    needed = np.sqrt(bend * (1 / 8 / FLAT_MM))
    needed = np.maximum(needed, least)
    count = np.ones(len(keep), np.int64)
    count[:-1] = np.minimum(np.maximum(np.ceil(needed), 1), PARTS_MAX)
    count[:-1][~keep[1:] | (found.size == 0)] = 1
    count[~keep] = 0
    return count


def points(places: Floats, found: Chords, count: Whole) -> tuple[Floats, Whole, Floats]:
    """The line's m points: (2, m) mm; (m,) index and (m,) t, each being t of the way from sample index to the next.
    count: (n,) as `parts` gives it."""
    if count.max() == 1:
        index = np.flatnonzero(count)
        return places.take(index, axis=1), index, np.zeros(len(index))
    index = np.repeat(np.arange(len(count)), count)
    ends = np.cumsum(count)
    t = (np.arange(len(index)) - (ends - count)[index]) / count[index]
    line = places.take(index, axis=1)
    curved = np.flatnonzero(t)
    k, s = index[curved], t[curved]
    rest = 1 - s
    line[:, curved] += s * found.step.take(k, axis=1)
    line[:, curved] += (s * rest * rest) * found.out.take(k, axis=1)
    line[:, curved] -= (s * s * rest) * found.into.take(k, axis=1)
    return line, index, t
