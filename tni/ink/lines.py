"""The lines that strokes are drawn with: what the model makes of their samples, and pieces as they are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tni.ink.model import Chain, chain_of
from tni.ink.params import InkParams
from tni.ink.piece import WHOLE_WIDTH, Piece
from tni.ink.sample import POSITION_PER_MM, Samples, arrays_of, one_after_another


def lines_of(many: Sequence[Samples], widths_mm: Sequence[float], params: InkParams, *, ended: bool = True) -> Chain:
    """The lines of strokes drawn with pens of one kind, none without samples. ended: the pens have lifted."""
    arrays = arrays_of(many)
    pieces = [k for k, samples in enumerate(many) if isinstance(samples, Piece)]
    if not pieces:
        return chain_of(arrays, widths_mm, params, ended=ended)
    if len(pieces) == len(many):
        return _of_pieces(arrays, widths_mm)
    others = [k for k, samples in enumerate(many) if not isinstance(samples, Piece)]
    return in_order(
        [pieces, others],
        [
            _of_pieces([arrays[k] for k in pieces], [widths_mm[k] for k in pieces]),
            chain_of([arrays[k] for k in others], [widths_mm[k] for k in others], params, ended=ended),
        ],
    )


def _of_pieces(arrays: Sequence[NDArray[Any]], widths_mm: Sequence[float]) -> Chain:
    array = one_after_another(arrays)
    lengths = np.array([len(a) for a in arrays])
    places = np.empty((len(array), 2))
    places[:, 0], places[:, 1] = array["x"], array["y"]
    places /= POSITION_PER_MM
    radii = np.maximum(array["pressure"], 1) * np.repeat(np.array(widths_mm) * (0.5 / WHOLE_WIDTH), lengths)
    at = np.arange(len(array)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    return Chain(places, radii, at.astype(np.float64), lengths)


def in_order(groups: Sequence[list[int]], chains: Sequence[Chain]) -> Chain:
    """The lines of several chains as one. groups: of each chain the numbers, from 0, that its lines then have."""
    lengths = np.concatenate([c.lengths for c in chains])
    starts = np.cumsum(lengths) - lengths
    order = np.argsort(np.concatenate([np.array(g) for g in groups]))
    index = np.concatenate([np.arange(starts[k], starts[k] + lengths[k]) for k in order.tolist()])
    return Chain(
        np.concatenate([c.places for c in chains])[index],
        np.concatenate([c.radii for c in chains])[index],
        np.concatenate([c.at for c in chains])[index],
        lengths[order],
    )
