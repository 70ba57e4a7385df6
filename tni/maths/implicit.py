"""Curves and regions of two unknowns, as x² + y² = 4, by marching squares: coarse cells, halved where the curve passes,
and its points found on their sides. The number of values that are computed is limited."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from math import isfinite

from tni.maths.curves import Place, Run
from tni.maths.windows import PlotWindow

type PlaneFunction = Callable[[float, float], float]
type _Vertex = tuple[int, int]
type _Cell = tuple[int, int]
"""Left and lower corner of a cell, counted in the finest steps."""

LEVELS, NEARINGS = 4, 3
"""Times that a cell is halved at most; steps by which a point is found on its side."""
ASPECT = 4 / 3
"""Cells along a row for each cell along a column."""
COARSE = 0.3
"""Part of the values that the coarse cells take."""
EVALUATIONS = 9
"""Values that halving takes for each cell, with the points on the sides of the halves."""


def implicit_runs(function: PlaneFunction, window: PlotWindow, most: int = 1_500) -> list[Run]:
    """Return the lines on which a function is 0. most: values that are computed, about."""
    lattice = _Lattice(function, window, most, int(most * COARSE), LEVELS)
    cells = lattice.coarse_mixed()
    step = 1 << LEVELS
    while step > 1 and cells and lattice.left > EVALUATIONS * len(cells):
        cells, step = lattice.halved(cells, step), step // 2
    segments = [segment for cell in cells for segment in lattice.segments(cell, step)]
    return _chained(segments)


def region_cells(function: PlaneFunction, window: PlotWindow, most: int = 1_000) -> list[Run]:
    """Return polygons that cover where a function is above 0, a strip for each row of cells."""
    return _Lattice(function, window, most, most, 0).strips()


def _sign(value: float) -> int:
    """Return 1 from 0 up, -1 below, and so much where there is no value that a cell with it counts as none."""
    return 1 if value >= 0 else -1 if value < 0 else 100


class _Lattice:
    """Even places of a window, and the values there, each computed once. left: values that may still be computed."""

    def __init__(self, function: PlaneFunction, window: PlotWindow, most: int, coarse: int, levels: int) -> None:
        self._function, self._window, self.left = function, window, most
        self._coarse = 1 << levels
        rows = max(int((coarse / ASPECT) ** 0.5) - 1, 4)
        self._columns, self._rows = max(int(rows * ASPECT), 4) << levels, rows << levels
        self._values: dict[_Vertex, float] = {}
        self._crossings: dict[tuple[_Vertex, _Vertex], Place | None] = {}

    def _place(self, vertex: _Vertex) -> Place:
        window = self._window
        return (
            window.x_min + window.width * vertex[0] / self._columns,
            window.y_min + window.height * vertex[1] / self._rows,
        )

    def _value(self, vertex: _Vertex) -> float:
        found = self._values.get(vertex)
        if found is None:
            self.left -= 1
            found = self._values[vertex] = self._function(*self._place(vertex))
        return found

    def _corners(self, cell: _Cell, step: int) -> tuple[_Vertex, _Vertex, _Vertex, _Vertex]:
        i, j = cell
        return (i, j), (i + step, j), (i + step, j + step), (i, j + step)

    def _is_mixed(self, cell: _Cell, step: int) -> bool:
        return -4 < sum(_sign(self._value(one)) for one in self._corners(cell, step)) < 4

    def coarse_mixed(self) -> list[_Cell]:
        """Return the coarse cells at whose corners the function has both signs."""
        step = self._coarse
        signs = [
            [_sign(self._value((i, j))) for i in range(0, self._columns + 1, step)]
            for j in range(0, self._rows + 1, step)
        ]
        out: list[_Cell] = []
        for row, (below, above) in enumerate(pairwise(signs)):
            pairs = [one + other for one, other in zip(below, above, strict=True)]
            out += [(n * step, row * step) for n in range(len(pairs) - 1) if -4 < pairs[n] + pairs[n + 1] < 4]
        return out

    def halved(self, cells: list[_Cell], step: int) -> list[_Cell]:
        """Return the quarters of cells through which the curve passes, and of those into which a tip of it reaches."""
        waiting, known, half = list(cells), set(cells), step // 2
        out: list[_Cell] = []
        for cell in waiting:  # grows by the cells of tips
            i, j = cell
            for vertex, one, other, beside in (
                ((i + half, j), (i, j), (i + step, j), (i, j - step)),
                ((i + half, j + step), (i, j + step), (i + step, j + step), (i, j + step)),
                ((i, j + half), (i, j), (i, j + step), (i - step, j)),
                ((i + step, j + half), (i + step, j), (i + step, j + step), (i + step, j)),
            ):
                side = self._value(one) >= 0
                if side != (self._value(vertex) >= 0) and side == (self._value(other) >= 0) and beside not in known:
                    known.add(beside)
                    if 0 <= beside[0] < self._columns and 0 <= beside[1] < self._rows:
                        waiting.append(beside)
            quarters = (cell, (i + half, j), (i, j + half), (i + half, j + half))
            out += [one for one in quarters if self._is_mixed(one, half)]
        return out

    # -- lines

    def segments(self, cell: _Cell, step: int) -> list[tuple[Place, Place]]:
        """Return the pieces of the curve in a cell."""
        corners = self._corners(cell, step)
        found: list[Place] = []
        for n in range(4):
            one, other = corners[n], corners[(n + 1) % 4]
            if (self._value(one) >= 0) != (self._value(other) >= 0) and (place := self._crossing(one, other)):
                found.append(place)
        if len(found) == 2:
            return [(found[0], found[1])]
        if len(found) < 4:
            return []
        x, y = self._place(corners[0]), self._place(corners[2])  # a saddle: its middle says what hangs together
        self.left -= 1
        middle = self._function((x[0] + y[0]) / 2, (x[1] + y[1]) / 2)
        joined = (middle >= 0) == (self._value(corners[0]) >= 0)
        return [(found[0], found[1]), (found[2], found[3])] if joined else [(found[3], found[0]), (found[1], found[2])]

    def _crossing(self, one: _Vertex, other: _Vertex) -> Place | None:
        """Return where the function is 0 on a side, the same from both cells; None for a pole or jump."""
        side = (one, other) if one < other else (other, one)
        if side not in self._crossings:
            self._crossings[side] = self._found_crossing(*side)
        return self._crossings[side]

    def _found_crossing(self, one: _Vertex, other: _Vertex) -> Place | None:
        (x, y), (x1, y1) = self._place(one), self._place(other)
        at_low, at_high = self._value(one), self._value(other)
        most = max(abs(at_low), abs(at_high))
        low, high, place, found = 0.0, 1.0, 0.0, at_low
        for _ in range(NEARINGS if self.left > 0 else 1):
            place = low + (high - low) * at_low / (at_low - at_high)
            self.left -= 1
            found = self._function(x + place * (x1 - x), y + place * (y1 - y))
            if not isfinite(found) or abs(found) <= 1e-3 * most:
                break
            if (found >= 0) == (at_low >= 0):
                low, at_low, at_high = place, found, at_high / 2
            else:
                high, at_high, at_low = place, found, at_low / 2
        if not abs(found) <= 0.6 * most:
            return None
        return x + place * (x1 - x), y + place * (y1 - y)

    # -- regions

    def strips(self) -> list[Run]:
        """Return what lies above 0: for each row, polygons, with their ends where the sign changes."""
        out: list[Run] = []
        for row in range(self._rows):
            start: int | None = None
            for n in range(self._columns + 1):
                values = [self._value(one) for one in self._corners((n, row), 1)] if n < self._columns else [-1.0]
                if min(values) > 0:
                    start = n if start is None else start
                    continue
                if start is not None:
                    ends = (start, row), (n, row), (n, row + 1), (start, row + 1)
                    out.append(tuple(map(self._place, ends)))
                    start = None
                if max(values) > 0 and all(map(isfinite, values)):
                    out.append(self._positive_part((n, row), values))
        return [one for one in out if len(one) > 2]

    def _positive_part(self, cell: _Cell, values: list[float]) -> Run:
        places = [self._place(one) for one in self._corners(cell, 1)]
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


def _chained(segments: list[tuple[Place, Place]]) -> list[Run]:
    """Return the lines that segments with common ends make."""
    ends: dict[Place, list[int]] = {}
    for n, (one, other) in enumerate(segments):
        ends.setdefault(one, []).append(n)
        ends.setdefault(other, []).append(n)
    used = [False] * len(segments)
    out: list[Run] = []
    for n, (one, other) in enumerate(segments):
        if not used[n]:
            used[n] = True
            forward = _followed(other, segments, ends, used)
            backward = _followed(one, segments, ends, used)
            out.append((*reversed(backward), one, other, *forward))
    return out


def _followed(
    place: Place, segments: list[tuple[Place, Place]], ends: dict[Place, list[int]], used: list[bool]
) -> list[Place]:
    out: list[Place] = []
    while True:
        following = next((n for n in ends[place] if not used[n]), None)
        if following is None:
            return out
        used[following] = True
        one, other = segments[following]
        place = other if one == place else one
        out.append(place)
