"""Shape recognition: the shape that a stroke represents, if any."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot

import numpy as np

from tni.core.geometry import Points
from tni.ink.shapes.closed_shapes import closed_shape
from tni.ink.shapes.open_shapes import open_shape
from tni.ink.shapes.recognised_shape import CLOSED_KINDS, RecognisedShape, RecognisedShapeKind
from tni.ink.shapes.stroke_path import stroke_path_of


@dataclass(frozen=True, slots=True)
class ShapeThresholds:
    """Least sizes of shapes; smaller strokes are handwriting. Millimetres of a page that fills the board, >= 0.

    line_mm: length of a line or arrow. arc_mm: distance of an arc's ends, or the larger side of its box. closed_mm,
    narrow_mm: larger and smaller extent of a closed shape. barb_mm: length of a barb of a separately drawn arrow head.
    rest_mm: distance by which a resting pen may tremble.
    """

    line_mm: float
    arc_mm: float
    closed_mm: float
    narrow_mm: float
    barb_mm: float
    rest_mm: float = 1.2


HOLD_THRESHOLDS = ShapeThresholds(line_mm=28.0, arc_mm=34.0, closed_mm=26.0, narrow_mm=15.0, barb_mm=4.0)
"""For a pen that writes: a 0, an o, an l or a dash stay handwriting however long the pen rests."""
SHAPE_PEN_THRESHOLDS = ShapeThresholds(line_mm=6.0, arc_mm=8.0, closed_mm=7.0, narrow_mm=4.0, barb_mm=2.0)
"""For the shape pen, which writes nothing else."""


def recognise_shape(
    points: Points, gates: ShapeThresholds, near: Sequence[float] = (), scale: float = 1.0
) -> RecognisedShape | None:
    """Return the shape that (n, 2) points in page mm represent; None for handwriting.

    near: directions of nearby lines and sides, radians. scale: page mm for each mm of a page that fills the board, less
    than 1 where the page is zoomed in.
    """
    if len(points) < 2:
        return None
    if len(points) == 2:  # straight ink keeps only its ends
        points = np.insert(points, 1, points.mean(axis=0), axis=0)
    path = stroke_path_of(points, gates.rest_mm * scale)
    if path is None or path.size_mm < min(gates.line_mm, gates.closed_mm) * scale:
        return None
    figure = closed_shape(path, near) if path.loop is not None else open_shape(path, near)
    return figure if figure is not None and _large_enough(figure, gates, scale) else None


def _large_enough(shape: RecognisedShape, gates: ShapeThresholds, scale: float) -> bool:
    if shape.kind in CLOSED_KINDS:
        long, short = _sides(shape)
        return long >= gates.closed_mm * scale and short >= gates.narrow_mm * scale
    (x0, y0), (x1, y1) = shape.points[:2]
    if shape.kind is RecognisedShapeKind.ARC:
        width, height = np.ptp(np.array(shape.points), axis=0)
        return max(hypot(x1 - x0, y1 - y0), hypot(width, height)) >= gates.arc_mm * scale
    return hypot(x1 - x0, y1 - y0) >= gates.line_mm * scale


def _sides(shape: RecognisedShape) -> tuple[float, float]:
    """Return the larger and the smaller extent of a closed shape, along its own axes."""
    if shape.kind is RecognisedShapeKind.ELLIPSE:
        center, a, b = np.array(shape.points)
        ends = 2 * np.hypot(*(a - center)), 2 * np.hypot(*(b - center))
        return float(max(ends)), float(min(ends))
    gaps = np.array(shape.points) - np.mean(shape.points, axis=0)
    _, axes = np.linalg.eigh(gaps.T @ gaps)
    extent = np.ptp(gaps @ axes, axis=0)
    return float(max(extent)), float(min(extent))
