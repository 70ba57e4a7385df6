"""Layout of a text box while text is typed or its style changes: the box stays in place and on the page."""

from __future__ import annotations

from dataclasses import replace
from math import inf

from tni.core.geometry import Affine, Point, Rect
from tni.document.alignment import TextAlign
from tni.document.items import Page, Text, bounds
from tni.document.text_measurer import MeasuredText, TextMeasurer

EDGE_MM = 3.0
"""Free space between text and the page's right edge."""
MIN_LINE_EMS = 6.0
"""Minimum width of a line, in ems. A text that starts nearer to the edge is moved away from it."""


def with_measured_box(measurer: TextMeasurer, text: Text) -> Text:
    """Return the text with its measured box. Lines of a `wrapped` text break at its present width."""
    wrap_mm = text.width_mm if text.wrapped else None
    box = measurer.measure(
        text.text, text.size_mm, text.font, wrap_mm, bold=text.bold, spans=text.spans, paragraphs=text.paragraphs
    )
    return _boxed(text, box)


def _boxed(text: Text, box: MeasuredText) -> Text:
    return replace(text, width_mm=box.width_mm, height_mm=box.height_mm, font=box.font, font_version=box.font_version)


def restyled_box(measurer: TextMeasurer, text: Text) -> Text:
    """Return the text with its measured box, which grows or shrinks about the place where its lines are aligned."""
    box = with_measured_box(measurer, text)
    left = (text.width_mm - box.width_mm) * text.align.share
    return replace(box, transform=text.transform.after(Affine.moving(left, 0.0))) if left else box


def fitted_to_page(measurer: TextMeasurer, text: Text, page: Page, before: Text | None) -> Text:
    """Return `text` measured, with lines broken at the page's right edge and moved above the bottom edge, as far as
    there is room. The box grows about the place where its lines are aligned.

    before: the text before the edit. If it lay over an edge already, it is neither moved nor wrapped there. A turned
    text is wrapped where its lines would leave the page, and never moved.
    """
    box, move = restyled_box(measurer, text), text.transform
    was = None if before is None else bounds(before)
    if move.b or move.c or move.a <= 0 or move.d <= 0:
        return box if was is None else _wrapped_along(measurer, text, box, page, was)
    page_width, page_height = page.format.width_mm, page.format.height_mm
    x, y = box.transform.e, move.f
    if before is None or (was is not None and was.x >= 0):
        x = max(x, 0.0)
    if before is None:
        y = max(y, 0.0)
    if not box.wrapped and (was is None or was.right <= page_width):
        room = (page_width - EDGE_MM - x) / move.a
        if box.width_mm > room:
            widest = (page_width - 2 * EDGE_MM) / move.a
            least = min(MIN_LINE_EMS * box.size_mm, box.width_mm, widest)
            width = max(room, least) if text.align is TextAlign.LEFT else min(box.width_mm, widest)
            if width < box.width_mm:
                box = with_measured_box(measurer, replace(box, wrapped=True, width_mm=width))
            x = min(x, page_width - EDGE_MM - box.width_mm * move.a)
    if not page.format.endless and (was is None or was.bottom <= page_height):
        y = max(min(y, page_height - box.height_mm * move.d), min(y, 0.0))
    return replace(box, transform=Affine(move.a, 0.0, 0.0, move.d, x, y))


def _wrapped_along(measurer: TextMeasurer, text: Text, box: Text, page: Page, was: Rect) -> Text:
    """Return a turned text with lines that end before they leave the page, as long as it was on the page before. box:
    `text` with its lines as they are typed."""
    sheet = _sheet(page)
    inside = sheet.contains(was.x, was.y) and sheet.contains(was.right, was.bottom)
    if box.wrapped or not inside:
        return box
    anchor = text.transform.point(text.width_mm * text.align.share, 0.0)
    step = text.transform.a, text.transform.b
    after, ahead = (_way_mm(anchor, (sign * step[0], sign * step[1]), sheet) for sign in (1.0, -1.0))
    room = {TextAlign.LEFT: after, TextAlign.RIGHT: ahead, TextAlign.CENTRE: 2 * min(after, ahead)}[text.align]
    width = max(room, MIN_LINE_EMS * box.size_mm)
    if width >= box.width_mm:
        return box
    made = with_measured_box(measurer, replace(box, wrapped=True, width_mm=width))
    left = (text.width_mm - made.width_mm) * text.align.share
    return replace(made, transform=text.transform.after(Affine.moving(left, 0.0)))


def _sheet(page: Page) -> Rect:
    """Return the part of a page where text stands; an endless page has no lower end."""
    height = inf if page.format.endless else page.format.height_mm
    return Rect(0.0, 0.0, page.format.width_mm, height)


def _way_mm(start: Point, step: Point, sheet: Rect) -> float:
    """Return how far one can go from a place on the sheet, in lengths of `step`, up to EDGE_MM from its edge."""
    ways = []
    for at, by, end in ((start[0], step[0], sheet.right), (start[1], step[1], sheet.bottom)):
        if abs(by) > 1e-9:
            ways.append((((end - EDGE_MM) if by > 0 else EDGE_MM) - at) / by)
    return max(min(ways, default=0.0), 0.0)
