"""Place of a new item on a page without room: beside the middles of the others, as cards are laid one after another."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from math import hypot
from typing import Final

from tni.core.geometry import Point, Rect

STEP_MM: Final = 8.0
"""Distance by which an item is put aside from one that lies in its place."""
LEAST_MM: Final = 0.5
MOST_STEPS: Final = 40
"""Most steps in one direction."""


def place_aside(room: Rect, start: Point, taken: Sequence[Point]) -> Point:
    """Return a place within the room that is none of those taken: the start, else down to the right of it, else beside
    that. Where all are taken it is as far from them as it can be. room: where the middle may come; it may be small."""
    across, down = _places(start[0], room.x, room.width), _places(start[1], room.y, room.height)
    gaps = [abs(line[1] - line[0]) for line in (across, down) if len(line) > 1]
    apart_mm = min(gaps, default=0.0) / 2
    steps = sorted(product(range(len(across)), range(len(down))), key=lambda step: (abs(step[0] - step[1]), step))
    best, farthest = (across[0], down[0]), -1.0
    for column, row in steps:
        x, y = across[column], down[row]
        nearest = min((hypot(x - there[0], y - there[1]) for there in taken), default=apart_mm)
        if nearest >= apart_mm:
            return x, y
        if nearest > farthest:
            best, farthest = (x, y), nearest
    return best


def _places(start: float, low: float, size: float) -> list[float]:
    """Return the places in one direction, from the start on and then from the beginning."""
    if size < LEAST_MM:
        return [low]
    step = min(STEP_MM, size / 4)
    first = min(max(start - low, 0.0), size)
    return [low + (first + number * step) % size for number in range(min(int(size / step), MOST_STEPS))]
