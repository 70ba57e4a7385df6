"""Bounding boxes of strokes as they are drawn, computed without drawing them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tni.ink.curve import BULGE_MAX_MM, BULGE_PART, BULGE_PER_BEND
from tni.ink.params import InkParams
from tni.ink.sample import POSITION_PER_MM, PRESSURE_UNKNOWN, Samples, arrays_of, concatenated
from tni.ink.sample_run import Floats, Ints
from tni.ink.stroke_fragment import FULL_WIDTH, StrokeFragment
from tni.ink.width import pressed_parts


def boxes_mm(many: Sequence[Samples], widths_mm: Sequence[float], params: InkParams) -> Floats:
    """Return (count, 4) left, top, right, bottom of boxes that contain the lines of strokes. No stroke may be empty."""
    arrays = arrays_of(many)
    pieces = [isinstance(samples, StrokeFragment) for samples in many]
    if not any(pieces):
        return _of_samples(arrays, np.array(widths_mm), params)
    out = np.empty((len(many), 4))
    for mine, boxes in ((False, _of_samples), (True, _of_pieces)):
        numbers = [k for k, piece in enumerate(pieces) if piece is mine]
        if numbers:
            out[numbers] = boxes([arrays[k] for k in numbers], np.array([widths_mm[k] for k in numbers]), params)
    return out


def _of_pieces(arrays: Sequence[NDArray[Any]], widths: Floats, params: InkParams) -> Floats:  # noqa: ARG001
    """Return the boxes of fragments, from their points and half widths."""
    points = concatenated(arrays)
    lengths = np.array([len(a) for a in arrays])
    starts = np.cumsum(lengths) - lengths
    places = np.stack([points["x"], points["y"]]) / POSITION_PER_MM
    reach = np.maximum.reduceat(points["pressure"], starts) * (widths / (2 * FULL_WIDTH))
    return _around(places, starts, reach)


def _of_samples(arrays: Sequence[NDArray[Any]], widths: Floats, params: InkParams) -> Floats:
    """Return the boxes of samples, enlarged by the most that smoothing, curves and width may add."""
    samples = concatenated(arrays)
    lengths = np.array([len(a) for a in arrays])
    ends = np.cumsum(lengths)
    starts = ends - lengths
    places = np.empty((2, len(samples)))
    places[0], places[1] = samples["x"], samples["y"]
    places /= POSITION_PER_MM
    reach = widths / 2 * _widest(samples, starts, params) + _strays(places, starts, ends, widths, params)
    return _around(places, starts, reach)


def _around(places: Floats, starts: Ints, reach: Floats) -> Floats:
    low = np.minimum.reduceat(places, starts, axis=1) - reach
    high = np.maximum.reduceat(places, starts, axis=1) + reach
    return np.concatenate([low, high]).T


def _strays(places: Floats, starts: Ints, ends: Ints, widths: Floats, params: InkParams) -> Floats:
    """Return (count,) mm, an upper bound of the distance between a line and the chords between its samples, from
    smoothing and from curves.

    A curve deviates by a fraction of the chord, or by a fraction of the difference between consecutive steps, whichever
    is less.
    """
    steps = np.zeros_like(places)
    np.subtract(places[:, 1:], places[:, :-1], out=steps[:, :-1])
    steps[:, ends - 1] = 0
    bends = steps.copy()
    bends[:, 1:] -= steps[:, :-1]
    bends[:, starts] = bends[:, ends - 1] = 0
    chord, bend = (np.sqrt(np.maximum.reduceat(v[0] * v[0] + v[1] * v[1], starts)) for v in (steps, bends))
    moved = np.minimum(params.smooth.shift_widths * widths, params.smooth.shift_mm)
    moved[ends - starts < 3] = 0
    curve = np.minimum(BULGE_PART * (chord + 2 * moved), BULGE_PER_BEND * (bend + 4 * moved))
    strays: Floats = moved + np.minimum(curve, BULGE_MAX_MM)
    return strays


def _widest(samples: NDArray[Any], starts: Ints, params: InkParams) -> Floats | float:
    """Return (count,) the greatest width of each stroke, as a fraction of the pen's width."""
    if params.width is None:
        return 1.0
    raw = samples["pressure"]
    part = np.where(
        raw == PRESSURE_UNKNOWN, max(params.width.slow, params.width.fast), pressed_parts(raw, params.width)
    )
    # A dot is as wide as the pen, whatever its pressure.
    return np.maximum(np.maximum.reduceat(part, starts), 1.0)
