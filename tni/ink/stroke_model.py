"""Ink model: converts the samples of strokes to the points of the drawn lines, each point a disc.

Stages: `sample_run` (integers), `smooth` and `local_fit` (positions), `width`, `curve`, `taper`. Each point depends on
few samples around it, so that a stroke in progress settles; see `REACH_SAMPLES`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tni.core.geometry import Points
from tni.ink.curve import Chords, chords, curve_points, kept_mask, point_counts
from tni.ink.params import InkParams
from tni.ink.sample_run import PER_MM, Floats, Ints, SampleRun
from tni.ink.smooth import half_windows, smoothed
from tni.ink.smoothing_windows import MAX_HALF_WINDOW
from tni.ink.taper import NO_TAPERS, Tapers, fading, from_ends, reaches_mm, tapers, thinned
from tni.ink.width import radii_mm

TAPER_CHORDS = 3
"""Least number of chords in a taper."""
REACH_SAMPLES = 2 * MAX_HALF_WINDOW
"""Number of samples on either side on which a sample's position and width depend; the line beside it depends on one
more."""


@dataclass(frozen=True, slots=True)
class StrokeLines:
    """Lines of strokes, one after another. places: (m, 2) mm; radii: (m,) mm; at: (m,) position of each point in its
    stroke's samples, where k + t is the fraction t of the way from sample k to the next; lengths: (count,) number of
    points of each stroke."""

    places: Points
    radii: Floats
    at: Floats
    lengths: Ints

    @property
    def starts(self) -> Ints:
        """(count,) index of the first point of each stroke."""
        starts: Ints = np.cumsum(self.lengths) - self.lengths
        return starts

    @property
    def segment_counts(self) -> Ints:
        """(count,) number of segments of each stroke: one less than its points, but one dot for a single point."""
        return np.maximum(self.lengths - 1, 1)

    def part(self, start: int, length: int) -> StrokeLines:
        """Return the line of one stroke, given the range of its points."""
        of = slice(start, start + length)
        return StrokeLines(self.places[of], self.radii[of], self.at[of], np.array([length]))

    def pairs(self) -> tuple[Ints, Ints] | tuple[slice, slice]:
        """Return the start and end points of all segments, stroke by stroke; a dot starts and ends at the same
        point."""
        count = len(self.radii)
        if len(self.lengths) == 1:
            return (slice(count - 1), slice(1, count)) if count > 1 else (slice(1), slice(1))
        goes_on = np.ones(count, np.bool_)
        goes_on[np.cumsum(self.lengths) - 1] = False
        dots = self.starts[self.lengths == 1]
        begins = goes_on.copy()
        begins[dots] = True
        first = np.flatnonzero(begins)
        return first, first + goes_on[first]


def model_lines(
    arrays: Sequence[NDArray[Any]],
    widths_mm: Sequence[float],
    params: InkParams,
    *,
    begun: bool = True,
    ended: bool = True,
) -> StrokeLines:
    """Return the lines of strokes drawn with pens of one kind. arrays: of SAMPLE, none empty; begun: whether the first
    samples are those of pen down, else they are from the middle of strokes; ended: whether the pens have lifted."""
    run = SampleRun(arrays, widths_mm)
    half = half_windows(run, params.smooth)
    places = smoothed(run, half, params.smooth) / PER_MM
    radii = radii_mm(run, half, params.width)
    found = chords(places, run)
    reaches = reaches_mm(run) if begun else np.full(len(arrays), np.inf)
    ends = NO_TAPERS if params.taper is None or not begun else tapers(run, reaches, params.taper, ended)
    tapered = None if ends.none else _Tapered(run, ends, found)
    keep = kept_mask(places, radii if tapered is None else tapered.at_samples(radii), run)
    _make_dots(run, reaches <= params.dot_widths * run.widths, keep, radii)
    count = point_counts(found, keep, 1.0 if tapered is None else tapered.chords)
    line, index, t = curve_points(places, found, count)
    radii = _between(radii, index, t)
    if tapered is not None:
        radii = tapered.at_points(radii, index, t)
    at = index + t
    if isinstance(run.first, np.ndarray):
        at -= run.first.take(index)
    return StrokeLines(line.T, radii, at, np.add.reduceat(count, run.starts))


def _between(values: Floats, index: Ints, t: Floats) -> Floats:
    """Return (m,) `values` (n,) interpolated at fraction t of the way from index to the next."""
    here = values.take(index)
    if not t.any():
        return here
    return here + t * (values.take(np.minimum(index + 1, len(values) - 1)) - here)


class _Tapered:
    """Tapered ends of the strokes of a run."""

    def __init__(self, run: SampleRun, ends: Tapers, found: Chords) -> None:
        self._run, self._ends = run, ends
        self._sizes = np.append(found.size, 0.0)
        self._distances = from_ends(run, self._sizes)
        self._fade = fading(run, ends, self._distances)

    @property
    def chords(self) -> Floats:
        """(n - 1,) least number of chords from each sample to the next, where there is a taper."""
        needed = self._sizes * (TAPER_CHORDS / self._run.each(self._ends.length_mm))
        found: Floats = needed[:-1] * (np.maximum(self._fade[0, :-1], self._fade[1, 1:]) > 0)
        return found

    def at_samples(self, radii: Floats) -> Floats:
        """Return (n,) `radii` reduced by the tapers."""
        return thinned(radii, self._fade, self._run.each(self._ends.tip_mm))

    def at_points(self, radii: Floats, index: Ints, t: Floats) -> Floats:
        """Return (m,) radii reduced by the tapers, at fraction t of the way from sample index to the next."""
        ways = self._distances.take(index, axis=1)
        onward = t * self._sizes.take(index)
        ways[0] += onward
        ways[1] -= onward
        fade = fading(self._run, self._ends, ways, index)
        return thinned(radii, fade, self._run.each(self._ends.tip_mm, index))


def _make_dots(run: SampleRun, taps: NDArray[np.bool_], keep: NDArray[np.bool_], radii: Floats) -> None:
    """Turn the strokes marked in `taps` (count,) into round dots at their start, as wide as the pen or as they were
    pressed. The width of an eraser's fragment does not increase."""
    if not taps.any():
        return
    keep[taps.repeat(run.lengths)] = False
    first = run.starts[taps]
    keep[first] = True
    whole = np.where(run.array["t"][first] == 0, run.widths[taps] / 2, 0.0)
    radii[first] = np.maximum(np.maximum.reduceat(radii, run.starts)[taps], whole)
