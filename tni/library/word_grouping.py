"""Grouping of a page's strokes into handwritten words, by the gaps between them.

Strokes are first put into lines. In a line, a run of strokes may be a word when every gap inside is smaller than the
gaps beside it: these runs are the nodes of the line's tree of gaps. Where a gap is plainly one between letters or
between words there is one reading; otherwise each is given, so that words may overlap and a search takes the best.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tni.core.geometry import Rect
from tni.library.ink_strokes import MeasuredStrokes, measured_strokes

type Floats = NDArray[np.float64]
type Ints = NDArray[np.intp]

LETTER_GAP, WORD_GAP = 0.7, 2.6
"""In heights of the line's ink: smaller gaps are within a word, larger ones between words."""
CONTRAST = 1.1
"""Times by which the gaps beside a word are larger than those inside."""
SMALL_MARK = 1.0
"""Length of dots and accents, in heights. They join each word that they are near to."""
BODY = 0.35
"""Length of a stroke that makes a line, in usual heights."""
LINE_REACH = 3.0
"""Distance, in usual heights of a stroke, up to which strokes beside each other are one line."""
LINE_SHIFT = 0.6
"""Distance of the middles of two strokes of a line, in the same."""
MARK_BESIDE, MARK_ABOVE, MARK_BELOW = 0.5, 1.5, 1.5
"""Distance of a mark from its word, in heights; below: from the middle of the word."""
USUAL_OF = 9
"""Strokes written before and after, of which three quarters are no higher than usual."""
OWN_HEIGHTS = 2.5
"""Times its own height that a stroke's usual height is at most: small text that follows a large title."""
BLOCK = 1000
"""Strokes that are compared with each other; those of a word are written in a row."""
PIECES_MAX = 24
"""Pieces of a word: more are a drawing."""


@dataclass(frozen=True, slots=True)
class InkWord:
    """Strokes that may be a word. strokes: indices in the page's list, in the order written. box: of their positions,
    in page mm."""

    strokes: tuple[int, ...]
    box: Rect


def group_strokes(strokes: Sequence[Floats]) -> list[InkWord]:
    """Group the strokes of a page. strokes: (n, 2) mm each, in the order written."""
    measured = measured_strokes(strokes)
    words: list[InkWord] = []
    for start in range(0, len(measured), BLOCK):
        words += _words_of(measured.part(slice(start, start + BLOCK)))
    return words


def _words_of(strokes: MeasuredStrokes) -> Iterator[InkWord]:
    usual = _usual_heights(strokes)
    bodies = np.flatnonzero(strokes.lengths >= BODY * usual)
    for line in _lines(strokes, usual, bodies):
        height = strokes.height_of(line)
        body = line[strokes.lengths[line] >= SMALL_MARK * height]
        runs = list(_runs(strokes, body if len(body) else line, height))
        marks = np.setdiff1d(np.flatnonzero(strokes.lengths < max(SMALL_MARK * height, 1e-9)), body)
        for run in runs:
            yield _with_marks(strokes, run, marks, height)


def _usual_heights(strokes: MeasuredStrokes) -> Floats:
    """Return the height that three quarters of the strokes written before and after each do not exceed."""
    tall = strokes.boxes[:, 3] - strokes.boxes[:, 1]
    reach = USUAL_OF // 2
    padded = np.pad(tall, reach, mode="reflect" if len(tall) > reach else "edge")
    windows = np.lib.stride_tricks.sliding_window_view(padded, USUAL_OF)
    return np.maximum(np.percentile(windows, 75, axis=1), 1e-6)


def _lines(strokes: MeasuredStrokes, usual: Floats, bodies: Ints) -> list[Ints]:
    boxes, middles = strokes.boxes[bodies], strokes.middles[bodies]
    scale = np.minimum(usual[bodies], OWN_HEIGHTS * (boxes[:, 3] - boxes[:, 1]))
    larger = np.maximum(scale[:, None], scale)
    gaps = np.maximum(boxes[:, None, 0], boxes[:, 0]) - np.minimum(boxes[:, None, 2], boxes[:, 2])
    beside = (gaps < LINE_REACH * larger) & (np.abs(middles[:, None] - middles) < LINE_SHIFT * larger)
    return [bodies[members] for members in _components(beside)]


def _components(linked: NDArray[np.bool_]) -> list[Ints]:
    """Return the members of each connected part of a graph, in order."""
    left, found = np.ones(len(linked), dtype=bool), []
    for first in range(len(linked)):
        if not left[first]:
            continue
        members = np.zeros(len(linked), dtype=bool)
        edge = members.copy()
        edge[first] = True
        while edge.any():
            members |= edge
            edge = linked[edge].any(axis=0) & ~members
        left &= ~members
        found.append(np.flatnonzero(members))
    return found


def _runs(strokes: MeasuredStrokes, line: Ints, height: float) -> Iterator[Ints]:
    """Yield the strokes of each run that may be a word."""
    order = line[np.argsort(strokes.boxes[line, 0], kind="stable")]
    reached = np.maximum.accumulate(strokes.boxes[order, 2])
    gaps = strokes.boxes[order[1:], 0] - reached[:-1]
    cuts = np.flatnonzero(gaps > LETTER_GAP * height)
    pieces = np.split(order, cuts + 1)
    beside = np.concatenate([[np.inf], gaps[cuts], [np.inf]])  # of piece k: beside[k] and beside[k + 1]
    for first in range(len(pieces)):
        inner = 0.0
        for last in range(first, min(first + PIECES_MAX, len(pieces))):
            inner = max(inner, beside[last] if last > first else 0.0)
            if inner > WORD_GAP * height or CONTRAST * inner >= beside[first]:
                break
            if CONTRAST * inner < beside[last + 1]:
                yield np.sort(np.concatenate(pieces[first : last + 1]))


def _with_marks(strokes: MeasuredStrokes, run: Ints, marks: Ints, height: float) -> InkWord:
    """Return the word of a run with the dots and accents above and beside it."""
    boxes = strokes.boxes
    left, top = boxes[run, :2].min(axis=0) - (MARK_BESIDE * height, MARK_ABOVE * height)
    right = boxes[run, 2].max() + MARK_BESIDE * height
    # Not down to the tails of letters, where dots of the next line are.
    bottom = np.average(strokes.middles[run], weights=strokes.lengths[run] + 1e-9) + MARK_BELOW * height
    near = (boxes[marks, 0] <= right) & (boxes[marks, 1] <= bottom)
    near &= (boxes[marks, 2] >= left) & (boxes[marks, 3] >= top)
    members = np.union1d(run, marks[near])
    return InkWord(tuple(strokes.numbers[members].tolist()), strokes.box_of(members))
