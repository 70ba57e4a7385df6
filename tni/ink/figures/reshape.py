"""A figure that goes on with the pen: it follows in size and direction until the pen lifts."""

from __future__ import annotations

from cmath import phase, rect
from collections.abc import Sequence
from math import radians

from tni.core.geometry import Point
from tni.ink.figures.figure import CLOSED, Figure, FigureKind
from tni.ink.figures.tidy import drawn_to

STEADY_ANGLE = radians(7.0)
"""A closed figure keeps its direction until the pen has turned by more: most only want another size."""
DRAWN_ANGLE = radians(3.0)
"""While it turns, its first side is drawn to the axes and to what is near from so far."""
LEAST_MM = 2.0
"""A grip nearer to the middle than this would throw the figure about."""


def reshaped(figure: Figure, grip: Point, place: Point, near: Sequence[float] = ()) -> Figure:
    """The figure as it was when the pen rested at `grip`, with the pen now at `place`; both page mm.

    An open figure keeps its start and a closed one its middle. near: directions of sides near by, radians.
    """
    points = [complex(*point) for point in figure.points]
    closed = figure.kind in CLOSED
    anchor = _middle(figure) if closed else points[0]
    start, now = complex(*grip) - anchor, complex(*place) - anchor
    if figure.kind in (FigureKind.LINE, FigureKind.ARROW):
        arm = points[1] - anchor
        now, start = now + arm - start, arm
    if abs(start) < LEAST_MM:
        return figure
    turn, size = phase(now / start), max(abs(now), LEAST_MM) / abs(start)
    side = points[1] - points[0]
    standing = phase(side)
    if closed and abs(turn) < STEADY_ANGLE:
        turn = 0.0
    else:
        turn = drawn_to(standing + turn, near, DRAWN_ANGLE, DRAWN_ANGLE) - standing
    by = rect(size, turn)
    made = tuple((z.real, z.imag) for z in (anchor + (point - anchor) * by for point in points))
    return Figure(figure.kind, made)


def _middle(figure: Figure) -> complex:
    if figure.kind is FigureKind.ELLIPSE:
        return complex(*figure.points[0])
    xs, ys = zip(*figure.points, strict=True)
    return complex((min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2)
