"""Lines of strokes for drawing: samples go through the ink model, fragments are used as they are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tni.ink.params import InkParams
from tni.ink.sample import POSITION_PER_MM, Samples, arrays_of, concatenated
from tni.ink.stroke_fragment import FULL_WIDTH, StrokeFragment
from tni.ink.stroke_model import StrokeLines, model_lines


def lines_of(
    many: Sequence[Samples], widths_mm: Sequence[float], params: InkParams, *, ended: bool = True
) -> StrokeLines:
    """Return the lines of strokes drawn with pens of one kind. No stroke may be empty. ended: whether the pens have
    lifted."""
    arrays = arrays_of(many)
    pieces = [k for k, samples in enumerate(many) if isinstance(samples, StrokeFragment)]
    if not pieces:
        return model_lines(arrays, widths_mm, params, ended=ended)
    if len(pieces) == len(many):
        return _of_pieces(arrays, widths_mm)
    others = [k for k, samples in enumerate(many) if not isinstance(samples, StrokeFragment)]
    return interleaved(
        [pieces, others],
        [
            _of_pieces([arrays[k] for k in pieces], [widths_mm[k] for k in pieces]),
            model_lines([arrays[k] for k in others], [widths_mm[k] for k in others], params, ended=ended),
        ],
    )


def _of_pieces(arrays: Sequence[NDArray[Any]], widths_mm: Sequence[float]) -> StrokeLines:
    array = concatenated(arrays)
    lengths = np.array([len(a) for a in arrays])
    places = np.empty((len(array), 2))
    places[:, 0], places[:, 1] = array["x"], array["y"]
    places /= POSITION_PER_MM
    radii = np.maximum(array["pressure"], 1) * np.repeat(np.array(widths_mm) * (0.5 / FULL_WIDTH), lengths)
    at = np.arange(len(array)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    return StrokeLines(places, radii, at.astype(np.float64), lengths)


def interleaved(groups: Sequence[list[int]], chains: Sequence[StrokeLines]) -> StrokeLines:
    """Merge the lines of several chains into one. groups: for each chain the positions, from 0, of its lines in the
    result."""
    lengths = np.concatenate([c.lengths for c in chains])
    starts = np.cumsum(lengths) - lengths
    order = np.argsort(np.concatenate([np.array(g) for g in groups]))
    index = np.concatenate([np.arange(starts[k], starts[k] + lengths[k]) for k in order.tolist()])
    return StrokeLines(
        np.concatenate([c.places for c in chains])[index],
        np.concatenate([c.radii for c in chains])[index],
        np.concatenate([c.at for c in chains])[index],
        lengths[order],
    )
