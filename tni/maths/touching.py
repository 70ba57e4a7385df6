"""Curves on which a function is 0 without crossing it, as (x − y)² or |x| + |y|: found in cells where intervals do not
rule it out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations
from math import dist, inf, isfinite, sqrt

from tni.maths.curves import Place

type PlaneFunction = Callable[[float, float], float]

TOUCHED, ENOUGH, HOPELESS, FAINT = 1e-3, 5e-5, 0.4, 0.8
"""Parts of the values at the ends of a side: one that counts as 0, one from which no nearer is looked for, and one that
no step brings to 0; the last one in the middle of a cell."""
SAME = 0.1
"""Distance of two places by one corner, in distances of the ends of a piece."""
REACHES, SEARCHED = (0.15, 0.02, 0.003), 24
"""Parts of a side around the least value in which one still less is looked for, and steps within a cell."""


class Touches:
    """Finder of the pieces of such a curve in cells. left: values that may be computed, about. Each side of a cell is
    looked at once."""

    def __init__(self, function: PlaneFunction, left: int) -> None:
        self._function, self._left = function, left
        self._sides: dict[tuple[Place, Place], Place | None] = {}
        self._pieces: list[tuple[Place, Place]] = []
        self._points: dict[Place, None] = {}

    def look(self, corners: Sequence[Place], values: Sequence[float]) -> None:
        """Look for the curve in a cell, given by its corners in turn and the values there."""
        if self._left <= 0 or not all(map(isfinite, values)):
            return
        sizes = [abs(value) for value in values]
        found: dict[Place, None] = {}
        for n in range(4):
            ends = sorted(((corners[n], sizes[n]), (corners[n - 3], sizes[n - 3])))
            (one, first), (other, last) = ends
            if (one, other) not in self._sides:
                self._sides[one, other] = self._on_side(one, other, first, last)
            if (place := self._sides[one, other]) is not None:
                found[place] = None
        match list(found):
            case []:
                alone = self._within(corners, max(sizes))
                self._points |= {} if alone is None else {alone: None}
            case [place]:
                self._points[place] = None
            case places:
                self._pieces += _joined(places)

    def segments(self, others: Sequence[tuple[Place, Place]], near: Place) -> list[tuple[Place, Place]]:
        """Return the pieces of the curve, and its points that are alone as pieces without length. others: pieces that
        were found otherwise. near: distances across and up from these at which a point is none of its own."""
        wide, high = near
        taken = {(x // wide, y // high) for piece in (*others, *self._pieces) for x, y in piece}
        out = list(self._pieces)
        for x, y in self._points:
            around = ((x // wide + a, y // high + b) for a in (-1, 0, 1) for b in (-1, 0, 1))
            if not any(place in taken for place in around):
                taken.add((x // wide, y // high))
                out.append(((x, y), (x, y)))
        return out

    def _value(self, x: float, y: float) -> float:
        self._left -= 1
        found = abs(self._function(x, y))
        return found if found == found else inf

    def _on_side(self, one: Place, other: Place, first: float, last: float) -> Place | None:
        """Return the place of a side at which the function is 0. first, last: its values at the ends."""
        (x, y), dx, dy = one, other[0] - one[0], other[1] - one[1]
        most = max(first, last)
        if min(first, last) <= ENOUGH * most:
            return one if first <= last else other

        def at(part: float) -> float:
            return self._value(x + part * dx, y + part * dy)

        part, least, low, high = 0.5, inf, 0.0, 1.0
        for reach in (*REACHES, 0.0):
            whole = first + last
            roots = sqrt(first) + sqrt(last)
            if not 0 < whole < inf:
                break
            for share in (first / whole, sqrt(first) / roots):  # of |x|, and of a square
                if (found := at(low + (high - low) * share)) < least:
                    part, least = low + (high - low) * share, found
            if least <= ENOUGH * most or least > HOPELESS * most or not reach:
                break
            low, high = max(part - reach, 0.0), min(part + reach, 1.0)
            first, last = at(low), at(high)
        return (x + part * dx, y + part * dy) if least <= TOUCHED * most else None

    def _within(self, corners: Sequence[Place], most: float) -> Place | None:
        """Return the place within a cell at which the function is 0 alone."""
        (x, y), (x1, y1) = corners[0], corners[2]
        at, reach = ((x + x1) / 2, (y + y1) / 2), ((x1 - x) / 4, (y1 - y) / 4)
        least = self._value(*at)
        for _ in range(SEARCHED if least <= FAINT * most else 0):
            if least <= ENOUGH * most:
                break
            around = [(at[0] + a * reach[0], at[1] + b * reach[1]) for a, b in ((1, 0), (0, 1), (-1, 0), (0, -1))]
            values = [self._value(*place) for place in around]
            if min(values) < least:
                least = min(values)
                at = around[values.index(least)]
            else:
                reach = reach[0] / 2, reach[1] / 2
        return at if least <= TOUCHED * most else None


def _joined(places: Sequence[Place]) -> list[tuple[Place, Place]]:
    """Return the pieces between two to four places on the sides of a cell. Those by the same corner are one."""
    one, other = max(combinations(places, 2), key=lambda pair: dist(*pair))
    near = SAME * dist(one, other)
    rest = [place for place in places if min(dist(place, one), dist(place, other)) > near]
    if len(rest) == 2:
        return [(places[0], places[2]), (places[1], places[3])]
    return [(one, rest[0]), (rest[0], other)] if rest else [(one, other)]
