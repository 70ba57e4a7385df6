"""Order in which the pieces of a stroke were drawn. OpenBoard writes pieces at one height in no order of its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from math import dist, floor

from tni.core.geometry import Point
from tni.formats.lessons.openboard.ribbon import Ribbon

_SAME = 0.15
"""Distance of an end and a start that are one; files round to a hundredth."""
_LOOKED_AT = 16
"""Starts at one place that are compared."""


@dataclass(frozen=True, slots=True)
class StrokePiece:
    """Element of a file that is part of a stroke. name: of the element. outline: of a polygon, () for a line. ribbon:
    None for an outline that tells no centre line."""

    name: str
    outline: Sequence[Point]
    ribbon: Ribbon | None


def in_drawing_order(pieces: Sequence[StrokePiece]) -> list[StrokePiece]:
    """Return pieces so that each stands behind the one at whose end it begins. Pieces that tell no line stay behind the
    one that they follow in the file."""
    following = _links(pieces)
    if all(other == one + 1 or _are_cut(pieces, one, other) for one, other in following.items()):
        return list(pieces)
    begun = set(following.values())
    order: list[int] = []
    done: set[int] = set()
    for first in (*(one for one in range(len(pieces)) if one not in begun), *range(len(pieces))):  # a ring has no start
        place: int | None = first
        while place is not None and place not in done:
            done.add(place)
            order.append(place)
            place = following.get(place)
    return [pieces[place] for place in order]


def _are_cut(pieces: Sequence[StrokePiece], one: int, other: int) -> bool:
    """Return whether only outlines that tell no line stand between two pieces."""
    return one < other and all(piece.ribbon is None for piece in pieces[one + 1 : other])


def _links(pieces: Sequence[StrokePiece]) -> dict[int, int]:
    """Return the piece that begins at the end of each; the nearest behind it in the file, if there are several."""
    starts: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    for place, piece in enumerate(pieces):
        if piece.ribbon is not None and len(piece.ribbon.points) > 1:
            starts[_cell(piece.ribbon.points[0])].append(place)
    found: dict[int, int] = {}
    taken: set[int] = set()
    for place, piece in enumerate(pieces):
        if piece.ribbon is None:
            continue
        end = piece.ribbon.points[-1]
        x, y = _cell(end)
        near = [
            other
            for dx in (-1, 0, 1)
            for dy in (-1, 0, 1)
            for other in starts.get((x + dx, y + dy), ())[:_LOOKED_AT]
            if other != place and other not in taken and _begins_at(pieces[other], end)
        ]
        if near:
            found[place] = min(near, key=lambda other: (other < place, abs(other - place)))
            taken.add(found[place])
    return found


def _cell(point: Point) -> tuple[int, int]:
    return floor(point[0] / _SAME), floor(point[1] / _SAME)


def _begins_at(piece: StrokePiece, point: Point) -> bool:
    return piece.ribbon is not None and dist(piece.ribbon.points[0], point) <= _SAME
