"""A figure that goes on with the pen: it follows in size and direction until the pen lifts."""

from __future__ import annotations

from cmath import phase, rect
from collections.abc import Sequence
from math import radians

from tni.core.geometry import Point
from tni.ink.shapes.recognised_shape import CLOSED_KINDS, RecognisedShape, RecognisedShapeKind
from tni.ink.shapes.tidy import snapped_angle

STEADY_ANGLE = radians(7.0)
"""A closed figure keeps its direction until the pen has turned by more: most only want another size."""
SNAP_ANGLE = radians(3.0)
"""While it turns, its first side is drawn to the axes and to what is near from so far."""
MIN_GRIP_MM = 2.0
"""A grip nearer to the middle than this would throw the figure about."""


def reshaped(figure: RecognisedShape, grip: Point, place: Point, near: Sequence[float] = ()) -> RecognisedShape:
    """The figure as it was when the pen rested at `grip`, with the pen now at `place`; both page mm.

    An open figure keeps its start and a closed one its middle. near: directions of sides near by, radians.
    """
    points = [complex(*point) for point in figure.points]
    closed = figure.kind in CLOSED_KINDS
    anchor = _middle(figure) if closed else points[0]
    start, now = complex(*grip) - anchor, complex(*place) - anchor
    if figure.kind in (RecognisedShapeKind.LINE, RecognisedShapeKind.ARROW):
        arm = points[1] - anchor
        now, start = now + arm - start, arm
    if abs(start) < MIN_GRIP_MM:
        return figure
    turn, size = phase(now / start), max(abs(now), MIN_GRIP_MM) / abs(start)
    side = points[1] - points[0]
    standing = phase(side)
    if closed and abs(turn) < STEADY_ANGLE:
        turn = 0.0
    else:
        turn = snapped_angle(standing + turn, near, SNAP_ANGLE, SNAP_ANGLE) - standing
    by = rect(size, turn)
    made = tuple((z.real, z.imag) for z in (anchor + (point - anchor) * by for point in points))
    return RecognisedShape(figure.kind, made)


def _middle(figure: RecognisedShape) -> complex:
    if figure.kind is RecognisedShapeKind.ELLIPSE:
        return complex(*figure.points[0])
    xs, ys = zip(*figure.points, strict=True)
    return complex((min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2)
