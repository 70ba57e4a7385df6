"""Curves y = f(x) as lines: more points where they bend, gaps at poles, jumps and ends of the domain."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from math import isfinite

from tni.maths.windows import PlotWindow, clipped

type Place = tuple[float, float]
type Function = Callable[[float], float]
type Run = tuple[Place, ...]

BEND = 0.0015
"""Distance from the chord, in heights of the window, from which a curve gets more points."""
RISE = 0.06
"""Rise between neighbours, in heights of the window, that may be a jump."""
FARTHEST = 1e12
"""Height beyond which a point is drawn as if it lay there."""
NARROW = 2e-6
"""Distance from the end of the domain, in widths of the window, that is near enough."""
AT_GAPS = 60
ABRUPT = 3.0
"""Slope of a rise that may be a jump, beside those before and behind it."""
HALVINGS, LEAST_HALVINGS = 14, 4
"""Steps towards a gap, and those after which a rise that has not become less is a jump."""


def curve_runs(function: Function, window: PlotWindow, most: int = 240) -> list[Run]:
    """Return the parts of a curve in a window, each a line. most: values that are computed, but for half as many and
    AT_GAPS at gaps."""
    gaps = _Gaps(function, window, most // 2 + AT_GAPS)
    count = max(most // 3, 12)
    even = [(x, function(x)) for x in (window.x_min + window.width * n / count for n in range(count + 1))]
    points = _refined(function, window, gaps.with_ends(even), most - count)
    out: list[Run] = []
    for run in gaps.runs(points):
        out += clipped([(x, min(max(y, -FARTHEST), FARTHEST)) for x, y in run], window)
    return out


def _refined(function: Function, window: PlotWindow, points: list[Place], left: int) -> list[Place]:
    """Return points with more of them where the curve bends, until it is smooth or `left` are added."""
    while left > 0:
        halved = _bent(points, window)
        if not halved:
            break
        if len(halved) > left:
            halved = halved[:: -(-len(halved) // left)]
        left -= len(halved)
        added = [(x, function(x)) for x in ((points[n][0] + points[n + 1][0]) / 2 for n in halved)]
        points = _merged(points, halved, added)
    return points


def _bent(points: list[Place], window: PlotWindow) -> list[int]:
    """Return the numbers of the intervals that are to be halved."""
    height = window.height
    top, bottom = window.y_max + height, window.y_min - height
    ys = [min(max(y, bottom), top) if y == y else None for _, y in points]
    xs = [x for x, _ in points]
    tolerance, narrow = BEND * height, window.width / 4_000
    flagged = set[int]()
    for n in range(1, len(points) - 1):
        before, here, after = ys[n - 1], ys[n], ys[n + 1]
        if before is None or here is None or after is None:
            continue
        part = (xs[n] - xs[n - 1]) / (xs[n + 1] - xs[n - 1])
        if abs(here - before - (after - before) * part) > tolerance:
            flagged.add(n - 1)
            flagged.add(n)
    return sorted(n for n in flagged if xs[n + 1] - xs[n] > narrow)


def _merged(points: list[Place], halved: list[int], added: list[Place]) -> list[Place]:
    out: list[Place] = []
    start = 0
    for n, point in zip(halved, added, strict=True):
        out += points[start : n + 1]
        out.append(point)
        start = n + 1
    return out + points[start:]


class _Gaps:
    """Finder of the gaps in a line of points. left: values that it may still compute."""

    def __init__(self, function: Function, window: PlotWindow, left: int) -> None:
        self._function, self._window, self._left = function, window, left

    def with_ends(self, points: list[Place]) -> list[Place]:
        """Return the points, and the ends of the domain between them."""
        out = points[:1]
        for before, here in pairwise(points):
            if isfinite(before[1]) != isfinite(here[1]):
                inside, outside = (before, here) if isfinite(before[1]) else (here, before)
                end = self._end(inside, outside)
                if end is not inside:
                    out.append(end)
            out.append(here)
        return out

    def runs(self, points: list[Place]) -> list[list[Place]]:
        out: list[list[Place]] = []
        run: list[Place] = []
        rise = RISE * self._window.height
        for n, point in enumerate(points):
            before = points[n - 1] if n else None
            if not isfinite(point[1]):
                if run and before is not None:
                    run.append(self._end(before, point))
                    out.append(run)
                run = []
                continue
            if before is not None and not isfinite(before[1]):
                run = [self._end(point, before)]
            elif run and before is not None and abs(point[1] - before[1]) > rise and _is_abrupt(points, n):
                ends = self._jump(before, point) if self._near(before[1], point[1]) else None
                if ends is not None:
                    run.append(ends[0])
                    out.append(run)
                    run = [ends[1]]
            run.append(point)
        return [*out, run] if run else out

    def _near(self, one: float, other: float) -> bool:
        """Return whether a line between two heights would be seen."""
        return min(one, other) < self._window.y_max and max(one, other) > self._window.y_min

    def _end(self, inside: Place, outside: Place) -> Place:
        """Return the last point of the domain between one inside and one outside."""
        x, far = inside[0], outside[0]
        best = inside
        if abs(far - x) < NARROW * self._window.width:
            return best
        for _ in range(HALVINGS):
            if self._left <= 0:
                break
            self._left -= 1
            middle = (x + far) / 2
            y = self._function(middle)
            if isfinite(y):
                x, best = middle, (middle, y)
            else:
                far = middle
        return best

    def _jump(self, one: Place, other: Place) -> tuple[Place, Place] | None:
        """Return the points on both sides of a jump or pole between two points; None where the curve is whole."""
        first = abs(other[1] - one[1])
        if self._left < LEAST_HALVINGS:  # a guess: a gap is a smaller mistake than a line from top to bottom
            return (one, other) if first > self._window.height / 4 else None
        for n in range(min(HALVINGS, self._left)):
            self._left -= 1
            middle = (one[0] + other[0]) / 2
            y = self._function(middle)
            if not isfinite(y):
                return one, other
            left, right = abs(y - one[1]), abs(other[1] - y)
            if left >= right:
                other = (middle, y)
            else:
                one = (middle, y)
            if max(left, right) < 0.4 * first:
                return None
            if n >= LEAST_HALVINGS and max(left, right) > 0.9 * first:
                break
        return one, other


def _is_abrupt(points: list[Place], n: int) -> bool:
    """Return whether a line rises otherwise than beside: between points n - 1 and n."""
    (x, y), (x1, y1) = points[n - 1], points[n]
    slope = (y1 - y) / (x1 - x)
    for one, other in ((n - 2, n - 1), (n, n + 1)):
        if one >= 0 and other < len(points) and isfinite(points[one][1]) and isfinite(points[other][1]):
            (a, b), (c, d) = points[one], points[other]
            beside = (d - b) / (c - a)
            if beside * slope > 0 and abs(slope) < ABRUPT * abs(beside):
                return False
    return True
