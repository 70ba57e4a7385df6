"""Curve through smoothed positions: interpolated where they are sparse, with fewer points where it is straight.

Between two positions the line is a cubic. Its tangent at each position is that of the parabola through the position and
its neighbours, parametrised by chord length. At sharp turns the line is straight on both sides, so that a corner stays
a corner.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tni.ink.sample_run import Floats, Ints, SampleRun

FLAT_MM = 0.03
"""Greatest distance between a chord and the curve."""
THIN_MM = 0.012
"""Greatest distance of an omitted position from the line, and of its half width from the line's."""
BLOCK = 4
"""In each block of this many positions, all but the first may be omitted. Blocks begin at multiples of it, whatever
comes after, so that the choice is stable while the stroke grows."""
PARTS_MAX = 12
"""Greatest number of chords between two positions."""
COS_ROUND, COS_CORNER = 0.5, -0.34
"""Cosine of the turn up to which a position is on a curve (60 degrees), and of the turn from which it is a corner (110
degrees)."""
BEND_MAX_MM = 12.0
BULGE_MAX_MM = 8 / 27 * BEND_MAX_MM
BULGE_PART, BULGE_PER_BEND = 0.2, 0.6
"""Bounds on the distance between the line and a chord: BULGE_MAX_MM, BULGE_PART of the longest chord, and
BULGE_PER_BEND of the greatest difference of two consecutive chords."""


@dataclass(frozen=True, slots=True)
class Chords:
    """Chords between consecutive samples, with the tangents of the curve.

    step: (2, n - 1) mm from each sample to the next; size: (n - 1,) length of the step in mm, 0 between two strokes.
    out, into: (2, n - 1) mm; difference between the tangent at the start or end of a chord, scaled to the chord's
    length, and the chord.
    """

    step: Floats
    size: Floats
    out: Floats
    into: Floats


def chords(places: Floats, run: SampleRun) -> Chords:
    """Return the chords between positions. places: (2, n) mm."""
    step = places[:, 1:] - places[:, :-1]
    size = step * step
    size = np.sqrt(size[0] + size[1])
    if not run.alone:
        size[run.starts[1:] - 1] = 0
    out, into = np.zeros((2, *step.shape))
    before, after = size[:-1], size[1:]
    along = step / np.maximum(size, 1e-12)
    turn = along[:, :-1] - along[:, 1:]
    # For unit vectors the squared difference gives the angle: 2 - 2 cos.
    part = turn * turn
    part = part[0] + part[1]
    part *= -1 / 2 / (COS_ROUND - COS_CORNER)
    part += (1 - COS_CORNER) / (COS_ROUND - COS_CORNER)
    part = np.minimum(np.maximum(part, 0), 1)
    part *= np.minimum(before, after) > 0
    part /= np.maximum(before + after, 1e-12)
    turn *= part
    # A long chord does not take the direction of a short neighbour.
    np.multiply(turn, after * np.minimum(after, 2 * before), out=out[:, 1:])
    np.multiply(turn, before * np.minimum(before, 2 * after), out=into[:, :-1])
    np.negative(into, out=into)
    if len(size) and size.max() > BEND_MAX_MM:
        for bend in (out, into):
            bend *= np.minimum(1, BEND_MAX_MM / np.maximum(np.sqrt(bend[0] * bend[0] + bend[1] * bend[1]), 1e-12))
    # The first and the last chord of a stroke bend evenly.
    lines = slice(len(size)) if run.alone else run.lengths > 1
    first, last = run.starts[lines], run.ends[lines] - 1
    out[:, first] = -into[:, first]
    into[:, last] = -out[:, last]
    return Chords(step, size, out, into)


def kept_mask(places: Floats, radii: Floats, run: SampleRun) -> NDArray[np.bool_]:
    """Return (n,) whether the line needs each position. places: (2, n) mm; radii: (n,) mm."""
    keep = np.ones(len(run), np.bool_)
    off = np.zeros(len(run))
    middles = _every(run, 2)
    found = _beside(places, radii, middles - 1, middles, middles + 1)
    keep[middles] = found > THIN_MM
    off[middles] = found
    # When both odd positions of a block of four are omitted, its middle is tested as the middle of a longer chord.
    middles = _every(run, 4)
    middles = middles[~(keep[middles - 1] | keep[middles + 1])]
    if len(middles):
        found = _beside(places, radii, middles - 2, middles, middles + 2)
        found += np.maximum(off[middles - 1], off[middles + 1])
        keep[middles] = found > THIN_MM
    return keep


def _every(run: SampleRun, block: int) -> Ints:
    """Return the middles of all complete blocks of `block` steps (2 or 4), counted from each stroke's first sample."""
    half = block // 2
    if run.alone:
        return np.arange(half, len(run) - half, block)
    within = (run.number - run.first) & (block - 1) == half
    middles: Ints = (within & (run.number + half <= run.last)).nonzero()[0]
    return middles


def _beside(places: Floats, radii: Floats, a: Ints, middle: Ints, b: Ints) -> Floats:
    """Return the distance of positions from the straight line between `a` and `b`, or the difference of their half
    widths from it, whichever is greater."""
    start = places.take(a, axis=1)
    step = places.take(b, axis=1) - start
    gap = places.take(middle, axis=1) - start
    length2, dot = step * step, gap * step
    t = (dot[0] + dot[1]) / np.maximum(length2[0] + length2[1], 1e-12)
    t = np.minimum(np.maximum(t, 0), 1)
    gap -= t * step
    gap *= gap
    before = radii.take(a)
    wider = np.abs(radii.take(middle) - before - t * (radii.take(b) - before))
    beside: Floats = np.maximum(np.sqrt(gap[0] + gap[1]), wider)
    return beside


def point_counts(found: Chords, keep: NDArray[np.bool_], least: Floats | float) -> Ints:
    """Return (n,) the number of points that the line has from each sample to before the next; 0 for an omitted sample.
    least: (n - 1,) least number of chords, possibly fractional, that another stage needs."""
    bend = np.abs(found.out)
    bend += np.abs(found.into)
    bend = bend[0] + bend[1]
    # An arc whose tangents deviate this much from the chord lies an eighth of that from the chord, in the middle.
    needed = np.maximum(np.sqrt(bend * (1 / 8 / FLAT_MM)), least)
    needed *= keep[1:]
    needed *= found.size > 0
    count = np.ones(len(keep), np.int64)
    count[:-1] = np.minimum(np.maximum(np.ceil(needed), 1), PARTS_MAX)
    count *= keep
    return count


def curve_points(places: Floats, found: Chords, count: Ints) -> tuple[Floats, Ints, Floats]:
    """Return the m points of the line: (2, m) mm, and for each its sample index (m,) and t (m,), the fraction of the
    way from that sample to the next. count: (n,) from `point_counts`."""
    if count.max() == 1:
        index = count.nonzero()[0]
        return places.take(index, axis=1), index, np.zeros(len(index))
    index = np.arange(len(count)).repeat(count)
    t = (np.arange(len(index)) - (count.cumsum() - count).take(index)) / count.take(index)
    line = places.take(index, axis=1)
    curved = t.nonzero()[0]
    k, s = index[curved], t[curved]
    rest = 1 - s
    bent = s * found.step.take(k, axis=1)
    bent += (s * rest * rest) * found.out.take(k, axis=1)
    bent -= (s * s * rest) * found.into.take(k, axis=1)
    line[:, curved] += bent
    return line, index, t
