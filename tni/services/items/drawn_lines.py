"""Lines that an instrument draws by itself: a segment of a typed length is a shape, all else a stroke."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tni.core.geometry import Point
from tni.core.ids import ItemId, PageId, new_id
from tni.document.items import AnyItem, Shape, ShapeKind, Stroke
from tni.ink.pen import Pen
from tni.ink.sample import SampleBuffer
from tni.services.items.tool_changes import SAMPLES_PER_S


def drawn_lines(page: PageId, pen: Pen, lines: Iterable[Sequence[Point]]) -> list[AnyItem]:
    """Return the items of lines through page mm, each of at least two points."""
    return [_segment(page, pen, line) if len(line) == 2 else _stroke(page, pen, line) for line in lines]


def _segment(page: PageId, pen: Pen, ends: Sequence[Point]) -> Shape:
    (x0, y0), (x1, y1) = ends
    return Shape(id=ItemId(new_id()), page=page, kind=ShapeKind.LINE, x0=x0, y0=y0, x1=x1, y1=y1, pen=pen)


def _stroke(page: PageId, pen: Pen, points: Sequence[Point]) -> Stroke:
    buffer = SampleBuffer(0.0)
    for number, (x, y) in enumerate(points):
        buffer.append(x, y, number / SAMPLES_PER_S)
    return Stroke(id=ItemId(new_id()), page=page, pen=pen, samples=buffer.samples())
