"""Parts that interactive items leave on the page: shapes, ink and texts, as if a hand had drawn them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from math import cos, pi, radians, sin
from typing import Final

from tni.api.laid_parts import LaidArc, LaidCaption, LaidLine, LaidPart
from tni.core.geometry import Affine, Point, Rect
from tni.core.ids import ItemId, PageId, new_id
from tni.document.item_drawing import theme_colour
from tni.document.item_parts import LINE_EMS, MIDDLE_EMS
from tni.document.items import AnyItem, Dash, Shape, ShapeKind, Stroke, Text, bounds
from tni.document.page_format import Paper
from tni.document.text_box import with_measured_box
from tni.document.text_measurer import TextMeasurer
from tni.document.text_style import SpanStyle, TextSpan, ordered_spans
from tni.ink.pen import Pen, PenKind
from tni.ink.sample import SampleBuffer
from tni.services.items.tool_changes import SAMPLES_PER_S

LEAST_WIDTH_MM: Final = 0.05


class LaidItems:
    """Items of laid parts on one page. measurer: of texts."""

    def __init__(self, page: PageId, paper: Paper, measurer: TextMeasurer) -> None:
        self._page, self._paper, self._measurer = page, paper, measurer

    def of(self, parts: Iterable[LaidPart]) -> list[AnyItem]:
        """Return the items of parts whose origin is that of the page, in painting order."""
        made = (item for part in parts if (item := self._item(part)) is not None)
        return [replace(item, z=number) for number, item in enumerate(made)]

    def _item(self, part: LaidPart) -> AnyItem | None:
        match part:
            case LaidLine():
                return self._line(part)
            case LaidArc():
                return self._arc(part)
            case LaidCaption():
                return self._text(part)

    def _pen(self, part: LaidLine | LaidArc) -> Pen:
        kind = PenKind.PEN if part.opacity >= 1.0 else PenKind.HIGHLIGHTER
        colour = part.colour or (part.fill if isinstance(part, LaidLine) else "") or "ink"
        return Pen(kind, theme_colour(colour, self._paper), max(part.width_mm, LEAST_WIDTH_MM))

    def _line(self, line: LaidLine) -> AnyItem:
        pen = self._pen(line)
        if line.closed and len(line.points) > 2:
            fill = theme_colour(line.fill, self._paper) if line.fill else None
            opacity = min(max(line.fill_opacity, 0.01), 1.0)
            shape = self._shape(ShapeKind.POLYGON, line.points, pen, dashed=line.dashed)
            return replace(shape, fill=fill, fill_opacity=opacity, outlined=bool(line.colour))
        if len(line.points) == 2:
            kind = ShapeKind.ARROW if line.arrow else ShapeKind.LINE
            return self._shape(kind, line.points, pen, dashed=line.dashed)
        buffer = SampleBuffer(0.0)
        for number, (x, y) in enumerate(line.points):
            buffer.append(x, y, number / SAMPLES_PER_S)
        return Stroke(id=ItemId(new_id()), page=self._page, pen=pen, samples=buffer.samples())

    def _arc(self, arc: LaidArc) -> AnyItem | None:
        pen, (x, y), radius = self._pen(arc), arc.centre, arc.radius
        if radius <= 0 or arc.sweep == 0:
            return None
        if abs(arc.sweep) >= 360.0:
            corners = ((x - radius, y - radius), (x + radius, y + radius))
            return self._shape(ShapeKind.ELLIPSE, corners, pen, dashed=arc.dashed)
        turns = (radians(arc.start + part) for part in (0.0, arc.sweep, arc.sweep / 2))
        ends = [(x + radius * cos(turn), y + radius * sin(turn)) for turn in turns]
        return self._shape(ShapeKind.ARC, ends, pen, dashed=arc.dashed)

    def _shape(self, kind: ShapeKind, points: Sequence[Point], pen: Pen, *, dashed: bool) -> Shape:
        (x0, y0), (x1, y1), *more = points
        return Shape(
            id=ItemId(new_id()), page=self._page, kind=kind, x0=x0, y0=y0, x1=x1, y1=y1, pen=pen, more=tuple(more),
            dash=Dash.DASHED if dashed else Dash.SOLID,
        )  # fmt: skip

    def _text(self, text: LaidCaption) -> AnyItem | None:
        letters = "".join(one.text for one in text.runs)
        if not letters.strip() or text.size_mm <= 0:
            return None
        is_bold = all(one.bold for one in text.runs if one.text.strip())
        spans, at = list[TextSpan](), 0
        for one in text.runs:
            colour = theme_colour(one.colour, self._paper) if one.colour else ""
            if colour or (one.bold and not is_bold):
                style = SpanStyle(bold=one.bold and not is_bold, colour=colour)
                spans.append(TextSpan(at, at + len(one.text), style))
            at += len(one.text)
        place = Affine.rotating(text.turn * pi / 180, (text.x, text.y)).after(
            Affine.moving(text.x, text.y - MIDDLE_EMS * text.size_mm)
        )
        made = Text(
            id=ItemId(new_id()), page=self._page, transform=place, text=letters, size_mm=text.size_mm,
            colour=theme_colour(text.colour, self._paper), font="", font_version="", width_mm=1.0,
            height_mm=LINE_EMS * text.size_mm, bold=is_bold, spans=ordered_spans(spans, len(letters)),
        )  # fmt: skip
        return with_measured_box(self._measurer, made)


def box_of(items: Sequence[AnyItem]) -> Rect:
    """Return the box about items."""
    boxes = [bounds(item) for item in items]
    left, top = min(box.x for box in boxes), min(box.y for box in boxes)
    right, low = max(box.right for box in boxes), max(box.bottom for box in boxes)
    return Rect(left, top, right - left, low - top)


def moved(items: Iterable[AnyItem], dx: float, dy: float) -> list[AnyItem]:
    """Return items as they lie elsewhere."""
    there = Affine.moving(dx, dy)
    return [replace(item, transform=there.after(item.transform)) for item in items]
