"""Lines that an instrument draws by itself: a segment of a typed length, an arc and a circle are shapes, all else a
stroke."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import dist, radians

from tni.api.items import InkedArc, InkedLine
from tni.core.geometry import Affine, Point
from tni.core.ids import ItemId, PageId, new_id
from tni.document.items import AnyItem, Shape, ShapeKind, Stroke
from tni.ink.pen import Pen
from tni.ink.sample import SampleBuffer
from tni.services.items.tool_changes import SAMPLES_PER_S


def drawn_lines(page: PageId, pen: Pen, lines: Iterable[InkedLine], lies: Affine) -> list[AnyItem]:
    """Return the items of an instrument's lines. lies: from its millimetres to those of the page."""
    return [_drawn(page, pen, line, lies) for line in lines]


def _drawn(page: PageId, pen: Pen, line: InkedLine, lies: Affine) -> AnyItem:
    if isinstance(line, InkedArc):
        return _arc(page, pen, line, lies)
    points = [lies.point(*place) for place in line]
    return _shape(page, pen, ShapeKind.LINE, points) if len(points) == 2 else _stroke(page, pen, points)


def _arc(page: PageId, pen: Pen, arc: InkedArc, lies: Affine) -> Shape:
    if abs(arc.sweep) == 360.0:
        x, y = lies.point(*arc.centre)
        radius = dist((x, y), lies.point(*arc.start))
        return _shape(page, pen, ShapeKind.ELLIPSE, [(x - radius, y - radius), (x + radius, y + radius)])
    turns = (Affine.rotating(radians(part), arc.centre) for part in (0.0, arc.sweep, arc.sweep / 2))
    return _shape(page, pen, ShapeKind.ARC, [lies.point(*turn.point(*arc.start)) for turn in turns])


def _shape(page: PageId, pen: Pen, kind: ShapeKind, points: Sequence[Point]) -> Shape:
    (x0, y0), (x1, y1), *more = points
    return Shape(id=ItemId(new_id()), page=page, kind=kind, x0=x0, y0=y0, x1=x1, y1=y1, pen=pen, more=tuple(more))


def _stroke(page: PageId, pen: Pen, points: Sequence[Point]) -> Stroke:
    buffer = SampleBuffer(0.0)
    for number, (x, y) in enumerate(points):
        buffer.append(x, y, number / SAMPLES_PER_S)
    return Stroke(id=ItemId(new_id()), page=page, pen=pen, samples=buffer.samples())
