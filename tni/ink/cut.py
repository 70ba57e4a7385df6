"""A stroke cut into pieces by an eraser."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from tni.ink.hit import Floats
from tni.ink.model import Chain
from tni.ink.sample import POSITION_PER_MM, PRESSURE_UNKNOWN, SAMPLE, Samples, one_after_another

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


def cut(samples: Samples, spans: list[tuple[float, float]], line: Chain) -> list[Samples]:
    """The pieces of a stroke that is drawn as `line`: whole samples inside a span, and one on the line at each end that
    falls between two. spans: along the segments of the line. Times stay those of the whole stroke. Slivers are left
    out.

    A new end stands twice: that, and a time that does not begin at nought, tells the model that the pen did not lift or
    come down there.
    """
    if not spans:
        return []
    array = samples.array
    number = np.arange(len(line.at))
    ends = np.array(spans).reshape(-1, 2)
    at = np.interp(ends, number, line.at)
    places = [np.interp(ends, number, line.places[:, axis]) for axis in (0, 1)]
    pieces = [
        _piece(array, *at[k].tolist(), *(tuple(p[k, side] for p in places) for side in (0, 1)))
        for k in range(len(spans))
    ]
    return [Samples(piece) for piece in pieces if _long_enough(piece)]


type _Place = tuple[float, ...]


def _piece(array: NDArray[np.void], start: float, end: float, start_mm: _Place, end_mm: _Place) -> NDArray[np.void]:
    first, last = int(np.ceil(start)), int(np.floor(end))
    parts = [array[first : last + 1]]
    if first > start:
        parts.insert(0, _between(array, start, start_mm))
    if last < end:
        parts.append(_between(array, end, end_mm))
    if end < len(array) - 1:
        parts.append(parts[-1][-1:])
    return one_after_another(parts)


def _between(array: NDArray[np.void], at: float, place_mm: _Place) -> NDArray[np.void]:
    """(1,) a sample at `place_mm`; all else of it lies between its neighbours, at parameter `at`."""
    index = int(at)
    t = at - index
    _, _, t0, p0, *tilt0 = array[index].item()
    _, _, t1, p1, *tilt1 = array[index + 1].item()
    known = p0 != PRESSURE_UNKNOWN and p1 != PRESSURE_UNKNOWN
    pressure = round(p0 + t * (p1 - p0)) if known else PRESSURE_UNKNOWN
    x, y = (round(mm * POSITION_PER_MM) for mm in place_mm)
    return np.array([(x, y, max(round(t0 + t * (t1 - t0)), 1), pressure, *(tilt0 if t < 0.5 else tilt1))], SAMPLE)


def _long_enough(piece: NDArray[np.void]) -> bool:
    if len(piece) > 8:  # samples this many are no sliver of rounding
        return True
    x, y = piece["x"].astype(np.float64), piece["y"].astype(np.float64)
    return float(np.hypot(np.diff(x), np.diff(y)).sum()) > SLIVER_MM * POSITION_PER_MM
