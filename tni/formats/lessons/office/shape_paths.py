"""Outlines of shapes as lines of points: arcs and curves are made of short straight pieces."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import atan2, ceil, cos, degrees, pi, radians, sin

type Points = tuple[tuple[float, float], ...]

MOST_POINTS = 500
"""Corners that a polygon of the program has at most."""
_STEP = 9.0
_PIECES = 12


@dataclass(frozen=True, slots=True)
class ShapePath:
    """Line of a shape, in its own box. is_filled, is_drawn: whether its area, its line is shown."""

    points: Points
    is_closed: bool = True
    is_filled: bool = True
    is_drawn: bool = True


def arc(x: float, y: float, across: float, down: float, start: float, sweep: float) -> list[tuple[float, float]]:
    """Return points of an arc about a middle. across, down: radii. start, sweep: degrees clockwise from the right, of
    the circle of which the ellipse is a picture."""
    sweep = max(-360.0, min(360.0, sweep))
    count = max(1, ceil(abs(sweep) / _STEP))
    angles = (radians(start + sweep * one / count) for one in range(count + 1))
    return [(x + across * cos(angle), y + down * sin(angle)) for angle in angles]


def ellipse_angle(angle: float, across: float, down: float) -> float:
    """Return the angle of the circle for a direction to a point of an ellipse; both in degrees."""
    turns = angle // 360
    angle = radians(angle % 360)
    found = degrees(atan2(across * sin(angle), down * cos(angle))) if across and down else degrees(angle)
    return found % 360 + turns * 360


def cubic(a: tuple[float, float], *controls: tuple[float, float]) -> list[tuple[float, float]]:
    """Return points of a Bézier curve behind its first, of three or of two more points."""
    if len(controls) == 2:
        b, d = controls
        controls = (
            (a[0] + 2 / 3 * (b[0] - a[0]), a[1] + 2 / 3 * (b[1] - a[1])),
            (d[0] + 2 / 3 * (b[0] - d[0]), d[1] + 2 / 3 * (b[1] - d[1])),
            d,
        )
    points = []
    for one in range(1, _PIECES + 1):
        t = one / _PIECES
        shares = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
        xs, ys = zip(a, *controls, strict=True)
        points.append((sum(map(_times, shares, xs)), sum(map(_times, shares, ys))))
    return points


def _times(one: float, other: float) -> float:
    return one * other


def with_holes(paths: Iterable[ShapePath]) -> ShapePath:
    """Return one polygon for several closed lines, those within others as holes: it goes to each and comes back."""
    lines = [one.points for one in paths]
    first, *more = lines
    points = [*first, first[0]]
    for line in more:
        points += [*line, line[0], first[0]]
    return ShapePath(tuple(points), is_drawn=False)


def thinned(points: Points) -> Points:
    """Return no more points than a polygon may have: those that turn the line most, in order."""
    if len(points) <= MOST_POINTS:
        return points
    turns = [
        (abs(_area(points[one - 1], points[one], points[(one + 1) % len(points)])), one) for one in range(len(points))
    ]
    kept = sorted(place for _, place in sorted(turns, reverse=True)[:MOST_POINTS])
    return tuple(points[place] for place in kept)


def _area(a: tuple[float, float], b: tuple[float, float], c: tuple[float, float]) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def regular(corners: int) -> Points:
    """Return a regular polygon with a corner at the top, stretched to fill a box of 1 by 1."""
    points = [(sin(2 * pi * one / corners), -cos(2 * pi * one / corners)) for one in range(corners)]
    return stretched(points)


def stretched(points: Iterable[tuple[float, float]]) -> Points:
    """Return points so moved and scaled that they fill a box of 1 by 1."""
    points = list(points)
    xs, ys = [x for x, _ in points], [y for _, y in points]
    wide, high = max(xs) - min(xs) or 1.0, max(ys) - min(ys) or 1.0
    return tuple(((x - min(xs)) / wide, (y - min(ys)) / high) for x, y in points)
