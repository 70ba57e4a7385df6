"""Hash of a page's picture, by which versions of a page are found (`tni.library.similar_pages`).

Difference hashes (N. Krawetz, 2013) of the ink: of the whole page, which an added line leaves as it is, and of the
content's own box, which moves and page formats leave as it is. Paper and ruling are taken away first.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from tni.library.similar_pages import BLANK_PAGE, PART_BITS

type Grey = NDArray[np.float64]

SIDE = 16
"""Cells of a hash in a row, and rows: 2 * SIDE * SIDE bits are PART_BITS."""
FAINT = 6.0
"""Difference from the paper, of 255, that is no ink."""
INK_MIN = 40.0
"""Sum of differences, of 255 each, up to which a page is blank: a dot left by a pen that slipped."""
STEPS = 4
"""Of a grey level: smaller differences of cells are rounding."""


def page_hash(picture: NDArray[Any]) -> int:
    """Return the hash of a page; BLANK_PAGE for an empty one. picture: (height, width) grey, 0 to 255, with a longer
    side of `PICTURE_SIDE_PX`. Dots of a ruling that are 20 mm apart and more look like ink: draw it without."""
    ink = _ink(np.asarray(picture, dtype=np.float64))
    if ink.sum() <= INK_MIN:
        return BLANK_PAGE
    rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    content = ink[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    return _difference_hash(ink) << PART_BITS | _difference_hash(content)


def _ink(picture: Grey) -> Grey:
    """Return how far each pixel is from the paper. A ruling is what most of a row or a column has."""
    if not picture.size:
        return np.zeros((1, 1))
    paper, in_row, in_column = (np.median(picture, axis=axis, keepdims=True) for axis in (None, 1, 0))
    papers = (paper, in_row, in_column, in_row + in_column - paper)
    nearest = np.min([np.abs(picture - paper) for paper in papers], axis=0)
    ink: Grey = np.maximum(nearest - FAINT, 0)
    return ink


def _difference_hash(ink: Grey) -> int:
    import dhash  # not needed until a page is hashed

    cells = _averaging(ink.shape[0]) @ ink @ _averaging(ink.shape[1]).T
    found: int = dhash.dhash_int(np.rint(cells * STEPS).astype(int).ravel().tolist(), SIDE)
    return found


def _averaging(length: int) -> Grey:
    """Return the matrix that averages `length` pixels to the cells of a hash."""
    edges = np.linspace(0, length, SIDE + 2)
    pixels = np.arange(length)
    shares = np.minimum(edges[1:, None], pixels + 1) - np.maximum(edges[:-1, None], pixels)
    weights: Grey = np.maximum(shares, 0)
    return weights / weights.sum(axis=1, keepdims=True)
