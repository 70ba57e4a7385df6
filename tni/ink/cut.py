"""A stroke cut into pieces by an eraser."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from tni.ink.hit import Floats
from tni.ink.sample import POSITION_PER_MM, PRESSURE_UNKNOWN, SAMPLE, Samples

SLIVER_MM = 0.05
"""Pieces shorter than this are what rounding leaves at the eraser's edge."""


def kept_spans(low: Floats, high: Floats) -> list[tuple[float, float]]:
    """What remains of a stroke of n segments of which `covered` gave (n,) low, high.

    Returns spans of the stroke in ascending order: parameter k + t is the point t along segment k, 0 to n.
    """
    count = len(low)
    spans: list[tuple[float, float]] = []
    start = 0.0
    for k in np.flatnonzero(low <= high).tolist():
        if k + low[k] > start:
            spans.append((start, float(k + low[k])))
        start = float(k + high[k])
    if start < count:
        spans.append((start, float(count)))
    return spans


def cut(samples: Samples, spans: list[tuple[float, float]]) -> list[Samples]:
    """The pieces of a stroke of at least two samples: whole samples inside a span, and one made by interpolation at
    each end that falls between two. Times stay those of the whole stroke. Slivers are left out."""
    pieces = (_piece(samples.array, start, end) for start, end in spans)
    return [Samples(piece) for piece in pieces if _long_enough(piece)]


def _piece(array: NDArray[np.void], start: float, end: float) -> NDArray[np.void]:
    first, last = int(np.ceil(start)), int(np.floor(end))
    parts = [array[first : last + 1]]
    if first > start:
        parts.insert(0, _between(array, start))
    if last < end:
        parts.append(_between(array, end))
    return np.concatenate(parts)


def _between(array: NDArray[np.void], at: float) -> NDArray[np.void]:
    """(1,) the sample at parameter `at`, linear between its neighbours."""
    index = int(at)
    t = at - index
    x0, y0, t0, p0, *tilt0 = array[index].item()
    x1, y1, t1, p1, *tilt1 = array[index + 1].item()
    known = p0 != PRESSURE_UNKNOWN and p1 != PRESSURE_UNKNOWN
    pressure = round(p0 + t * (p1 - p0)) if known else PRESSURE_UNKNOWN
    place = (round(x0 + t * (x1 - x0)), round(y0 + t * (y1 - y0)), round(t0 + t * (t1 - t0)))
    return np.array([(*place, pressure, *(tilt0 if t < 0.5 else tilt1))], SAMPLE)


def _long_enough(piece: NDArray[np.void]) -> bool:
    if len(piece) > 8:  # samples this many are no sliver of rounding
        return True
    x, y = piece["x"].astype(np.float64), piece["y"].astype(np.float64)
    return float(np.hypot(np.diff(x), np.diff(y)).sum()) > SLIVER_MM * POSITION_PER_MM
