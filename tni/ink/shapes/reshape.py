"""Resizing and turning of a recognised shape by the pen until it lifts."""

from __future__ import annotations

from cmath import phase, rect
from collections.abc import Sequence
from math import radians

from tni.core.geometry import Point
from tni.ink.shapes.recognised_shape import CLOSED_KINDS, RecognisedShape, RecognisedShapeKind
from tni.ink.shapes.tidy import snapped_angle

STEADY_ANGLE = radians(7.0)
"""Turn up to which a closed shape keeps its direction: most people only want another size."""
SNAP_ANGLE = radians(3.0)
"""While the shape turns, its first side snaps to the axes and to nearby directions within this angle."""
MIN_ARM_MM = 2.0
"""Least distance from the middle at which the pen can hold a shape; a nearer one would make it jump."""


def reshaped(shape: RecognisedShape, pen_start: Point, place: Point, near: Sequence[float] = ()) -> RecognisedShape:
    """Return the shape for a pen that rested at `pen_start` and is now at `place`; both page mm.

    An open shape keeps its start, a closed one its middle. near: directions of nearby sides, radians.
    """
    points = [complex(*point) for point in shape.points]
    closed = shape.kind in CLOSED_KINDS
    anchor = _middle(shape) if closed else points[0]
    start, now = complex(*pen_start) - anchor, complex(*place) - anchor
    if shape.kind in (RecognisedShapeKind.LINE, RecognisedShapeKind.ARROW):
        arm = points[1] - anchor
        now, start = now + arm - start, arm
    if abs(start) < MIN_ARM_MM:
        return shape
    turn, size = phase(now / start), max(abs(now), MIN_ARM_MM) / abs(start)
    side = points[1] - points[0]
    standing = phase(side)
    if closed and abs(turn) < STEADY_ANGLE:
        turn = 0.0
    else:
        turn = snapped_angle(standing + turn, near, SNAP_ANGLE, SNAP_ANGLE) - standing
    by = rect(size, turn)
    made = tuple((z.real, z.imag) for z in (anchor + (point - anchor) * by for point in points))
    return RecognisedShape(shape.kind, made)


def _middle(shape: RecognisedShape) -> complex:
    if shape.kind is RecognisedShapeKind.ELLIPSE:
        return complex(*shape.points[0])
    xs, ys = zip(*shape.points, strict=True)
    return complex((min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2)
