"""Curves and regions of two unknowns, as x² + y² = 4, by marching squares: even cells, halved where the curve passes,
and its points found on their sides. The number of values that are computed is limited."""

from __future__ import annotations

from collections.abc import Callable
from math import isfinite

from tni.maths.curves import Place, Run
from tni.maths.windows import PlotWindow

type PlaneFunction = Callable[[float, float], float]

NEARINGS = 4
"""Steps by which a point is found on the side of a cell."""
ASPECT = 4 / 3
"""Cells along a row for each cell along a column."""


def implicit_runs(function: PlaneFunction, window: PlotWindow, most: int = 2_500) -> list[Run]:
    """Return the lines on which a function is 0. most: values that are computed, about."""
    grid = _Grid(function, window, most // 2)
    return _Marcher(function, most - grid.computed, grid).runs(window)


def region_cells(function: PlaneFunction, window: PlotWindow, most: int = 1_500) -> list[Run]:
    """Return polygons that cover where a function is above 0, a strip for each row of cells."""
    grid = _Grid(function, window, most)
    return grid.strips()


class _Grid:
    """Values at the corners of even cells."""

    def __init__(self, function: PlaneFunction, window: PlotWindow, most: int) -> None:
        self._rows = max(int((most / ASPECT) ** 0.5) - 1, 4)
        self._columns = max(int(self._rows * ASPECT), 4)
        self._xs = [window.x_min + window.width * n / self._columns for n in range(self._columns + 1)]
        self._ys = [window.y_min + window.height * n / self._rows for n in range(self._rows + 1)]
        self._values = [[function(x, y) for x in self._xs] for y in self._ys]
        self._places = {(x, y): (n, row) for n, x in enumerate(self._xs[:-1]) for row, y in enumerate(self._ys[:-1])}
        self.computed = len(self._xs) * len(self._ys)

    def mixed(self) -> list[_Corners]:
        """Return the cells at whose corners the function has both signs."""
        out: list[_Corners] = []
        for row in range(self._rows):
            below, above = self._values[row], self._values[row + 1]
            signs = [_sign(one) + _sign(other) for one, other in zip(below, above, strict=True)]
            for n in range(self._columns):
                if -4 < signs[n] + signs[n + 1] < 4:  # neither one sign nor without a value
                    out.append(self._cell(n, row))
        return out

    def _cell(self, n: int, row: int) -> _Corners:
        below, above = self._values[row], self._values[row + 1]
        sides = self._xs[n], self._ys[row], self._xs[n + 1], self._ys[row + 1]
        return (*sides, below[n], below[n + 1], above[n + 1], above[n])

    def beside(self, cell: _Corners, columns: int, rows: int) -> _Corners | None:
        """Return the cell beside one of the grid; None beside others and at the edge."""
        n, row = self._places.get(cell[:2], (-9, 0))
        if n < 0 or cell[2:4] != (self._xs[n + 1], self._ys[row + 1]):
            return None
        n, row = n + columns, row + rows
        return self._cell(n, row) if 0 <= n < self._columns and 0 <= row < self._rows else None

    def strips(self) -> list[Run]:
        """Return what lies above 0: for each row, polygons with their ends where the sign changes."""
        out: list[Run] = []
        for row in range(self._rows):
            below, above = self._values[row], self._values[row + 1]
            lower: list[Place] = []
            upper: list[Place] = []
            for n in range(self._columns):
                corners = (below[n], below[n + 1], above[n + 1], above[n])
                if min(corners) > 0:
                    if not lower:
                        lower, upper = [(self._xs[n], self._ys[row])], [(self._xs[n], self._ys[row + 1])]
                    continue
                if lower:
                    out.append(self._strip(lower, upper, n, row))
                    lower, upper = [], []
                if max(corners) > 0 and all(map(isfinite, corners)):
                    out.append(
                        _positive_part((self._xs[n], self._ys[row], self._xs[n + 1], self._ys[row + 1], *corners))
                    )
            if lower:
                out.append(self._strip(lower, upper, self._columns, row))
        return [one for one in out if len(one) > 2]

    def _strip(self, lower: list[Place], upper: list[Place], column: int, row: int) -> Run:
        x = self._xs[column]
        return (lower[0], (x, self._ys[row]), (x, self._ys[row + 1]), upper[0])


type _Corners = tuple[float, float, float, float, float, float, float, float]
"""Sides left, bottom, right, top of a cell, and the values at its corners, round from bottom left."""


def _sign(value: float) -> int:
    """Return 1 from 0 up, -1 below, and so much where there is no value that a cell with it counts as none."""
    return 1 if value >= 0 else -1 if value < 0 else 100


def _positive_part(cell: _Corners) -> Run:
    left, bottom, right, top, *values = cell
    places = ((left, bottom), (right, bottom), (right, top), (left, top))
    out: list[Place] = []
    for n in range(4):
        here, after = values[n], values[(n + 1) % 4]
        if here > 0:
            out.append(places[n])
        if (here > 0) != (after > 0):
            part = here / (here - after)
            (x, y), (x1, y1) = places[n], places[(n + 1) % 4]
            out.append((x + part * (x1 - x), y + part * (y1 - y)))
    return tuple(out)


class _Marcher:
    """Maker of lines from cells. left: values that it may still compute."""

    def __init__(self, function: PlaneFunction, left: int, grid: _Grid) -> None:
        self._function, self._left, self._grid = function, left, grid
        self._segments: list[tuple[Place, Place]] = []
        self._waiting = grid.mixed()
        self._crossings: dict[tuple[float, float, float, float], Place | None] = {}

    def runs(self, window: PlotWindow) -> list[Run]:
        self._halve()
        for cell in self._waiting:
            self._march(cell)
        return _chained(self._segments, window)

    def _halve(self) -> None:
        """Halve the cells as often as the values allow, each time all of them."""
        while self._waiting and self._left > (5 + 3 * NEARINGS) * len(self._waiting) and len(self._waiting) < 400:
            halved: list[_Corners] = []
            known = set(self._waiting)
            for cell in self._waiting:  # grows by the cells into which a tip of the curve reaches
                self._left -= 5
                halved += self._quarters(cell, known)
            self._waiting = halved

    def _quarters(self, cell: _Corners, known: set[_Corners]) -> list[_Corners]:
        left, bottom, right, top, a, b, c, d = cell
        x, y, f = (left + right) / 2, (bottom + top) / 2, self._function
        south, east, north, west, middle = f(x, bottom), f(right, y), f(x, top), f(left, y), f(x, y)
        for value, end, far, column, row in (
            (south, a, b, 0, -1), (east, b, c, 1, 0), (north, c, d, 0, 1), (west, d, a, -1, 0)
        ):  # fmt: skip
            if (end >= 0) == (far >= 0) != (value >= 0):
                other = self._grid.beside(cell, column, row)
                if other is not None and other not in known:
                    known.add(other)
                    self._waiting.append(other)
        quarters: tuple[_Corners, ...] = (
            (left, bottom, x, y, a, south, middle, west),
            (x, bottom, right, y, south, b, east, middle),
            (x, y, right, top, middle, east, c, north),
            (left, y, x, top, west, middle, north, d),
        )
        return [one for one in quarters if -4 < sum(map(_sign, one[4:])) < 4]

    def _march(self, cell: _Corners) -> None:
        left, bottom, right, top, a, b, c, d = cell
        places = ((left, bottom, a), (right, bottom, b), (right, top, c), (left, top, d))
        found: list[Place] = []
        for n in range(4):
            one, other = places[n], places[(n + 1) % 4]
            if (one[2] >= 0) != (other[2] >= 0) and (place := self._crossing(one, other)) is not None:
                found.append(place)
        if len(found) == 2:
            self._segments.append((found[0], found[1]))
        elif len(found) == 4:  # a saddle: its middle says which corners hang together
            joined = (self._function((left + right) / 2, (bottom + top) / 2) >= 0) == (a >= 0)
            self._left -= 1
            pairs = ((0, 1), (2, 3)) if joined else ((3, 0), (1, 2))
            self._segments += [(found[one], found[other]) for one, other in pairs]

    def _crossing(self, one: tuple[float, float, float], other: tuple[float, float, float]) -> Place | None:
        """Return where the function is 0 on a side; None for a pole or jump. It is the same from both cells."""
        if (one[0], one[1]) > (other[0], other[1]):
            one, other = other, one
        side = (*one[:2], *other[:2])
        if side not in self._crossings:
            self._crossings[side] = self._found_crossing(one, other)
        return self._crossings[side]

    def _found_crossing(self, one: tuple[float, float, float], other: tuple[float, float, float]) -> Place | None:
        (x, y, value), (x1, y1, value1) = one, other
        low, high, at_low, at_high = 0.0, 1.0, value, value1
        place, found = 0.0, value
        for _ in range(NEARINGS if self._left > 0 else 1):
            place = low + (high - low) * at_low / (at_low - at_high)
            self._left -= 1
            found = self._function(x + place * (x1 - x), y + place * (y1 - y))
            if not isfinite(found) or not found:
                break
            if (found >= 0) == (at_low >= 0):
                low, at_low, at_high = place, found, at_high / 2
            else:
                high, at_high, at_low = place, found, at_low / 2
        if not abs(found) <= 0.6 * max(abs(value), abs(value1)):
            return None
        return x + place * (x1 - x), y + place * (y1 - y)


def _chained(segments: list[tuple[Place, Place]], window: PlotWindow) -> list[Run]:
    """Return the lines that segments with common ends make."""
    grain_x, grain_y = window.width * 1e-7, window.height * 1e-7

    def key(place: Place) -> tuple[int, int]:
        return round((place[0] - window.x_min) / grain_x), round((place[1] - window.y_min) / grain_y)

    ends: dict[tuple[int, int], list[int]] = {}
    for n, (one, other) in enumerate(segments):
        ends.setdefault(key(one), []).append(n)
        ends.setdefault(key(other), []).append(n)
    used = [False] * len(segments)
    out: list[Run] = []
    for n, (one, other) in enumerate(segments):
        if used[n]:
            continue
        used[n] = True
        forward = _followed(other, segments, ends, used, key)
        backward = _followed(one, segments, ends, used, key)
        out.append((*reversed(backward), one, other, *forward))
    return out


def _followed(
    place: Place, segments: list[tuple[Place, Place]], ends: dict[tuple[int, int], list[int]], used: list[bool],
    key: Callable[[Place], tuple[int, int]],
) -> list[Place]:  # fmt: skip
    out: list[Place] = []
    while True:
        here = key(place)
        following = next((n for n in ends[here] if not used[n]), None)
        if following is None:
            return out
        used[following] = True
        one, other = segments[following]
        place = other if key(one) == here else one
        out.append(place)
