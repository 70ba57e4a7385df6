"""Shapes, strokes and texts that show the drawing of an interactive item, for programs that know no such items."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tni.core.geometry import Affine
from tni.core.ids import ItemId
from tni.document.alignment import TextAlign
from tni.document.item_drawing import (
    AnyDrawn,
    Drawing,
    DrawnArea,
    DrawnLine,
    DrawnOval,
    DrawnPicture,
    DrawnText,
    theme_colour,
)
from tni.document.item_parts import text_box, text_turn
from tni.document.item_still import still_of
from tni.document.items import AnyItem, Dash, Image, PluginItem, Shape, ShapeKind, Stroke, Text
from tni.document.page_format import Paper
from tni.ink.pen import Pen, PenKind
from tni.ink.sample import SampleBuffer

EM_WIDTH, CURSIVE_WIDTH = 0.58, 0.65
"""Width of a letter in ems, about: of plain letters, and of the joined hand."""
SAMPLES_PER_S = 100.0
LEAST_WIDTH_MM = 0.05


def unrolled(item: PluginItem, drawing: Drawing, paper: Paper) -> Iterator[AnyItem]:
    """Yield the items, in painting order, in the colours of the paper. They are of one group, that of the item or one
    of its own, and all have the item's id."""
    group = item.group or ItemId(f"{item.id} drawing")
    first_picture = next((n for n, one in enumerate(drawing) if isinstance(one, DrawnPicture)), None)
    for n, one in enumerate(drawing):
        for part in _still(item) if n == first_picture else _items(item, one, paper):
            yield replace(
                part,
                plane=item.plane,
                z=item.z,
                group=group,
                locked=item.locked,
                movable=item.movable,
                behaviour=item.behaviour,
            )


def _still(item: PluginItem) -> Iterator[AnyItem]:
    """Yield the still of the item's pictures, in place of all of them."""
    if (blob := still_of(item)) is not None:
        yield Image(
            id=item.id, page=item.page, transform=item.transform, blob=blob, width_mm=item.width_mm,
            height_mm=item.height_mm, alt=item.name,
        )  # fmt: skip


def _items(item: PluginItem, one: AnyDrawn, paper: Paper) -> Iterator[AnyItem]:
    match one:
        case DrawnLine():
            yield from _line(item, one, theme_colour(one.colour, paper))
        case DrawnArea():
            if len(one.points) > 2:
                first, second, *more = one.points
                colour = theme_colour(one.colour, paper)
                yield Shape(
                    id=item.id,
                    page=item.page,
                    transform=item.transform,
                    kind=ShapeKind.POLYGON,
                    x0=first[0],
                    y0=first[1],
                    x1=second[0],
                    y1=second[1],
                    more=tuple(more),
                    pen=_pen(colour, LEAST_WIDTH_MM),
                    fill=colour,
                    outlined=False,
                )
        case DrawnOval():
            yield _oval(item, one, paper)
        case DrawnText():
            if one.text.strip():
                yield _text(item, one, theme_colour(one.colour, paper))
        case DrawnPicture():
            pass


def _line(item: PluginItem, line: DrawnLine, colour: str) -> Iterator[AnyItem]:
    pen, points = _pen(colour, line.width_mm), line.points
    dash = Dash.DASHED if line.dashed else Dash.SOLID
    if not points:
        return
    if len(points) == 2:
        (x0, y0), (x1, y1) = points
        yield Shape(
            id=item.id,
            page=item.page,
            transform=item.transform,
            kind=ShapeKind.LINE,
            x0=x0,
            y0=y0,
            x1=x1,
            y1=y1,
            pen=pen,
            dash=dash,
        )
    elif line.closed and len(points) > 2:
        (x0, y0), (x1, y1), *more = points
        yield Shape(
            id=item.id,
            page=item.page,
            transform=item.transform,
            kind=ShapeKind.POLYGON,
            x0=x0,
            y0=y0,
            x1=x1,
            y1=y1,
            more=tuple(more),
            pen=pen,
            dash=dash,
        )
    else:
        buffer = SampleBuffer(0.0)
        for number, (x, y) in enumerate(points):
            buffer.append(x, y, number / SAMPLES_PER_S)
        yield Stroke(id=item.id, page=item.page, transform=item.transform, pen=pen, samples=buffer.samples())


def _oval(item: PluginItem, one: DrawnOval, paper: Paper) -> Shape:
    fill = None if one.fill is None else theme_colour(one.fill, paper)
    line = None if one.colour is None else theme_colour(one.colour, paper)
    rim = 0.0 if line is None else one.width_mm / 2  # it lies within the radii
    across, down = max(one.radius_x - rim, 0.0), max(one.radius_y - rim, 0.0)
    return Shape(
        id=item.id,
        page=item.page,
        transform=item.transform,
        kind=ShapeKind.ELLIPSE,
        x0=one.x - across,
        y0=one.y - down,
        x1=one.x + across,
        y1=one.y + down,
        pen=_pen(line or fill or "#000000", one.width_mm),
        fill=fill,
        outlined=line is not None,
    )


def _text(item: PluginItem, one: DrawnText, colour: str) -> Text:
    wide = len(one.text) * one.size_mm * (CURSIVE_WIDTH if one.cursive else EM_WIDTH)
    font, wide, high, corner = text_box(one, min(one.width_mm or float("inf"), wide))
    return Text(
        id=item.id,
        page=item.page,
        transform=item.transform.after(text_turn(item, one).after(Affine.moving(*corner))),
        text=one.text.replace("\n", " "),
        size_mm=one.size_mm,
        colour=colour,
        font=font,
        font_version="",
        width_mm=wide,
        height_mm=high,
        bold=one.bold,
        align=TextAlign.LEFT,
    )


def _pen(colour: str, width_mm: float) -> Pen:
    return Pen(PenKind.PEN, colour, max(width_mm, LEAST_WIDTH_MM))
