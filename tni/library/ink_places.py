"""Places where handwriting looks like a word that was written once more, best first."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import exp, log

import numpy as np
from numpy.typing import NDArray

from tni.core.geometry import Rect
from tni.core.ids import PageId
from tni.library.word_grouping import group_strokes
from tni.library.word_matching import word_distances, word_shapes
from tni.library.word_shape import DESCRIPTOR_BYTES, describe_word

PLACES_MAX = 50
BOX_BYTES = 16
SCORE_MIN = 0.003
"""Score below which nothing is alike."""
EVEN_NARROW, EVEN_BY_WIDTH, PER_DISTANCE = 0.384, 0.107, 16.5
"""Of a logistic curve of the distance, whose middle grows with the logarithm of the word's width: the longer a word,
the farther are two writings of it. Fitted to results of 24 writers; see docs/measurements/ink.md."""
OVERLAP = 0.5
"""Part of the smaller box from which two places are one."""


@dataclass(frozen=True, slots=True)
class DescribedWord:
    """Handwritten word as a search needs it. box: in page mm."""

    box: Rect
    descriptor: bytes


@dataclass(frozen=True, slots=True)
class InkPlace:
    """Handwriting that is like the query. box: in page mm. score: part of the results so alike that were the word, 0 to
    1, in lessons of some hundred words."""

    page: PageId
    box: Rect
    score: float


def describe_ink(strokes: Sequence[NDArray[np.float64]]) -> list[DescribedWord]:
    """Group the strokes of a page into words and describe these. strokes: (n, 2) mm each, in the order written."""
    found = [(word.box, describe_word([strokes[k] for k in word.strokes])) for word in group_strokes(strokes)]
    return [DescribedWord(box, descriptor) for box, descriptor in found if descriptor is not None]


def pack_ink(words: Sequence[DescribedWord]) -> bytes:
    """Pack described words for an index: for each the box as four 32-bit floats, then the descriptor."""
    rows = [(word.box.x, word.box.y, word.box.width, word.box.height) for word in words]
    boxes = np.array(rows, dtype="<f4").reshape(-1, 4)
    return b"".join(box.tobytes() + word.descriptor for box, word in zip(boxes, words, strict=True))


def unpack_ink(data: bytes) -> list[DescribedWord]:
    """Read what `pack_ink` made. Raises: ValueError for bytes of another length."""
    rows = np.frombuffer(data, np.uint8).reshape(-1, BOX_BYTES + DESCRIPTOR_BYTES)
    boxes = np.ascontiguousarray(rows[:, :BOX_BYTES]).view("<f4").astype(float)
    return [DescribedWord(Rect(*box), row[BOX_BYTES:].tobytes()) for box, row in zip(boxes.tolist(), rows, strict=True)]


def ranked_places(
    query: bytes,
    pages: Mapping[PageId, Sequence[DescribedWord]],
    should_stop: Callable[[], bool] = lambda: False,
) -> list[InkPlace] | None:
    """Return the places that are alike, best first; none overlaps a better one. None when `should_stop` said so.

    query: descriptor of the word that is looked for.
    """
    words = [(page, word) for page, found in pages.items() for word in found]
    wanted = word_shapes([query])
    distances = word_distances(wanted, word_shapes([word.descriptor for _, word in words]), should_stop)
    if distances is None:
        return None
    even = EVEN_NARROW + EVEN_BY_WIDTH * float(wanted.widths[0])
    farthest = even - log(SCORE_MIN / (1 - SCORE_MIN)) / PER_DISTANCE
    places: list[InkPlace] = []
    for k in np.argsort(distances, kind="stable"):
        page, word = words[k]
        if distances[k] > farthest or len(places) == PLACES_MAX:
            break
        if not any(place.page == page and _overlap(place.box, word.box) for place in places):
            score = 1 / (1 + exp((float(distances[k]) - even) * PER_DISTANCE))
            places.append(InkPlace(page, word.box, score))
    return places


def _overlap(one: Rect, other: Rect) -> bool:
    width = min(one.right, other.right) - max(one.x, other.x)
    height = min(one.bottom, other.bottom) - max(one.y, other.y)
    smaller = min(one.width * one.height, other.width * other.height)
    return width >= 0 and height >= 0 and width * height >= OVERLAP * smaller
