"""Lines that were drawn lately: a V at the end of one makes an arrow of it."""

from __future__ import annotations

from collections import deque
from dataclasses import replace

from tni.board.document import Document
from tni.board.items import AnyItem, Shape, ShapeKind, Stroke
from tni.board.meant import shape_of
from tni.core.ids import ItemId
from tni.ink.figures.figure import Figure, FigureKind, Point
from tni.ink.figures.head import headed
from tni.ink.figures.recognise import Gates, recognised

LATELY_S = 3.0
"""From the end of a line to the beginning of its head at most."""
LINES_MOST = 3
"""Looked at: other hands may have written meanwhile."""


class Shafts:
    def __init__(self) -> None:
        self._made: deque[tuple[ItemId, float]] = deque(maxlen=LINES_MOST)

    def add(self, item: ItemId, now_s: float) -> None:
        """A stroke, or the figure that it has become, was finished."""
        self._made.appendleft((item, now_s))

    def arrow(
        self, document: Document, head: Stroke, began_s: float, gates: Gates, scale: float
    ) -> tuple[AnyItem, Shape, Figure] | None:
        """The line, the arrow that it becomes by this head, and that as a figure; None where the stroke is no head.

        began_s: when the head was begun.
        """
        for key, made_s in self._made:
            line = document.item(key)
            if line is None or line.page != head.page or line.locked or began_s - made_s > LATELY_S:
                continue
            ends = _ends(line, gates, scale)
            points = head.samples.positions_mm
            if ends is None or (found := headed(ends, points, gates.barb_mm * scale, gates.rest_mm * scale)) is None:
                continue
            figure = Figure(FigureKind.ARROW, found)
            assert isinstance(line, Stroke | Shape)
            return line, replace(shape_of(figure, head), pen=line.pen), figure
        return None


def _ends(line: AnyItem, gates: Gates, scale: float) -> tuple[Point, Point] | None:
    """Of a line, or of ink that is one; None for what is none."""
    match line:
        case Shape(kind=ShapeKind.LINE):
            return line.transform.point(line.x0, line.y0), line.transform.point(line.x1, line.y1)
        case Stroke():
            figure = recognised(line.transform.points(line.samples.positions_mm), gates, (), scale)
            if figure is None or figure.kind is not FigureKind.LINE:
                return None
            return figure.points[0], figure.points[1]
        case _:
            return None
