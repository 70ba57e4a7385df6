"""Strips of a region, one above the other, as few polygons: those that share a side are joined."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from tni.maths.curves import Place, Run

type Side = list[Place]
type Strip = tuple[Side, Side]
"""Lower and upper side, both from left to right."""
type _Level = tuple[int, int]
"""Numbers of the first and the last point of the part of a side that is shared."""


@dataclass(slots=True)
class _Column:
    """Strips that were joined: the sides of the lowest and of the highest one, and the ends of those between."""

    bottom: Side
    top: Side
    left: Side = field(default_factory=list)
    right: Side = field(default_factory=list)

    @property
    def outline(self) -> Run:
        return (*self.bottom, *self.right, *reversed(self.top), *reversed(self.left))


def joined_strips(rows: Iterable[list[Strip]]) -> list[Run]:
    """Return polygons that cover strips. rows: the strips of each row, from the lowest row up."""
    out: list[Run] = []
    below: dict[tuple[Place, Place], tuple[_Column, _Level]] = {}
    for strips in rows:
        here: dict[tuple[Place, Place], tuple[_Column, _Level]] = {}
        for low, high in strips:
            if not (low and high):
                continue
            level = _level(low, min(y for _, y in low))
            found = None if level is None else below.pop((low[level[0]], low[level[1]]), None)
            if found is None or level is None:
                column = _Column(low, high)
            else:
                column, (start, end) = found
                first, last = level
                column.left += [*column.top[:start], low[first], *reversed(low[:first])]
                column.right += [*reversed(column.top[end + 1 :]), low[last], *low[last + 1 :]]
                column.top = high
            above = _level(high, max(y for _, y in high))
            if above is None:
                out.append(column.outline)
            else:
                here[high[above[0]], high[above[1]]] = column, above
        out += [column.outline for column, _ in below.values()]
        below = here
    out += [column.outline for column, _ in below.values()]
    return [one for one in out if len(one) > 2]


def _level(side: Side, height: float) -> _Level | None:
    """Return the numbers of the first and the last point of a side that lie at a height; None where others lie between
    them, or where it is one point."""
    at = [n for n, (_, y) in enumerate(side) if y == height]
    return (at[0], at[-1]) if at[-1] > at[0] and at[-1] - at[0] + 1 == len(at) else None
