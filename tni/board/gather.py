"""Many strokes as one set of arrays, so that numpy works on all of them at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tni.board.items import Stroke
from tni.core.geometry import Points
from tni.ink.pen import PRESSURE_WIDTHS
from tni.ink.sample import POSITION_PER_MM, PRESSURE_FULL, PRESSURE_UNKNOWN


@dataclass(frozen=True, slots=True)
class Gathered:
    """Samples of n strokes, one after another.

    positions: (m, 2) mm; radii: (m,) mm; starts: (n,) index of each stroke's first sample; lengths: (n,), each > 0.
    """

    positions: Points
    radii: NDArray[np.float64]
    starts: NDArray[np.intp]
    lengths: NDArray[np.intp]

    @property
    def segment_counts(self) -> NDArray[np.intp]:
        """(n,) of each stroke: one fewer than samples, but one dot for a single sample."""
        return np.maximum(self.lengths - 1, 1)

    def segments(self) -> tuple[Points, Points, NDArray[np.float64]]:
        """(s, 2) starts and ends and (s,) larger half widths of all segments, stroke after stroke."""
        is_start = np.ones(len(self.positions), np.bool_)
        is_start[(self.starts + self.lengths - 1)[self.lengths > 1]] = False
        first = np.flatnonzero(is_start)
        second = first + 1
        dots = self.starts[self.lengths == 1]
        second[np.searchsorted(first, dots)] = dots
        radii = np.maximum(self.radii[first], self.radii[second])
        return self.positions[first], self.positions[second], radii


def gathered(strokes: Sequence[Stroke], mapped: bool = True) -> Gathered:
    """strokes: at least one, each with samples. mapped: in page mm, after each stroke's transform, else before it.

    Half widths are those of `ink.segments.radii_mm`.
    """
    lengths = np.array([len(s.samples) for s in strokes], np.intp)
    starts = np.concatenate([np.zeros(1, np.intp), np.cumsum(lengths)[:-1]])
    samples = np.concatenate([s.samples.array for s in strokes])
    positions = np.empty((len(samples), 2))
    positions[:, 0], positions[:, 1] = samples["x"], samples["y"]
    positions /= POSITION_PER_MM
    pressure = samples["pressure"].astype(np.float64)
    least, most = np.repeat([PRESSURE_WIDTHS[s.pen.kind] for s in strokes], lengths, axis=0).T
    factor = least + (most - least) * (pressure / PRESSURE_FULL)
    halves = np.repeat([s.pen.width_mm / 2 for s in strokes], lengths)
    radii = np.where(pressure == PRESSURE_UNKNOWN, 1.0, factor) * halves
    if mapped:
        for stroke, start, length in zip(strokes, starts.tolist(), lengths.tolist(), strict=True):
            if not stroke.transform.is_identity:
                part = slice(start, start + length)
                positions[part] = stroke.transform.points(positions[part])
                radii[part] *= stroke.transform.mean_scale
    return Gathered(positions, radii, starts, lengths)
