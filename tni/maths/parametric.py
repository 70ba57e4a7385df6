"""Curves of points x(t), y(t) as lines: more points where they bend, gaps where there is no point and at jumps."""

from __future__ import annotations

from collections.abc import Callable
from math import hypot, isfinite

from tni.maths.curves import Place, Run
from tni.maths.windows import PlotWindow, clipped

type MovingPoint = Callable[[float], Place]

BEND, REACH = 0.001, 0.04
"""Distance from the chord from which a piece is halved, and length up to which one that is straight is not looked at
again, both in sides of the window."""
FAR = 0.5
"""Length of a piece, in sides of the window, that is a jump if all halvings leave it so."""
HALVINGS = 10
FARTHEST = 1e6
"""Sides of the window beyond which a point is none."""


def parametric_runs(point: MovingPoint, low: float, high: float, window: PlotWindow, most: int = 400) -> list[Run]:
    """Return the lines of a point that moves while its parameter goes from low to high, as far as they lie in a window.
    most: points that are computed."""
    if not (isfinite(low) and isfinite(high) and low < high):
        return []
    count = max(most // 3, 8)
    places = [low + (high - low) * n / count for n in range(count + 1)]
    points = [_scaled(point(t), window) for t in places]
    left, halved = most - count, set(range(count))
    for _ in range(HALVINGS):
        wanted = [n for n in sorted(halved) if _is_rough(points, n)]
        if not wanted or left <= 0:
            break
        if len(wanted) > left:
            wanted = wanted[:: -(-len(wanted) // left)]
        left -= len(wanted)
        places, points, halved = _halved(point, places, points, wanted, window)
    out: list[Run] = []
    for run in _parted(points):
        line = [(window.x_min + x * window.width, window.y_min + y * window.height) for x, y in run]
        out += clipped(line, window)
    return out


def _scaled(place: Place, window: PlotWindow) -> Place | None:
    """Return a point in sides of the window; None for one that is nowhere."""
    x, y = (place[0] - window.x_min) / window.width, (place[1] - window.y_min) / window.height
    return (x, y) if abs(x) < FARTHEST and abs(y) < FARTHEST else None


def _is_rough(points: list[Place | None], n: int) -> bool:
    """Return whether the piece from a point to the next has to be halved."""
    one, other = points[n], points[n + 1]
    if one is None or other is None:
        return one is not other  # the end of a curve
    if not _may_be_seen(one, other):
        return False
    if hypot(other[0] - one[0], other[1] - one[1]) > REACH:
        return True
    return any(_bends(points, at) for at in (n, n + 1))


def _may_be_seen(one: Place, other: Place) -> bool:
    return all(min(a, b) < 1.2 and max(a, b) > -0.2 for a, b in zip(one, other, strict=True))


def _bends(points: list[Place | None], n: int) -> bool:
    """Return whether the line bends much at a point."""
    if not 0 < n < len(points) - 1:
        return False
    before, here, after = points[n - 1], points[n], points[n + 1]
    if before is None or here is None or after is None:
        return False
    dx, dy = after[0] - before[0], after[1] - before[1]
    away = abs(dx * (here[1] - before[1]) - dy * (here[0] - before[0]))
    return away > BEND * max(hypot(dx, dy), BEND)


def _halved(
    point: MovingPoint, places: list[float], points: list[Place | None], wanted: list[int], window: PlotWindow
) -> tuple[list[float], list[Place | None], set[int]]:
    """Return the parameters and points with those in the middle of some pieces, and the pieces around the new ones."""
    new_places, new_points, around = list[float](), list[Place | None](), set[int]()
    start = 0
    for n in wanted:
        middle = (places[n] + places[n + 1]) / 2
        new_places += [*places[start : n + 1], middle]
        new_points += [*points[start : n + 1], _scaled(point(middle), window)]
        here = len(new_places) - 1
        around.update((here - 1, here))
        start = n + 1
    return [*new_places, *places[start:]], [*new_points, *points[start:]], around


def _parted(points: list[Place | None]) -> list[list[Place]]:
    """Return the pieces of a line between gaps and jumps."""
    out: list[list[Place]] = [[]]
    for place in points:
        before = out[-1][-1] if out[-1] else None
        is_jump = before is not None and place is not None and hypot(place[0] - before[0], place[1] - before[1]) > FAR
        if place is None or is_jump:
            out.append([])
        if place is not None:
            out[-1].append(place)
    return [run for run in out if len(run) > 1]
