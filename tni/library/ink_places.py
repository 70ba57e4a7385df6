"""Places where handwriting looks like a word that was written once more, best first."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import exp

import numpy as np
from numpy.typing import NDArray

from tni.core.geometry import Rect
from tni.core.ids import PageId
from tni.library.word_grouping import group_strokes
from tni.library.word_matching import word_distances, word_shapes
from tni.library.word_shape import describe_word

PLACES_MAX = 50
FARTHEST = 1.0
"""Distance beyond which nothing is alike."""
EVEN_DISTANCE, PER_DISTANCE = 0.70, 14.7
"""Of a logistic curve: every second result at this distance was the word; see docs/measurements/ink.md."""
OVERLAP = 0.5
"""Part of the smaller box from which two places are one."""


@dataclass(frozen=True, slots=True)
class DescribedWord:
    """Handwritten word as a search needs it. box: in page mm."""

    box: Rect
    descriptor: bytes


@dataclass(frozen=True, slots=True)
class InkPlace:
    """Handwriting that is like the query. box: in page mm. distance: 0 for the same shape."""

    page: PageId
    box: Rect
    distance: float

    @property
    def score(self) -> float:
        """Part of the results at such a distance that were the word, 0 to 1, in lessons of some hundred words."""
        return 1 / (1 + exp((self.distance - EVEN_DISTANCE) * PER_DISTANCE))


def describe_ink(strokes: Sequence[NDArray[np.float64]]) -> list[DescribedWord]:
    """Group the strokes of a page into words and describe these. strokes: (n, 2) mm each, in the order written."""
    found = [(word.box, describe_word([strokes[k] for k in word.strokes])) for word in group_strokes(strokes)]
    return [DescribedWord(box, descriptor) for box, descriptor in found if descriptor is not None]


def ranked_places(
    query: bytes,
    pages: Mapping[PageId, Sequence[DescribedWord]],
    should_stop: Callable[[], bool] = lambda: False,
) -> list[InkPlace] | None:
    """Return the places that are alike, best first; none overlaps a better one. None when `should_stop` said so.

    query: descriptor of the word that is looked for.
    """
    words = [(page, word) for page, found in pages.items() for word in found]
    distances = word_distances(word_shapes([query]), word_shapes([word.descriptor for _, word in words]), should_stop)
    if distances is None:
        return None
    places: list[InkPlace] = []
    for k in np.argsort(distances, kind="stable"):
        page, word = words[k]
        if distances[k] > FARTHEST or len(places) == PLACES_MAX:
            break
        if not any(place.page == page and _overlap(place.box, word.box) for place in places):
            places.append(InkPlace(page, word.box, float(distances[k])))
    return places


def _overlap(one: Rect, other: Rect) -> bool:
    width = min(one.right, other.right) - max(one.x, other.x)
    height = min(one.bottom, other.bottom) - max(one.y, other.y)
    smaller = min(one.width * one.height, other.width * other.height)
    return width >= 0 and height >= 0 and width * height >= OVERLAP * smaller
