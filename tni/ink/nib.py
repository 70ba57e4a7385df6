"""Slanted pen tips, drawn as several round tips side by side. A slanted tip thus needs only capsules, the same as a
round one, in every renderer."""

from __future__ import annotations

from math import cos, radians, sin

import numpy as np
from numpy.typing import NDArray

from tni.ink.pen import Pen, PenKind
from tni.ink.segments import Segments

FELT_NARROW = 0.5
"""Width of a marker's tip across its narrow side, as a fraction of the broad side."""
FELT_ANGLE = radians(-50)
"""Angle of the broad side: up to the right, as a right hand holds the pen, so that upright strokes are the heavy
ones."""
FELT_TIPS = 4
"""Number of round tips side by side. The gap between two of them is 1.4 % of the width, at the ends of lines only."""

_ALONG = np.linspace(-0.5, 0.5, FELT_TIPS) * 2 * (1 - FELT_NARROW)
_PLACES = np.column_stack([_ALONG * cos(FELT_ANGLE), _ALONG * sin(FELT_ANGLE)]).astype(np.float32)
"""(FELT_TIPS, 2) centres of the round tips, in half widths of the line."""


def width_factor(kind: PenKind, along: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return (n,) the width of a line in the given directions, (n, 2) unit vectors, as a fraction of the broad side."""
    if kind is not PenKind.FELT:
        return np.ones(len(along))
    broad = np.abs(along[:, 0] * sin(FELT_ANGLE) - along[:, 1] * cos(FELT_ANGLE))
    return FELT_NARROW + (1 - FELT_NARROW) * broad


def nib_tips(segments: Segments, pen: Pen) -> Segments:
    """Return the segments to draw for segments (n, 6) of a line's middle: the same (n, 6), or (n * FELT_TIPS, 6) for a
    marker. The round tips of a marker follow one another, each along the whole line."""
    if pen.kind is not PenKind.FELT:
        return segments
    out = np.tile(segments, (FELT_TIPS, 1)).reshape(FELT_TIPS, -1, 6)
    for centre, radius in ((slice(0, 2), 2), (slice(3, 5), 5)):
        out[:, :, centre] += _PLACES[:, None, :] * segments[None, :, radius, None]
        out[:, :, radius] *= FELT_NARROW
    return out.reshape(-1, 6)
