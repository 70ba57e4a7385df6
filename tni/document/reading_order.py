"""Order in which the items of a page are read aloud, as near to top-down as the picture allows.

A page paints its items in the order in which they were made. A document for readers who cannot see it has one order for
both, so items move only past those that they do not cover.
"""

from __future__ import annotations

from collections.abc import Sequence
from heapq import heappop, heappush
from itertools import pairwise

import numpy as np

from tni.core.geometry import Rect

LINE_MM = 6.0
"""Items whose tops differ by less stand on one line, and are read from left to right."""
MAX_PAIRS = 4_000_000
"""Largest number of pairs that are compared; a page with more keeps its order."""


def reading_order(boxes: Sequence[Rect], readable: Sequence[bool]) -> list[int]:
    """Return the places of all items in an order that paints the same picture and has the readable ones top-down.

    boxes: of the items in painting order. Items that are not readable keep their order among each other.
    """
    words = [n for n, is_word in enumerate(readable) if is_word]
    if len(words) < 2 or len(words) * len(boxes) > MAX_PAIRS:
        return list(range(len(boxes)))
    waits, frees = _constraints(boxes, readable, words)
    ready: list[tuple[float, float, float, int]] = []

    def offer(place: int) -> None:
        box = boxes[place]
        line = box.y // LINE_MM if readable[place] and not box.empty else -np.inf
        heappush(ready, (line, box.x if readable[place] and not box.empty else 0.0, place, place))

    for place, count in enumerate(waits):
        if count == 0:
            offer(place)
    found: list[int] = []
    while ready:
        place = heappop(ready)[-1]
        found.append(place)
        for other in frees[place]:
            waits[other] -= 1
            if waits[other] == 0:
                offer(other)
    return found


def _constraints(
    boxes: Sequence[Rect], readable: Sequence[bool], words: Sequence[int]
) -> tuple[list[int], list[list[int]]]:
    """Return, for each item, how many must come before it, and the items that wait for it."""
    edges = np.array([(b.x, b.y, b.right, b.bottom) for b in boxes])
    waits, frees = [0] * len(boxes), [[] for _ in boxes]  # type: tuple[list[int], list[list[int]]]

    def after(first: int, then: int) -> None:
        waits[then] += 1
        frees[first].append(then)

    drawings = [n for n, is_word in enumerate(readable) if not is_word]
    for first, then in pairwise(drawings):
        after(first, then)
    for word in words:
        met = (edges[:, :2] <= edges[word, 2:]) & (edges[:, 2:] >= edges[word, :2])
        for other in np.flatnonzero(met.all(axis=1)).tolist():
            if other != word and not (readable[other] and other < word):  # each pair of words once
                after(min(word, other), max(word, other))
    return waits, frees
