"""Samples to segments: each a capsule between two circles, the only primitive that ink is drawn with.

A capsule is the convex hull of two discs. The union of its capsules is the stroke: no joins, caps or tessellation.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from tni.ink.pen import Pen, PenKind
from tni.ink.sample import Samples

Segments = NDArray[np.float32]
"""(n, 6) x0, y0, r0, x1, y1, r1 in mm; a dot is one segment of length 0."""

PRESSURE_WIDTH_MIN = 0.35
"""Width at no pressure, as a part of the pen's width; full pressure gives 1.3."""
PRESSURE_WIDTH_MAX = 1.3


def radii_mm(samples: Samples, pen: Pen) -> NDArray[np.float64]:
    """(n,) half widths: from pressure where there is a sensor, else constant. Highlighters keep their width."""
    half = pen.width_mm / 2
    if pen.kind is PenKind.HIGHLIGHTER:
        return np.full(len(samples), half)
    pressure = samples.pressures
    factor = PRESSURE_WIDTH_MIN + (PRESSURE_WIDTH_MAX - PRESSURE_WIDTH_MIN) * pressure
    return half * np.where(np.isnan(pressure), 1.0, factor)


def segments_of(samples: Samples, pen: Pen) -> Segments:
    """(n - 1, 6) segments of a stroke, or one dot for n = 1; empty for n = 0.

    Stable: segment k depends on samples k and k + 1 alone, so a stroke under way is drawn by appending.
    """
    count = len(samples)
    if count == 0:
        return np.empty((0, 6), np.float32)
    ends = np.column_stack([samples.positions_mm, radii_mm(samples, pen)]).astype(np.float32)
    if count == 1:
        return np.concatenate([ends, ends], axis=1)
    return np.concatenate([ends[:-1], ends[1:]], axis=1)
