"""Samples to segments: each a capsule between two circles, the only primitive that ink is drawn with.

A capsule is the convex hull of two discs. The union of its capsules is the stroke: no joins, caps or tessellation.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from tni.ink.pen import PRESSURE_WIDTHS, Pen
from tni.ink.sample import Samples

Segments = NDArray[np.float32]
"""(n, 6) x0, y0, r0, x1, y1, r1 in mm; a dot is one segment of length 0."""


def radii_mm(samples: Samples, pen: Pen) -> NDArray[np.float64]:
    """(n,) half widths: from pressure where there is a sensor, else constant."""
    least, most = PRESSURE_WIDTHS[pen.kind]
    pressure = samples.pressures
    return pen.width_mm / 2 * np.where(np.isnan(pressure), 1.0, least + (most - least) * pressure)


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
