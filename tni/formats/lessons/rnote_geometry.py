"""Transforms of rnote: boxes about a middle, moved, turned and scaled. Lengths are pixels of the document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import atan2, degrees, hypot

from tni.core.geometry import Affine
from tni.formats.lessons.rnote_document import FARTHEST_PX, Json, as_map, as_point

type Point = tuple[float, float]

_SKEW = 1e-3
_COLUMNS_3 = (0, 1, 3, 4, 6, 7)
"""Places of the six numbers in a matrix of nine, column by column."""


def affine_of(value: Mapping[str, Json]) -> Affine | None:
    """Return the transform of a shape: six numbers, or nine in a `transform` before version 0.15."""
    numbers = value.get("affine", as_map(value.get("transform")).get("affine"))
    if not isinstance(numbers, list) or len(numbers) not in (6, 9):
        return None
    if not all(isinstance(one, int | float) and abs(one) < FARTHEST_PX for one in numbers):
        return None
    picked = numbers if len(numbers) == 6 else [numbers[at] for at in _COLUMNS_3]
    return Affine(*(float(one) for one in picked))


@dataclass(frozen=True, slots=True)
class TurnedBox:
    """Box that is turned about its top left corner. turn: degrees clockwise. is_skew: the transform did more than
    that."""

    x: float
    y: float
    width: float
    height: float
    turn: float
    is_mirrored: bool
    is_skew: bool


def turned_box(half: Point, move: Affine) -> TurnedBox:
    """Return a box about the origin after a transform. half: half of its width and height."""
    is_mirrored = move.a * move.d - move.b * move.c < 0
    side = -1.0 if is_mirrored else 1.0
    wide, high = hypot(move.a, move.b), hypot(move.c, move.d)
    x, y = move.point(-half[0] * side, -half[1])
    turn = degrees(atan2(move.b * side, move.a * side))
    skew = abs(move.a * move.c + move.b * move.d) / (wide * high) if wide and high else 0.0
    return TurnedBox(x, y, 2 * half[0] * wide, 2 * half[1] * high, turn, is_mirrored, skew > _SKEW)


def half_extents(rectangle: Mapping[str, Json]) -> Point | None:
    """Return half of a rectangle's width and height, before its transform."""
    half = as_point(as_map(rectangle.get("cuboid")).get("half_extents"))
    return None if half is None else (abs(half[0]), abs(half[1]))
