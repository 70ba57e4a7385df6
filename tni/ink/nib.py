"""The tip of a pen that is not round: its line is that of several round tips side by side.

So a slanted tip needs nothing that a round one does not: capsules, in whatever draws them.
"""

from __future__ import annotations

from math import cos, radians, sin

import numpy as np
from numpy.typing import NDArray

from tni.ink.pen import Pen, PenKind
from tni.ink.segments import Segments

FELT_NARROW = 0.5
"""How wide a marker's tip is the narrow way, of its width the broad way."""
FELT_ANGLE = radians(-50)
"""Of the broad way: up to the right, as a right hand holds it, so that upright strokes are the heavy ones."""
FELT_TIPS = 4
"""Round tips side by side: what is missing between two of them is 1.4 % of the width, at the ends of lines alone."""

_ALONG = np.linspace(-0.5, 0.5, FELT_TIPS) * 2 * (1 - FELT_NARROW)
_PLACES = np.column_stack([_ALONG * cos(FELT_ANGLE), _ALONG * sin(FELT_ANGLE)]).astype(np.float32)
"""(FELT_TIPS, 2) of the round tips' centres, in half widths of the line."""


def width_factor(kind: PenKind, along: NDArray[np.float64]) -> NDArray[np.float64]:
    """How wide a line is in these directions, (n, 2) of length 1, of its width the broad way: (n,)."""
    if kind is not PenKind.FELT:
        return np.ones(len(along))
    broad = np.abs(along[:, 0] * sin(FELT_ANGLE) - along[:, 1] * cos(FELT_ANGLE))
    return FELT_NARROW + (1 - FELT_NARROW) * broad


def nib_tips(segments: Segments, pen: Pen) -> Segments:
    """(n, 6) of a line's middle and half width, to what is drawn of it: (n, 6), or (n * FELT_TIPS, 6) for a marker,
    whose round tips follow one another, each along the whole line."""
    if pen.kind is not PenKind.FELT:
        return segments
    out = np.tile(segments, (FELT_TIPS, 1)).reshape(FELT_TIPS, -1, 6)
    for centre, radius in ((slice(0, 2), 2), (slice(3, 5), 5)):
        out[:, :, centre] += _PLACES[:, None, :] * segments[None, :, radius, None]
        out[:, :, radius] *= FELT_NARROW
    return out.reshape(-1, 6)
