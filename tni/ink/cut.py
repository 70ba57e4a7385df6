"""A stroke cut into pieces by an eraser."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from tni.ink.hit import Floats
from tni.ink.model import Chain
from tni.ink.piece import WHOLE_WIDTH, Piece
from tni.ink.sample import POSITION_PER_MM, SAMPLE, TILT_UNKNOWN, Samples

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


def cut(samples: Samples, spans: list[tuple[float, float]], line: Chain, width_mm: float) -> list[Piece]:
    """The pieces of a stroke that a pen of `width_mm` drew as `line`: its points within a span, and one more where a
    span ends within a segment. spans: along the segments of the line. Slivers are left out."""
    if not spans:
        return []
    number = np.arange(len(line.at))
    steps = np.diff(line.places, axis=0)
    way = np.concatenate([np.zeros(1), np.cumsum(np.hypot(steps[:, 0], steps[:, 1]))])
    long = np.diff(np.interp(np.array(spans), number, way), axis=1)[:, 0] > SLIVER_MM
    kept = [span for span, there in zip(spans, long.tolist(), strict=True) if there]
    if not kept:
        return []
    points = [np.array([start, *range(int(start) + 1, -int(-end // 1)), end]) for start, end in kept]
    array = _points(np.concatenate(points), line, samples.array["t"], width_mm)
    ends = np.cumsum([len(p) for p in points])
    return [Piece(piece) for piece in np.split(array, ends[:-1])]


def _points(at: Floats, line: Chain, times: NDArray[Any], width_mm: float) -> NDArray[Any]:
    """(n,) of SAMPLE, as pieces have them. at: along the segments of the line. times: of the stroke's samples."""
    number = np.arange(len(line.at))
    out = np.empty(len(at), SAMPLE)
    for axis, name in enumerate(("x", "y")):
        out[name] = np.rint(np.interp(at, number, line.places[:, axis]) * POSITION_PER_MM)
    out["t"] = np.rint(np.interp(np.interp(at, number, line.at), np.arange(len(times)), times))
    out["pressure"] = np.clip(np.rint(np.interp(at, number, line.radii) * (2 * WHOLE_WIDTH / width_mm)), 1, 65_535)
    out["tilt_x"] = out["tilt_y"] = TILT_UNKNOWN
    return out
