"""Curves and regions of two unknowns, as x² + y² = 4, by marching squares: coarse cells, halved where the curve passes,
and its points found on their sides. The number of values that are computed is limited."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import product
from math import isfinite

from tni.maths.curves import Place, Run
from tni.maths.intervals import ANY, Interval
from tni.maths.strips import Strip, joined_strips
from tni.maths.touching import Touches
from tni.maths.windows import PlotWindow

type PlaneFunction = Callable[[float, float], float]
type PlaneEnclosure = Callable[[Interval, Interval], Interval]
"""Interval of the values while x and y go through intervals."""
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
BLOCK, MOST_DOUBTFUL = 3, 40
"""Side of the blocks of cells that are ruled out at once, and doubtful cells that are halved."""
ASKED, LEAST_ASKED, TOUCHES = 3, 600, 2
"""Part of the values that may be intervals, values from which there are any, and times as many by which curves are
found that the function touches."""
CROSSED = 0.02
"""Part of the values at a cell's corners that counts as 0 where lines cross."""
FOUND, NEAR = 1e-3, 0.1
"""Parts of the values at the ends of a side: a value that counts as 0, and one near which the curve is straight."""


def implicit_runs(
    function: PlaneFunction, window: PlotWindow, most: int = 1_500, of: PlaneEnclosure | None = None
) -> list[Run]:
    """Return the lines on which a function is 0; a point alone is one without length. most: values that are computed,
    about. of: intervals of the function's values, by which curves are found that fit between the first cells, or that
    the function touches without crossing them."""
    lattice = _Lattice(function, window, most, int(most * COARSE), LEVELS, of)
    lattice.look_closer()
    return lattice.lines()


def region_cells(function: PlaneFunction, window: PlotWindow, most: int = 1_000) -> list[Run]:
    """Return polygons that cover where a function is above 0, a strip for each row of cells."""
    lattice = _Lattice(function, window, most, most, 0)
    lattice.look_closer()
    return lattice.strips()


def region_shapes(
    function: PlaneFunction, window: PlotWindow, most: int = 1_000, of: PlaneEnclosure | None = None
) -> tuple[list[Run], list[Run]]:
    """Return the lines of `implicit_runs` and polygons that end on them, from the same values."""
    lattice = _Lattice(function, window, most, int(most * COARSE), LEVELS, of)
    lattice.look_closer()
    return lattice.lines(), lattice.strips()


def _sign(value: float) -> int:
    """Return 1 from 0 up, -1 below, and so much where there is no value that a cell with it counts as none."""
    return 1 if value >= 0 else -1 if value < 0 else 100


class _Lattice:
    """Even places of a window, and the values there, each computed once. left: values that may still be computed."""

    def __init__(
        self, function: PlaneFunction, window: PlotWindow, most: int, coarse: int, levels: int,
        of: PlaneEnclosure | None = None,
    ) -> None:  # fmt: skip
        self._of, self._doubtful, self._doubtful_step = of, list[_Cell](), 1
        self._asked, self._touches = most // ASKED if of and most >= LEAST_ASKED else 0, TOUCHES * most
        """Cells at whose corners the function has one sign, and in which it may be 0 all the same."""
        self._function, self._window, self.left = function, window, most
        self._step = 1 << levels
        rows = max(int((coarse / ASPECT) ** 0.5) - 1, 4)
        self._columns, self._rows = max(int(rows * ASPECT), 4) << levels, rows << levels
        self._x, self._dx = window.x_min, window.width / self._columns
        self._y, self._dy = window.y_min, window.height / self._rows
        self._cells: list[_Cell] = []
        """Those of the finest step through which the curve passes."""
        self._above: dict[_Cell, int] = {}
        """Steps along a side of the other cells, where the function is nowhere below 0."""
        self._values: dict[_Vertex, float] = {}
        self._crossings: dict[tuple[_Vertex, _Vertex], Place | None] = {}

    def _place(self, vertex: _Vertex) -> Place:
        return self._x + self._dx * vertex[0], self._y + self._dy * vertex[1]

    def _value(self, vertex: _Vertex) -> float:
        found = self._values.get(vertex)
        if found is None:
            self.left -= 1
            i, j = vertex
            found = self._values[vertex] = self._function(self._x + self._dx * i, self._y + self._dy * j)
        return found

    def look_closer(self) -> None:
        """Find the cells through which the curve passes, and halve them as often as the values allow."""
        cells, step = self._coarse_mixed(), self._step
        doubtful = self._doubted(set(cells), step)
        self._doubtful_step = step
        while step > 1 and (cells or doubtful) and self.left > EVALUATIONS * len(cells):
            found: list[_Cell] = []
            if step == self._doubtful_step and len(doubtful) <= min(MOST_DOUBTFUL, self._asked // 4):
                found, doubtful = self._cleared(doubtful, step, cells)
                self._doubtful_step = step // 2
            elif not cells:
                break
            cells, step = list(dict.fromkeys(self._halved(cells, step) + found)), step // 2
        self._cells, self._step, self._doubtful = cells, step, doubtful
        if cells:  # what else there is matters less
            self._touches //= 4

    def lines(self) -> list[Run]:
        """Return the lines on which the function is 0."""
        found = (segment for cell in self._cells for segment in self._segments(cell, self._step))
        segments = [segment for segment in found if segment[0] != segment[1]]
        if not self._doubtful:
            return _chained(segments)
        touches, step = Touches(self._function, self._touches), self._doubtful_step
        for i, j in self._doubtful:
            corners = (i, j), (i + step, j), (i + step, j + step), (i, j + step)
            touches.look([self._place(one) for one in corners], [self._value(one) for one in corners])
        return _chained(segments + touches.segments(segments, (step * self._dx, step * self._dy)))

    def _may_be_zero(self, cell: _Cell, step: int) -> bool:
        if self._of is None or self._asked <= 0:
            return False
        self._asked -= 1
        (x, y), (x1, y1) = self._place(cell), self._place((cell[0] + step, cell[1] + step))
        low, high = self._of((x, x1), (y, y1))
        return low <= 0 <= high and (low, high) != ANY  # of what is not known nothing more is found

    def _doubted(self, mixed: set[_Cell], step: int) -> list[_Cell]:
        """Return the coarse cells that are not mixed, and where the function may be 0 all the same."""
        side, out = BLOCK * step, list[_Cell]()
        for j, i in product(range(0, self._rows, side), range(0, self._columns, side)):
            if self._may_be_zero((i, j), side):  # of a block, else of none of its cells
                cells = product(range(j, min(j + side, self._rows), step), range(i, min(i + side, self._columns), step))
                some = ((x, y) for y, x in cells if (x, y) not in mixed)
                out += [cell for cell in some if self._may_be_zero(cell, step)]
        return out

    def _cleared(self, cells: list[_Cell], step: int, mixed: list[_Cell]) -> tuple[list[_Cell], list[_Cell]]:
        """Return the quarters of doubtful cells through which the curve passes, and those that stay doubtful."""
        half, value, known = step // 2, self._value, set(mixed)
        passed, doubtful = list[_Cell](), list[_Cell]()
        for i, j in cells:
            if (i, j) in known:
                continue
            self._above.pop((i, j), None)
            for quarter in ((i, j), (i + half, j), (i + half, j + half), (i, j + half)):
                x, y = quarter
                corners = value(quarter), value((x + half, y)), value((x + half, y + half)), value((x, y + half))
                count = sum(map(_sign, corners))
                if -4 < count < 4:
                    passed.append(quarter)
                    continue
                if count == 4 and max(corners) > 0:
                    self._above[quarter] = half
                if self._may_be_zero(quarter, half):
                    doubtful.append(quarter)
        return passed, doubtful

    def _coarse_mixed(self) -> list[_Cell]:
        """Return the coarse cells at whose corners the function has both signs, and note the others above 0."""
        step, function, out = self._step, self._function, list[_Cell]()
        columns = range(0, self._columns + 1, step)
        places = [self._x + self._dx * i for i in columns]
        below: list[float] = []
        before: list[int] = []
        for j in range(0, self._rows + 1, step):
            y = self._y + self._dy * j
            row = [function(x, y) for x in places]
            self._values.update(zip(((i, j) for i in columns), row, strict=True))
            signs = [_sign(value) for value in row]
            for n in range(len(before) - 1):
                count = before[n] + before[n + 1] + signs[n] + signs[n + 1]
                if -4 < count < 4:
                    out.append((n * step, j - step))
                elif count == 4 and max(below[n], below[n + 1], row[n], row[n + 1]) > 0:
                    self._above[n * step, j - step] = step
            below, before = row, signs
        self.left -= len(self._values)
        return out

    def _halved(self, cells: list[_Cell], step: int) -> list[_Cell]:
        """Return the quarters of cells through which the curve passes, and of those into which a tip of it reaches."""
        waiting, known, half, value = list(cells), set(cells), step // 2, self._value
        out: list[_Cell] = []
        for i, j in waiting:  # grows by the cells of tips
            x, y, right, top = i + half, j + half, i + step, j + step
            corners = value((i, j)), value((right, j)), value((right, top)), value((i, top))
            sides = value((x, j)), value((right, y)), value((x, top)), value((i, y))
            for at, beside in enumerate(((i, j - step), (right, j), (i, top), (i - step, j))):
                side = corners[at] >= 0
                if side == (sides[at] >= 0) or side != (corners[at - 3] >= 0) or beside in known:
                    continue
                known.add(beside)
                if 0 <= beside[0] < self._columns and 0 <= beside[1] < self._rows:
                    self._above.pop(beside, None)
                    waiting.append(beside)
            centre = value((x, y))
            middle = _sign(centre)
            around, ends = [_sign(one) for one in sides], [_sign(one) for one in corners]
            for at, quarter in enumerate(((i, j), (x, j), (x, y), (i, y))):
                count = middle + ends[at] + around[at] + around[at - 1]
                if -4 < count < 4:
                    out.append(quarter)
                elif count == 4 and max(centre, corners[at], sides[at], sides[at - 1]) > 0:
                    self._above[quarter] = half
        return out

    # -- lines

    def _segments(self, cell: _Cell, step: int) -> list[tuple[Place, Place]]:
        """Return the pieces of the curve in a cell."""
        (i, j), value = cell, self._value
        corners = (i, j), (i + step, j), (i + step, j + step), (i, j + step)
        above = [value(one) >= 0 for one in corners]
        found: list[Place] = []
        for n in range(4):
            if above[n] != above[n - 3] and (place := self._crossing(corners[n], corners[n - 3])):
                found.append(place)
        if len(found) == 2:
            return [(found[0], found[1])]
        if len(found) < 4:
            return []
        if self._do_cross(found, [value(one) for one in corners]):
            return [(found[0], found[2]), (found[1], found[3])]
        x, y = self._place(corners[0]), self._place(corners[2])  # a saddle: its middle says what hangs together
        self.left -= 1
        middle = self._function((x[0] + y[0]) / 2, (x[1] + y[1]) / 2)
        if (middle >= 0) == above[0]:
            return [(found[0], found[1]), (found[2], found[3])]
        return [(found[3], found[0]), (found[1], found[2])]

    def _do_cross(self, found: Sequence[Place], corners: Sequence[float]) -> bool:
        """Return whether the lines between opposite points of a cell cross where the function is 0."""
        (a, b), (c, d), (e, f), (g, h) = found
        across = (e - a) * (h - d) - (f - b) * (g - c)
        if not across:
            return False
        part = ((c - a) * (h - d) - (d - b) * (g - c)) / across
        self.left -= 1
        return abs(self._function(a + part * (e - a), b + part * (f - b))) <= CROSSED * min(map(abs, corners))

    def _crossing(self, one: _Vertex, other: _Vertex) -> Place | None:
        """Return where the function is 0 on a side, the same from both cells; None for a pole or jump."""
        side = (one, other) if one < other else (other, one)
        if side not in self._crossings:
            self._crossings[side] = self._found_crossing(*side)
        return self._crossings[side]

    def _found_crossing(self, one: _Vertex, other: _Vertex) -> Place | None:
        (x, y), (x1, y1) = self._place(one), self._place(other)
        at_low, at_high = self._values[one], self._values[other]
        across, down, function = x1 - x, y1 - y, self._function
        most = max(abs(at_low), abs(at_high))
        low, high, place, found = 0.0, 1.0, 0.0, at_low
        for _ in range(NEARINGS if self.left > 0 else 1):
            place = low + (high - low) * at_low / (at_low - at_high)
            self.left -= 1
            found = function(x + place * across, y + place * down)
            if not isfinite(found) or abs(found) <= FOUND * most:
                break
            if abs(found) <= NEAR * most:  # another step, but without a value
                end, at_end = (0.0, self._values[one]) if (found >= 0) == (at_high >= 0) else (1.0, self._values[other])
                place += (end - place) * found / (found - at_end)
                break
            if (found >= 0) == (at_low >= 0):
                low, at_low, at_high = place, found, at_high / 2
            else:
                high, at_high, at_low = place, found, at_low / 2
        if not abs(found) <= 0.6 * most:
            return None
        return x + place * across, y + place * down

    # -- regions

    def strips(self) -> list[Run]:
        """Return what lies above 0 as polygons: in each row of the finest cells strips from where it begins to where it
        ends, joined with those of the next row."""
        step = self._step
        rows: dict[int, list[tuple[int, int]]] = {}  # left and right ends of whole cells, or -1 for those of the curve
        for (i, j), size in self._above.items():
            for down in range(j, j + size, step):
                rows.setdefault(down, []).append((i, i + size))
        for i, j in self._cells:
            rows.setdefault(j, []).append((i, -1))
        return joined_strips(self._row_strips(j, sorted(rows[j])) for j in sorted(rows))

    def _row_strips(self, j: int, parts: list[tuple[int, int]]) -> list[Strip]:
        out, step = list[Strip](), self._step
        low, high = list[Place](), list[Place]()  # the polygon's lower and upper side
        reached, was_whole = -1, False
        for i, end in parts:
            if low and i != reached:
                out.append((low, high))
                low, high, was_whole = [], [], False
            if end >= 0:
                if was_whole:
                    low.pop()
                    high.pop()
                elif not low:
                    low.append(self._place((i, j)))
                    high.append(self._place((i, j + step)))
                low.append(self._place((end, j)))
                high.append(self._place((end, j + step)))
                reached, was_whole = end, True
            else:
                reached, was_whole = (i + step if self._add_part(low, high, (i, j)) else -1), False
        return [*out, (low, high)] if low and high else out

    def _add_part(self, low: list[Place], high: list[Place], cell: _Cell) -> bool:
        """Add what lies above 0 in a cell to the lower and the upper side of a polygon. Returns whether it goes on to
        the right."""
        (i, j), step = cell, self._step
        corners = (i, j), (i + step, j), (i + step, j + step), (i, j + step)
        values = [self._values[one] for one in corners]
        if not all(map(isfinite, values)):
            return False
        above = [value > 0 for value in values]
        for side, one, other, over, beyond in ((low, 0, 1, 3, 2), (high, 3, 2, 0, 1)):
            points: list[Place] = []
            if above[one]:
                points.append(self._place(corners[one]))
            elif above[over]:
                points.append(self._edge(corners, values, one, over))
            if above[one] != above[other]:
                points.append(self._edge(corners, values, one, other))
            if above[other]:
                points.append(self._place(corners[other]))
            elif above[beyond]:
                points.append(self._edge(corners, values, other, beyond))
            side += points[1:] if side and points and side[-1] == points[0] else points
        return above[1] or above[2]

    def _edge(self, corners: Sequence[_Vertex], values: Sequence[float], one: int, other: int) -> Place:
        """Return where a region ends between two corners: on its line, or where a straight rise is 0 if there is none
        for the whole side."""
        first, second = (one, other) if corners[one] < corners[other] else (other, one)
        if (found := self._crossings.get((corners[first], corners[second]))) is not None:
            return found
        (x, y), (x1, y1) = self._place(corners[first]), self._place(corners[second])
        part = values[first] / (values[first] - values[second])
        return x + part * (x1 - x), y + part * (y1 - y)


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
