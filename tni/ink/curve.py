"""The line through smoothed places: curves where they are sparse, fewer points where it is straight.

Between two places the line is a cubic whose tangents at each are those of the parabola through it and its neighbours by
chord length; where it turns sharply it is straight on both sides, so a corner stays one.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tni.ink.sample_run import Floats, Ints, SampleRun

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


def chords(places: Floats, run: SampleRun) -> Chords:
    """places: (2, n) mm."""
    step = places[:, 1:] - places[:, :-1]
    size = step * step
    size = np.sqrt(size[0] + size[1])
    if not run.alone:
        size[run.starts[1:] - 1] = 0
    out, into = np.zeros((2, *step.shape))
    before, after = size[:-1], size[1:]
    along = step / np.maximum(size, 1e-12)
    turn = along[:, :-1] - along[:, 1:]
    # For two of length 1 the square of their difference tells the angle: 2 - 2 cos.
    part = turn * turn
    part = part[0] + part[1]
    part *= -1 / 2 / (COS_ROUND - COS_CORNER)
    part += (1 - COS_CORNER) / (COS_ROUND - COS_CORNER)
    part = np.minimum(np.maximum(part, 0), 1)
    part *= np.minimum(before, after) > 0
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
    lines = slice(len(size)) if run.alone else run.lengths > 1
    first, last = run.starts[lines], run.ends[lines] - 1
    out[:, first] = -into[:, first]
    into[:, last] = -out[:, last]
    return Chords(step, size, out, into)


def kept_mask(places: Floats, radii: Floats, run: SampleRun) -> NDArray[np.bool_]:
    """(n,) which places the line needs. places: (2, n), radii: (n,), mm."""
    keep = np.ones(len(run), np.bool_)
    off = np.zeros(len(run))
    middles = _every(run, 2)
    found = _beside(places, radii, middles - 1, middles, middles + 1)
    keep[middles] = found > THIN_MM
    off[middles] = found
    # Of a block of four, two left out leave its middle one as the middle of a longer piece.
    middles = _every(run, 4)
    middles = middles[~(keep[middles - 1] | keep[middles + 1])]
    if len(middles):
        found = _beside(places, radii, middles - 2, middles, middles + 2)
        found += np.maximum(off[middles - 1], off[middles + 1])
        keep[middles] = found > THIN_MM
    return keep


def _every(run: SampleRun, block: int) -> Ints:
    """Middles of the blocks of so many steps, 2 or 4, from a stroke's first sample on, that are whole."""
    half = block // 2
    if run.alone:
        return np.arange(half, len(run) - half, block)
    within = (run.number - run.first) & (block - 1) == half
    middles: Ints = (within & (run.number + half <= run.last)).nonzero()[0]
    return middles


def _beside(places: Floats, radii: Floats, a: Ints, middle: Ints, b: Ints) -> Floats:
    """How far places, and their half widths, are from the straight line from `a` to `b`."""
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
    """(n,) points that the line has from each sample on, before the next: 0 where one is left out. least: (n - 1,)
    chords, not to be whole, that are wanted for another reason."""
    bend = np.abs(found.out)
    bend += np.abs(found.into)
    bend = bend[0] + bend[1]
    # An arc whose tangents end this much beside the chord lies an eighth of it beside the chord, in the middle.
    needed = np.maximum(np.sqrt(bend * (1 / 8 / FLAT_MM)), least)
    needed *= keep[1:]
    needed *= found.size > 0
    count = np.ones(len(keep), np.int64)
    count[:-1] = np.minimum(np.maximum(np.ceil(needed), 1), PARTS_MAX)
    count *= keep
    return count


def curve_points(places: Floats, found: Chords, count: Ints) -> tuple[Floats, Ints, Floats]:
    """The line's m points: (2, m) mm; (m,) index and (m,) t, each being t of the way from sample index to the next.
    count: (n,) as `parts` gives it."""
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
