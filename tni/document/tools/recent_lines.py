"""Recently drawn lines. A V drawn at the end of one, in one stroke or two, makes it an arrow."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, replace

import numpy as np

from tni.core.geometry import Point, Points
from tni.core.ids import ItemId
from tni.document.document import Document
from tni.document.items import AnyItem, Shape, ShapeKind, Stroke
from tni.document.recognised_shapes import shape_from_recognised
from tni.ink.shapes.arrow_head import arrow_head_of, arrow_head_of_two, arrow_with_head
from tni.ink.shapes.recognise import ShapeThresholds, recognise_shape
from tni.ink.shapes.recognised_shape import RecognisedShape, RecognisedShapeKind

MAX_HEAD_DELAY_S = 3.0
"""Maximum time from the end of a line to the beginning of its head."""
MAX_LINES = 3
"""Lines remembered: other hands may have written meanwhile."""


@dataclass(frozen=True, slots=True)
class RecognisedStroke:
    """Shape recognised in a stroke. parts: for an arrow whose head the stroke is, the line and, if the head was drawn
    in two strokes, its other barb. The arrow replaces them too."""

    parts: tuple[AnyItem, ...]
    shape: Shape
    recognised: RecognisedShape


class RecentLines:
    """The last few finished strokes and lines, as candidates for an arrow's shaft and barb."""

    def __init__(self) -> None:
        self._made: deque[tuple[ItemId, float]] = deque(maxlen=MAX_LINES)

    def add(self, item: ItemId, now_s: float) -> None:
        """Record a finished stroke, or the shape that it has become."""
        self._made.appendleft((item, now_s))

    def arrow(
        self, document: Document, head: Stroke, began_s: float, gates: ShapeThresholds, scale: float
    ) -> RecognisedStroke | None:
        """Return the arrow that a recent line becomes with this head or with this second part of it; None if the stroke
        is no head.

        began_s: time at which the head was begun.
        """
        lately = [document.item(key) for key, made_s in self._made if began_s - made_s <= MAX_HEAD_DELAY_S]
        near = [i for i in lately if isinstance(i, Stroke | Shape) and i.page == head.page and not i.locked]
        sizes, own = (gates.barb_mm * scale, gates.rest_mm * scale), head.samples.positions_mm
        vees = [
            ((), arrow_head_of(own, *sizes)),
            *(((barb,), arrow_head_of_two(_points(barb), own, *sizes)) for barb in near),
        ]
        for line in near:
            if (ends := _ends(line, gates, scale)) is None:
                continue
            for barbs, vee in vees:
                found = arrow_with_head(ends, vee) if vee is not None and line not in barbs else None
                if found is not None:
                    figure = RecognisedShape(RecognisedShapeKind.ARROW, found)
                    return RecognisedStroke(
                        (line, *barbs), replace(shape_from_recognised(figure, head), pen=line.pen), figure
                    )
        return None


def _points(barb: Stroke | Shape) -> Points:
    """Return the points of ink, or of ink that has become a line; none for other shapes."""
    match barb:
        case Shape(kind=ShapeKind.LINE):
            return np.array([barb.transform.point(barb.x0, barb.y0), barb.transform.point(barb.x1, barb.y1)])
        case Stroke():
            return barb.transform.points(barb.samples.positions_mm)
        case _:
            return np.empty((0, 2))


def _ends(line: AnyItem, gates: ShapeThresholds, scale: float) -> tuple[Point, Point] | None:
    """Return the ends of a line, or of ink that is one; None otherwise."""
    match line:
        case Shape(kind=ShapeKind.LINE):
            return line.transform.point(line.x0, line.y0), line.transform.point(line.x1, line.y1)
        case Stroke():
            figure = recognise_shape(line.transform.points(line.samples.positions_mm), gates, (), scale)
            if figure is None or figure.kind is not RecognisedShapeKind.LINE:
                return None
            return figure.points[0], figure.points[1]
        case _:
            return None
