"""Colours of items that are moved to another paper: what is written on light paper becomes chalk on black."""

from __future__ import annotations

from dataclasses import replace

from tni.document.items import AnyItem, Image, Media, PluginItem, Shape, Stroke, Text
from tni.document.page_format import Paper
from tni.document.palette import converted_colour, seen_colour
from tni.document.text_style import TextSpan


def on_paper(item: AnyItem, before: Paper, after: Paper) -> AnyItem:
    """Return the item in the colours for another paper."""
    match item:
        case Stroke():
            return replace(item, pen=replace(item.pen, colour=seen_colour(item.pen.colour, before, after)))
        case Shape():
            pen = replace(item.pen, colour=seen_colour(item.pen.colour, before, after))
            fill = None if item.fill is None else converted_colour(item.fill, before, after)
            return replace(item, pen=pen, fill=fill)
        case Text():
            spans = tuple(_span_on_paper(span, before, after) for span in item.spans)
            return replace(item, colour=seen_colour(item.colour, before, after), spans=spans)
        case Image() | Media() | PluginItem():
            return item


def _span_on_paper(span: TextSpan, before: Paper, after: Paper) -> TextSpan:
    colour = span.style.colour
    return replace(span, style=replace(span.style, colour=seen_colour(colour, before, after))) if colour else span
